/* <put-away key>: what it holds can be put away for this visit. Read before what follows is painted (no module, no
   defer), so that what was put away does not come up on every page for a moment. Without it, it stays. */
(() => {
  const NAME = "put-away";

  class PutAway extends HTMLElement {
    connectedCallback() {
      this.hidden = this.isKept();
      this.addEventListener("click", this);
    }

    handleEvent(event) {
      if (!event.target.closest("button")) return;
      this.hidden = true;
      try {
        sessionStorage.setItem(NAME, this.getAttribute("key"));
      } catch {
        // Storage may be forbidden: it is away from this page then.
      }
    }

    isKept() {
      try {
        return sessionStorage.getItem(NAME) === this.getAttribute("key");
      } catch {
        return false;
      }
    }
  }

  customElements.define(NAME, PutAway);
})();
