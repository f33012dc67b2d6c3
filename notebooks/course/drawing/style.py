"""The look of every figure in the course, and how a figure is shown in a notebook.

The colors are in colors.py; `DIVERGING` runs from negative to positive through white.
"""

import base64
import contextlib
import functools
import html
import io
import sys
import threading

import matplotlib
import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap, ListedColormap
from matplotlib.figure import Figure

from course import widget_output
from course.drawing.colors import (  # noqa: F401 (pictures take the colors and the rest from here)
    ACCENT,
    CYCLE,
    GRID,
    HIGHLIGHT,
    INK,
    MARKERS,
    MUTED,
    NEGATIVE,
    PAPER,
    POSITIVE,
)

DIVERGING = LinearSegmentedColormap.from_list("negative_positive", (NEGATIVE, "#FFFFFF", POSITIVE))
# starts well off white, which is kept for an exact 0
POSITIVES = LinearSegmentedColormap.from_list("positives", ("#BFDCEE", POSITIVE, "#002F4A"))

FIGSIZE = (7.0, 4.0)
SCREEN_DPI = 100  # one inch of figure is 100 CSS pixels in the page
PNG_DPI = 150  # drawn finer than shown, so that projectors and dense screens stay sharp

STYLE = {
    "figure.figsize": FIGSIZE,
    "figure.dpi": SCREEN_DPI,
    "figure.facecolor": PAPER,
    "savefig.facecolor": PAPER,
    "savefig.bbox": "standard",  # a cropped figure would change its size with its labels
    "axes.facecolor": PAPER,
    "axes.edgecolor": MUTED,
    "axes.labelcolor": INK,
    "axes.titlecolor": INK,
    "axes.prop_cycle": matplotlib.cycler(color=CYCLE),
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "axes.axisbelow": True,
    "axes.titlesize": 15,
    "axes.titlelocation": "left",
    "axes.titley": 1.01,  # a fixed place: looking for a free one takes a quarter of the time of a drawing
    "axes.labelsize": 14,
    "grid.color": GRID,
    "grid.linewidth": 0.8,
    "text.color": INK,
    "xtick.color": INK,
    "ytick.color": INK,
    "xtick.labelsize": 13,
    "ytick.labelsize": 13,
    "font.size": 14,
    "font.family": ["DejaVu Sans"],  # comes with Matplotlib, so text measures the same on every system
    "legend.fontsize": 13,
    "legend.frameon": True,
    "legend.framealpha": 0.85,
    "legend.edgecolor": GRID,
    "lines.linewidth": 2.5,
    "lines.markersize": 7,
    "image.cmap": "cividis",
    # room for labels of this size without a layout engine, which would cost a live figure 20 ms a frame
    "figure.subplot.left": 0.12,
    "figure.subplot.right": 0.97,
    "figure.subplot.bottom": 0.17,
    "figure.subplot.top": 0.89,
}
STYLE = dict(matplotlib.RcParams(STYLE))  # each value as Matplotlib keeps it, so that it can be compared
PATIENCE = 20.0  # seconds that a thread waits for the drawing of another
_pen, _queue, _this_thread = threading.Lock(), threading.Lock(), threading.local()

# taken out of sight but not out of the page, so that a screen reader says it
_HIDDEN = "position:absolute;width:1px;height:1px;margin:0;overflow:hidden;clip-path:inset(50%)"


def pale(colormap, strength: float = 0.6) -> ListedColormap:
    """A lighter copy of `colormap`, so that points and numbers of the same hue stand out on it."""
    return ListedColormap(1 - strength * (1 - colormap(np.linspace(0, 1, 256))[:, :3]))


def use_style() -> None:
    """Make the course's look the default of Matplotlib, for figures that a reader draws with pyplot."""
    with _turn():
        matplotlib.rcParams.update(STYLE)


def styled(function):
    """Run `function` under the course's look, whatever the state of `matplotlib.rcParams`.

    Matplotlib's settings and caches belong to the whole process, and JupyterLab runs the callbacks of
    controls in a second thread: so one thread draws at a time.
    """

    @functools.wraps(function)
    def in_style(*args, **kwargs):
        with _turn(), _look():
            return function(*args, **kwargs)

    return in_style


@contextlib.contextmanager
def _turn():
    if getattr(_this_thread, "draws", False):  # one drawing function calls another
        yield
        return
    pen = _take_pen()
    try:
        _this_thread.draws = True
        yield
    finally:
        _this_thread.draws = False
        pen.release()


def _take_pen():
    """The lock that whoever draws holds. Who waits for it is next, also if its holder draws in a loop."""
    global _pen
    with _queue:
        if not _pen.acquire(timeout=PATIENCE):  # the other drawing never ends, or waits for this one
            _pen = threading.Lock()
            _pen.acquire()
        return _pen


@contextlib.contextmanager
def _look():
    settings = matplotlib.rcParams
    before = {key: settings[key] for key, value in STYLE.items() if settings[key] != value}
    settings.update({key: STYLE[key] for key in before})
    try:
        yield
    finally:  # what the reader set while this was drawn, in another thread, stays
        settings.update({key: value for key, value in before.items() if settings[key] == STYLE[key]})


@styled
def new_figure(figsize: tuple[float, float] = FIGSIZE, layout: str | None = "constrained") -> Figure:
    """An empty figure that pyplot knows nothing of: it is never shown twice and needs no closing."""
    figure = Figure(figsize=figsize, layout=layout)
    FigureCanvasAgg(figure)
    return figure


def axes_or_new(ax, figsize: tuple[float, float] = FIGSIZE):
    """`ax` itself, or the one axes of a new figure if `ax` is None."""
    return new_figure(figsize).add_subplot() if ax is None else ax


@styled
def png(figure: Figure, dpi: float = PNG_DPI, compress_level: int = 6) -> bytes:
    """`figure` as the bytes of a PNG with an opaque background, always figsize × dpi pixels."""
    buffer = io.BytesIO()
    kwargs = {"compress_level": compress_level}
    figure.savefig(buffer, format="png", dpi=dpi, metadata={"Software": None}, pil_kwargs=kwargs)
    return buffer.getvalue()


def check_alt(alt: str) -> str:
    """`alt` without outer spaces; a ValueError if there is nothing in it."""
    if not isinstance(alt, str) or not alt.strip():
        raise ValueError(
            "alt must be a sentence that says what the figure shows, for readers who cannot see it; "
            f"got {alt!r}. "
            'For example alt="Training loss falls from 2.3 to 0.1 in ten epochs".'
        )
    return " ".join(alt.split())


def bundle(image: bytes, alt: str, figsize: tuple[float, float]) -> tuple[dict, dict]:
    """(data, metadata) of a notebook output: the picture at its size on screen, and its text alternative."""
    data = {"image/png": base64.b64encode(image).decode("ascii"), "text/plain": f"Figure: {alt}"}
    width, height = (round(inches * SCREEN_DPI) for inches in figsize)
    return data, {"image/png": {"alt": alt, "width": width, "height": height}}


def describe(alt: str, more: str = "") -> None:
    """Publish `alt` as text that only screen readers meet: JupyterLab drops the alt of a PNG output.

    `more` is HTML that follows it in the same output.
    """
    from IPython.display import display

    paragraph = f'<p style="{_HIDDEN}">Figure: {html.escape(alt)}</p>'
    display(
        {"text/html": paragraph + more + widget_output.sheet_rule(), "text/plain": f"Figure: {alt}"}, raw=True
    )


def fewer_colors(image):
    """The same picture with a palette of 256 colors, where that makes the notebook smaller."""
    from PIL import Image

    buffer = io.BytesIO()
    flat = Image.open(io.BytesIO(image)).convert("RGB").quantize(256, dither=Image.Dither.NONE)
    flat.save(buffer, format="png", optimize=True)
    return min(image, buffer.getvalue(), key=len)


class Pictured:
    """How a notebook shows an object with a picture: its widget where there is a kernel, else the picture.

    A subclass has `png` (the picture's bytes), `alt`, `_figsize` (inches) and `widget`, None when closed.
    """

    invitation = "Run this cell to move it."

    def _repr_mimebundle_(self, include=None, exclude=None):
        data, metadata = self.still_form()
        return data | self._view(), metadata

    def still_form(self) -> tuple[dict, dict]:
        """(data, metadata) of what stands where there is no kernel."""
        return bundle(fewer_colors(self.png), self.alt, self._figsize)

    def _view(self):
        return {} if self.widget is None else widget_output.view(self.widget)

    def _ipython_display_(self):
        from IPython.display import display

        data, metadata = self.still_form()
        apart = self.widget is not None and widget_output.in_jupyterlab()
        if apart and "image/png" not in data:
            data["text/html"] = widget_output.marked(data["text/html"])
        display(data if apart else data | self._view(), metadata=metadata, raw=True)
        if "image/png" in data:
            describe(self.alt, widget_output.below_picture(self.invitation) if apart else "")
        if apart:
            display(self._view(), raw=True)


def show(fig: Figure, alt: str) -> None:
    """Show `fig` in the notebook as a PNG with the text alternative `alt`, then release its memory.

    Args:
        fig: Any Matplotlib figure, from this package or from pyplot.
        alt: One or two sentences that say what is to be seen. Required.
    """
    from IPython.display import display

    alt = check_alt(alt)
    if not hasattr(fig, "savefig"):
        raise TypeError(
            f"fig must be a Matplotlib figure, got {type(fig).__name__}. Did you pass an axes? Use ax.figure."
        )
    data, metadata = bundle(fewer_colors(png(fig)), alt, tuple(fig.get_size_inches()))
    display(data, metadata=metadata, raw=True)
    describe(alt)
    # a figure made by pyplot would otherwise be shown a second time at the end of the cell
    if pyplot := sys.modules.get("matplotlib.pyplot"):
        pyplot.close(fig)
