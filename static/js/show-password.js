/* <show-password>: brings out the button that shows what was typed into a password field. Before the form is sent
   the field is a password again, so that password managers know it for one. */

class ShowPassword extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input");
    this.button = this.querySelector("button");
    if (!this.field || !this.button) return;
    this.button.hidden = false;
    this.button.addEventListener("click", () => this.show(this.field.type === "password"));
    this.field.form?.addEventListener("submit", () => this.show(false));
  }

  show(isShown) {
    this.field.type = isShown ? "text" : "password";
    this.button.setAttribute("aria-pressed", String(isShown));
  }
}

customElements.define("show-password", ShowPassword);
