/* <auto-submit>: sends its form as soon as something else is chosen, and hides the button that does so without it.
   Arrow keys choose what they pass, so for the keyboard the button comes back. */

const MOVES = new Set(["Tab", "Shift", "Control", "Alt", "Meta", "Escape"]);

class AutoSubmit extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.button = this.querySelector("button[type='submit']");
    if (!this.form || !this.button) return;
    this.button.hidden = true;
    this.addEventListener("keydown", this);
    this.addEventListener("change", this);
    window.addEventListener("pageshow", this);
  }

  disconnectedCallback() {
    window.removeEventListener("pageshow", this);
  }

  handleEvent(event) {
    if (event.type === "keydown" && !MOVES.has(event.key)) this.button.hidden = false;
    else if (event.type === "change" && this.button.hidden) this.form.requestSubmit();
    // A page brought back by the Back button shows what its list is sorted by, not what was chosen on leaving it.
    else if (event.type === "pageshow" && event.persisted) this.reset();
  }

  reset() {
    this.form.reset();
    this.button.hidden = true;
  }
}

customElements.define("auto-submit", AutoSubmit);
