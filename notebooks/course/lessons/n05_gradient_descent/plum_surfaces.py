"""Two loss surfaces side by side, each with a descent on it and its true minimum.

Lesson: notebooks/05_gradient_descent.ipynb.
"""

from collections.abc import Callable, Mapping, Sequence

from course.drawing.loss_surface import loss_surface
from course.drawing.style import ACCENT, new_figure, styled


@styled
def two_surfaces(
    losses: Mapping[str, Callable],
    paths: Sequence[Sequence],
    lowest: Sequence[Sequence[float]],
    w_ranges: Sequence[tuple[float, float]] = ((-0.02, 0.15), (-4, 5)),
    b_range: tuple[float, float] = (-1.0, 8.0),
):
    """A ring marks the start of each descent, a star its end, a cross the minimum.

    Args:
        losses: By title, two losses, functions of the pair w, b.
        paths: The descent on each of them, shape (steps, 2).
        lowest: w and b of each minimum.
    """
    fig = new_figure((9.6, 4.2))
    panels = zip(fig.subplots(1, 2), losses.items(), paths, lowest, w_ranges, strict=True)
    for ax, (title, loss), path, minimum, w_range in panels:
        loss_surface(lambda w, b, loss=loss: loss((w, b)), w_range, b_range, path, ax=ax)
        ax.plot(*minimum, "P", color=ACCENT, markersize=15, markeredgecolor="white", zorder=4)
        ax.set_title(title)
        ax.locator_params(axis="x", nbins=5)
    return fig
