/* <quantity-stepper>: brings out the two buttons beside a number, which change it by one within its limits.
   Without it the number is typed. */

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

  step(by) {
    if (by > 0) this.field.stepUp();
    else this.field.stepDown();
    this.field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  show() {
    const { min, max, value } = this.field;
    for (const button of this.buttons) {
      const isLeast = button.dataset.by < 0 && Number(value) <= Number(min);
      const isMost = button.dataset.by > 0 && max && Number(value) >= Number(max);
      button.disabled = Boolean(isLeast || isMost);
    }
  }
}

customElements.define("quantity-stepper", QuantityStepper);
