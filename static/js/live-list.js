/* <live-list>: keeps a list usable while its parts are exchanged: what was folded open stays so, and whoever took off a
   filter, which is gone then, goes on at the list. Without it every link loads its page. */

class LiveList extends HTMLElement {
  connectedCallback() {
    document.addEventListener("htmx:beforeSwap", this);
    document.addEventListener("htmx:afterSettle", this);
  }

  disconnectedCallback() {
    document.removeEventListener("htmx:beforeSwap", this);
    document.removeEventListener("htmx:afterSettle", this);
  }

  handleEvent(event) {
    if (!this.contains(event.target)) return;
    if (event.type === "htmx:beforeSwap") this.remember();
    else this.restore();
  }

  remember() {
    this.folds = new Map([...this.querySelectorAll("details[id]")].map((fold) => [fold.id, fold.open]));
  }

  restore() {
    for (const fold of this.querySelectorAll("details[id]")) fold.open = this.folds?.get(fold.id) ?? fold.open;
    if (document.activeElement === document.body) this.querySelector("#products")?.focus({ preventScroll: true });
  }
}

customElements.define("live-list", LiveList);
