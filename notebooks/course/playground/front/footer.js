// Below: the state as a string, to keep and to paste, and the programs of the present state.

async function copyText(field, tell) {
  try {
    await navigator.clipboard.writeText(field.value ?? field.textContent);
    tell("Copied.");
  } catch { // a frame without the right to do it, as on Colab
    field.select ? field.select() : getSelection().selectAllChildren(field);
    tell("Selected: press Ctrl+C (⌘C) to copy.");
  }
}

class Footer {
  constructor(kernel) {
    this.kernel = kernel;
    const tell = (text) => kernel.tell(text);
    this.text = h("input", { type: "text", class: "pg-state", spellcheck: "false", autocomplete: "off", maxlength: 12000, oninput: () => { this.typed = true; } });
    this.text.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.use();
      if (event.key === "Escape") { this.typed = false; this.update({}); }
    });
    this.tabs = ["nnlib", "keras"].map((name) => button(name === "nnlib" ? "nnlib" : "Keras", () => this.choose(name),
      { role: "tab", "data-tab": name }));
    this.program = h("pre", { class: "pg-code", tabindex: 0, role: "tabpanel", "aria-label": "Program" });
    const tablist = h("div", { role: "tablist", class: "pg-row", "aria-label": "Library" }, ...this.tabs);
    tablist.addEventListener("keydown", (event) => {
      if (!["ArrowLeft", "ArrowRight"].includes(event.key)) return;
      this.choose(this.tab === "nnlib" ? "keras" : "nnlib");
      this.tabs.find((tab) => tab.dataset.tab === this.tab).focus();
    });
    this.details = h("details", { class: "pg-details", ontoggle: () => this.refresh() }, h("summary", { text: "Show me the code" }),
      h("div", { class: "pg-row" }, tablist, button("Copy code", () => copyText(this.program, tell)), (this.stale = h("span", { class: "pg-note" }))), this.program);
    this.el = h("section", { class: "pg-foot", "aria-label": "State and code" },
      control("state", h("div", { class: "pg-row" }, h("label", { class: "pg-state-label" }, h("span", { text: "State" }), this.text),
        button("Use it", () => this.use()), button("Copy", () => { this.typed = false; copyText(this.text, tell); }, { "aria-label": "Copy the state" }))),
      control("code", this.details));
    this.choose("nnlib");
  }

  use() {
    this.kernel.pause();
    this.kernel.ask("load", { text: this.text.value }).then((answer) => { this.typed = answer.error; this.update({}); });
  }

  choose(name) {
    this.tab = name;
    for (const tab of this.tabs) {
      put(tab, "aria-selected", tab.dataset.tab === name);
      put(tab, "tabindex", tab.dataset.tab === name ? 0 : -1);
    }
    this.show();
  }

  // The programs of now: asked for when they are opened, and again when the training stands still.
  refresh() {
    if (!this.details.open || this.kernel.playing || this.kernel.replaying || this.asked === this.kernel.state) return this.show();
    const state = (this.asked = this.kernel.state);
    this.kernel.ask("code").then((answer) => {
      this.code = answer.code;
      this.codeOf = state;
      this.show();
    });
  }

  show() {
    if (this.program.textContent !== (this.code?.[this.tab] ?? "")) this.program.textContent = this.code?.[this.tab] ?? "";
    this.stale.textContent = this.code && this.codeOf !== this.kernel.state ? "Pause to see the program of now." : "";
  }

  update() {
    if (!this.typed && this.text.value !== this.kernel.state) this.text.value = this.kernel.state ?? "";
    if (this.details.open) this.refresh();
  }
}
