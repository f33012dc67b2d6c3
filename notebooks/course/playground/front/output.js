// The right column: losses and their curves, the large picture, what is shown in it, and placing points.

class Losses {
  constructor() {
    const line = (name) => h("svg:polyline", { class: `pg-${name}-line`, fill: "none", "vector-effect": "non-scaling-stroke" });
    this.lines = { train: line("train"), test: line("test") };
    this.values = {};
    const item = (name, text) => h("div", { class: "pg-loss" }, h("span", { class: `pg-swatch pg-${name}-swatch` }),
      h("span", { text }), (this.values[name] = h("strong")));
    this.scale = h("span", { class: "pg-note" });
    this.el = h("div", { class: "pg-losses" }, h("div", { class: "pg-row" }, item("train", "Train loss"), item("test", "Test loss")),
      h("div", { class: "pg-chart" }, this.scale,
        h("svg:svg", { viewBox: "0 0 100 40", preserveAspectRatio: "none", "aria-hidden": "true" }, this.lines.train, this.lines.test)));
  }

  update(history) {
    const n = history.train.length, every = Math.max(1, Math.ceil(n / 200));
    let top = 1e-9;
    const kept = {};
    for (const name of ["train", "test"]) {
      const values = history[name];
      kept[name] = values.filter((_, i) => i % every === 0 || i === n - 1);
      for (const v of kept[name]) if (v > top) top = v;
      this.values[name].textContent = n ? short(values[n - 1]) : "–";
    }
    for (const [name, line] of Object.entries(this.lines)) {
      const values = kept[name], last = Math.max(1, values.length - 1);
      put(line, "points", values.map((v, i) => `${((100 * i) / last).toFixed(1)},${(38.5 - (36 * (v ?? top)) / top).toFixed(2)}`).join(" "));
    }
    this.scale.textContent = n > 1 ? short(top) : "";
  }
}

class Output {
  constructor(kernel, palette) {
    Object.assign(this, { kernel, palette, brush: 0 });
    this.losses = new Losses();
    this.surface = new Surface(kernel, palette, (x, y, remove) => this.place(x, y, remove));
    this.tests = checkbox("Show test data", (on) => kernel.set({ show_test: on }));
    this.discretize = checkbox("Discretize", (on) => kernel.set({ discretize: on }));
    this.scale = h("div", { class: "pg-scale" });
    this.ownKey = h("span", { class: "pg-note", text: "Diamonds are kept for the test." });
    this.tools = h("div", { class: "pg-tools", role: "group", "aria-label": "Your own points" });
    this.el = h("section", { class: "pg-output", "aria-label": "Output" }, h("h3", { text: "Output" }), this.losses.el,
      this.tools, this.surface.el, this.scale, h("div", { class: "pg-row" }, this.ownKey, control("test", this.tests.el), control("discretize", this.discretize.el)));
  }

  close() {
    this.surface.close();
  }

  look(unit, name) {
    this.surface.look(unit, name);
    if (this.kernel.setup) this.buildScale(this.kernel.setup);
  }

  place(x, y, remove) {
    const { setup } = this.kernel;
    if (!setup?.own) return;
    if (remove || this.brush === "remove") this.kernel.ask("remove", { x1: x, x2: y });
    else if (setup.dimensions === 1) this.kernel.ask("point", { x1: x, x2: 0, value: y });
    else this.kernel.ask("point", { x1: x, x2: y, value: this.brush });
  }

  update(what) {
    const { setup, history } = this.kernel;
    if (!setup) return;
    this.losses.update(this.kernel.frame ? history : { train: [], test: [] });
    if (what.whole) {
      this.tests.input.checked = setup.show_test;
      this.tests.el.hidden = setup.own;
      this.ownKey.hidden = !setup.own;
      this.discretize.input.checked = setup.discretize;
      this.discretize.el.hidden = setup.dimensions === 1;
      this.buildScale(setup);
      this.buildTools(setup);
    }
    this.surface.update(what);
  }

  // Which color means what.
  buildScale(setup) {
    const unit = this.surface.unit, value = unit && unit.classColor === undefined; // a unit says a number
    const key = JSON.stringify([setup.problem, setup.classes, value]);
    if (key === this.scaleKey) return;
    this.scaleKey = key;
    const { classes } = this.palette, [negative, positive] = [-1, 1].map((v) => mix(WHITE, this.palette.value(v), PALE));
    if (setup.problem === "curve")
      this.scale.replaceChildren(...[["pg-mark-net", "network"], ["pg-mark-points", "points"], ["pg-mark-truth", "without noise"]].map(
        ([name, text]) => h("span", { class: "pg-key" }, h("i", { class: name }), text)));
    else if (setup.classes > 2 && !value)
      this.scale.replaceChildren(...classes.slice(0, setup.classes).map((color, i) =>
        h("span", { class: "pg-key" }, h("i", { style: `background:${css(color)}` }), `class ${i + 1}`)));
    else {
      const bar = h("div", { class: "pg-bar", style: `background:linear-gradient(90deg,${css(negative)},#fff,${css(positive)})` });
      const numbers = value ? ["below 0", "0", "above 0"] : ["−1", "0", "1"];
      const ends = setup.problem === "classification" && !value ? ["class 1", "unsure", "class 2"] : numbers;
      this.scale.replaceChildren(bar, h("div", { class: "pg-ends" }, ...ends.map((text) => h("span", { text }))));
    }
  }

  // Placing points: what a click does, the same by keyboard, and a way to start over.
  buildTools(setup) {
    const key = JSON.stringify([setup.own, setup.dimensions, setup.classes]);
    this.tools.hidden = !setup.own;
    if (!setup.own || key === this.toolsKey) return;
    this.toolsKey = key;
    const flat = setup.dimensions === 1, n = flat ? 1 : setup.classes;
    this.brush = 0;
    const choices = [...Array.from({ length: n }, (_, i) => [i, flat ? "Place" : `Class ${i + 1}`]), ["remove", "Remove"]];
    const buttons = choices.map(([value, text]) => {
      const el = button(text, () => {
        this.brush = value;
        buttons.forEach((other) => put(other, "aria-pressed", other === el));
      }, { "aria-pressed": `${value === 0}` });
      if (value !== "remove") el.prepend(h("i", { class: "pg-dot", style: `background:${css(flat ? this.palette.positive : this.palette.classes[value])}` }));
      return el;
    });
    const number = (label, name) => h("input", { type: "number", min: -6, max: 6, step: "any", value: 0, "aria-label": label, title: name });
    const x = number("x₁ of the point", "x₁"), y = number(flat ? "height of the point" : "x₂ of the point", flat ? "height" : "x₂");
    this.tools.replaceChildren(h("div", { class: "pg-row" }, ...buttons),
      h("form", { class: "pg-row", onsubmit: (event) => { event.preventDefault(); this.place(x.valueAsNumber || 0, y.valueAsNumber || 0, false); } },
        h("label", {}, "x₁ ", x), h("label", {}, flat ? "y " : "x₂ ", y), h("button", { type: "submit", class: "pg-button", text: "Put" }),
        button("Clear", () => this.kernel.set({ points: [] }))));
  }
}
