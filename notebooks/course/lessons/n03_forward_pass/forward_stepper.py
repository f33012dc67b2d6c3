"""One sample walked through a drawn network, edge by edge.

Lesson: notebooks/03_forward_pass.ipynb.
"""

import numpy as np

from course.drawing.arguments import as_vector
from course.drawing.frozen_background import freeze
from course.drawing.live import live
from course.drawing.style import DIVERGING, HIGHLIGHT, INK, MUTED, NEGATIVE, PAPER, POSITIVE, pale
from course.drawing.tables import canvas, number

_SHADES = pale(DIVERGING, 0.45)
_SUBSCRIPTS = "₁₂₃₄"


def forward_stepper(x, W1, b1, W2, b2):
    """Walk one sample through a network with one hidden layer of ReLUs, one edge at a time.

    Args:
        x: The sample to start with, shape (features,).
        W1, b1: Hidden layer, shapes (features, units) and (units,).
        W2, b2: Output layer, shapes (units, outputs) and (outputs,).
    """
    x, W1, b1, W2, b2 = (np.asarray(array, dtype=float) for array in (x, W1, b1, W2, b2))
    as_vector("x", x)
    for layer, W, b, n_inputs in ((1, W1, b1, len(x)), (2, W2, b2, len(b1))):
        if W.ndim != 2 or W.shape[0] != n_inputs or b.shape != W.shape[1:]:
            raise ValueError(
                f"W{layer} and b{layer} have shapes {W.shape} and {b.shape}; expected ({n_inputs}, units) "
                "and (units,), a column of W for each unit. Is W transposed?"
            )
        if max(W.shape) > 4:
            raise ValueError(
                f"W{layer} has shape {W.shape}; more than 4 neurons in a layer do not fit into the picture."
            )
    steps = [(1, j, part) for j in range(len(b1)) for part in (*range(len(x)), "bias", "bend")]
    steps += [(2, j, part) for j in range(len(b2)) for part in (*range(len(b1)), "bias")]

    def draw(fig, step, **inputs):
        ax = canvas(fig, 9.2, 4.6)
        places = {}
        for name, left, n in (
            ("x", 0.8, len(x)),
            ("u", 4.3, len(b1)),
            ("z", 5.75, len(b1)),
            ("y", 8.4, len(b2)),
        ):
            heights = 2.35 + 1.2 * (np.arange(n)[::-1] - (n - 1) / 2)
            places |= {(name, k): (left, height) for k, height in enumerate(heights)}
        labels = _draw_still(ax, places, W1, b1, W2, b2)
        freeze(fig)
        (lit,) = ax.plot([], [], color=HIGHLIGHT, linewidth=13, alpha=0.55, solid_capstyle="butt")
        spots = ax.scatter(
            *np.array(list(places.values())).T, s=2300, edgecolors=INK, linewidths=1.8, zorder=3
        )
        texts = [
            ax.text(*place, "", ha="center", va="center", fontsize=13, zorder=4) for place in places.values()
        ]
        box = dict(boxstyle="round,pad=0.2", facecolor="#FBF1C6", edgecolor=HIGHLIGHT)
        product = ax.text(0, 0, "", va="center", fontsize=13, bbox=box, zorder=5)
        formula = ax.text(0.25, 0.3, "", fontsize=14, va="center")

        def update(step, **inputs):
            sample = np.round(list(inputs.values()), 6)  # a slider's 2 may be 2.0000000000000004
            values = values_after(steps[:step], sample, W1, b1, W2, b2)
            numbers = [values.get(key) for key in places]
            largest = max(abs(v) for v in numbers if v is not None) or 1.0
            faces = [(1, 1, 1, 1) if v is None else _SHADES(0.5 + 0.5 * v / largest) for v in numbers]
            spots.set_facecolors(faces)
            for text, value in zip(texts, numbers):
                text.set_text("" if value is None else number(value))
            layer, j, part = steps[step - 1] if step else (None, None, None)
            name, source, W = ("u", "x", W1) if layer == 1 else ("y", "z", W2)
            ends, words = [], ""
            if part == "bend":
                ends = [places["u", j], places["z", j]]
            elif isinstance(part, int):
                ends = [places[source, part], places[name, j]]
                given = values[source, part]
                words = f"{_factor(given)} · {_factor(W[part, j])} = {number(given * W[part, j])}"
                product.set_position(labels[layer, part, j])
            lit.set_data(*np.transpose(ends) if ends else ([], []))
            product.set_text(words)
            product.set_visible(bool(words))
            formula.set_text(formula_text(steps[:step], values, W1, b1, W2, b2))

        update(step, **inputs)
        return update

    names = {f"x{k + 1}": f"x{_SUBSCRIPTS[k]}" for k in range(len(x))}
    return live(
        draw,
        alt="A network with numbers on every edge and in every neuron. The edge that is being multiplied is "
        "yellow, the neurons that have their value are filled, and the sum so far is written out below.",
        figsize=(9.2, 4.6),
        labels=names,
        play="step",
        interval=1200,
        step=(0, len(steps), 1, 0),
        **{name: (-3.0, 3.0, 0.5, float(value)) for name, value in zip(names, x)},
    )


def _draw_still(ax, places, W1, b1, W2, b2):
    """Edges, weights, biases and headings; returns where the number of each edge begins."""
    largest = max(np.abs(W1).max(), np.abs(W2).max()) or 1.0
    labels = {}
    for layer, W, source, target, along in ((1, W1, "x", "u", 0.3), (2, W2, "z", "y", 0.42)):
        for (i, j), weight in np.ndenumerate(W):
            start, end = np.array(places[source, i]), np.array(places[target, j])
            color = NEGATIVE if weight < 0 else POSITIVE
            look = dict(
                color=color, linewidth=1 + 4 * abs(weight) / largest, linestyle="--" if weight < 0 else "-"
            )
            ax.plot(*zip(start, end), **look)
            labels[layer, i, j] = place = start + along * (end - start) - (0.22, 0)
            ground = dict(boxstyle="square,pad=0.08", facecolor=PAPER, edgecolor="none")
            ax.text(*place, number(weight), color=color, va="center", fontsize=13, bbox=ground)
    for start, end in ((places["u", j], places["z", j]) for j in range(len(b1))):
        ax.annotate(
            "", end, start, arrowprops=dict(arrowstyle="-|>", color=INK, linewidth=2, shrinkA=24, shrinkB=24)
        )
    for name, b in (("u", b1), ("y", b2)):
        for j, bias in enumerate(b):
            left, height = places[name, j]
            ax.text(
                left, height - 0.38, f"b = {number(bias)}", ha="center", va="top", fontsize=12, color=MUTED
            )
    heads = {"x": "input x", "u": "u = x W₁ + b₁", "z": "z = relu(u)", "y": "y = z W₂ + b₂"}
    for name, words in heads.items():
        ax.text(places[name, 0][0], 4.3, words, ha="center", va="center", color=MUTED)
    return labels


def values_after(done, sample, W1, b1, W2, b2):
    """What each neuron holds after these steps: {(name, index): value}, sums under way included."""
    values = {("x", k): value for k, value in enumerate(sample)}
    for layer, j, part in done:
        name, source, W, b = ("u", "x", W1, b1) if layer == 1 else ("y", "z", W2, b2)
        if part == "bend":
            values["z", j] = max(values["u", j], 0.0)
        else:
            more = b[j] if part == "bias" else values[source, part] * W[part, j]
            values[name, j] = values.get((name, j), 0.0) + more
    return values


def formula_text(done, values, W1, b1, W2, b2):
    """The sum under way, or the bend, in numbers."""
    if not done:
        return "The sample is in. Each press of Step computes one product, one bias or one bend."
    layer, j, part = done[-1]
    name, source, W, b = ("u", "x", W1, b1) if layer == 1 else ("y", "z", W2, b2)
    if part == "bend":
        return f"z{_SUBSCRIPTS[j]} = max({_trimmed(values['u', j])}, 0) = {_trimmed(values['z', j])}"
    terms = [
        _factor(b[j], 4) if p == "bias" else f"{_factor(values[source, p], 4)}·{_factor(W[p, j], 4)}"
        for at, k, p in done
        if (at, k) == (layer, j) and p != "bend"
    ]
    subscript = _SUBSCRIPTS[j] if W.shape[1] > 1 else ""
    return f"{name}{subscript} = {' + '.join(terms)} = {_trimmed(values[name, j])}"


def _trimmed(value, decimals=4):
    text = number(value, decimals)
    return text.rstrip("0").rstrip(".") if "." in text else text


def _factor(value, decimals=2):
    """A number as it stands in a product or a sum: in brackets if it is negative."""
    text = _trimmed(value, decimals)
    return f"({text})" if value < 0 else text
