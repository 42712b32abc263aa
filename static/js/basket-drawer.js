/* <basket-drawer data-add="/basket/add/">: shows the basket beside the page, when its link is followed and when
   something was put into it. What is in it is the basket's page, fetched by htmx when it is wanted. Without it link
   and forms lead to that page. */

const LINK = '[data-personal="basket"]';
const isPlain = (event) => !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);

class BasketDrawer extends HTMLElement {
  connectedCallback() {
    this.dialog = this.querySelector("dialog");
    this.basket = this.querySelector("live-basket");
    this.add = new URL(this.dataset.add, location).href;
    document.addEventListener("click", this);
    document.addEventListener("submit", this);
    for (const type of ["mousedown", "close"]) this.dialog.addEventListener(type, this);
    for (const type of ["htmx:beforeSwap", "htmx:afterSwap"]) this.addEventListener(type, this);
  }

  handleEvent(event) {
    if (event.type === "click") this.followed(event);
    else if (event.type === "submit") this.submitted(event);
    else if (event.type === "mousedown") this.isBackdrop = event.target === this.dialog;
    else if (event.type === "close") this.closed();
    else if (event.detail.requestConfig.elt !== this.form) return;
    else if (event.type === "htmx:beforeSwap") this.answered(event.detail);
    else this.open();
  }

  followed(event) {
    if (event.target === this.dialog && this.isBackdrop) this.dialog.close();
    const link = event.target.closest(LINK);
    if (!link || !isPlain(event) || event.defaultPrevented || !window.htmx) return;
    event.preventDefault();
    this.opener = link;
    this.open();
    this.fetch(link.href);
  }

  async fetch(address) {
    try {
      this.live = await import("./live-basket.js");
      this.basket.refresh();
    } catch {
      location.assign(address);
    }
  }

  submitted(event) {
    const { target: form, submitter } = event;
    const address = submitter?.hasAttribute("formaction") ? submitter.formAction : form.action;
    if (address !== this.add || event.defaultPrevented || this.contains(form) || !window.htmx) return;
    event.preventDefault();
    if (this.form) return; // pressed twice
    this.form = form;
    this.opener = submitter ?? document.activeElement;
    this.clear(form);
    this.send(form);
  }

  async send(form) {
    const answer = { target: "#basket", select: "#basket", swap: this.basket.getAttribute("hx-swap") };
    try {
      this.live = await import("./live-basket.js");
      await htmx.ajax("POST", this.add, { source: form, ...answer });
    } catch {
      this.refuse(form);
    }
    this.form = undefined;
  }

  answered(detail) {
    if (!detail.isError && this.live.isBasket(detail.serverResponse)) return;
    detail.shouldSwap = false;
    const sentence = detail.isError ? "" : this.live.refusalIn(detail.serverResponse);
    if (detail.isError || sentence) this.refuse(this.form, sentence);
    else this.form.submit(); // the shop has a question that only a page can put
  }

  open() {
    if (!this.dialog.open) this.dialog.showModal();
    this.querySelector(".drawer__title").focus();
  }

  closed() {
    const opener = this.opener?.isConnected ? this.opener : document.querySelector(LINK);
    opener?.focus();
    if (!this.basket.isPending) this.querySelector("#basket").replaceChildren(); // the next time it is another one
  }

  refuse(form, sentence) {
    const place = this.place(form);
    if (sentence) place.append(Object.assign(document.createElement("p"), { textContent: sentence, className: "refusal" }));
    else place.append(this.basket.querySelector("template").content.cloneNode(true));
    const field = form.querySelector('[name="quantity"]:not([type="hidden"])');
    if (!field) return;
    field.setAttribute("aria-invalid", "true");
    field.setAttribute("aria-describedby", place.id);
    field.addEventListener("input", () => this.clear(form), { once: true });
  }

  place(form) {
    const place = form.querySelector("[data-refused]") ?? form.appendChild(document.createElement("div"));
    place.dataset.refused = "";
    place.id ||= `refused-${[...document.forms].indexOf(form)}`;
    place.setAttribute("role", "alert");
    return place;
  }

  clear(form) {
    form.querySelector("[data-refused]")?.replaceChildren();
    const field = form.querySelector("[aria-invalid]");
    field?.removeAttribute("aria-invalid");
    field?.removeAttribute("aria-describedby");
  }
}

customElements.define("basket-drawer", BasketDrawer);
