/* <personal-note src="/personal/">: fills in what is the shopper's own, once the page that everybody gets is shown.
   Without it, or without an answer, the links inside stay as they are. */

function lastCount() {
  const found = document.cookie.match(/(?:^|; )basket_count=(\d+)/);
  return found ? Number(found[1]) : 0;
}

class PersonalNote extends HTMLElement {
  connectedCallback() {
    this.showCount(lastCount()); // what the last answer said, so that the number does not come late on every page
    this.refresh();
    // A page brought back by the Back button is as old as the moment it was left.
    this.onShow = (event) => event.persisted && this.refresh();
    window.addEventListener("pageshow", this.onShow);
    this.onChange = () => this.showCount(lastCount());
    document.addEventListener("basket-changed", this.onChange);
  }

  disconnectedCallback() {
    window.removeEventListener("pageshow", this.onShow);
    document.removeEventListener("basket-changed", this.onChange);
  }

  async refresh() {
    try {
      const answer = await fetch(this.getAttribute("src"), { headers: { Accept: "text/html" } });
      if (answer.ok && !answer.redirected) this.show(await answer.text());
    } catch {
      // Offline, or left before the answer came: the links work all the same.
    }
  }

  showCount(count) {
    const place = this.querySelector("[data-basket-count]");
    if (place) place.textContent = count || "";
  }

  show(html) {
    const focused = this.contains(document.activeElement) ? document.activeElement.dataset.personal : undefined;
    this.innerHTML = html;
    if (focused) this.querySelector(`[data-personal="${focused}"]`)?.focus();
  }
}

customElements.define("personal-note", PersonalNote);
