"""The gradients of a network beside central differences, entry by entry.

Lesson: notebooks/07_backprop_in_matrices.ipynb.
"""

from collections.abc import Callable, Sequence

import numpy as np

from course.drawing.style import CYCLE, NEGATIVE, new_figure, styled
from nnlib.gradient_check import Comparison, numerical_gradient


def compare_gradients(layers: Sequence, loss_now: Callable[[], float]) -> list[Comparison]:
    """Each gradient that backprop left in the Dense layers, beside central differences (ε = 1e-6).

    Args:
        layers: A network after its backward pass. A layer with `params` has dicts `params` and `grads`, with
            the keys "kernel" and "bias".
        loss_now: The loss of the network as it stands. Each entry of each array is moved up and down, the
            loss is asked for, and the entry gets its old value back.

    Returns:
        For each such layer dL_dW and dL_db, counted from 1.
    """
    found, n_dense = [], 0
    for layer in layers:
        if not getattr(layer, "params", None):
            continue
        n_dense += 1
        for key, letter in (("kernel", "W"), ("bias", "b")):
            measured = numerical_gradient(_loss_with(layer, key, loss_now), layer.params[key])
            name = f"dL_d{letter}{n_dense}"
            found.append(Comparison(name, layer.grads[key], measured, rtol=1e-5, atol=1e-7))
    return found


def _loss_with(layer, key, loss_now):
    def loss(value):
        kept, layer.params[key] = layer.params[key], value
        try:
            return loss_now()
        finally:
            layer.params[key] = kept

    return loss


def relative_differences(comparison: Comparison) -> np.ndarray:
    """Each entry's difference to the measurement, divided by the larger of the two; entries of 0 are left "
    "out."""
    size = np.maximum(np.abs(comparison.gradient), np.abs(comparison.numerical)).ravel()
    return comparison.error.ravel()[size > 0] / size[size > 0]


def digits_of_agreement(comparisons: Sequence[Comparison]) -> str:
    """To how many digits backprop and the measurement agree, typically: "3", "8" or "16"."""
    typical = np.median(np.concatenate([relative_differences(each) for each in comparisons]))
    return min(("3", "8", "16"), key=lambda digits: abs(int(digits) + np.log10(max(typical, 1e-16))))


@styled
def gradient_agreement(comparisons: Sequence[Comparison], rtol: float = 1e-5):
    """How far each entry of each gradient is from its central difference, beside the tolerance."""
    fig = new_figure((8.0, 3.8))
    ax = fig.add_subplot()
    for k, comparison in enumerate(comparisons):
        off = relative_differences(comparison)
        places = k + np.linspace(-0.3, 0.3, len(off)) if len(off) > 1 else [k]
        ax.plot(places, np.maximum(off, 1e-13), "o", color=CYCLE[k % len(CYCLE)], markersize=6)
    ax.axhline(rtol, color=NEGATIVE, linestyle="--")
    ax.text(len(comparisons) - 0.52, rtol * 1.4, "tolerance", color=NEGATIVE, ha="right", va="bottom")
    ax.set(yscale="log", ylim=(1e-13, 1), ylabel="relative difference")
    ax.set_xticks(range(len(comparisons)), [comparison.name for comparison in comparisons])
    ax.set_xlim(-0.5, len(comparisons) - 0.5)
    return fig
