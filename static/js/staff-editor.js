/* The editor of long texts takes the colours of the page, and takes the others when the page does. */
const root = document.documentElement;
const dark = matchMedia("(prefers-color-scheme: dark)");
const isDark = () => (root.dataset.theme ? root.dataset.theme === "dark" : dark.matches);

/* Its text stands in a frame, where the page's stylesheet does not reach: the field's own colours are handed in. */
const look = () => {
  const { backgroundColor, color } = getComputedStyle(document.querySelector("textarea"));
  const own = { content_style: `body { background: ${backgroundColor}; color: ${color}; }` };
  return isDark() ? { skin: "oxide-dark", content_css: "dark", ...own } : { skin: "oxide", content_css: "default", ...own };
};

const dressAnew = () => {
  const { tinymce, oscar, jQuery } = window;
  tinymce.overrideDefaults({ license_key: "gpl", ...look() });
  for (const editor of tinymce.get()) {
    const field = editor.getElement();
    editor.save();
    editor.remove();
    jQuery(field).tinymce({ ...oscar.dashboard.options.tinyConfig, ...look() });
  }
};

if (window.tinymce && document.querySelector("textarea")) {
  dressAnew();
  dark.addEventListener("change", dressAnew);
  new MutationObserver(dressAnew).observe(root, { attributeFilter: ["data-theme"] });
}
