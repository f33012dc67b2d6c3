// One view: its parts in their places. All views of a playground share one talk with the kernel.

const kernels = new Map();
const NEWS = 5000; // ms between two sentences to a screen reader while it trains

class View {
  constructor(kernel, model) {
    this.kernel = kernel;
    const catalog = model.get("catalog"), palette = new Palette(catalog.colors);
    this.message = h("p", { class: "pg-message", role: "status" });
    this.news = h("p", { class: "pg-unseen", "aria-live": "polite" });
    this.top = new TopBar(kernel, catalog);
    this.data = new DataColumn(kernel, catalog, palette);
    this.network = new Network(kernel, palette, catalog, (layer, unit) => this.look(layer, unit));
    this.output = new Output(kernel, palette);
    this.footer = new Footer(kernel);
    this.parts = [this.top, this.data, this.network, this.output, this.footer];
    this.el = h("div", { class: "nnlib-playground", role: "region", "aria-label": "Playground" },
      this.message, h("div", { class: "pg-grid" }, ...this.parts.map((part) => part.el)), this.news);
    for (const [name, color] of Object.entries(catalog.colors))
      if (typeof color === "string") this.el.style.setProperty(`--pg-${name}`, color);
    if (model.get("width")) this.el.style.maxWidth = `${model.get("width")}px`;
  }

  look(layer, unit) {
    const { board } = this.network, { setup } = this.kernel;
    if (layer === null || !board.columns[layer]) return this.output.look(null, "");
    const found = board.columns[layer][unit], last = layer === board.columns.length - 1;
    this.looking = [layer, unit];
    // several classes have a color each; the only output is the answer itself
    const classColor = last && setup.classes > 2 ? unit : undefined;
    this.output.look(last && setup.classes <= 2 ? null : { get map() { return found.map; }, classColor }, board.name(layer, unit));
  }

  update(what) {
    const { text, error } = this.kernel.message, { refused } = this.kernel;
    this.el.toggleAttribute("data-refused", Boolean(refused));
    const shown = refused || text;
    if (this.message.textContent !== shown) this.message.textContent = shown;
    put(this.message, "data-error", Boolean(error || refused));
    this.message.hidden = !shown;
    for (const part of this.parts) part.update(what);
    this.tellNews(what);
  }

  tellNews({ paused }) {
    const { frame, history, playing } = this.kernel;
    if (!frame || !(paused || (playing && performance.now() - (this.told ?? 0) > NEWS))) return;
    this.told = performance.now();
    const [train, test] = [history.train, history.test].map((values) => short(values.at(-1)));
    this.news.textContent = `Epoch ${frame.epoch}: train loss ${train}, test loss ${test}.`;
  }

  close() {
    this.network.close();
    this.output.close();
  }
}

function initialize({ model }) {
  const key = model.get("key");
  kernels.set(key, new Kernel(model));
  return () => {
    kernels.get(key)?.pause(false);
    kernels.delete(key);
  };
}

function render({ model, el }) {
  const kernel = kernels.get(model.get("key")), view = new View(kernel, model);
  el.append(view.el);
  const leave = [kernel.add(view), settle(el, model)];
  return () => {
    leave.forEach((each) => each());
    view.close();
    view.el.remove();
  };
}

export default { initialize, render };
