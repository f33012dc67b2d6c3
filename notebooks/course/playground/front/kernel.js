// The talk with the kernel, shared by all views of one playground. The next frame is asked for when one is about
// to be drawn: the kernel trains while the browser draws, and to pause is to ask no more.

const SPEEDS = [
  { name: "1 a second", epochs: 1, wait: 1000 },
  { name: "5 a second", epochs: 1, wait: 200 },
  { name: "1 a picture", epochs: 1, wait: 0 },
  { name: "10 a picture", epochs: 10, wait: 0 },
  { name: "fastest", epochs: 10000, seconds: 0.05, wait: 0 },
];
const LONGEST = 0.25; // seconds of training in one answer, so that a pause never waits longer
const UNDERWAY = 2; // frames asked for at a time: one travels while the other is computed
const PATIENCE = 6000; // ms without an answer until the reader is told

class Kernel {
  constructor(model) {
    this.model = model;
    this.views = new Set();
    this.playing = this.first = false; // first: what play begins with can be undone
    this.speed = 2;
    this.gradients = false;
    this.number = 0;
    this.underway = 0;
    this.inbox = [];
    this.drawing = null;
    this.waiting = new Map(); // number of the request → what to call with its answer
    this.history = { train: [], test: [] };
    this.setup = this.frame = null;
    this.message = { text: "", error: false };
    model.on("msg:custom", (answer) => this.hear(answer));
  }

  add(view) {
    this.views.add(view);
    if (this.setup) view.update({ whole: true });
    else this.ask("show");
    return () => {
      this.views.delete(view);
      if (!this.views.size) this.pause(); // nobody looks any more
    };
  }

  ask(action, fields = {}, trains = false) {
    const id = ++this.number;
    if (this.gradients) fields = { ...fields, gradients: true };
    return new Promise((done) => {
      this.waiting.set(id, Object.assign(done, { trains }));
      try {
        this.model.send({ do: action, id, ...fields });
      } catch { // the kernel is gone, and the still picture takes this place
        this.waiting.delete(id);
        this.playing = false;
        return;
      }
      clearTimeout(this.patience);
      this.patience = setTimeout(() => {
        if (this.waiting.size) this.tell("The kernel has not answered yet. Is another cell running?", true);
      }, PATIENCE);
    });
  }

  set(fields, tag = null) {
    // while one value of a slider is under way, only the newest of the next ones counts
    if (tag && this.held?.tag === tag) {
      this.held.next = fields;
      return;
    }
    const held = (this.held = { tag });
    this.ask("set", { fields, tag }).then(() => {
      if (this.held === held) this.held = null;
      if (held.next) this.set(held.next, tag);
    });
  }

  // Frames are drawn one a time, in their order, also when two arrive together; anything else is drawn at once.
  hear(answer) {
    if (!answer || typeof answer !== "object") return;
    this.inbox.push(answer);
    if (this.waiting.get(answer.id)?.trains) {
      this.underway -= 1;
      this.drawing ??= requestAnimationFrame(() => this.draw());
      return;
    }
    while (this.inbox.length) this.take(this.inbox.shift());
    this.more();
  }

  draw() {
    this.drawing = null;
    if (!this.inbox.length) return;
    const answer = this.inbox.shift();
    if (this.inbox.length) this.drawing = requestAnimationFrame(() => this.draw());
    this.take(answer);
    this.more(); // a state that was pasted in says how far it was trained: so it goes on to there
  }

  take(answer) {
    if (answer.setup) this.setup = answer.setup;
    this.refused = answer.refused ?? "";
    this.state = answer.state;
    if (answer.history) {
      const { from, train, test } = answer.history;
      for (const [name, values] of [["train", train], ["test", test]]) {
        this.history[name].length = Math.min(from, this.history[name].length);
        this.history[name].push(...values);
      }
    }
    if (answer.maps) this.frame = this.unpack(answer);
    else if (answer.setup) this.frame = null;
    const failed = answer.diverged || (answer.error && answer.message);
    this.message = { text: answer.diverged || answer.message || "", error: Boolean(failed) };
    if (failed || !this.frame) this.pause(false);
    const done = this.waiting.get(answer.id);
    this.waiting.delete(answer.id);
    this.update({ whole: Boolean(answer.setup) || Boolean(this.refused) });
    done?.(answer);
  }

  unpack(answer) {
    if (this.setup.dimensions === 1) return answer;
    const maps = answer.maps.map((text, layer) => {
      const all = bytes(text), units = answer.weights[layer][1].length, size = all.length / units;
      return Array.from({ length: units }, (_, u) => all.subarray(u * size, (u + 1) * size));
    });
    return { ...answer, maps };
  }

  get replaying() {
    return Boolean(this.frame && this.frame.epoch < this.frame.goal && !this.frame.diverged);
  }

  play() {
    if (this.playing || !this.frame) return;
    this.playing = this.first = true;
    this.update({});
    this.more();
  }

  pause(tell = true) {
    clearTimeout(this.timer);
    this.timer = null;
    if (!this.playing) return;
    this.playing = false;
    if (tell) this.update({ paused: true });
  }

  step() {
    this.pause();
    return this.ask("train", { epochs: 1, first: true });
  }

  // Asks for the next frames, unless enough are under way or nobody wants them.
  more() {
    if (this.timer || !this.views.size || !(this.playing || this.replaying)) return;
    const { epochs, seconds = LONGEST, wait } = this.replaying ? SPEEDS.at(-1) : SPEEDS[this.speed];
    const now = performance.now(), left = this.replaying ? 0 : wait - (now - (this.asked ?? 0));
    if (left > 0) {
      this.timer = setTimeout(() => { this.timer = null; this.more(); }, left);
      return;
    }
    while (this.underway + this.inbox.length < (wait ? 1 : UNDERWAY)) {
      this.asked = now;
      this.underway += 1;
      if (this.replaying) this.ask("replay", { seconds }, true);
      else {
        this.ask("train", { epochs, seconds, first: this.first }, true);
        this.first = false;
      }
    }
  }

  tell(text, error = false) {
    this.message = { text, error };
    this.update({});
  }

  update(what) {
    for (const view of this.views) view.update(what);
  }
}
