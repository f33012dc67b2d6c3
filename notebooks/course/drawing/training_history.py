"""Pictures of data, predictions and training. Each draws on `ax` if given one and returns the figure."""

from collections.abc import Callable, Mapping, Sequence

import numpy as np

from .style import (
    ACCENT,
    CYCLE,
    FIGSIZE,
    INK,
    MARKERS,
    NEGATIVE,
    POSITIVE,
    axes_or_new,
    new_figure,
    styled,
)


def _vector(name, values, length=None):
    values = np.asarray(values)
    if values.ndim != 1 or (length is not None and len(values) != length):
        wanted = "one dimension" if length is None else f"shape ({length},)"
        raise ValueError(f"{name} must have {wanted}, got shape {values.shape}.")
    return values


def _labels(name, values, length=None):
    """Class numbers as a vector; a column is flattened, one-hot rows are refused with the mend."""
    values = np.asarray(values)
    if values.ndim == 2 and values.shape[1] == 1:
        values = values[:, 0]
    if values.ndim == 2:
        raise ValueError(
            f"{name} must hold one class number per sample, got shape {values.shape}. "
            f"If its rows are one-hot or probabilities, pass {name}.argmax(axis=1)."
        )
    return _vector(name, values, length)


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


@styled
def confusion_matrix(
    y_true: Sequence[int], y_pred: Sequence[int], class_names: Sequence[str] | None = None, *, ax=None
):
    """Counts of true class (row) against predicted class (column); mistakes are shaded, hits only written."""
    y_true = _labels("y_true", y_true)
    y_pred = _labels("y_pred", y_pred, len(y_true))
    if len(y_true) == 0:
        raise ValueError("y_true is empty: there is nothing to count.")
    for name, labels in (("y_true", y_true), ("y_pred", y_pred)):
        if labels.min() < 0 or (labels != np.floor(labels)).any():
            raise ValueError(
                f"{name} must hold class numbers 0, 1, 2, …; got {labels[:5]}. Is it still scores?"
            )
    y_true, y_pred = y_true.astype(int), y_pred.astype(int)
    found = int(max(y_true.max(), y_pred.max())) + 1
    names = [str(k) for k in range(found)] if class_names is None else [str(name) for name in class_names]
    if found > len(names):
        raise ValueError(f"class_names holds {len(names)} names but the labels go up to {found - 1}.")
    n = len(names)
    counts = np.zeros((n, n), dtype=int)
    np.add.at(counts, (y_true, y_pred), 1)
    mistakes = np.where(np.eye(n, dtype=bool), 0, counts)
    turned = n > 4 and max(len(name) for name in names) > 3
    ax = axes_or_new(ax, (8.2, 7.0) if n > 4 else FIGSIZE)
    ax.imshow(mistakes, cmap="Oranges", vmin=0, vmax=1.9 * max(mistakes.max(), 1))
    size = 13 if n <= 10 else 9
    for i, j in np.ndindex(n, n):
        if counts[i, j]:
            weight = "bold" if i == j else "normal"
            ax.text(j, i, counts[i, j], ha="center", va="center", fontsize=size, fontweight=weight)
    ax.set_xticks(range(n), names, rotation=40 if turned else 0, ha="right" if turned else "center")
    ax.set_yticks(range(n), names)
    ax.grid(False)
    title = f"{(y_true == y_pred).mean():.1%} right of {len(y_true):,}"
    ax.set(xlabel="predicted", ylabel="true", title=title)
    return ax.figure


@styled
def function_plot(
    functions: Callable | Mapping[str, Callable],
    x_range: tuple[float, float] = (-4.0, 4.0),
    *,
    points: tuple[Sequence, Sequence] | None = None,
    n: int = 401,
    xlabel: str = "x",
    ylabel: str = "",
    ax=None,
):
    """One curve, or several named ones, over `x_range`; `points` = (x, y) adds data as dots."""
    if callable(functions):
        functions = {"": functions}
    x = np.linspace(*_range("x_range", x_range), n)
    ax = axes_or_new(ax)
    dashes = ("-", "--", "-.", ":")
    for k, (name, function) in enumerate(functions.items()):
        y = np.asarray(function(x), dtype=float)
        if y.shape not in ((), x.shape):
            subject = name or "the function"
            raise ValueError(f"{subject} returned shape {y.shape} for an input of shape {x.shape}.")
        ax.plot(x, np.broadcast_to(y, x.shape), dashes[k % 4], label=name or None)
    if points is not None:
        ax.plot(*points, "o", color=INK, markersize=5, label="data" if len(functions) > 1 else None)
    ax.set(xlim=x_range, xlabel=xlabel, ylabel=ylabel)
    if any(functions):
        ax.legend()
    return ax.figure


def _range(name, pair):
    try:
        low, high = (float(value) for value in pair)
    except (TypeError, ValueError):
        raise ValueError(f"{name} must be a pair (low, high) of numbers, got {pair!r}.") from None
    if not low < high:
        raise ValueError(f"{name} must be (low, high) with low < high, got {pair!r}.")
    return low, high


@styled
def bars(
    probabilities: Sequence[float],
    class_names: Sequence[str] | None = None,
    *,
    answer: int | None = None,
    ax=None,
):
    """Horizontal bars of the probabilities of the classes; the largest is dark, `answer` is marked "true"."""
    p = _vector("probabilities", np.asarray(probabilities, dtype=float))
    names = [str(k) for k in range(len(p))] if class_names is None else [str(name) for name in class_names]
    if len(names) != len(p):
        raise ValueError(f"class_names holds {len(names)} names for {len(p)} probabilities.")
    ax = axes_or_new(ax, (FIGSIZE[0], 0.6 + 0.36 * len(p)))
    colors = [POSITIVE if k == p.argmax() else "#9DB7CC" for k in range(len(p))]
    ax.barh(names, p, color=colors)
    for k, value in enumerate(p):
        text, color, weight = f"{value:.3f}", INK, "normal"
        if k == answer:
            text, color, weight = f"{text}  true", ACCENT, "bold"
        ax.text(value + 0.01, k, text, va="center", fontsize=13, fontweight=weight, color=color)
    ax.invert_yaxis()
    ax.set(xlim=(0, 1.18), xticks=(0, 0.25, 0.5, 0.75, 1), xlabel="probability")
    ax.grid(False, axis="y")
    ax.tick_params(axis="y", length=0)
    return ax.figure


@styled
def scatter2d(
    x: np.ndarray,
    y: Sequence[int] | None = None,
    *,
    class_names: Sequence[str] | None = None,
    xlabel: str = "x₁",
    ylabel: str = "x₂",
    ax=None,
):
    """Points of shape (n, 2); each class of `y` has a color and a marker of its own."""
    x = np.asarray(x, dtype=float)
    if x.ndim != 2 or x.shape[1] != 2:
        raise ValueError(
            f"x must hold points in the plane, shape (n, 2); got {x.shape}. Choose two columns: x[:, :2]."
        )
    ax = axes_or_new(ax)
    y = np.zeros(len(x), dtype=int) if y is None else _labels("y", y, len(x))
    classes = np.unique(y)
    # two classes take the hues of negative and positive, so that points and regions agree
    colors = (NEGATIVE, POSITIVE) if len(classes) <= 2 else CYCLE
    for k, value in enumerate(classes):
        name = str(class_names[int(value)]) if class_names is not None else f"{value:g}"
        look = dict(color=colors[k % len(colors)], markeredgecolor="white", markeredgewidth=0.8, markersize=8)
        ax.plot(*x[y == value].T, MARKERS[k % 10], label=name, **look)
    ax.set(xlabel=xlabel, ylabel=ylabel)
    if len(classes) > 1:
        ax.legend()
    return ax.figure
