// The playground on a page of its own: its state stands in the address, so that a link is a lesson.
import front from "./front.js";
import { hide, readAddress, say, start, writeAddress } from "./page.js";

const NAMES = {
  reset: "Reset", play: "Play", step: "Step", undo: "Undo", speed: "Speed", lr: "Learning rate", act: "Activation", opt: "Optimizer",
  reg: "Regularization", rate: "Its rate", problem: "Problem", data: "Data sets", classes: "Classes", noise: "Noise",
  share: "Train on", batch: "Batch size", seed: "Regenerate", hidden: "Layers and neurons, + and −", test: "Show test data",
  discretize: "Discretize", state: "State", code: "Show me the code", title: "Title", link: "This box",
};
const APART = { title: "header", link: "#lesson" };
const KNOWN = new Map(Object.keys(NAMES).map((name) => [name, APART[name] ?? `.nnlib-playground [data-control="${name}"]`]));
const PAUSE = 400; // ms without an answer after which the address follows

let hidden = [], written = location.hash, later;

function take() {
  const found = readAddress(KNOWN);
  hidden = found.hidden;
  hide(hidden, KNOWN);
  say(found.unknown.length ? `hide= has no ${found.unknown.join(", ")}. It may name: ${[...KNOWN.keys()].join(", ")}.` : "", true);
  return found.state;
}

function show(state) {
  written = writeAddress(state, hidden);
  history.replaceState(null, "", written);
  document.getElementById("link").value = location.href;
}

// The box for teachers: a control that is not ticked is left away, here and behind the link.
function makeBox(model) {
  const list = document.getElementById("controls");
  list.append(...Object.entries(NAMES).map(([name, text]) => {
    const label = document.createElement("label"), tick = document.createElement("input");
    tick.type = "checkbox";
    tick.checked = !hidden.includes(name);
    tick.addEventListener("change", () => {
      hidden = tick.checked ? hidden.filter((one) => one !== name) : [...hidden, name];
      hide(hidden.filter((one) => one !== "link"), KNOWN); // the box itself goes only from the link
      show(model.state ?? "");
    });
    label.append(tick, ` ${text}`);
    return label;
  }));
  const link = document.getElementById("link"), said = document.getElementById("copied");
  document.getElementById("copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(link.value);
      said.textContent = "Copied.";
    } catch { // a frame without the right to do it
      link.select();
      said.textContent = "Selected: press Ctrl+C (⌘C) to copy.";
    }
  });
  link.value = location.href;
}

const model = await start(front, take());
makeBox(model);
// Python tells the state with every answer; while it trains, the address waits.
model.on("msg:custom", ({ state }) => {
  if (!state) return;
  model.state = state;
  clearTimeout(later);
  later = setTimeout(() => show(state), PAUSE);
});
// Another address in the same window: as if it were typed into the field below.
addEventListener("hashchange", () => {
  if (location.hash === written) return;
  const state = take(), field = document.querySelector(".pg-state");
  field.value = state;
  field.dispatchEvent(new Event("input"));
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter" }));
});
