"""A network drawn as neurons and weights, with its numbers on them."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from matplotlib.collections import LineCollection, PolyCollection
from matplotlib.patches import Circle

from .style import DIVERGING, HIGHLIGHT, INK, MUTED, NEGATIVE, POSITIVE, new_figure, pale, styled

RADIUS = 0.36  # of a neuron; neurons of a column stand 1 apart


def _number(value):
    """At most five characters, so that it fits in a circle: 0.29, -1.7, 12.3, 1e+04."""
    decimals = 0 if abs(value) < 1000 and value == round(value) else 2 if abs(value) < 10 else 1
    text = f"{value:.{decimals}f}" if abs(value) < 1000 else f"{value:.0e}"
    return text.replace("-", "−")


def _sizes_and_kernels(network):
    arrays = [np.asarray(item, dtype=float) for item in network]
    if all(a.ndim == 0 for a in arrays) and len(arrays) >= 2:
        sizes = [int(size) for size in network]
        if min(sizes) < 1:
            raise ValueError(f"layer_sizes must be positive, got {sizes}.")
        return sizes, None
    for k, a in enumerate(arrays):
        if a.ndim != 2:
            raise ValueError(
                "network must be layer sizes such as (3, 2, 1), or kernels (inputs, units); "
                f"item {k} has shape {a.shape}."
            )
        if k and arrays[k - 1].shape[1] != a.shape[0]:
            raise ValueError(
                f"kernel {k} has {a.shape[0]} inputs, the layer before has {arrays[k - 1].shape[1]} units; "
                "kernels have shape (inputs, units). Is one transposed?"
            )
    return [arrays[0].shape[0]] + [a.shape[1] for a in arrays], arrays


def _shown(size, max_nodes):
    """Indices of the neurons that are drawn, None standing for the dots."""
    if size <= max_nodes:
        return list(range(size))
    head = (max_nodes - 1) // 2 + 1
    return [*range(head), None, *range(size - (max_nodes - 1 - head), size)]


@styled
def network_diagram(
    network: Sequence,
    *,
    biases: Sequence | None = None,
    values: Sequence | None = None,
    activations: Sequence[str | None] | None = None,
    input_names: Sequence[str] | None = None,
    output_names: Sequence[str] | None = None,
    edge_labels: bool | None = None,
    highlight: Sequence[tuple[int, int, int]] = (),
    max_nodes: int = 6,
    ax=None,
):
    """Layers as columns of circles. A weight's hue is its sign and its width its size.

    Args:
        network: Layer sizes such as (3, 2, 1), or the kernels, each of shape (inputs, units).
        biases: One vector per kernel, written under its neurons.
        values: One vector per layer, the input first, written in the neurons. Fewer layers are allowed:
            the rest stays empty, as in a forward pass under way.
        activations: One name per kernel, written over its column.
        edge_labels: Write the weights; by default where a pair of layers has at most 20 edges.
        highlight: Edges (layer, from, to) to draw on a yellow ground, layer 0 being the first kernel.
        max_nodes: Longer layers are shortened with dots.
    """
    sizes, kernels = _sizes_and_kernels(network)
    n_layers = len(sizes)
    for name, given, wanted in (("biases", biases, sizes[1:]), ("values", values, sizes)):
        for k, vector in enumerate([] if given is None else given):
            if k >= len(wanted) or np.shape(vector) != (wanted[k],):
                expected = f"shape ({wanted[k]},)" if k < len(wanted) else "nothing: there is no such layer"
                raise ValueError(f"{name}[{k}] has shape {np.shape(vector)}; expected {expected}.")
    if activations is not None and len(activations) != n_layers - 1:
        raise ValueError(
            f"activations must name {n_layers - 1} layers, one per kernel; got {len(activations)}."
        )
    shown = [_shown(size, max_nodes) for size in sizes]
    tallest = max(map(len, shown))
    n_edges = [len(a) * len(b) for a, b in pairwise(shown)]
    spacing = 2.7 if max(n_edges) <= 8 else 3.5  # numbers on many edges need longer edges
    if ax is None:
        figsize = (max(7.0, spacing * (n_layers - 1) + 2.5), min(1.5 + tallest, 6.5))
        ax = new_figure(figsize).add_subplot()
    places = {
        (layer, node): (spacing * layer, (len(nodes) - 1) / 2 - k)
        for layer, nodes in enumerate(shown)
        for k, node in enumerate(nodes)
        if node is not None
    }
    for layer, nodes in enumerate(shown):
        if None in nodes:
            y = (len(nodes) - 1) / 2 - nodes.index(None)
            ax.text(spacing * layer, y, "⋮", ha="center", va="center", fontsize=24, color=MUTED)
    _draw_edges(ax, places, kernels, n_edges, edge_labels, highlight)
    largest = max((float(np.abs(v).max(initial=0)) for v in values or []), default=1.0) or 1.0
    for (layer, node), (x, y) in places.items():
        value = None if values is None or layer >= len(values) else float(values[layer][node])
        face = "white" if value is None else pale(DIVERGING, 0.45)(0.5 + 0.5 * value / largest)
        ax.add_patch(Circle((x, y), RADIUS, facecolor=face, edgecolor=INK, linewidth=1.8, zorder=3))
        if value is not None:
            ax.text(x, y, _number(value), ha="center", va="center", fontsize=13, zorder=4)
        if biases is not None and 0 < layer <= len(biases):
            text = f"b {_number(biases[layer - 1][node])}"
            ax.text(x, y - RADIUS - 0.03, text, ha="center", va="top", fontsize=11, color=MUTED)
    _name_neurons(ax, "input_names", input_names, places, 0, sizes[0])
    _name_neurons(ax, "output_names", output_names, places, n_layers - 1, sizes[-1])
    top = (tallest - 1) / 2 + 0.6
    for layer, size in enumerate(sizes):
        text = "input" if layer == 0 else "output" if layer == n_layers - 1 else "hidden"
        if activations is not None and layer > 0:
            text = activations[layer - 1] or "linear"
        if size > max_nodes:
            text += f"\n{size} neurons"
        ax.text(spacing * layer, top, text, ha="center", va="bottom", fontsize=13, color=MUTED)
    named = [
        max(map(len, map(str, names)), default=0) if names else 0 for names in (input_names, output_names)
    ]
    left, right = (0.6 + 0.13 * length for length in named)
    ax.set_aspect("equal")
    ax.set(xlim=(-left, spacing * (n_layers - 1) + right), ylim=(-(tallest - 1) / 2 - 0.75, top + 0.65))
    ax.set_axis_off()
    return ax.figure


def _draw_edges(ax, places, kernels, n_edges, edge_labels, highlight):
    largest = max((float(np.abs(kernel).max(initial=0)) for kernel in kernels or []), default=1.0) or 1.0
    taken = list(places.values())
    lines, looks, ground = [], [], []
    for (next_layer, j), end in places.items():
        for (layer, i), start in places.items():
            if next_layer != layer + 1:
                continue
            lines.append((start, end))
            if (layer, i, j) in highlight:
                ground.append((start, end))
            if kernels is None:
                looks.append((MUTED, 1.2, "-"))
                continue
            weight = float(kernels[layer][i, j])
            color = NEGATIVE if weight < 0 else POSITIVE if weight > 0 else MUTED
            # dashes say "negative" to those who do not see the hue
            looks.append((color, 0.8 + 4.5 * abs(weight) / largest, "--" if weight < 0 else "-"))
            if edge_labels or (edge_labels is None and n_edges[layer] <= 20):
                place = _free_place(start, end, taken)
                taken.append(place)
                text = _number(weight)
                ax.text(*place, text, color=color, ha="center", va="center", fontsize=12, zorder=2)
    # all edges, and all grounds of numbers, in one artist each: a live figure draws many of them
    colors, widths, styles = zip(*looks)
    ax.add_collection(LineCollection(ground, colors=HIGHLIGHT, linewidths=13, alpha=0.6, zorder=0.5))
    ax.add_collection(
        LineCollection(lines, colors=colors, linewidths=widths, linestyles=list(styles), alpha=0.85, zorder=1)
    )
    halo = np.array([(-1, -1), (1, -1), (1, 1), (-1, 1)]) * (0.27, 0.1)
    numbers = taken[len(places) :]
    ax.add_collection(
        PolyCollection([place + halo for place in numbers], facecolors=(1, 1, 1, 0.9), zorder=1.5)
    )


def _free_place(start, end, taken):
    """Point on the edge where a number meets no other number or neuron, or is farthest from them."""
    along = np.array([0.3, 0.35, 0.4, 0.25, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.2])[:, None]
    points = np.array(start) + along * (np.array(end) - start)
    # a number is wider than it is high
    gaps = np.abs(points[:, None] - np.array(taken)) / (0.62, 0.24)
    room = gaps.max(axis=2).min(axis=1)
    return tuple(points[np.argmax(np.minimum(room, 1.0))])


def _name_neurons(ax, argument, names, places, column, size):
    if names is None:
        return
    if len(names) < size:
        raise ValueError(f"{argument} holds {len(names)} names for {size} neurons.")
    side, shift = ("right", -0.5) if column == 0 else ("left", 0.5)
    for (layer, node), (x, y) in places.items():
        if layer == column:
            ax.text(x + shift, y, str(names[node]), ha=side, va="center", fontsize=14)
