"""Pictures of data, predictions and training. Each draws on `ax` if given one and returns the figure."""

from collections.abc import Mapping

import numpy as np

from course.drawing.style import CYCLE, FIGSIZE, MARKERS, new_figure, styled


@styled
def history(history, metric: str | None = None, *, log: bool = False, fig=None):
    """Loss, and a metric if there is one, by epoch: solid for training, dashed for validation.

    Args:
        history: What `fit` returned, or its `history` dict of lists.
        metric: Which metric to draw beside the loss; by default the first one found.
        log: Draw the loss on a logarithmic axis.
    """
    curves = getattr(history, "history", history)
    parts = (("", "training", "-", CYCLE[0]), ("val_", "validation", "--", CYCLE[1]))
    if not isinstance(curves, Mapping) or "loss" not in curves:
        raise ValueError(
            'history must be what fit returned, or a dict with the key "loss"; '
            f"got {type(history).__name__}. "
            "Keep it with h = model.fit(...)."
        )
    others = [key for key in curves if key != "loss" and not key.startswith("val_")]
    if metric is not None and metric not in others:
        raise ValueError(f"metric must be one of {others}, got {metric!r}.")
    shown = ["loss"] + ([metric] if metric else others[:1])
    fig = new_figure((FIGSIZE[0] * (1.25 if len(shown) == 2 else 1), FIGSIZE[1])) if fig is None else fig
    for key, ax in zip(shown, np.ravel(fig.subplots(1, len(shown)))):
        for prefix, label, style, color in parts:
            if (values := curves.get(prefix + key)) is None:
                continue
            # few epochs, or only one, are seen as points
            marker = MARKERS[bool(prefix)] if len(values) <= 20 else None
            ax.plot(np.arange(1, len(values) + 1), values, style, color=color, label=label, marker=marker)
        ax.set(xlabel="epoch", title=key.replace("_", " "))
        ax.xaxis.get_major_locator().set_params(integer=True)
        if log and key == "loss":
            ax.set_yscale("log")
        if f"val_{key}" in curves:
            ax.legend()
    return fig
