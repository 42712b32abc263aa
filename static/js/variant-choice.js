/* <variant-choice hx-get="/products/…/">: shows what the chosen variant costs, whether it is there and how it looks.
   htmx asks for the product's page with that variant and exchanges the parts that depend on it. The address follows,
   so that Reload and a link sent on show the same. Without it the form sends what was chosen. */

const HEARD = { "htmx:configRequest": "ask", "htmx:beforeSwap": "receive", "htmx:afterRequest": "show" };
const pictures = (place) => [...place.querySelectorAll("img")].map(({ src }) => src).join();

class VariantChoice extends HTMLElement {
  connectedCallback() {
    this.status = this.querySelector("[role=status]");
    for (const [type, method] of Object.entries(HEARD)) this.addEventListener(type, (event) => this[method](event.detail));
    document.addEventListener("htmx:oobBeforeSwap", ({ detail }) => this.compare(detail));
    // A browser that reloads a page brings back what was chosen on it, whatever the address says.
    window.addEventListener("pageshow", (event) => {
      if (!event.persisted && this.chosen !== this.querySelector("[checked]")) htmx.trigger(this, "change");
    });
  }

  get chosen() {
    return this.querySelector(":checked");
  }

  get address() {
    return `${this.getAttribute("hx-get")}?variant=${encodeURIComponent(this.chosen.dataset.variant)}`;
  }

  ask(detail) {
    detail.path = this.address;
  }

  // The keys go through the variants quicker than answers come: only the last one counts.
  receive(detail) {
    if (detail.pathInfo.requestPath !== this.address) detail.shouldSwap = false;
  }

  compare(detail) {
    const isGallery = detail.target.id === "product-pictures";
    if (isGallery && pictures(detail.target) === pictures(detail.fragment)) detail.shouldSwap = false;
  }

  show({ successful, pathInfo, xhr }) {
    if (pathInfo.requestPath !== this.address || xhr.statusText === "abort") return;
    this.status.classList.toggle("visually-hidden", Boolean(successful));
    if (successful) {
      history.replaceState(history.state, "", this.address);
      const said = document.querySelector("#product-offer [data-said]");
      this.status.textContent = said?.textContent.replace(/\s+/g, " ").trim() ?? "";
    } else {
      const message = this.querySelector("template").content.cloneNode(true);
      message.querySelector("a").href = this.address;
      this.status.replaceChildren(message);
    }
  }
}

customElements.define("variant-choice", VariantChoice);
