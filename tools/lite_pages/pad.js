// The drawing pad on a page of its own.
import front from "./front.js";
import { hide, readAddress, say, start } from "./page.js";

const KNOWN = new Map(Object.entries({
  steps: ".np-steps", look: ".np-more", keep: ".np-keep, .np-album, .np-shelf", title: "header",
}));

function take() {
  const { state, hidden, unknown } = readAddress(KNOWN);
  const words = [...(state ? [state] : []), ...unknown];
  hide(hidden, KNOWN);
  say(words.length ? `The pad's address knows only #hide= and ${[...KNOWN.keys()].join(", ")}; it has ${words.join(", ")}.` : "", true);
}

take();
addEventListener("hashchange", take);
const model = await start(front, "");
model.on("msg:custom", ({ download, name }) => {
  const link = document.createElement("a");
  link.href = `data:application/octet-stream;base64,${download}`;
  link.download = name;
  link.click();
});
