/* What the checks see of a page from inside of it. Evaluated in the page by `eyes.py`; each look answers with a list
   of sentences, empty where there is nothing to complain about. */
(() => {
  const FOCUSABLE =
    "a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex]:not([tabindex='-1'])";
  const LONG_WORD = "Rindfleischetikettierungsüberwachungsaufgabenübertragungsgesetz";

  function name(element) {
    const words = (element.getAttribute("aria-label") || element.innerText || element.name || "").trim();
    const classes = [...element.classList].map((one) => `.${one}`).join("");
    const said = words ? ` “${words.replace(/\s+/g, " ").slice(0, 30)}”` : "";
    return `${element.localName}${element.id ? `#${element.id}` : ""}${classes}${said}`;
  }

  const isShown = (element) => element.checkVisibility({ visibilityProperty: true });
  const controls = () =>
    [...document.querySelectorAll(FOCUSABLE)].filter((one) => !one.disabled && isShown(one));

  /** The element, and what stands around it and may show the focus in its place: its label, and a few boxes. */
  function around(element) {
    const found = [element, ...(element.labels || [])];
    for (let box = element.parentElement; box && found.length < 5; box = box.parentElement) found.push(box);
    return found;
  }

  const hasOutline = (style) =>
    style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1 && alpha(style.outlineColor) > 0;
  const hasBorder = (style) =>
    ["Top", "Bottom", "Left", "Right"].every(
      (side) => parseFloat(style[`border${side}Width`]) >= 1 && style[`border${side}Style`] !== "none"
        && alpha(style[`border${side}Color`]) > 0);

  function alpha(colour) {
    const found = colour.match(/rgba\(.*,\s*([\d.]+)\)|\/\s*([\d.]+)\)/);
    return found ? Number(found[1] ?? found[2]) : 1;
  }

  /** A link that fills its card shows the focus around the box that it puts over it. */
  const isFocusSeen = (element) =>
    around(element).some((one) => hasOutline(getComputedStyle(one)))
    || ["::before", "::after"].some((part) => {
      const style = getComputedStyle(element, part);
      return style.content !== "none" && hasOutline(style);
    });

  /** Go to the first thing that can be gone to, which has to be the way past the head of the page. */
  function takeSkipLink() {
    const [first] = controls();
    first?.focus();
    return Boolean(first?.matches(".skip-link") && isFocusSeen(first));
  }

  /** What has the focus now, if nothing shows it. */
  function unseen() {
    const focused = document.activeElement;
    return !focused || focused === document.body || isFocusSeen(focused) ? "" : name(focused);
  }

  function unseenFocus() {
    // What has the focus by script shows it as by the keyboard only where the one before did: press Tab first.
    return controls()
      .filter((one) => (one.focus({ preventScroll: true }), document.activeElement === one && !isFocusSeen(one)))
      .map((one) => `focus cannot be seen on ${name(one)}`);
  }

  /** Whether an element stays where it is while the page moves. */
  function floatingBox(element) {
    for (let box = element; box; box = box.parentElement) {
      if (["fixed", "sticky"].includes(getComputedStyle(box).position)) return box;
    }
    return null;
  }

  /** The box that hides all of the element, if one does. WCAG 2.4.11 lets it be hidden in part. */
  function cover(element) {
    const box = element.getBoundingClientRect();
    const covers = [];
    for (const x of [0.1, 0.5, 0.9]) {
      for (const y of [0.1, 0.5, 0.9]) {
        const top = document.elementFromPoint(box.left + box.width * x, box.top + box.height * y);
        const floating = top && !element.contains(top) && !top.contains(element) ? floatingBox(top) : null;
        if (top && !floating) return null;
        if (floating && !floating.contains(element)) covers.push(floating);
      }
    }
    return covers[0] || null;
  }

  function hiddenFocus() {
    const found = [];
    for (const one of controls()) {
      one.focus();
      const box = document.activeElement === one ? cover(one) : null;
      if (box) found.push(`${name(one)} has the focus below ${name(box)}`);
    }
    return found;
  }

  /** A box that may be moved sideways for itself keeps what is in it off the page's width. */
  function isClipped(element) {
    for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
      if (getComputedStyle(box).overflowX !== "visible") return true;
    }
    return false;
  }

  function overflow() {
    const page = document.documentElement;
    const width = page.clientWidth;
    if (page.scrollWidth <= width) return [];
    const wide = [...document.body.querySelectorAll("*")].filter((one) => {
      const box = one.getBoundingClientRect();
      return box.width > 0 && (box.right > width + 0.5 || box.left < -0.5) && isShown(one) && !isClipped(one);
    });
    const innermost = wide.filter((one) => !wide.some((other) => other !== one && one.contains(other)));
    const named = innermost.slice(0, 3).map(name).join(", ");
    return [`${page.scrollWidth} px wide in a window of ${width}: ${named || "nothing that can be named"}`];
  }

  /** What can be pressed and lies upon another such thing, so that one is hit in the place of the other. A link in
      running text may share its box with others, what covers the whole of its label is not to be seen, and a field
      may hold a button. */
  function overlaps() {
    const pressed = controls().filter((one) => {
      const { display, opacity } = getComputedStyle(one);
      return display !== "inline" && opacity !== "0" && !floatingBox(one);
    });
    const boxes = pressed.map((one) => [one, one.getBoundingClientRect()]);
    return boxes.flatMap(([one, box], place) =>
      boxes
        .slice(place + 1)
        .filter(([other, its]) => !one.contains(other) && isUpon(box, its) && !(one.matches("input") && isIn(its, box)))
        .map(([other]) => `${name(one)} and ${name(other)} lie upon each other`));
  }

  const isUpon = (box, other) =>
    Math.min(box.right, other.right) - Math.max(box.left, other.left) > 1
    && Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 1;

  const isIn = (inner, box) =>
    inner.left >= box.left && inner.right <= box.right && inner.top >= box.top && inner.bottom <= box.bottom;

  /** Say each heading, and the name of this page in the way to it, with one word that is wider than a phone. */
  function putLongWords() {
    for (const one of document.querySelectorAll("main :is(h1, h2, h3, [aria-current=page])")) {
      const walker = document.createTreeWalker(one, NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walker.nextNode()) texts.push(walker.currentNode);
      const longest = texts.sort((text, other) => other.data.trim().length - text.data.trim().length)[0];
      if (longest) longest.data = LONG_WORD;
    }
  }

  /** In forced colours a fill is gone: a button is told by a border, and one with a picture alone by its lines. */
  function unseenButtons() {
    const buttons = [...document.querySelectorAll("button, .button, input[type=submit]")].filter(isShown);
    return buttons.filter((one) => !isButtonSeen(one)).map((one) => `cannot be seen: ${name(one)}`);
  }

  function isButtonSeen(button) {
    const style = getComputedStyle(button);
    if (hasBorder(style) || hasOutline(style)) return true;
    if (button.classList.contains("button")) return false;
    if (button.innerText.trim()) return true; // it looks like a link, and is one of words
    const paper = getComputedStyle(document.body).backgroundColor;
    return [...button.querySelectorAll("svg")].some((picture) => {
      const ink = getComputedStyle(picture);
      return [ink.stroke, ink.fill].some((colour) => colour !== "none" && colour !== paper);
    });
  }

  window.eyes = { takeSkipLink, unseen, unseenFocus, hiddenFocus, overflow, overlaps, putLongWords, unseenButtons };
})()
