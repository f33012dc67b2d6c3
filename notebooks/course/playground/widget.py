"""The playground as it stands in a notebook: a widget whose JavaScript is in the folder `front`.

The browser asks for the next picture when it has drawn the last one; the kernel trains as far as it was
asked to, and answers. So nothing runs by itself: who pauses, closes or runs the cell again stops it.
Messages are plain JSON without binary parts, which Colab would drop.
"""

from __future__ import annotations

import functools
import html
import threading
import uuid
from pathlib import Path

from course.boxes import box
from course.drawing.style import Pictured
from course.playground import frames
from course.playground.experiment import Experiment
from course.playground.session import SLICE, Session
from course.playground.state import State
from course.playground.still import FIGSIZE, alternative, still
from course.widget_output import PAGE_SCRIPT, cell_id

FRONT = Path(__file__).parent / "front"
# joined in this order to one module: no build step, and nothing from elsewhere
SCRIPTS = ("dom", "colors", "kernel", "topbar", "data", "board", "network", "inspector", "surface", "output",
           "footer", "main")  # fmt: skip
_open: dict[str, tuple[int, list[Playground]]] = {}


def playground(state: str = "", width: int | None = None) -> Playground:
    """A network to play with: choose the data, build the network, press play, change anything.

    Args:
        state: What to begin with, a string such as "data=spiral&hidden=8,8", as the playground shows it.
            Everything left out has its default. A state with epochs is trained up to there.
        width: At most so many pixels wide; by default as wide as the page allows.

    Put it last in a cell, or pass it to `display`. A string that is no state is answered in the widget's
    place, where another can be typed. Running the same cell again closes what it made before.

    Lesson: notebooks/15_playground.ipynb.
    """
    return Playground(state, width)


class Playground(Pictured):
    """`.state`, `.experiment`, `.error`, `.alt`, `.png`, `.load(text)`, `.train(epochs)`, `.close()`."""

    _figsize, invitation = FIGSIZE, "Run this cell to play with it."

    def __init__(self, state: str = "", width: int | None = None):
        if not isinstance(state, (str, State)):
            raise TypeError(f"state must be a string such as data=spiral; got {type(state).__name__}.")
        if width is not None and (isinstance(width, bool) or not isinstance(width, int) or width < 200):
            raise ValueError(f"width must be a number of pixels from 200 up, or None; got {width!r}.")
        self._lock = threading.RLock()  # the page's questions are answered in a thread of their own
        self._session = Session.begin(str(state))
        self._finish()
        self._start = self._session.state
        colors = frames.catalog()
        self.widget = _widget_class()(catalog=colors, width=width or 0, key=uuid.uuid4().hex)
        self.widget.on_msg(self.receive)
        _replace_earlier(self)

    @property
    def error(self) -> str:
        """Why the first state was refused; empty when all is well."""
        return self._session.refused

    @property
    def state(self) -> State:
        """The present state; `str` of it is what the playground shows."""
        self._must_be_well()
        return self._session.state

    @property
    def experiment(self) -> Experiment:
        """The network in training, with its points, losses, weights and maps."""
        self._must_be_well()
        if self._session.experiment is None:
            raise ValueError(f"There is no network yet. {self._session.message}")
        return self._session.experiment

    @property
    def untouched(self) -> bool:
        """Whether nothing has been done to it yet: as it began, and never trained."""
        return self._session.state == self._start and self._start.epochs == 0

    def load(self, text: str) -> None:
        """Take another state and train it up to its epochs.

        Raises:
            ValueError: If it is not a state. What was there before stays.
        """
        with self._lock:
            self._session.do_load(str(text))
            self._session.refused = ""
        self._finish()
        self._tell()

    def train(self, epochs: int = 1) -> None:
        """Train so many epochs, as play does; the widget shows how far it is."""
        with self._lock:
            wanted = self.experiment.epoch + epochs
            self._session.do_train(1, first=True)
        self._train_to(wanted)
        self._tell()

    @property
    def alt(self) -> str:
        """What there is to see, in words."""
        return self.error or alternative(self._session)

    @property
    def png(self) -> bytes:
        """A still picture of the present state."""
        return still(self._session)

    def close(self) -> None:
        """Take the playground out of the page. A second call does nothing."""
        if self.widget is not None:
            self.widget.on_msg(self.receive, remove=True)
            if hasattr(self.widget.layout, "close"):
                self.widget.layout.close()
            self.widget.close()
            self.widget = None

    def receive(self, _widget, content, _buffers):
        with self._lock:
            answer = self._session.answer(content)
        self.widget.send(answer)

    def _tell(self, whole=True):
        if getattr(self, "widget", None) is not None:
            with self._lock:
                picture = self._session.picture(whole)
            self.widget.send({"id": None, **picture})

    def _finish(self):
        if experiment := self._session.experiment:
            self._train_to(experiment.goal)

    def _train_to(self, epoch):
        """Slice by slice, and no further once the hand has put another network in its place."""
        experiment = self._session.experiment
        while self._advanced(experiment, epoch):
            self._tell(whole=False)

    def _advanced(self, experiment, epoch):
        with self._lock:
            stays = experiment is self._session.experiment and experiment.epoch < epoch
            return stays and experiment.advance(epoch - experiment.epoch, SLICE)

    def _must_be_well(self):
        if self.error:
            raise ValueError(self.error)

    def __repr__(self):
        return f"playground({str(self._session.state)!r})" if not self.error else self.error

    def still_form(self):
        """The picture of the present state, or why the first state was refused."""
        if not self.error:
            return super().still_form()
        text = box(html.escape(self.error), "next", role="alert")
        return {"text/html": text, "text/plain": self.error}, {}


def script() -> str:
    """The front as one JavaScript module."""
    return PAGE_SCRIPT + "\n".join((FRONT / f"{name}.js").read_text(encoding="utf-8") for name in SCRIPTS)


@functools.cache
def _widget_class():
    import anywidget
    import traitlets

    class PlaygroundWidget(anywidget.AnyWidget):
        _esm = script()
        _css = (FRONT / "playground.css").read_text(encoding="utf-8")
        catalog = traitlets.Dict().tag(sync=True)
        width = traitlets.Int(0).tag(sync=True)
        key = traitlets.Unicode().tag(sync=True)

    return PlaygroundWidget


def _replace_earlier(made):
    """Close what an earlier run of the same cell made."""
    try:
        from IPython import get_ipython

        run = get_ipython().execution_count
    except (ImportError, AttributeError):
        return
    if (cell := cell_id()) is None:
        return
    earlier_run, earlier = _open.get(cell, (run, []))
    if earlier_run != run:
        for part in earlier:
            part.close()
        earlier = []
    _open[cell] = (run, [*earlier, made])
