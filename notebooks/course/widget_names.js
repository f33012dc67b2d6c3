// Says to screen readers what ipywidgets leaves unsaid: the names of sliders, buttons and the picture.
function name(part, alt) {
  const set = (el, key, value) => el && el.getAttribute(key) !== value && el.setAttribute(key, value);
  part.querySelectorAll("img.widget-image").forEach((img) => set(img, "alt", alt));
  part.querySelectorAll("button i").forEach((icon) => set(icon, "aria-hidden", "true"));
  part.querySelectorAll(".widget-slider").forEach((slider) => {
    const label = slider.querySelector(".widget-label")?.textContent ?? "";
    const readout = slider.querySelector(".widget-readout");
    slider.querySelectorAll("[role=slider], .ui-slider-handle").forEach((handle) => {
      set(handle, "role", "slider");
      set(handle, "aria-label", label);
      if (readout) set(handle, "aria-valuetext", readout.textContent); // 0.1, not 0.09999999999999964
    });
    set(readout, "role", "textbox");
    set(readout, "aria-label", `${label}, typed`);
  });
  part.querySelectorAll(".widget-toggle-buttons").forEach((group) => {
    set(group, "role", "group");
    set(group, "aria-label", group.querySelector(".widget-label")?.textContent ?? "");
    group.querySelectorAll("button").forEach((b) => set(b, "aria-pressed", `${b.classList.contains("mod-active")}`));
  });
  part.querySelectorAll(".widget-play").forEach((play) => {
    const names = { "fa-play": "Play", "fa-pause": "Pause", "fa-stop": "Stop", "fa-retweet": "Repeat" };
    play.querySelectorAll("button").forEach((button) => {
      const key = Object.keys(names).find((icon) => button.querySelector(`.${icon}`) || button.classList.contains(icon));
      if (key) { set(button, "aria-label", names[key]); set(button, "title", names[key]); }
    });
  });
}

function render({ model, el }) {
  el.style.display = "none";
  let observer, timer, tries = 0, leave;
  const start = () => {
    const part = el.parentElement;
    if (!part) { // not in the page yet
      if (tries++ < 200) timer = setTimeout(start, 50);
      return;
    }
    const again = () => name(part, model.get("alt"));
    observer = new MutationObserver(again);
    observer.observe(part, { childList: true, subtree: true, attributes: true, attributeFilter: ["class", "aria-valuetext"] });
    again();
    leave = settle(part, model);
  };
  start();
  return () => { clearTimeout(timer); observer?.disconnect(); leave?.(); };
}

export default { render };
