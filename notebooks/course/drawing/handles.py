"""Places in a live figure that the hand takes hold of: by mouse, by finger, and with the arrow keys.

A `Handle` says where in the figure it stands and what its new place means for the controls. In the page a
ring lies over the picture at each of them. `Held` is a value that no control shows: handles alone move it.
"""

import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import traitlets

from course.widget_output import PAGE_SCRIPT

_HERE = Path(__file__).parent


@dataclass(frozen=True)
class Handle:
    """One place to take hold of.

    Args:
        name: What it is, for readers who cannot see it, such as "hinge 1".
        at: `at(values)` → (x, y), where it stands, in the units of its axes.
        move: `move(values, x, y)` → dict of the values that change when it is put at (x, y).
        axes: Which axes of the figure, by number.
        step: How far an arrow key moves it in x and in y; 0 where it does not move that way.
    """

    name: str
    at: Callable[[dict], tuple[float, float]]
    move: Callable[[dict, float, float], dict]
    axes: int = 0
    step: tuple[float, float] = (0.1, 0.1)

    def place(self, figure, values: dict) -> dict | None:
        """The ring in the page, in shares of the picture from its upper left; None if out of sight."""
        x, y = (float(part) for part in self.at(values))
        if not np.isfinite([x, y]).all():
            return None
        left, top = self._shares(figure, x, y)
        if not (0 <= left <= 1 and 0 <= top <= 1):
            return None
        moved = self._shares(figure, x + self.step[0], y + self.step[1])
        step = [moved[0] - left, top - moved[1]]
        name = f"{self.name}, at {x:.2f}, {y:.2f}".replace("-", "−")
        return {"name": name, "left": left, "top": top, "step": step}

    def _shares(self, figure, x, y):
        across, up = figure.axes[self.axes].transData.transform((x, y)) / figure.bbox.size
        return float(across), float(1 - up)

    def moved_to(self, figure, values: dict, left: float, top: float) -> dict:
        """The values that change when the ring is put at these shares of the picture."""
        ax = figure.axes[self.axes]
        pixels = np.array([left, 1 - top]) * figure.bbox.size
        x, y = ax.transData.inverted().transform(pixels)
        return self.move(values, float(np.clip(x, *ax.get_xlim())), float(np.clip(y, *ax.get_ylim())))


class Held(traitlets.HasTraits):
    """A value of a live figure that has no control: a handle moves it."""

    value = traitlets.Any()

    def close(self) -> None:
        """Nothing of it is in the page."""


def snapped(control, value):
    """`value` on the nearest step of a slider, within its ends; any other control takes it as it is."""
    if not all(hasattr(control, name) for name in ("min", "max", "step")):
        return value
    steps = round((value - control.min) / control.step)
    near = round(control.min + steps * control.step, 10)  # 0.3, not 0.30000000000000004
    return type(control.value)(min(max(near, control.min), control.max))


@functools.cache
def layer_class():
    """The anywidget that lies over the picture, made at first use."""
    import anywidget

    class Handles(anywidget.AnyWidget):
        _esm = PAGE_SCRIPT + (_HERE / "handles.js").read_text(encoding="utf-8")
        _css = (_HERE / "handles.css").read_text(encoding="utf-8")
        # lists alone: Colab's widget manager loses binary buffers
        places = traitlets.List().tag(sync=True)
        # number of the handle, shares from the left and from the top, number of this request
        drag = traitlets.List().tag(sync=True)
        answered = traitlets.Int(0).tag(sync=True)  # the last request that `places` knows of

    return Handles
