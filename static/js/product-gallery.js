/* <product-gallery>: a small picture brings its large one into sight without a jump of the page, and says which is shown.
   Without it the small ones are links to the large. */

class ProductGallery extends HTMLElement {
  connectedCallback() {
    this.strip = this.querySelector(".gallery");
    this.links = [...this.querySelectorAll(".gallery__thumbs a")];
    this.addEventListener("click", this);
    this.watch = new IntersectionObserver((seen) => this.mark(seen), { root: this.strip, threshold: 0.6 });
    for (const picture of this.strip?.children ?? []) this.watch.observe(picture);
  }

  disconnectedCallback() {
    this.watch.disconnect();
  }

  handleEvent(event) {
    const link = event.target.closest(".gallery__thumbs a");
    const picture = link && document.getElementById(link.hash.slice(1));
    if (!picture) return;
    event.preventDefault();
    this.show(picture);
  }

  show(picture) {
    this.strip.scrollTo({ left: picture.offsetLeft - this.strip.firstElementChild.offsetLeft });
  }

  mark(seen) {
    for (const { target, isIntersecting } of seen) {
      const link = this.links.find(({ hash }) => hash === `#${target.id}`);
      if (isIntersecting) link?.setAttribute("aria-current", "true");
      else link?.removeAttribute("aria-current");
    }
  }
}

customElements.define("product-gallery", ProductGallery);
