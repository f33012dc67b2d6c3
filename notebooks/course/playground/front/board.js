// The neurons in their columns: a button each, and the buttons that add and remove them. Their maps are drawn
// into one canvas behind the buttons: a canvas each would cost the browser half of its frames.

const ROWS = 8;
const HEAD = 74; // px above the neurons, for the ± of a layer
const PITCH = 45;
const BOARD_HEIGHT = HEAD + ROWS * PITCH + 6;

class Board {
  // hooks: look(layer, unit) or look(null) while a neuron is pointed at; open(layer, unit) when it is chosen
  constructor(kernel, palette, most, hooks) {
    Object.assign(this, { kernel, palette, most, hooks });
    this.layers = control("hidden", h("div", { class: "pg-layers" },
      this.fewer = button("−", () => this.setHidden(this.hidden.slice(0, -1)), { "aria-label": "Remove a hidden layer", class: "pg-round" }),
      this.count = h("span", {}),
      this.more = button("+", () => this.setHidden([...this.hidden, this.hidden.at(-1) ?? 4]), { "aria-label": "Add a hidden layer", class: "pg-round" })));
    this.nodes = h("div", { class: "pg-nodes", role: "group", "aria-label": "Neurons: arrow keys move, Enter opens" });
    this.nodes.addEventListener("keydown", (event) => this.move(event));
    this.pictures = h("canvas", { class: "pg-pictures", "aria-hidden": "true" });
    this.scratch = h("canvas");
    this.columns = [];
  }

  get hidden() {
    return this.kernel.setup.hidden;
  }

  setHidden(hidden) {
    this.kernel.set({ hidden });
  }

  name(layer, unit) {
    const { setup } = this.kernel, last = setup.hidden.length + 1;
    if (layer === 0) return this.columns[0][unit].label;
    if (layer < last) return `neuron ${unit + 1} of layer ${layer}`;
    return setup.classes > 2 ? `output for class ${unit + 1}` : "output";
  }

  // Builds the columns again only if the network has another shape, so that a button stays itself under a key.
  build() {
    const { setup } = this.kernel;
    const shape = JSON.stringify([setup.dimensions, setup.hidden, setup.classes]), inputs = JSON.stringify(setup.inputs);
    if (shape === this.shape && inputs === this.inputs) return false;
    if (shape !== this.shape) this.buildColumns();
    Object.assign(this, { shape, inputs });
    for (const unit of this.columns[0]) {
      unit.on = setup.inputs.includes(unit.name);
      unit.el.classList.toggle("pg-off", !unit.on);
      put(unit.el, "aria-pressed", `${unit.on}`);
    }
    return true;
  }

  buildColumns() {
    const { setup } = this.kernel;
    const focus = this.nodes.contains(document.activeElement) ? document.activeElement.dataset.key : null;
    const units = (n) => Array.from({ length: n }, () => ({ on: true }));
    this.columns = [Object.entries(setup.labels).map(([name, label]) => ({ name, label })), ...setup.hidden.map(units),
      units(setup.classes > 2 ? setup.classes : 1)];
    this.heads = this.columns.map((units, layer) => this.head(layer, units.length));
    this.columns.forEach((units, layer) => units.forEach((unit, u) => this.node(unit, layer, u)));
    this.nodes.replaceChildren(...this.heads, ...this.columns.flat().flatMap((u) => [u.caption, u.el, u.bias].filter(Boolean)));
    this.rove(this.columns[0][0]);
    if (focus) [...this.nodes.querySelectorAll("button")].find((el) => el.dataset.key === focus)?.focus();
    const n = setup.hidden.length;
    this.count.textContent = n === 1 ? "1 hidden layer" : `${n} hidden layers`;
    this.fewer.disabled = n === 0;
    this.more.disabled = n === this.most.layers;
  }

  head(layer, n) {
    if (layer === 0) return h("div", { class: "pg-head", text: "Inputs" });
    if (layer === this.columns.length - 1) return h("div", { class: "pg-head", text: "Output" });
    const change = (by) => () => this.setHidden(this.hidden.map((units, l) => (l === layer - 1 ? units + by : units)));
    const make = (text, by, label, disabled) =>
      button(text, change(by), { class: "pg-round", "aria-label": `${label} layer ${layer}`, "data-key": `${label}${layer}`, disabled });
    return h("div", { class: "pg-head" },
      control("hidden", h("div", { class: "pg-pair" }, make("−", -1, "Remove a neuron from", n <= 1), make("+", 1, "Add a neuron to", n >= this.most.units))),
      h("span", { text: `${n}`, title: `${n} neurons` }));
  }

  node(unit, layer, u) {
    const label = layer === 0 ? `Input ${unit.label}` : this.name(layer, u);
    const chosen = () => (layer === 0 ? this.toggle(unit) : this.hooks.open(layer, u));
    unit.el = h("button", { type: "button", class: "pg-node", tabindex: -1, "aria-label": label,
      "data-key": `${layer},${u}`, onclick: chosen,
      onmouseenter: () => this.hooks.look(layer, u), onmouseleave: () => this.hooks.look(null),
      onfocus: () => { this.rove(unit); this.hooks.look(layer, u); }, onblur: () => this.hooks.look(null) });
    if (layer === 0) unit.caption = h("span", { class: "pg-caption", text: unit.label, "aria-hidden": "true" });
    else unit.bias = h("button", { type: "button", class: "pg-bias", tabindex: -1, "data-bias": `${layer - 1},${u}`, "aria-label": `bias of ${label}` });
  }

  toggle(unit) {
    const inputs = this.columns[0].filter((u) => (u === unit ? !u.on : u.on)).map((u) => u.name);
    if (inputs.length) this.kernel.set({ inputs });
    else this.kernel.tell("The network needs at least one input.", true);
  }

  // one neuron at a time is in the tab order; arrows go to its neighbors
  rove(unit) {
    for (const other of this.columns.flat()) put(other.el, "tabindex", other === unit ? 0 : -1);
  }

  move(event) {
    const step = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[event.key];
    const at = event.target.dataset?.key?.match(/^(\d+),(\d+)$/);
    if (!step || !at) return;
    event.preventDefault();
    const layer = Math.max(0, Math.min(this.columns.length - 1, Number(at[1]) + step[0]));
    const units = this.columns[layer];
    units[Math.max(0, Math.min(units.length - 1, Number(at[2]) + step[1]))].el.focus();
  }

  layout(width) {
    const columns = this.columns.length, caption = 38;
    this.width = width;
    const size = (this.size = Math.max(24, Math.min(36, Math.floor(((width - caption) / columns) * 0.62))));
    const left = caption + size / 2 + 2, right = width - size / 2 - 4;
    this.columns.forEach((units, c) => {
      const x = left + ((right - left) * c) / (columns - 1);
      this.heads[c].style.left = `${c === columns - 1 ? width : x}px`;
      units.forEach((unit, u) => {
        unit.x = x;
        unit.y = HEAD + ((ROWS - units.length) / 2 + u + 0.5) * PITCH;
        Object.assign(unit.el.style, { left: `${x - size / 2}px`, top: `${unit.y - size / 2}px`, width: `${size}px`, height: `${size}px` });
        if (unit.caption) Object.assign(unit.caption.style, { left: 0, width: `${x - size / 2 - 6}px`, top: `${unit.y - 10}px` });
        if (unit.bias) Object.assign(unit.bias.style, { left: `${x - size / 2 - 5}px`, top: `${unit.y + size / 2 - 9}px` });
      });
    });
    this.draw();
  }

  paint({ whole }) {
    const { setup, frame } = this.kernel;
    if (whole)
      for (const unit of this.columns[0]) {
        const map = setup.input_maps[unit.name];
        unit.map = setup.dimensions === 1 ? map : bytes(map);
      }
    this.columns.slice(1).forEach((units, layer) => units.forEach((unit, u) => {
      unit.map = frame?.maps[layer]?.[u];
      const bias = frame?.weights[layer]?.[1][u] ?? 0;
      const color = css(this.palette.value(1.5 * bias));
      if (unit.color !== color) unit.bias.style.background = unit.color = color;
    }));
    this.draw();
  }

  draw() {
    const { setup } = this.kernel, { pictures, scratch, palette, size } = this, dense = window.devicePixelRatio || 1;
    if (!size) return;
    const [width, height] = [Math.round(this.width * dense), Math.round(BOARD_HEIGHT * dense)];
    if (pictures.width !== width || pictures.height !== height) Object.assign(pictures, { width, height });
    const context = pictures.getContext("2d"), last = this.columns.length - 1;
    context.setTransform(dense, 0, 0, dense, 0, 0);
    context.clearRect(0, 0, this.width, BOARD_HEIGHT);
    this.columns.forEach((units, c) => units.forEach((unit, u) => {
      if (!unit.map) return;
      const [x, y] = [unit.x - size / 2, unit.y - size / 2];
      context.globalAlpha = 1;
      context.fillStyle = "#fff";
      context.fillRect(x, y, size, size);
      context.globalAlpha = unit.on ? 1 : 0.3;
      if (setup.dimensions === 1) return drawSmallCurve(context, unit.map, x, y, size, palette.positive);
      if (c === last && setup.classes > 2) paintShade(scratch, unit.map, palette.shades[u]);
      else paintSigned(scratch, unit.map, palette.signed, setup.discretize && c === last);
      context.drawImage(scratch, x, y, size, size);
    }));
  }
}
