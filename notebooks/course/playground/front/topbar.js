// The bar above: reset, play, step, undo, the epoch, and what the training is done with.

const RATES = [0.00001, 0.0001, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];
const PENALTIES = [0, 0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 1, 3, 10];
const NAMES = {
  relu: "ReLU", tanh: "tanh", sigmoid: "sigmoid", linear: "linear",
  sgd: "SGD", momentum: "Momentum", rmsprop: "RMSprop", adam: "Adam",
  none: "none", l1: "L1", l2: "L2",
  classification: "Classes", regression: "Surface to fit", curve: "Curve to fit",
};
const SHORT = { learning_rate: "lr", activation: "act", optimizer: "opt", regularization: "reg" }; // as in a state
const ICONS = {
  reset: "M12 5V2L7 6.5 12 11V8a5 5 0 1 1-5 5H5a7 7 0 1 0 7-8z",
  play: "M8 5v14l11-7z",
  pause: "M6 5h4v14H6zM14 5h4v14h-4z",
  step: "M6 5v14l9-7zM16 5h3v14h-3z",
  undo: "M9 7V3L3 9l6 6v-4h5a4 4 0 0 1 0 8h-3v2h3a6 6 0 0 0 0-12H9z",
};

function iconButton(name, label, onclick, props = {}) {
  const path = h("svg:path", { d: ICONS[name], fill: "currentColor" });
  const icon = h("svg:svg", { viewBox: "0 0 24 24", width: 20, height: 20, "aria-hidden": "true" }, path);
  const el = h("button", { type: "button", class: "pg-icon", "aria-label": label, title: label, onclick, ...props }, icon);
  const set = (now, text) => {
    put(path, "d", ICONS[now]);
    put(el, "aria-label", text);
    put(el, "title", text);
  };
  return { el, set };
}

class TopBar {
  constructor(kernel, catalog) {
    this.kernel = kernel;
    const named = (list) => list.map((value) => [value, NAMES[value] ?? `${value}`]);
    const choose = (field, read = (v) => v) => (value) => kernel.set({ [field]: read(value) });
    const reset = iconButton("reset", "Reset: the same start again", () => { kernel.pause(); kernel.ask("reset"); });
    this.play = iconButton("play", "Play", () => (kernel.playing ? kernel.pause() : kernel.play()), { class: "pg-icon pg-play" });
    this.step = iconButton("step", "Step: one epoch", () => kernel.step());
    this.undo = iconButton("undo", "Undo", () => { kernel.pause(); kernel.ask("undo"); });
    this.epoch = h("span", { class: "pg-epoch-number" });
    this.speed = menu("Speed", SPEEDS.map((s, i) => [i, s.name]), (value) => { kernel.speed = Number(value); kernel.update({}); });
    const { choices } = catalog;
    this.menus = {
      learning_rate: menu("Learning rate", named(RATES), choose("learning_rate", Number)),
      activation: menu("Activation", named(choices.activation), choose("activation")),
      optimizer: menu("Optimizer", named(choices.optimizer), choose("optimizer")),
      regularization: menu("Regularization", named(choices.regularization), choose("regularization")),
      rate: menu("Its rate", named(PENALTIES), choose("rate", Number)),
    };
    this.el = h("section", { class: "pg-top", "aria-label": "Training" },
      h("div", { class: "pg-transport" }, control("reset", reset.el), control("play", this.play.el), control("step", this.step.el),
        control("undo", this.undo.el),
        h("div", { class: "pg-epoch" }, h("span", { text: "Epoch" }), this.epoch)),
      h("div", { class: "pg-fields" }, control("speed", this.speed.el),
        ...Object.entries(this.menus).map(([field, m]) => control(SHORT[field] ?? field, m.el))));
  }

  update({ whole }) {
    const { kernel } = this, { setup, frame } = kernel;
    const epoch = (frame?.epoch ?? 0).toLocaleString("en-US");
    this.epoch.textContent = kernel.replaying ? `${epoch} of ${frame.goal.toLocaleString("en-US")}` : epoch;
    this.play.set(kernel.playing ? "pause" : "play", kernel.playing ? "Pause" : "Play");
    this.speed.set(kernel.speed);
    for (const part of [this.play, this.step]) part.el.disabled = !frame;
    if (!whole || !setup) return;
    for (const [field, chosen] of Object.entries(this.menus)) chosen.set(setup[field]);
    this.menus.rate.select.disabled = setup.regularization === "none";
    this.undo.el.disabled = !setup.undo;
  }
}
