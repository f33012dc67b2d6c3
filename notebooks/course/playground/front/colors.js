// Colors of values and classes, and maps painted with them. A pixel is one number, 0xAABBGGRR.

const rgb = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
const mix = (a, b, t) => a.map((v, i) => Math.round(v + (b[i] - v) * t));
const css = (color) => `rgb(${color.join(",")})`;
const pixel = ([r, g, b]) => ((255 << 24) | (b << 16) | (g << 8) | r) >>> 0;
const WHITE = [255, 255, 255];
const PALE = 0.72; // the large picture is paler than its points, so that they stand out

class Palette {
  constructor(colors) {
    this.negative = rgb(colors.negative);
    this.positive = rgb(colors.positive);
    this.classes = colors.classes.map(rgb);
    this.ink = colors.ink;
    this.muted = colors.muted;
    // byte 0 is −1, 127 is 0, 254 is 1
    this.hues = Array.from({ length: 255 }, (_, i) =>
      mix(WHITE, i < 127 ? this.negative : this.positive, Math.abs(i - 127) / 127));
    this.signed = Uint32Array.from(this.hues, pixel);
    this.pale = Uint32Array.from(this.hues, (hue) => pixel(mix(WHITE, hue, PALE)));
    // of each class: byte 0 is 0, 127 is 1
    this.shades = this.classes.map((color) => Uint32Array.from({ length: 128 }, (_, i) => pixel(mix(WHITE, color, (PALE * i) / 127))));
  }

  value(v) {
    return this.hues[Math.round(127 * (Math.max(-1, Math.min(1, v)) + 1))];
  }

  // of a data point: its class, or its value from −1 to 1
  point(v, setup) {
    return setup.problem === "classification" ? this.classes[v] : this.value(v);
  }
}

const bytes = (text) => {
  const raw = atob(text), found = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) found[i] = raw.charCodeAt(i);
  return found;
};

// A map of n × n pixels; `color(i)` gives pixel i. The page scales the canvas up smoothly.
function paint(canvas, n, color) {
  if (canvas.width !== n || canvas.height !== n) canvas.width = canvas.height = n;
  const context = canvas.getContext("2d");
  const image = context.createImageData(n, n), data = new Uint32Array(image.data.buffer);
  for (let i = 0; i < n * n; i++) data[i] = color(i);
  context.putImageData(image, 0, 0);
}

function paintSigned(canvas, map, ramp, discretize = false) {
  paint(canvas, Math.sqrt(map.length), discretize ? (i) => ramp[map[i] < 127 ? 0 : 254] : (i) => ramp[map[i]]);
}

// How likely one class is.
function paintShade(canvas, map, shade) {
  paint(canvas, Math.sqrt(map.length), (i) => shade[Math.max(0, map[i] - 127)]);
}

// Several classes: the likeliest one's color, as strong as the network is sure.
function paintClasses(canvas, maps, shades, discretize = false) {
  const k = maps.length;
  paint(canvas, Math.sqrt(maps[0].length), (i) => {
    let best = 0;
    for (let c = 1; c < k; c++) if (maps[c][i] > maps[best][i]) best = c;
    const sure = discretize ? 127 : Math.round(((maps[best][i] - 127) * k - 127) / (k - 1));
    return shades[best][Math.max(0, Math.min(127, sure))];
  });
}

// A unit of a network with one input: its curve on white in the square (x, y, size), the gray line at 0.
function drawSmallCurve(context, values, x, y, size, color) {
  const top = Math.max(1, ...values.map((v) => Math.abs(v ?? 0))) * 1.1;
  context.fillStyle = "#fff";
  context.fillRect(x, y, size, size);
  context.fillStyle = "#D9DCE1";
  context.fillRect(x, y + size / 2 - 0.5, size, 1);
  context.strokeStyle = css(color);
  context.lineWidth = 2;
  context.beginPath();
  values.forEach((v, i) => context.lineTo(x + (i / (values.length - 1)) * size, y + (size / 2) * (1 - (v ?? 0) / top)));
  context.stroke();
}
