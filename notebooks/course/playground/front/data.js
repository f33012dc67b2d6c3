// The left column: which data, how noisy, how many to train on.

const THUMB = 44;

function thumbnail(entry, palette) {
  const canvas = h("canvas", { width: 2 * THUMB, height: 2 * THUMB });
  const context = canvas.getContext("2d"), scale = (2 * THUMB) / 13;
  context.fillStyle = "#fff";
  context.fillRect(0, 0, 2 * THUMB, 2 * THUMB);
  if (entry.own) {
    context.strokeStyle = palette.ink;
    context.lineWidth = 4;
    context.beginPath(); // a plus: put your own here
    context.moveTo(THUMB, THUMB - 16); context.lineTo(THUMB, THUMB + 16);
    context.moveTo(THUMB - 16, THUMB); context.lineTo(THUMB + 16, THUMB);
    context.stroke();
  }
  for (const dot of entry.dots) {
    const curve = entry.problem === "curve", value = dot[dot.length - 1];
    context.fillStyle = css(curve ? palette.positive : palette.point(value, entry));
    context.beginPath();
    context.arc(THUMB + dot[0] * scale, THUMB - (curve ? value * 3.5 : dot[1]) * scale, 4, 0, 7);
    context.fill();
  }
  return h("img", { src: canvas.toDataURL(), alt: "" }); // a still picture costs no layer of its own
}

class DataColumn {
  constructor(kernel, catalog, palette) {
    this.kernel = kernel;
    this.catalog = catalog;
    this.thumbs = catalog.data.map((entry) => ({
      entry,
      el: h("button", { type: "button", class: "pg-thumb", "aria-label": entry.title, title: entry.title,
        onclick: () => kernel.set({ data: entry.name }) }, thumbnail(entry, palette),
        h("span", { text: entry.title, "aria-hidden": "true" })),
    }));
    this.problem = menu("Problem", ["classification", "regression", "curve"].map((value) => [value, NAMES[value]]), (problem) =>
      kernel.set({ data: catalog.data.find((entry) => entry.problem === problem).name }));
    this.classes = menu("Classes", [], (value) => kernel.set({ classes: Number(value) }));
    const live = (field) => (value) => kernel.set({ [field]: value }, field);
    this.sliders = {
      noise: slider("Noise", { min: 0, max: 50, step: 5 }, "", live("noise")),
      share: slider("Train on", { min: 10, max: 90, step: 10 }, " %", live("share")),
      batch: slider("Batch size", { min: 1, max: 30, step: 1 }, "", live("batch")),
    };
    this.again = button("Regenerate", () => kernel.set({ seed: kernel.setup.seed + 1 }), { title: "Other points and other first weights" });
    this.seed = h("span", { class: "pg-note" });
    this.el = h("section", { class: "pg-data", "aria-label": "Data" }, 
      h("div", { class: "pg-stack" }, h("h3", { text: "Data" }), control("problem", this.problem.el)),
      control("data", h("div", { class: "pg-thumbs" }, ...this.thumbs.map((thumb) => thumb.el))),
      h("div", { class: "pg-stack pg-sliders" }, control("classes", this.classes.el),
        ...Object.entries(this.sliders).map(([name, s]) => control(name, s.el)),
        control("seed", h("div", { class: "pg-row" }, this.again, this.seed))));
  }

  update({ whole }) {
    const { setup } = this.kernel;
    if (!whole || !setup) return;
    for (const { entry, el } of this.thumbs) {
      el.hidden = entry.problem !== setup.problem;
      put(el, "aria-pressed", entry.name === setup.data);
    }
    const entry = this.catalog.data.find((e) => e.name === setup.data);
    this.problem.set(setup.problem);
    this.classes.el.hidden = entry.classes.length < 2;
    this.classes.fill(entry.classes.map((n) => [n, n]));
    this.classes.set(setup.classes);
    for (const [field, part] of Object.entries(this.sliders))
      if (this.kernel.held?.tag !== field) part.set(setup[field]); // not under the hand that drags it
    this.sliders.noise.el.hidden = entry.own; // the reader's points are where the reader put them
    this.seed.textContent = `seed ${setup.seed}`;
  }
}
