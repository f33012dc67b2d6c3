// Rings over a picture, one for each place that the hand takes hold of. The picture itself is drawn by the
// kernel; a ring follows the hand at once, and the picture with the kernel's answer.
function render({ model, el }) {
  el.classList.add("nnlib-handles");
  const rings = [];
  let held = -1, moved = -1, asked = model.get("answered"), watching, timer, alive = true;

  const put = (ring, left, top) => {
    ring.at = [left, top];
    ring.style.left = `${100 * left}%`;
    ring.style.top = `${100 * top}%`;
  };
  const tell = (k, left, top) => {
    const inside = (share) => Math.min(Math.max(share, 0), 1);
    put(rings[k], inside(left), inside(top));
    moved = k;
    asked += 1;
    model.set("drag", [k, ...rings[k].at, asked]);
    model.save_changes();
  };
  const shares = (event) => {
    const box = el.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  };

  const make = (k) => {
    const ring = document.createElement("button");
    ring.type = "button";
    ring.className = "nh-ring";
    ring.dataset.lmSuppressShortcuts = "true"; // an arrow key moves the ring and not the notebook
    ring.setAttribute("aria-roledescription", "handle, moved with the arrow keys");
    let from; // from the hand to the middle of the ring: it does not jump when it is taken
    ring.addEventListener("pointerdown", (event) => {
      if (event.button) return;
      const [left, top] = shares(event);
      from = [ring.at[0] - left, ring.at[1] - top];
      held = k;
      ring.setPointerCapture(event.pointerId);
      ring.focus({ preventScroll: true });
      event.preventDefault();
    });
    ring.addEventListener("pointermove", (event) => {
      if (held !== k) return;
      const [left, top] = shares(event);
      tell(k, left + from[0], top + from[1]);
    });
    const release = () => {
      if (held === k) held = -1;
      show();
    };
    ring.addEventListener("pointerup", release);
    ring.addEventListener("pointercancel", release);
    ring.addEventListener("keydown", (event) => {
      const way = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      if (!way || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      const step = model.get("places")[k].step;
      if (way[0] * step[0] || way[1] * step[1]) {
        tell(k, ring.at[0] + way[0] * step[0], ring.at[1] + way[1] * step[1]);
      }
    });
    el.append(ring);
    return ring;
  };

  const show = () => {
    model.get("places").forEach((place, k) => {
      rings[k] ??= make(k);
      rings[k].hidden = !place;
      if (!place) return;
      rings[k].setAttribute("aria-label", place.name);
      rings[k].title = place.name;
      // an answer to an earlier request would take the ring back
      if (held !== k && (moved !== k || model.get("answered") >= asked)) put(rings[k], place.left, place.top);
    });
  };

  const cover = (picture) => {
    for (const side of ["Left", "Top", "Width", "Height"]) {
      el.style[side.toLowerCase()] = `${picture[`offset${side}`]}px`;
    }
  };
  const start = (tries = 0) => {
    const picture = el.parentElement?.querySelector("img");
    if (!alive) return;
    if (!picture) { // not in the page yet
      if (tries < 200) timer = setTimeout(() => start(tries + 1), 50);
      return;
    }
    watching = new ResizeObserver(() => cover(picture));
    watching.observe(picture);
    watching.observe(el.parentElement);
    cover(picture);
  };
  const leave = () => { el.hidden = true; }; // the kernel is gone: nothing answers the hand
  model.on("change:places change:answered", show);
  model.on("comm_live_update", leave);
  show();
  start();
  return () => {
    alive = false;
    clearTimeout(timer);
    watching?.disconnect();
    model.off("change:places change:answered", show);
    model.off("comm_live_update", leave);
  };
}

export default { render };
