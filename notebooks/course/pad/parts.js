// What the drawing pad is made of: the canvas and the hand on it, ten bars, a small labelled picture.
// pad.js follows in the same module. Strokes are lists of [x, y] in units of a 280 × 280 pad.
const SIDE = 280, PEN = 15, INK = "#1f2430", KEY_STEP = 8;

const make = (tag, className = "", text = "") => {
  const el = document.createElement(tag);
  if (className) el.className = className;
  if (text) el.textContent = text;
  return el;
};
const button = (text, title, press) => {
  const el = make("button", "", text);
  el.type = "button";
  if (title) el.title = title;
  el.addEventListener("click", press);
  return el;
};

// The canvas and the hand on it: `changed(drawing)` after every change, `drawing` while a stroke is growing.
function makeCanvas(changed) {
  const canvas = make("canvas", "np-canvas"), context = canvas.getContext("2d");
  const finer = Math.max(1, window.devicePixelRatio || 1);
  canvas.width = canvas.height = Math.round(SIDE * finer);
  canvas.tabIndex = 0;
  canvas.setAttribute("role", "application");
  canvas.setAttribute("aria-label", "Drawing pad. Draw with mouse, pen or finger; or move the pen with the " +
    "arrow keys, with Shift for large steps, and press Space to put it down or lift it.");
  let strokes = [], past = [], stroke = null, pointer = null, pen = [SIDE / 2, SIDE / 4], typing = false;

  const paint = () => {
    context.setTransform(canvas.width / SIDE, 0, 0, canvas.width / SIDE, 0, 0);
    context.clearRect(0, 0, SIDE, SIDE);
    context.strokeStyle = context.fillStyle = INK;
    context.lineWidth = PEN;
    context.lineCap = context.lineJoin = "round";
    for (const points of strokes) {
      context.beginPath();
      context.moveTo(...points[0]);
      points.forEach((p) => context.lineTo(...p)); // also to the first itself: a tap is a dot
      context.stroke();
    }
    if (typing) {
      context.beginPath();
      context.arc(...pen, PEN / 2, 0, 7);
      context.lineWidth = 2;
      context.strokeStyle = "#0072B2";
      if (stroke) context.fillStyle = "#0072B2", context.fill();
      context.stroke();
    }
  };
  const put = (drawing) => { paint(); changed(drawing); };
  const begin = (point) => { past.push(strokes); stroke = [point]; strokes = [...strokes, stroke]; };
  const extend = ([x, y]) => {
    const [u, v] = stroke[stroke.length - 1];
    if (Math.hypot(x - u, y - v) >= 1) stroke.push([x, y]);
  };
  const lift = () => { stroke = pointer = null; put(false); };
  const at = (event) => {
    const box = canvas.getBoundingClientRect();
    const inside = (v) => Math.round(Math.min(Math.max(v, 0), SIDE) * 10) / 10;
    return [inside((event.clientX - box.left) / box.width * SIDE), inside((event.clientY - box.top) / box.height * SIDE)];
  };

  canvas.addEventListener("pointerdown", (event) => {
    if (pointer !== null || event.button !== 0) return; // a second finger or button does not disturb the first
    event.preventDefault();
    canvas.focus({ preventScroll: true });
    typing = false;
    pointer = event.pointerId;
    canvas.setPointerCapture?.(pointer);
    begin(at(event));
    put(true);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (event.pointerId !== pointer) return;
    const all = event.getCoalescedEvents?.() ?? []; // the points between two frames
    (all.length ? all : [event]).forEach((one) => extend(at(one)));
    put(true);
  });
  for (const end of ["pointerup", "pointercancel", "lostpointercapture"])
    canvas.addEventListener(end, (event) => { if (event.pointerId === pointer) lift(); });

  const MOVES = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
  canvas.addEventListener("keydown", (event) => {
    const move = MOVES[event.key];
    if ((event.ctrlKey || event.metaKey) && event.key === "z") self.undo();
    else if (event.ctrlKey || event.metaKey || event.altKey || pointer !== null) return;
    else if (move) {
      const far = event.shiftKey ? 3 * KEY_STEP : KEY_STEP;
      pen = pen.map((v, i) => Math.min(Math.max(v + far * move[i], 0), SIDE));
      typing = true;
      if (stroke) extend(pen), put(true);
      else paint();
    } else if (event.key === " ") {
      typing = true;
      if (stroke) lift();
      else begin(pen), put(true);
    } else if (event.key === "Escape" && stroke) lift();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  canvas.addEventListener("blur", () => { typing = false; if (stroke && pointer === null) lift(); else paint(); });

  const self = {
    canvas, paint,
    get strokes() { return strokes; },
    get drawing() { return stroke !== null; },
    get canUndo() { return past.length > 0; },
    undo() { if (!past.length) return; strokes = past.pop(); lift(); },
    clear() { if (!strokes.length) return; past.push(strokes); strokes = []; lift(); },
    show(others) { past.push(strokes); strokes = others; stroke = pointer = null; paint(); }, // drawn elsewhere
  };
  paint();
  return self;
}

function makeBars() {
  const list = make("ul", "np-bars");
  list.setAttribute("aria-label", "Probabilities of the ten digits");
  const rows = [...Array(10).keys()].map((digit) => {
    const row = make("li"), track = make("span", "np-track"), bar = make("span", "np-bar"), share = make("span", "np-share");
    track.append(bar);
    row.append(make("b", "", `${digit}`), track, share);
    list.append(row);
    return { row, bar, share };
  });
  const show = (probabilities, winner) => rows.forEach(({ row, bar, share }, digit) => {
    const p = probabilities ? probabilities[digit] : 0;
    bar.style.width = `${100 * p}%`;
    share.textContent = !probabilities ? "" : p >= 0.995 ? "> 99 %" : p < 0.005 ? "" : `${Math.round(100 * p)} %`;
    row.classList.toggle("np-winner", digit === winner);
  });
  return { list, show };
}

// One network's answer: its name where there are several, the digit, a sentence, ten bars.
function makeAnswer(name) {
  const element = make("div", "np-answer"), head = make("div", "np-head");
  const digit = make("span", "np-digit"), text = make("span", "np-text"), bars = makeBars();
  if (name) {
    element.append(make("div", "np-name", name));
    bars.list.setAttribute("aria-label", `Probabilities of the ten digits, ${name}`);
  }
  head.append(digit, text);
  element.append(head, bars.list);
  const show = (answer) => {
    digit.textContent = answer.digit ?? "?";
    text.textContent = answer.text ?? "";
    head.classList.toggle("np-failed", !!answer.failed);
    bars.show(answer.probabilities, answer.digit);
  };
  return { element, show, get text() { return name && text.textContent ? `${name}: ${text.textContent}` : text.textContent; } };
}

function makeStep(className, text) {
  const figure = make("figure", `np-step ${className}`), frame = make("div", "np-frame"), picture = make("img");
  const caption = make("figcaption", "", text);
  frame.append(picture);
  figure.append(frame, caption);
  const show = (png, alt) => {
    picture.hidden = !png;
    if (png) picture.src = `data:image/png;base64,${png}`;
    picture.alt = png ? alt : "";
  };
  show("");
  return { figure, frame, caption, show };
}
