// The large picture: what the network answers over the whole square, or along the curve, with the points.

const REACH = 6;
const PAD = 8; // px around the map, so that a point at its edge is whole

class Surface {
  constructor(kernel, palette, onplace) {
    Object.assign(this, { kernel, palette, unit: null });
    this.map = h("canvas", { class: "pg-map", width: 1, height: 1 });
    this.over = h("canvas", { class: "pg-over" });
    this.frame = h("div", { class: "pg-frame", role: "img" }, this.map, this.over);
    this.caption = h("div", { class: "pg-note pg-looking" });
    const axis = (name) => h("div", { class: `pg-axis ${name}`, "aria-hidden": "true" },
      ...["−6", "0", "6"].map((text) => h("span", { text })));
    this.el = h("div", { class: "pg-plot" }, this.caption, this.frame, axis("pg-x"), (this.yAxis = axis("pg-y")));
    this.frame.addEventListener("click", (event) => {
      const box = this.map.getBoundingClientRect();
      const at = (t) => Math.max(0, Math.min(1, t)) * 2 - 1;
      const x = at((event.clientX - box.left) / box.width) * REACH, y = -at((event.clientY - box.top) / box.height) * this.top;
      onplace(Math.round(x * 100) / 100, Math.round(y * 100) / 100, event.shiftKey);
    });
    this.observer = new ResizeObserver(() => this.drawOver());
    this.observer.observe(this.frame);
  }

  close() {
    this.observer.disconnect();
  }

  get flat() {
    return this.kernel.setup?.dimensions === 1;
  }

  // the upper end of the vertical axis
  get top() {
    if (!this.flat) return REACH;
    const { train, test = [], own } = this.kernel.setup;
    return Math.max(own ? 2 : 1.5, ...[...train, ...test].map((p) => 1.1 * Math.abs(p[2])));
  }

  look(unit, name) {
    this.unit = unit;
    this.name = name;
    if (this.kernel.setup) this.update({ whole: false, looked: true });
  }

  update({ whole, looked }) {
    const { setup, frame } = this.kernel;
    if (!setup) return;
    if (whole || looked) {
      this.caption.textContent = this.unit ? this.name : "Answer of the network";
      put(this.frame, "aria-label", this.unit ? `What ${this.name} says` : "Answer of the network, with the points");
      const top = this.flat ? `${short(this.top).replace(/0+$/, "")}` : "6";
      ["−" + top, "0", top].forEach((text, i) => { this.yAxis.children[i].textContent = text; });
      put(this.frame, "data-own", Boolean(setup.own));
    }
    this.map.hidden = this.flat;
    if (!this.flat) this.drawMap(setup, frame);
    if (whole || looked || this.flat) this.drawOver();
  }

  drawMap(setup, frame) {
    const { palette, map, unit } = this, output = frame?.maps.at(-1);
    if (unit?.map && unit.classColor === undefined) paintSigned(map, unit.map, palette.pale);
    else if (unit?.map) paintShade(map, unit.map, palette.shades[unit.classColor]);
    else if (!output) paint(map, 1, () => 0xffffffff);
    else if (output.length > 1) paintClasses(map, output, palette.shades, setup.discretize);
    else paintSigned(map, output[0], palette.pale, setup.discretize);
  }

  drawOver() {
    const { setup } = this.kernel, side = this.frame.clientWidth, dense = window.devicePixelRatio || 1;
    if (!setup || !side) return;
    const pixels = Math.round((side + 2 * PAD) * dense);
    if (this.over.width !== pixels) this.over.width = this.over.height = pixels;
    const context = this.over.getContext("2d");
    context.setTransform(dense, 0, 0, dense, PAD * dense, PAD * dense);
    context.clearRect(-PAD, -PAD, side + 2 * PAD, side + 2 * PAD);
    // the map's first and last pixel lie on the ends of the axes
    const n = this.flat ? Infinity : this.map.width;
    const scale = (v, reach) => {
      const t = (v + reach) / (2 * reach);
      return (n === Infinity ? t : (t * (n - 1) + 0.5) / n) * side;
    };
    const { top } = this;
    this.x = (v) => scale(v, REACH);
    this.y = (v) => side - scale(v, top);
    if (this.flat) this.drawCurve(context, side);
    else this.drawPoints(context, (x1, x2, value) => [this.y(x2), css(this.palette.point(value, setup))]);
  }

  // The reader's own points are all shown: none may vanish into the test set.
  // `look(x1, x2, value)` gives the height and the color of a point
  drawPoints(context, look) {
    const { train, test, show_test, own } = this.kernel.setup;
    for (const [points, isTest] of [[train, false], [show_test || own ? test ?? [] : [], true]])
      for (const point of points) {
        const [y, fill] = look(...point);
        if (Math.abs(point[0]) <= REACH && Math.abs(point[1]) <= REACH) this.dot(context, this.x(point[0]), y, isTest, fill);
      }
  }

  // training points round with a white rim, test points as diamonds with a dark one
  dot(context, x, y, isTest, fill) {
    const r = isTest ? 4.4 : 3.8;
    context.beginPath();
    if (isTest) {
      context.moveTo(x, y - r); context.lineTo(x + r, y); context.lineTo(x, y + r); context.lineTo(x - r, y);
      context.closePath();
    } else context.arc(x, y, r, 0, 7);
    context.fillStyle = fill;
    context.fill();
    context.lineWidth = isTest ? 1 : 1.2;
    // a value near 0 is white itself
    context.strokeStyle = isTest ? this.palette.ink : this.kernel.setup.problem === "regression" ? this.palette.muted : "#fff";
    context.stroke();
  }

  drawCurve(context, side) {
    const { setup, frame } = this.kernel, { palette } = this;
    const line = (points, color, width, dash = []) => {
      context.beginPath();
      for (const [x, y] of points) context.lineTo(x, y);
      Object.assign(context, { strokeStyle: color, lineWidth: width });
      context.setLineDash(dash);
      context.stroke();
      context.setLineDash([]);
    };
    context.save();
    context.beginPath();
    context.rect(0, 0, side, side);
    context.clip();
    line([[0, this.y(0)], [side, this.y(0)]], "#D9DCE1", 1);
    line([[this.x(0), 0], [this.x(0), side]], "#D9DCE1", 1);
    if (setup.truth) line(setup.truth.map(([x, y]) => [this.x(x), this.y(y)]), palette.muted, 1.5, [5, 4]);
    context.restore();
    this.drawPoints(context, (x, _, value) => [this.y(value), css(palette.positive)]);
    const values = this.unit?.map ?? frame?.maps.at(-1)[0];
    if (!values) return;
    context.save();
    context.beginPath();
    context.rect(0, 0, side, side);
    context.clip();
    line(values.map((v, i) => [(i / (values.length - 1)) * side, this.y(v ?? 0)]), css(palette.negative), 3);
    context.restore();
  }
}
