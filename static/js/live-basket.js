/* <live-basket>: changes the basket without a reload. Its forms are plain; htmx sends them and exchanges #basket for
   the one in the answer, which is the basket's page. One question is asked at a time: what is pressed meanwhile waits
   its turn, what is typed meanwhile stays. Without it each form leads to the basket's page. */

import "./quantity-stepper.js";

const PAUSE = 350; // several presses of a button are one question
const HEARD = { change: "note", "htmx:beforeSend": "begin", "htmx:beforeSwap": "receive", "htmx:afterSwap": "settle", "htmx:afterRequest": "end" };

export const isBasket = (html) => html.includes('class="basket-whole"'); // the shell in every page has none

export function refusalIn(html) {
  return new DOMParser().parseFromString(html, "text/html").querySelector(".errorlist")?.textContent.trim();
}

class LiveBasket extends HTMLElement {
  changed = new Set(); // addresses of the forms whose number was changed
  waiting = []; // buttons that were pressed too early
  sent = new Map(); // what the fields held when they were sent
  typed = [];

  connectedCallback() {
    this.status = this.querySelector("[role=status]");
    this.quieten();
    for (const [type, method] of Object.entries(HEARD)) this.addEventListener(type, (event) => this[method](event));
    this.addEventListener("submit", (event) => this.takeTurn(event), true); // before htmx hears of it
    (this.closest("dialog") ?? this).addEventListener("click", (event) => this.follow(event));
    window.addEventListener("pagehide", () => this.sendLast());
    window.addEventListener("pageshow", (event) => event.persisted && this.isShown && this.refresh());
  }

  get isShown() {
    return this.closest("dialog")?.open ?? true;
  }

  get isPending() {
    return Boolean(this.isBusy || this.changed.size || this.waiting.length);
  }

  refresh() {
    htmx.trigger(this, "basket-wanted");
  }

  note({ target }) {
    const form = target.closest(".quantity");
    if (!form) return;
    this.changed.add(form.getAttribute("action"));
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.goOn(), PAUSE);
  }

  takeTurn(event) {
    const { target: form, submitter } = event;
    if (!form.hasAttribute("data-hx-post")) return;
    const address = form.getAttribute("action");
    this.changed.delete(address); // the number goes with it
    this.pressed = submitter?.name;
    if (!this.isBusy) return;
    event.preventDefault();
    event.stopPropagation();
    this.waiting.push({ address, name: submitter?.name, value: submitter?.value });
  }

  goOn() {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (this.isBusy) return;
    const [address] = this.changed;
    if (this.waiting.length) this.press(this.waiting.shift());
    else if (address) this.press({ address });
    else if (this.onward) location.assign(this.onward);
  }

  press({ address, name = "", value }) {
    this.changed.delete(address);
    const forms = [...this.querySelectorAll("form")].filter((form) => form.getAttribute("action") === address);
    const buttons = forms.flatMap((form) => [...form.querySelectorAll("[type=submit]")]);
    const button = buttons.find((each) => each.name === name && (!name || each.value === value));
    if (button) button.form.requestSubmit(name ? button : null);
    if (!this.isBusy) this.goOn(); // its line is gone
  }

  follow(event) {
    const link = event.target.closest("a[href]");
    const isPlain = !(event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey);
    if (!link || !isPlain || !this.isPending) return;
    event.preventDefault(); // a number that was just changed has to arrive before its shopper does
    this.onward = link.href;
    this.goOn();
  }

  sendLast() {
    for (const form of this.querySelectorAll(".quantity")) {
      const address = form.getAttribute("action");
      if (this.changed.delete(address)) navigator.sendBeacon(address, new URLSearchParams(new FormData(form)));
    }
  }

  begin({ target }) {
    this.isBusy = true;
    this.asked = target;
    this.sent = new Map([...(target.elements ?? [])].map(({ id, value }) => [id, value]));
  }

  receive({ detail }) {
    if (detail.isError) return;
    if (isBasket(detail.serverResponse)) {
      this.hadFocus = this.contains(document.activeElement);
      const fields = [...this.querySelectorAll("input:not([type=hidden])")];
      const isNew = ({ id, value, defaultValue }) => value !== defaultValue && value !== this.sent.get(id);
      this.typed = fields.filter(isNew).map(({ id, value }) => [id, value]);
    } else {
      detail.shouldSwap = false;
      if (this.contains(detail.requestConfig.elt)) this.fail(refusalIn(detail.serverResponse));
    }
  }

  settle({ detail }) {
    for (const [id, value] of this.typed) this.type(this.querySelector(`#${CSS.escape(id)}`), value);
    this.querySelector(":scope > .message")?.remove();
    this.quieten();
    if (this.querySelector("[aria-invalid=true]")) this.onward = undefined;
    const { elt } = detail.requestConfig;
    if (this.hadFocus && !this.contains(document.activeElement)) this.focusAfter(elt);
    if (elt !== this) this.say(this.news(elt));
    document.dispatchEvent(new CustomEvent("basket-changed"));
  }

  end({ detail }) {
    this.isBusy = false;
    this.sent.clear();
    if (!detail.successful) this.fail();
    else if (!this.timer) this.goOn();
  }

  fail(sentence) {
    const message = this.querySelector("template").content.firstElementChild.cloneNode(true);
    if (sentence) message.textContent = sentence;
    this.querySelector(":scope > .message")?.remove();
    document.getElementById("basket").before(message);
    message.scrollIntoView({ block: "nearest" });
    this.say(message.textContent);
    this.changed.clear();
    this.waiting = [];
    this.onward = undefined;
  }

  type(field, value) {
    if (!field) return;
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // What comes with the basket is said once, by the one region that was there before.
  quieten() {
    for (const region of this.querySelectorAll("#basket [role=status]")) region.removeAttribute("role");
  }

  focusAfter(form) {
    const lines = [...this.querySelectorAll(".basket-line")];
    const isPutBack = form.matches?.(".basket-undo");
    const next =
      this.querySelector(".basket-undo button") ??
      this.querySelector("[aria-invalid=true]") ??
      (isPutBack && lines.at(-1)) ??
      this.querySelector(".basket-code summary");
    const place = next || document.getElementById("basket");
    if (place.tabIndex < 0) place.tabIndex = -1;
    place.focus();
  }

  news(form) {
    const again = this.querySelector(`form[action="${form.getAttribute("action")}"]`);
    const told = [...this.querySelectorAll(".message > div, .basket-undo > span")].map((each) => each.textContent);
    return again?.querySelector(".errorlist")?.textContent || told.join(" ") || again?.dataset.said || "";
  }

  say(sentence) {
    this.status.textContent = "";
    setTimeout(() => (this.status.textContent = sentence.trim()), 150); // a region that just came into sight is not heard
  }
}

customElements.define("live-basket", LiveBasket);
