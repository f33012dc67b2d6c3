// The drawing pad's page side: strokes go to the kernel, and what comes back is shown. Only numbers and text
// travel, no binary buffers. parts.js stands before this in the module.
function render({ model, el }) {
  el.classList.add("nnlib-pad");
  const leave = settle(el, model);
  const refusal = make("p", "np-refusal");
  refusal.setAttribute("role", "alert");
  const all = make("div", "np-all");
  el.append(refusal, all);

  // one request is under way at a time; what is drawn meanwhile goes with the next
  let underWay = 0, next = false, waiting, frame = 0, alive = true;
  const ask = () => {
    if (!alive || underWay) { next = true; return; }
    next = false;
    underWay = model.get("asked") + 1;
    model.set("strokes", pad.strokes.map((points) => points.slice()));
    model.set("asked", underWay);
    model.save_changes();
    clearTimeout(waiting);
    waiting = setTimeout(() => all.classList.add("np-waiting"), 1500);
  };
  const send = (message) => model.send({ ...message, strokes: pad.strokes });

  const pad = makeCanvas(() => {
    update();
    cancelAnimationFrame(frame);
    frame = requestAnimationFrame(ask);
  });
  const undo = button("Undo", "Take back the last stroke, or the clearing", () => pad.undo());
  const clear = button("Clear", "Begin anew; Undo brings the drawing back", () => pad.clear());
  const tools = make("div", "np-buttons");
  tools.append(undo, clear);
  const invitation = make("div", "np-invitation", "draw a digit here");
  const paper = make("div", "np-paper");
  paper.append(pad.canvas, invitation);
  const left = make("div", "np-left");
  left.append(paper, tools);

  const names = model.get("names"), right = make("div", "np-right"), beside = make("div", "np-answers");
  const answers = (names?.length ? names : [""]).map(makeAnswer);
  beside.append(...answers.map((one) => one.element));
  const wait = make("p", "np-wait", "The kernel is busy or has stopped; the answer comes when it is back.");
  const note = make("p", "np-note");
  right.append(beside, note, wait);

  const small = make("canvas");
  small.width = small.height = 2 * 96;
  small.setAttribute("aria-hidden", "true");
  const steps = [
    makeStep("np-strokes", "1. your strokes"),
    makeStep("np-cropped", "2. cropped, with a pen as thick as MNIST’s"),
    makeStep("np-scaled", "3. scaled to 20\u00a0×\u00a020"),
    makeStep("np-centered", "4. center of mass in the middle of 28\u00a0×\u00a028"),
    makeStep("np-evidence", ""),
  ];
  steps[0].frame.append(small);
  const look = button("What did it look at?", "", () => {
    model.set("look", !model.get("look"));
    model.save_changes();
    update();
    ask();
  });
  const middle = button("Center it", "Move the drawing to the middle, as MNIST's digits were (step 4)", () => {
    model.set("centering", !model.get("centering"));
    model.save_changes();
    update();
    ask();
  });
  const row = make("div", "np-steps");
  row.append(...steps.map((step) => step.figure));

  const keep = make("div", "np-buttons np-keep");
  keep.setAttribute("role", "group");
  keep.setAttribute("aria-label", "Keep this drawing as");
  const numbers = [...Array(10).keys()].map((n) => {
    const one = button(`${n}`, `Keep this drawing as a ${n}`, () => send({ do: "keep", label: n }));
    one.setAttribute("aria-label", `keep as ${n}`);
    return one;
  });
  keep.append(make("span", "", "Keep it as"), ...numbers);
  const album = make("ul", "np-album"), count = make("span", "np-count");
  album.setAttribute("aria-label", "Kept drawings");
  const save = button("Save to a file", "A new .npz file beside the notebook; no file is overwritten", () => send({ do: "save" }));
  const back = button("Put back", "Put the drawing back that was removed last", () => send({ do: "put_back" }));
  const said = make("p", "np-said"), live = make("p", "np-hidden");
  said.setAttribute("role", "status");
  live.setAttribute("aria-live", "polite");
  const shelf = make("div", "np-buttons np-shelf");
  shelf.append(count, save, back);
  const top = make("div", "np-top"), more = make("div", "np-buttons np-more");
  top.append(left, right);
  more.append(middle, look);
  all.append(top, row, more, keep, album, shelf, said, live);

  const update = () => {
    const empty = !pad.strokes.length;
    undo.disabled = !pad.canUndo;
    clear.disabled = empty;
    invitation.hidden = !empty;
    numbers.forEach((one) => { one.disabled = empty; });
    const pen = small.getContext("2d");
    pen.clearRect(0, 0, small.width, small.height);
    pen.drawImage(pad.canvas, 0, 0, small.width, small.height);
    small.hidden = empty;
    look.hidden = !model.get("can_look");
    look.setAttribute("aria-pressed", `${model.get("look")}`);
    middle.hidden = !model.get("can_place");
    middle.setAttribute("aria-pressed", `${model.get("centering")}`);
    steps[3].caption.textContent = model.get("centering") ?
      "4. center of mass in the middle of 28\u00a0×\u00a028" : "4. in 28\u00a0×\u00a028, where you drew it";
    steps[4].figure.hidden = !model.get("look") || look.hidden;
  };
  const showAnswer = () => {
    const answer = model.get("answer");
    if (answer.id >= underWay) {
      underWay = 0;
      clearTimeout(waiting);
      all.classList.remove("np-waiting");
    }
    answers.forEach((one, k) => one.show(k ? answer.beside?.[k - 1] ?? {} : answer));
    note.textContent = pad.drawing ? "" : answer.note ?? ""; // every stroke begins as a dot
    const pictures = answer.pictures ?? {};
    steps[1].show(pictures.cropped, "The drawing without the empty paper around it");
    steps[2].show(pictures.scaled, "The same, its longer side 20 pixels");
    steps[3].show(pictures.centered, "The 28 by 28 pixels that the network sees");
    steps[4].show(pictures.evidence, "The pixels in blue where ink speaks for the answer, in orange where against it");
    steps[4].caption.textContent = answer.evidence ?? "What it looked at: no answer yet";
    if (next) ask();
    else if (!pad.drawing) {
      const words = [...answers.map((one) => one.text), note.textContent].filter(Boolean).join(" ");
      if (live.textContent !== words) live.textContent = words;
    }
  };
  const showKept = () => {
    const kept = model.get("kept"), held = album.contains(document.activeElement);
    const items = (kept.items ?? []).map(({ label, png }, index) => {
      const item = make("li"), picture = make("img"), remove = button("×", "Remove", () => send({ do: "remove", index }));
      picture.src = `data:image/png;base64,${png}`;
      picture.alt = `a drawing kept as ${label}`;
      remove.setAttribute("aria-label", `remove drawing ${index + 1}, kept as ${label}`);
      item.append(picture, make("b", "", `${label}`), remove);
      return item;
    });
    album.replaceChildren(...items);
    album.hidden = !items.length;
    count.textContent = kept.text ?? "";
    save.disabled = !kept.unsaved;
    back.hidden = !kept.can_put_back;
    if (held) (album.querySelector("button") ?? save).focus();
  };
  const showSaid = () => {
    const { text: words, bad, kept } = model.get("said");
    said.textContent = words ?? "";
    said.classList.toggle("np-failed", !!bad);
    if (kept && JSON.stringify(kept) === JSON.stringify(pad.strokes)) pad.clear(); // Undo brings it back
  };
  const showRefusal = () => {
    refusal.textContent = model.get("refusal");
    refusal.hidden = !model.get("refusal");
    all.hidden = !!model.get("refusal");
  };
  const showStrokes = () => { // drawn by another view or by Python
    const others = model.get("strokes");
    if (underWay || pad.drawing || JSON.stringify(others) === JSON.stringify(pad.strokes)) return;
    pad.show(others);
    update();
  };
  const showLook = () => update();
  const listeners = {
    answer: showAnswer, kept: showKept, said: showSaid, refusal: showRefusal, strokes: showStrokes, look: showLook, can_look: showLook,
    centering: showLook,
  };
  for (const [name, listener] of Object.entries(listeners)) model.on(`change:${name}`, listener);
  showStrokes();
  for (const show of [showAnswer, showKept, showRefusal, update]) show();
  return () => {
    alive = false;
    leave();
    clearTimeout(waiting);
    cancelAnimationFrame(frame);
    for (const [name, listener] of Object.entries(listeners)) model.off(`change:${name}`, listener);
  };
}

export default { render };
