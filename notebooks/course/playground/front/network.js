// The middle: the board with its links, whose color is the sign and whose width the size of a weight.

class Network {
  constructor(kernel, palette, catalog, look) {
    Object.assign(this, { kernel, palette, links: [] });
    this.board = new Board(kernel, palette, catalog.most, {
      look: (layer, unit) => {
        look(layer, unit);
        this.mark(layer, unit);
      },
      open: (layer, unit) => this.openNeuron(layer, unit),
    });
    this.lines = h("svg:g");
    this.hits = h("svg:g");
    this.svg = h("svg:svg", { class: "pg-links", "aria-hidden": "true" }, this.lines, this.hits);
    this.tip = h("div", { class: "pg-tip", hidden: true, "aria-hidden": "true" });
    this.stage = h("div", { class: "pg-stage" }, this.svg, this.board.pictures, this.board.nodes, this.tip);
    this.stage.style.height = `${BOARD_HEIGHT}px`;
    this.inspector = new Inspector(kernel, this.stage);
    this.slopes = checkbox("Show gradients", (on) => {
      kernel.gradients = on;
      kernel.ask("show");
    });
    this.key = h("span", { class: "pg-note" });
    this.el = h("section", { class: "pg-network", "aria-label": "Network" },
      h("div", { class: "pg-titles" }, h("h3", { text: "Network" }), this.board.layers),
      this.stage, h("div", { class: "pg-row" }, this.slopes.el, this.key));
    this.stage.addEventListener("mousemove", (event) => this.point(event));
    this.stage.addEventListener("mouseleave", () => this.point(null));
    this.stage.addEventListener("click", (event) => this.click(event));
    this.observer = new ResizeObserver(() => this.layout());
    this.observer.observe(this.stage);
  }

  close() {
    this.observer.disconnect();
  }

  update(what) {
    const { setup } = this.kernel;
    if (!setup) return;
    if (what.whole && this.board.build()) {
      this.inspector.close();
      this.build();
      this.layout();
    }
    if (this.slopes.input.checked !== this.kernel.gradients) this.slopes.input.checked = this.kernel.gradients;
    this.board.paint(what);
    this.paint();
  }

  // The links, in the order of the weights: layer, from, to.
  build() {
    const { columns } = this.board;
    this.links = [];
    columns.slice(1).forEach((units, layer) => {
      const sources = columns[layer].filter((unit) => unit.on);
      sources.forEach((from, row) => units.forEach((to, column) => this.links.push({ layer, row, column, from, to })));
    });
    for (const [i, link] of this.links.entries()) {
      link.line = h("svg:path", { fill: "none" });
      link.hit = h("svg:path", { fill: "none", class: "pg-hit", "data-link": i });
    }
    this.lines.replaceChildren(...this.links.map((link) => link.line));
    this.hits.replaceChildren(...this.links.map((link) => link.hit));
  }

  layout() {
    const width = this.stage.clientWidth;
    if (!width || !this.board.columns.length) return;
    this.board.layout(width);
    const half = this.board.size / 2;
    for (const { from, to, line, hit } of this.links) {
      const [x0, x1] = [from.x + half, to.x - half], bend = (x1 - x0) / 2;
      const path = `M${x0} ${from.y}C${x0 + bend} ${from.y} ${x1 - bend} ${to.y} ${x1} ${to.y}`;
      put(line, "d", path);
      put(hit, "d", path);
    }
  }

  paint() {
    const { frame, gradients } = this.kernel;
    const slopes = gradients && frame?.gradients;
    let largest = 0;
    if (slopes) for (const [kernel] of slopes) for (const row of kernel) for (const g of row) largest = Math.max(largest, Math.abs(g));
    for (const { layer, row, column, line } of this.links) {
      const value = (slopes || frame?.weights)?.[layer]?.[0][row]?.[column] ?? 0;
      const size = slopes ? (3 * Math.abs(value)) / (largest || 1) : Math.abs(value);
      const dead = !frame || (!slopes && frame.dead[layer]?.[row]?.[column]);
      put(line, "class", dead ? "pg-dead" : value < 0 ? "pg-minus" : "pg-plus");
      put(line, "stroke-width", dead ? 1 : Math.min(0.7 + 2 * size, 9).toFixed(1));
      put(line, "stroke-opacity", dead ? 0.6 : Math.min(0.35 + 0.5 * size, 0.95).toFixed(2));
    }
    this.key.textContent = slopes ? `Lines: gradients; the widest is ${short(largest)}` : "Lines: weights. Blue adds, orange takes away.";
  }

  label(layer, row, column) {
    const { board } = this;
    const source = row === null ? null : board.columns[layer].filter((unit) => unit.on)[row];
    const to = board.name(layer + 1, column);
    return source ? `${board.name(layer, board.columns[layer].indexOf(source))} → ${to}` : `bias of ${to}`;
  }

  value(layer, row, column, what = "weights") {
    const arrays = this.kernel.frame?.[what]?.[layer];
    return row === null ? arrays?.[1][column] : arrays?.[0][row][column];
  }

  // While a neuron is pointed at, the links that lead to and from it stand out.
  mark(layer, unit) {
    const chosen = layer === null ? null : this.board.columns[layer]?.[unit];
    put(this.svg, "data-marked", Boolean(chosen));
    for (const { from, to, line } of this.links) line.toggleAttribute("data-on", from === chosen || to === chosen);
  }

  // What is under the pointer: a link, a bias, or nothing.
  target(event) {
    const { link, bias } = event?.target.dataset ?? {};
    if (link !== undefined) return this.links[Number(link)];
    if (bias === undefined) return null;
    const [layer, column] = bias.split(",").map(Number);
    return { layer, row: null, column };
  }

  place(event) {
    const box = this.stage.getBoundingClientRect();
    return [event.clientX - box.left, event.clientY - box.top];
  }

  point(event) {
    const found = event && !this.inspector.shown ? this.target(event) : null;
    this.tip.hidden = !found;
    if (this.pointed?.line) this.pointed.line.removeAttribute("data-on");
    this.pointed = found;
    if (!found) return;
    found.line?.setAttribute("data-on", "");
    const { layer, row, column } = found, slope = this.value(layer, row, column, "gradients");
    this.tip.textContent = `${this.label(layer, row, column)}: ${short(this.value(layer, row, column))}`
      + (this.kernel.gradients && slope !== undefined ? `, gradient ${short(slope)}` : "");
    const [x, y] = this.place(event), room = this.stage.clientWidth - this.tip.offsetWidth - 4;
    Object.assign(this.tip.style, { left: `${Math.max(0, Math.min(x + 12, room))}px`, top: `${y + 14}px` });
  }

  click(event) {
    const found = this.target(event);
    if (!found || !this.kernel.frame) return;
    const { layer, row, column } = found;
    this.tip.hidden = true;
    this.inspector.open("Change a weight", [this.field(layer, row, column)], this.place(event));
  }

  openNeuron(layer, unit) {
    if (!this.kernel.frame) return;
    const rows = this.kernel.frame.weights[layer - 1][0].map((_, row) => this.field(layer - 1, row, unit, true));
    const { x, y } = this.board.columns[layer][unit];
    this.inspector.open(this.board.name(layer, unit), [this.field(layer - 1, null, unit, true), ...rows], [x, y], this.board.columns[layer][unit].el);
  }

  field(layer, row, column, brief = false) {
    const name = this.label(layer, row, column);
    return { layer, row, column, name, text: brief ? (row === null ? "bias" : name.split(" → ")[0]) : name, value: this.value(layer, row, column) };
  }
}
