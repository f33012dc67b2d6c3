// A page of its own around a front of the course. What the front calls its model is answered by Python in a worker.
import { keep, stored } from "./store.js";

// The part of anywidget's model that the fronts use.
export class Model {
  constructor(values, post) {
    Object.assign(this, { values, post, changed: new Set(), listeners: new Map() });
  }

  get(name) {
    return this.values[name];
  }

  set(name, value) {
    if (this.take(name, value)) this.changed.add(name);
  }

  save_changes() {
    const changes = Object.fromEntries([...this.changed].map((name) => [name, this.values[name]]));
    this.changed.clear();
    this.post({ changes });
  }

  send(content) {
    this.post({ content });
  }

  on(event, listener) {
    this.listeners.set(event, [...(this.listeners.get(event) ?? []), listener]);
  }

  off(event, listener) {
    this.listeners.set(event, (this.listeners.get(event) ?? []).filter((one) => one !== listener));
  }

  // What Python says: new values, or a message.
  hear({ values = {}, content }) {
    const changed = Object.entries(values).filter(([name, value]) => this.keep(name, value));
    for (const [name] of changed) this.tell(`change:${name}`);
    if (content) this.tell("msg:custom", content);
  }

  keep(name, value) {
    if (JSON.stringify(this.values[name]) === JSON.stringify(value)) return false;
    this.values[name] = value;
    return true;
  }

  take(name, value) {
    const changes = this.keep(name, value);
    if (changes) this.tell(`change:${name}`);
    return changes;
  }

  tell(event, ...what) {
    for (const listener of this.listeners.get(event) ?? []) listener(...what);
  }
}

// What stands after # in the address: the state, and the names after hide=, which are left away.
export function readAddress(known) {
  let text = location.hash.slice(1);
  try {
    text = decodeURIComponent(text);
  } catch { /* a stray % is kept as it is, and refused as a state */ }
  const parts = text.split("&"), state = parts.filter((part) => !part.startsWith("hide="));
  const names = parts.filter((part) => part.startsWith("hide=")).flatMap((part) => part.slice(5).split(",")).filter(Boolean);
  return { state: state.join("&"), hidden: names.filter((name) => known.has(name)), unknown: names.filter((name) => !known.has(name)) };
}

export function writeAddress(state, hidden) {
  return `#${encodeURI([state, hidden.length ? `hide=${hidden.join(",")}` : ""].filter(Boolean).join("&"))}`;
}

// `known` maps each name that hide= may have to what it leaves away, a selector.
export function hide(names, known) {
  const style = document.querySelector("style.hidden") ?? document.head.appendChild(document.createElement("style"));
  style.className = "hidden";
  style.textContent = names.map((name) => `${known.get(name)} { display: none !important; }`).join("\n");
}

export function say(text, failed = false) {
  const line = document.getElementById("say");
  line.textContent = text;
  line.hidden = !text;
  line.classList.toggle("failed", failed);
}

// Loads Python, then shows the front in #front; the model, when the first picture stands there.
export async function start(front, address) {
  await stored();
  const page = new URL(".", location.href), { pyodide, packages } = document.body.dataset;
  const worker = new Worker(new URL("python_worker.js", page));
  const waiting = document.getElementById("loading");
  let model = null;
  const began = new Promise((ready) => {
    worker.onmessage = ({ data }) => {
      if (data.failure) return say(`${model ? "Python has stopped" : "Python could not be loaded"}: ${data.failure}`, true);
      const answers = JSON.parse(data.answers);
      if (model) answers.forEach((answer) => model.hear(answer));
      else ready(answers[0].values);
    };
  });
  worker.onerror = (event) => say(`Python could not be loaded: ${event.message ?? "its script is not there"}`, true);
  worker.postMessage({
    pyodide: new URL(pyodide, page).href, packages: packages.split(" "), archive: new URL("course.zip", page).href, address,
  });
  const values = await began;
  model = new Model(values, (message) => worker.postMessage(JSON.stringify(message)));
  waiting.remove();
  front.initialize?.({ model });
  front.render({ model, el: document.getElementById("front") });
  keep();
  return model;
}
