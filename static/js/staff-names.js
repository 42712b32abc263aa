/* Says to those who hear the page what Oscar's tables and lists only show: which row a box is for, what a list to search
   in is about, that tabs are tabs. The words come from <main>. */
const main = document.querySelector("main");

const nameBoxes = (table) => {
  for (const box of table.querySelectorAll("input[type=checkbox]:not([aria-label])")) {
    const row = box.closest("tr");
    const isHead = !!box.closest("thead");
    const said = isHead ? main.dataset.wordAll : row.querySelector("a[href]")?.textContent.trim();
    if (!box.labels.length) box.setAttribute("aria-label", said || box.value);
  }
};

const nameHeads = (table) => {
  for (const head of table.querySelectorAll("th")) {
    if (head.textContent.trim()) continue;
    const said = Object.assign(document.createElement("span"), { className: "sr-only" });
    said.textContent = head.querySelector("input") ? main.dataset.wordAll : main.dataset[head.previousElementSibling ? "wordActions" : "wordChoice"];
    head.append(said);
  }
};

const nameLists = () => {
  for (const select of main.querySelectorAll("select.select2-hidden-accessible")) {
    const label = select.labels[0]?.textContent.trim() || select.getAttribute("aria-label");
    const parts = select.nextElementSibling?.querySelectorAll(".select2-selection--multiple, .select2-search__field") ?? [];
    for (const part of parts) if (label) part.setAttribute("aria-label", label);
  }
};

const nameTabs = () => {
  for (const item of main.querySelectorAll("[role=tablist] > li")) item.setAttribute("role", "presentation");
  for (const tab of main.querySelectorAll("[role=tablist] a")) tab.setAttribute("role", "tab");
};

/* Oscar goes from the first heading straight to the third level. */
const levelHeadings = () => {
  for (const heading of main.querySelectorAll("h2, h3, h4")) {
    if (heading.matches("h2")) break;
    heading.setAttribute("aria-level", "2");
  }
};

/* Once Oscar's own scripts, which wait for the same, have built their lists. */
window.jQuery(() => {
  main.querySelectorAll("table").forEach((table) => (nameBoxes(table), nameHeads(table)));
  nameLists();
  nameTabs();
  levelHeadings();
});
