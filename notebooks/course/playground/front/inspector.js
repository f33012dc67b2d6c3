// The small window over the network in which weights are read and changed: Enter takes, Escape leaves.

class Inspector {
  constructor(kernel, stage) {
    Object.assign(this, { kernel, stage });
    this.title = h("strong");
    this.rows = h("div", { class: "pg-rows" });
    this.el = h("form", { class: "pg-inspector", role: "dialog", hidden: true, onsubmit: (event) => { event.preventDefault(); this.take(); } },
      h("div", { class: "pg-titles" }, this.title, button("×", () => this.close(), { class: "pg-round", "aria-label": "Close" })),
      this.rows, h("button", { type: "submit", class: "pg-button", text: "Take" }));
    this.el.addEventListener("keydown", (event) => {
      event.stopPropagation();
      if (event.key === "Escape") this.close();
    });
    stage.append(this.el);
  }

  get shown() {
    return !this.el.hidden;
  }

  open(title, fields, [x, y], back = null) {
    this.back = back;
    this.title.textContent = title;
    put(this.el, "aria-label", title);
    this.fields = fields.map((field) => {
      const before = field.value === null ? "" : `${field.value}`;
      const input = h("input", { type: "number", step: "any", min: -1000, max: 1000, value: before, "aria-label": field.name });
      return { ...field, before, input };
    });
    this.rows.replaceChildren(...this.fields.map(({ text, input }) => h("label", {}, h("span", { text }), input)));
    this.el.hidden = false;
    const roomX = this.stage.clientWidth - this.el.offsetWidth - 2, roomY = this.stage.clientHeight - this.el.offsetHeight - 2;
    Object.assign(this.el.style, { left: `${Math.max(0, Math.min(x + 14, roomX))}px`, top: `${Math.max(0, Math.min(y - 20, roomY))}px` });
    this.fields[0].input.focus();
    this.fields[0].input.select();
  }

  take() {
    for (const { layer, row, column, input, before } of this.fields) {
      const value = input.valueAsNumber;
      if (input.value === before) continue;
      if (Number.isFinite(value)) this.kernel.ask("edit", { layer, row, column, value });
      else this.kernel.tell("A weight must be a number.", true);
    }
    this.close();
  }

  close() {
    if (this.el.hidden) return;
    this.el.hidden = true;
    this.back?.focus();
  }
}
