// <payment-wait>: asks from time to time whether the bank has answered, and follows as soon as it has.
// Without it the link in it does the same by hand.

const FIRST_PAUSE = 1500;
const LONGEST_PAUSE = 20000;

class PaymentWait extends HTMLElement {
  connectedCallback() {
    this.pause = FIRST_PAUSE;
    this.plan();
  }

  disconnectedCallback() {
    clearTimeout(this.timer);
  }

  plan() {
    this.timer = setTimeout(() => this.ask(), this.pause);
    this.pause = Math.min(this.pause * 1.5, LONGEST_PAUSE);
  }

  async ask() {
    try {
      const answer = await fetch("?ask", { cache: "no-store" });
      if (answer.ok && (await answer.json()).is_known) {
        location.replace(location.pathname);
        return;
      }
    } catch {
      // No network at the moment: ask again later.
    }
    this.plan();
  }
}

customElements.define("payment-wait", PaymentWait);
