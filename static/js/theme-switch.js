/* <theme-switch>: light or dark, remembered by the browser. Read before the page is painted (no module, no defer),
   so that nobody who chose dark sees a flash of white. */
(() => {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const kept = () => {
    try {
      return localStorage.getItem("theme");
    } catch {
      return null; // storage may be forbidden: the system's choice holds
    }
  };
  const show = (theme) => (theme === "dark" || theme === "light" ? (root.dataset.theme = theme) : delete root.dataset.theme);
  const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);

  class ThemeSwitch extends HTMLElement {
    connectedCallback() {
      this.addEventListener("click", this);
    }

    handleEvent() {
      this.choose(isDark() ? "light" : "dark");
    }

    choose(theme) {
      const isSystem = (theme === "dark") === dark.matches;
      show(isSystem ? null : theme);
      try {
        if (isSystem) localStorage.removeItem("theme");
        else localStorage.setItem("theme", theme);
      } catch {
        // Not remembered then; this page shows it all the same.
      }
    }
  }

  show(kept());
  addEventListener("storage", (event) => event.key === "theme" && show(event.newValue));
  customElements.define("theme-switch", ThemeSwitch);
})();
