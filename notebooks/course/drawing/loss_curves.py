"""Losses by step of several trainings."""

from collections.abc import Mapping, Sequence

from course.drawing.style import CYCLE, FIGSIZE, INK, new_figure, styled


@styled
def loss_curves(curves: Mapping[str, Sequence[float]], *, log: bool = False):
    """Losses by step, one named curve each; the first is broad and gray, to compare the others with."""
    fig = new_figure((9.2, 4.4) if len(curves) > 3 else FIGSIZE)
    ax = fig.add_subplot()
    styles = ("-", "--", "-.", ":", (0, (6, 2, 1, 2)), (0, (1, 1)))
    for k, (name, losses) in enumerate(curves.items()):
        look = dict(color=INK, linewidth=6, alpha=0.35)
        if k:
            look = dict(color=CYCLE[(k - 1) % len(CYCLE)], linestyle=styles[(k - 1) % len(styles)])
        ax.plot(losses, label=name, **look)
    ax.set(xlabel="step", ylabel="loss", yscale="log" if log else "linear")
    ax.legend(**(dict(loc="center left", bbox_to_anchor=(1.0, 0.5)) if len(curves) > 3 else {}))
    return fig
