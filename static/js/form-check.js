/* <form-check>, inside a form: says on leaving a field what is wrong with it, and is quiet while it is mended.
   The rules are the browser's own. The sentences stand around the field (data-missing, data-wrong), or here by the
   field's type (data-email); else the browser has one. It never holds a form back: the server decides. */

const EVENTS = ["input", "change", "focusout"];

class FormCheck extends HTMLElement {
  touched = new WeakSet();

  connectedCallback() {
    this.form = this.closest("form");
    if (!this.form) return;
    this.form.noValidate = true;
    this.setAttribute("role", "status");
    for (const type of EVENTS) this.form.addEventListener(type, this);
  }

  disconnectedCallback() {
    for (const type of EVENTS) this.form?.removeEventListener(type, this);
  }

  handleEvent({ type, target: control, relatedTarget: next }) {
    const place = control.willValidate && control.closest(".field");
    if (!place) return;
    if (type === "focusout") {
      // A sentence that comes while a button is pressed would move the button away under the finger.
      if (this.touched.has(control) && next?.type !== "submit") this.judge(control, place);
    } else {
      this.touched.add(control); // who only passes through a field has done nothing wrong yet
      this.clear(control, place);
    }
  }

  judge(control, place) {
    if (control.validity.valid || control.getAttribute("aria-invalid") === "true") return;
    const sentence = this.sentence(control, place);
    const list = document.createElement("ul");
    list.className = "errorlist";
    list.id = `${control.id}_error`;
    list.append(Object.assign(document.createElement("li"), { textContent: sentence }));
    place.append(list);
    place.classList.add("field--error");
    control.setAttribute("aria-invalid", "true");
    control.setAttribute("aria-describedby", [...described(control), list.id].join(" "));
    this.textContent = sentence; // for those who hear the page, the focus having gone on
  }

  clear(control, place) {
    const list = place.querySelector(":scope > .errorlist");
    const marked = place.querySelectorAll('[aria-invalid="true"]');
    if (!list && !marked.length) return;
    for (const each of marked) {
      each.removeAttribute("aria-invalid");
      const rest = described(each).filter((id) => id !== list?.id);
      if (rest.length) each.setAttribute("aria-describedby", rest.join(" "));
      else each.removeAttribute("aria-describedby");
    }
    list?.remove();
    place.classList.remove("field--error");
    if (place.tagName === "FIELDSET") place.removeAttribute("aria-describedby");
    this.textContent = "";
  }

  sentence(control, place) {
    if (control.validity.valueMissing) return place.dataset.missing || control.validationMessage;
    return place.dataset.wrong || this.dataset[control.type] || control.validationMessage;
  }
}

const described = (control) => (control.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean);

customElements.define("form-check", FormCheck);
