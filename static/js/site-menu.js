/* <site-menu>: closes an open panel of the menu on Escape, on a click elsewhere and when the focus has left it.
   Opening is the browser's own (<details>, popover), so the menu works without this. */

const WIDE = matchMedia("(width >= 60rem)");

class SiteMenu extends HTMLElement {
  connectedCallback() {
    this.addEventListener("keydown", this);
    this.addEventListener("focusout", this);
    document.addEventListener("pointerdown", this);
  }

  disconnectedCallback() {
    document.removeEventListener("pointerdown", this);
  }

  handleEvent(event) {
    const open = this.querySelector("details[open]");
    if (!open || !WIDE.matches) return;
    if (event.type === "keydown" && event.key === "Escape") {
      open.open = false;
      open.querySelector("summary").focus();
    } else if (event.type === "focusout" && event.relatedTarget && !open.contains(event.relatedTarget)) {
      open.open = false;
    } else if (event.type === "pointerdown" && !open.contains(event.target)) {
      open.open = false;
    }
  }
}

customElements.define("site-menu", SiteMenu);
