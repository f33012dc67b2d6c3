// Elements, and the few kinds of controls: real buttons, menus and sliders with labels.

const SVG = "http://www.w3.org/2000/svg";

function h(tag, props = {}, ...children) {
  const el = tag.startsWith("svg:") ? document.createElementNS(SVG, tag.slice(4)) : document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith("on")) el.addEventListener(name.slice(2), value);
    else if (name === "text") el.textContent = value;
    else el.setAttribute(name, value === true ? "" : value);
  }
  el.append(...children.filter((child) => child !== null));
  return el;
}

// Sets an attribute only where it changes: thousands of equal writes a second would cost frames.
function put(el, name, value) {
  if (el.getAttribute(name) !== `${value}`) el.setAttribute(name, value);
}

function button(text, onclick, props = {}) {
  return h("button", { type: "button", class: "pg-button", text, onclick, ...props });
}

// options: [value, text] pairs
function menu(label, options, onchoose, props = {}) {
  const select = h("select", { onchange: () => onchoose(select.value), ...props });
  const el = h("label", { class: "pg-field" }, h("span", { text: label }), select);
  const fill = (pairs) => {
    const key = JSON.stringify(pairs);
    if (select.dataset.options === key) return;
    select.dataset.options = key;
    select.replaceChildren(...pairs.map(([value, text]) => h("option", { value, text })));
  };
  const set = (value) => {
    // a rate from a state string may be none of the usual ones
    if (![...select.options].some((option) => option.value === `${value}`))
      select.append(h("option", { value, text: `${value}` }));
    select.value = `${value}`;
  };
  fill(options);
  return { el, select, fill, set };
}

function slider(label, range, unit, onmove) {
  const shown = h("output", { "aria-hidden": "true" });
  const input = h("input", { type: "range", "aria-label": label, ...range, oninput: () => { show(); onmove(Number(input.value)); } });
  const show = () => {
    shown.textContent = `${input.value}${unit}`;
    put(input, "aria-valuetext", `${input.value}${unit}`);
  };
  const el = h("label", { class: "pg-field pg-slider" }, h("span", {}, `${label} `, shown), input);
  const set = (value) => { input.value = value; show(); };
  return { el, set };
}

function checkbox(label, onchange) {
  const input = h("input", { type: "checkbox", onchange: () => onchange(input.checked) });
  return { el: h("label", { class: "pg-check" }, input, h("span", { text: label })), input };
}

// Names a part, so that a page can leave it away: "noise", "speed". (The words of a state, where there is one.)
function control(name, el) {
  el.dataset.control = name;
  return el;
}

// "0.0312", "12.5", "1.2e-5": about three digits that mean something
function short(value) {
  if (value === null || value === undefined) return "not a number";
  const size = Math.abs(value);
  if (size !== 0 && (size < 0.001 || size >= 1e5)) return value.toExponential(1).replace("-", "−");
  return value.toFixed(size >= 100 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3).replace("-", "−");
}
