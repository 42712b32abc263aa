/* <search-results data-query data-opened>: tells the shop, by no name, that a result of this query was opened. */

class SearchResults extends HTMLElement {
  connectedCallback() {
    this.addEventListener("click", this);
    this.addEventListener("auxclick", this);
  }

  handleEvent(event) {
    if (event.button === 2 || !event.target.closest("article a, .search-pages a")) return;
    navigator.sendBeacon(this.dataset.opened, new URLSearchParams({ q: this.dataset.query }));
  }
}

customElements.define("search-results", SearchResults);
