"""A drawing function and a few controls become a figure that answers to the hand.

One figure is kept and drawn anew; its PNG goes into one image widget. Nothing is added to the page and
nothing removed from it, so the picture neither flickers nor changes its height. Where there is no kernel,
the same output shows the figure as it was first drawn.
"""

import asyncio
import html
import textwrap
import time
from collections.abc import Callable, Mapping, Sequence

from course.drawing.controls import make_control, make_player
from course.drawing.handles import Handle, Held, layer_class, snapped
from course.drawing.style import NEGATIVE, SCREEN_DPI, Pictured, check_alt, new_figure, png, styled
from course.widget_output import cell_id, make_names

LIVE_DPI = 110  # a little finer than the screen; finer still costs milliseconds for each frame
_DRAINED = 0.004  # seconds without a further change after which the newest value is drawn
open_parts: dict[tuple, "Live"] = {}


def live(
    draw: Callable,
    *,
    alt: str,
    figsize: tuple[float, float] = (8.0, 4.5),
    labels: Mapping[str, str] | None = None,
    readout: Callable | None = None,
    play: str | None = None,
    interval: int = 400,
    handles: Sequence[Handle] = (),
    **controls,
) -> "Live":
    """Make a figure live: put it last in a cell, or pass it to `display`.

    Args:
        draw: `draw(fig, **values)` draws on an empty figure. For speed it may return a function
            `update(**values)` that changes what was drawn; then only that is called from there on.
        alt: What the figure shows, for readers who cannot see it. Required.
        figsize: In inches; one inch is 100 pixels on screen.
        labels: Text of the controls, such as {"w1": "weight w₁"}; by default their names.
        readout: `readout(values)` → HTML of one line under the figure.
        play: Name of an integer slider that gets Play, Step and Reset buttons.
        interval: Milliseconds between the steps of Play.
        handles: Places in the picture that are dragged; they get a button "Put back".
        controls: By name: (low, high, step, start) for a slider, a list of choices, a bool, a widget, or
            `Held(value)` for a value that only a handle moves.

    Running the same cell again closes the figure that it made before.
    """
    return Live(draw, alt, figsize, dict(labels or {}), readout, play, interval, handles, controls)


class Live(Pictured):
    """A live figure: `.values`, `.widgets`, `.png`, `.error`, `.set(name, value)`, `.drag(…)`, `.close()`."""

    def __init__(self, draw, alt, figsize, labels, readout, play, interval, handles, controls):
        import ipywidgets as widgets

        self.alt = check_alt(alt)
        if not callable(draw):
            raise TypeError(f"draw must be a function draw(fig, **values), got {type(draw).__name__}.")
        if not controls:
            raise ValueError(
                "live needs at least one control, such as w=(-2.0, 2.0, 0.1, 1.0). A still figure: show."
            )
        if unknown := [name for name in labels if name not in controls]:
            raise ValueError(f"labels names {unknown}, but the controls are {list(controls)}.")
        self.error = None
        self._draw, self.describe, self._figsize = draw, readout, figsize
        self._update = self._timer = self._end_play = None
        self._finished = float("-inf")
        self.handles, self.layer, self._moving, self._request = tuple(handles), None, False, 0
        self.widgets = {
            name: spec if isinstance(spec, Held) else make_control(name, spec, labels.get(name, name))
            for name, spec in controls.items()
        }
        self._first = self.values
        # a control that the reader made is the reader's: it may serve another figure too
        self._given = [spec for spec in controls.values() if isinstance(spec, widgets.Widget)]
        self.figure = new_figure(figsize, layout=None)
        self.png = self._render()  # an exception here belongs to the cell, and is raised
        pixels = round(figsize[0] * SCREEN_DPI)
        shape = widgets.Layout(width=f"{pixels}px", max_width="100%", height="auto", flex="0 0 auto")
        self.image = widgets.Image(value=self.png, format="png", layout=shape)
        # no wider than the figure: two sliders a row, so that pairs stay pairs
        wrap = widgets.Layout(display="flex", flex_flow="row wrap", max_width=f"{max(pixels, 640)}px")
        shown = [control for control in self.widgets.values() if not isinstance(control, Held)]
        rows = [widgets.Box(shown, layout=wrap)]
        if play is not None:
            if not isinstance(self.widgets.get(play), widgets.IntSlider):
                raise ValueError(
                    f"play must name an integer slider, got {play!r}; the controls are {list(controls)}."
                )
            row, self._end_play = make_player(self.widgets[play], interval)
            rows.append(row)
        rows.extend(self._handled(widgets) if self.handles else [self.image])
        self.readout = None
        if readout is not None:
            self.readout = widgets.HTML(self.line(), layout=widgets.Layout(min_height="2em"))
            rows.append(self.readout)
        self.widget = widgets.VBox([*rows, make_names(self.alt)], layout=widgets.Layout(overflow="visible"))
        self.widget.add_class("nnlib-live")
        for control in self.widgets.values():
            control.observe(self._changed, names="value")
        self._key = (cell_id(), getattr(draw, "__qualname__", type(draw).__name__), self.alt)
        if earlier := open_parts.pop(self._key, None):
            earlier.close()
        open_parts[self._key] = self

    def _handled(self, widgets):
        self.layer = layer_class()()
        self._place_handles()
        self.layer.observe(self._asked, names="drag")
        back = widgets.Button(description="Put back", icon="undo", tooltip="Everything as it was at first")
        back.on_click(lambda _: self._move(self._first))
        picture = widgets.Box([self.image, self.layer])
        picture.add_class("nnlib-handled")
        return picture, back

    def _asked(self, change):
        *request, self._request = change["new"]
        self.drag(*request)

    def drag(self, handle: int, left: float, top: float) -> None:
        """Put a handle, by number, at these shares of the picture from its upper left, as a hand would."""
        if self.widget is not None:
            self._move(self.handles[handle].moved_to(self.figure, self.values, left, top))

    def _move(self, values):
        # all of them before one drawing: a handle may move two controls
        self._moving = True
        try:
            for name, value in values.items():
                self.widgets[name].value = snapped(self.widgets[name], value)
        finally:
            self._moving = False
        self._changed(None)

    def _place_handles(self):
        if self.layer is not None:
            values = self.values
            with self.layer.hold_sync():
                self.layer.places = [handle.place(self.figure, values) for handle in self.handles]
                self.layer.answered = self._request

    @property
    def values(self) -> dict:
        """The value of every control, by name."""
        return {name: control.value for name, control in self.widgets.items()}

    def set(self, name: str, value) -> None:
        """Move the control `name` to `value`, as a hand would, and draw."""
        if name not in self.widgets:
            raise KeyError(f"{name!r} is not a control; there are {list(self.widgets)}.")
        self.widgets[name].value = value
        if self._timer is not None:
            self._refresh()

    @styled  # waits until a drawing in another thread is done
    def close(self) -> None:
        """Take the controls out of the page and release the figure. A second call does nothing."""
        self._cancel()
        if self.widget is None:
            return
        for control in self.widgets.values():
            control.unobserve(self._changed, names="value")
        if self._end_play is not None:
            self._end_play()
        _close_tree(self.widget, self._given)
        self.widget = self.image = self.readout = self.layer = self._update = self.figure = None
        if open_parts.get(self._key) is self:
            del open_parts[self._key]

    def _changed(self, _change):
        if self._moving:
            return
        try:
            loop = asyncio.get_running_loop()
        except RuntimeError:
            self._refresh()
            return
        # A change that comes right after a drawing had waited for it; others may wait behind it. They are let
        # in first, so that a slow drawing skips to the newest value instead of working off a queue.
        if self._timer is None and time.monotonic() - self._finished > _DRAINED:
            self._refresh()
            return
        self._cancel()
        self._timer = loop.call_later(_DRAINED, self._refresh)

    def _cancel(self):
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None

    @styled
    def _refresh(self):
        self._cancel()
        if self.widget is None:
            return
        try:
            self.png = self._render()
            line = self.line()
            self.error = None
        except Exception as error:  # of the drawing function, which is the reader's: the part stays alive
            self.error = error
            self.png = _error_picture(error, self.values, self._figsize)
            self._update = None
            line = html.escape(f"{type(error).__name__}: {error}")
        self.image.value = self.png
        if self.error is None:
            self._place_handles()
        if self.readout is not None:
            self.readout.value = line
        self._finished = time.monotonic()

    @styled
    def _render(self):
        if self._update is None:
            self.figure.clear()
            update = self._draw(self.figure, **self.values)
            self._update = update if callable(update) else None
        else:
            self._update(**self.values)
        return png(self.figure, LIVE_DPI, compress_level=1)  # 5 ms sooner for a quarter more bytes

    def line(self):
        return "" if self.describe is None else str(self.describe(self.values))


def _close_tree(widget, spared):
    if widget in spared:
        return
    for child in getattr(widget, "children", ()):
        _close_tree(child, spared)
    # the layout and style of a widget are models too, and stay behind if they are not closed
    for part in ("layout", "style"):
        if hasattr(widget, part) and hasattr(getattr(widget, part), "close"):
            getattr(widget, part).close()
    widget.close()


def _error_picture(error, values, figsize):
    at = ", ".join(f"{name} = {value!r}" for name, value in values.items())
    message = f"The drawing failed at {at}. {type(error).__name__}: {error}"
    figure = new_figure(figsize, layout=None)
    lines = [*textwrap.wrap(message, round(figsize[0] * 9))[:8], "Move a control to try again."]
    # dollar signs in a message must not be read as mathematics
    figure.text(0.05, 0.5, "\n".join(lines), va="center", color=NEGATIVE, fontsize=13, parse_math=False)
    return png(figure, LIVE_DPI)
