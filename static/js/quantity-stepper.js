/* <quantity-stepper data-most="5">: brings out the two buttons beside a number, which change it by one within its
   limits. Without it the number is typed. */

class QuantityStepper extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input");
    this.buttons = [...this.querySelectorAll("[data-by]")];
    for (const button of this.buttons) button.hidden = false;
    this.addEventListener("click", this);
    this.addEventListener("input", this);
    this.show();
  }

  handleEvent(event) {
    const by = Number(event.target.closest("[data-by]")?.dataset.by ?? 0);
    if (event.type === "click" && by) this.step(by);
    this.show();
  }

  get number() {
    return Number(this.field.value) || 0;
  }

  get most() {
    return Math.max(1, Number(this.dataset.most ?? Infinity));
  }

  step(by) {
    const next = Math.min(Math.max(1, this.number + by), this.most);
    if (String(next) === this.field.value) return;
    this.field.value = next;
    this.field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  show() {
    for (const button of this.buttons) {
      const isLast = button.dataset.by < 0 ? this.number <= 1 : this.number >= this.most;
      button.setAttribute("aria-disabled", isLast); // not `disabled`: that would take the focus away
    }
  }
}

customElements.define("quantity-stepper", QuantityStepper);
