/* <live-list>: keeps a list usable while its parts are exchanged: what was folded open stays so, and whoever took off a
   filter, which is gone then, goes on at the list. A value that is chosen while an answer is on its way waits for it, as
   its link belongs to the list before. What cannot be exchanged is loaded. Without it every link loads its page. */

const HEARD = {
  "htmx:beforeSend": "begin",
  "htmx:beforeSwap": "receive",
  "htmx:afterSettle": "settle",
  "htmx:sendError": "load",
  "htmx:responseError": "load",
  "htmx:timeout": "load",
};
const PAUSE = 300; // a question that fails because its page is being left leads nowhere

class LiveList extends HTMLElement {
  waiting = []; // ids of values

  connectedCallback() {
    for (const [type, method] of Object.entries(HEARD)) this.addEventListener(type, (event) => this[method](event));
    this.addEventListener("click", (event) => this.takeTurn(event), true); // before htmx hears of it
  }

  takeTurn(event) {
    const value = event.target.closest(".facet__value[id]");
    const isPlain = !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!value || !isPlain || !this.isBusy) return;
    event.preventDefault();
    event.stopPropagation();
    this.waiting.push(value.id);
  }

  begin() {
    this.isBusy = true;
  }

  receive(event) {
    const { isError, serverResponse } = event.detail;
    this.folds = new Map([...this.querySelectorAll("details[id]")].map((fold) => [fold.id, fold.open]));
    if (isError || serverResponse.includes('id="products"')) return;
    event.detail.shouldSwap = false; // a page of another kind, such as a search that finds no products
    this.load(event);
  }

  settle({ target }) {
    if (target.id !== "products") return;
    for (const fold of this.querySelectorAll("details[id]")) fold.open = this.folds?.get(fold.id) ?? fold.open;
    if (document.activeElement === document.body) target.focus({ preventScroll: true });
    this.isBusy = false;
    this.goOn();
  }

  goOn() {
    while (this.waiting.length && !this.isBusy) document.getElementById(this.waiting.shift())?.click();
  }

  load({ detail }) {
    setTimeout(() => location.assign(detail.pathInfo.finalRequestPath), PAUSE);
  }
}

customElements.define("live-list", LiveList);
