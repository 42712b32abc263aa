/* <search-suggest data-src>: a combobox over the search field. Shows what begins like what is typed; arrow keys choose,
   Enter goes there, Escape puts the list away. Without it the field is sent as a plain form. */

const PAUSE = 120;
const CARET = new Set(["Home", "End", "ArrowLeft", "ArrowRight"]);

class SearchSuggest extends HTMLElement {
  connectedCallback() {
    this.field = this.querySelector("input[type='search']");
    this.list = this.querySelector("#suggestions");
    this.status = this.querySelector("[role='status']");
    const roles = { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "suggestion-list" };
    for (const [name, value] of Object.entries(roles)) this.field.setAttribute(name, value);
    for (const type of ["input", "keydown", "focusout", "pointerdown", "click"]) this.addEventListener(type, this);
  }

  handleEvent(event) {
    const option = event.target.closest?.("[role='option']");
    if (event.type === "input") this.wait();
    else if (event.type === "keydown") this.press(event);
    else if (event.type === "pointerdown" && option) event.preventDefault(); // the focus stays in the field
    else if (event.type === "click" && option) location.assign(option.dataset.url);
    else if (event.type === "focusout" && !this.list.contains(event.relatedTarget)) this.close();
  }

  wait() {
    clearTimeout(this.timer);
    this.choose(null); // it belongs to what was typed before
    this.timer = setTimeout(() => this.ask(), PAUSE);
  }

  async ask() {
    this.asking?.abort();
    const typed = this.field.value.trim();
    if (typed.length < 2) return this.empty();
    this.asking = new AbortController();
    try {
      const answer = await fetch(`${this.dataset.src}?q=${encodeURIComponent(typed)}`, { signal: this.asking.signal });
      const html = answer.ok ? await answer.text() : "";
      if (html) this.show(html);
      else this.empty();
    } catch (error) {
      if (error.name !== "AbortError") this.empty(); // offline: the form works all the same
    }
  }

  show(html) {
    this.list.innerHTML = html;
    const listbox = this.list.querySelector("[role='listbox']");
    if (listbox) listbox.id = "suggestion-list";
    this.status.textContent = listbox?.dataset.said ?? this.status.dataset.none;
    this.open(Boolean(listbox));
    this.choose(null);
  }

  open(isOpen) {
    this.list.hidden = !isOpen;
    this.field.setAttribute("aria-expanded", String(isOpen));
  }

  close() {
    this.asking?.abort();
    clearTimeout(this.timer);
    this.open(false);
    this.choose(null);
    this.status.textContent = "";
  }

  empty() {
    this.close();
    this.list.replaceChildren(); // it belongs to other words
  }

  press(event) {
    const options = [...this.list.querySelectorAll("[role='option']")];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === "Escape" && !this.list.hidden) {
      event.preventDefault();
      this.close();
    } else if (event.key === "Enter" && this.chosen) {
      event.preventDefault();
      location.assign(this.chosen.dataset.url);
    } else if (CARET.has(event.key)) {
      this.choose(null); // the caret moves: the field is meant
    } else if (step && options.length) {
      event.preventDefault();
      this.open(true);
      const next = options.indexOf(this.chosen) + step; // -1 is the field itself, and so is the one after the last
      this.choose(options[next < -1 ? options.length - 1 : next] ?? null);
    }
  }

  choose(option) {
    this.chosen?.setAttribute("aria-selected", "false");
    this.chosen = option;
    option?.setAttribute("aria-selected", "true");
    option?.scrollIntoView({ block: "nearest" });
    if (option) this.field.setAttribute("aria-activedescendant", option.id);
    else this.field.removeAttribute("aria-activedescendant");
  }
}

customElements.define("search-suggest", SearchSuggest);
