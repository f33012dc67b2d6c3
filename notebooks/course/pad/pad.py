"""The drawing pad as a reader's program sees it."""

from collections.abc import Mapping

from course.drawing.style import Pictured
from course.pad.prepare import check_strokes
from course.pad.reading import Reader, Unfit
from course.pad.still import FIGSIZE, still_picture
from course.pad.talk import Talk
from course.pad.widget import widget_class
from course.widget_output import cell_id

open_pads: dict = {}  # cell: its pads, so that a cell that is run again hands the kept drawings on


def draw_digit(model, *, prepare=None, centering=None) -> "Pad":
    """A pad to draw digits on that `model` reads while they are drawn: put it last in a cell.

    Each drawing is made into 28×28 pixels as MNIST's images were: cropped, scaled to 20×20, its center of
    mass moved to the middle. Drawings can be kept with a label; they are then arrays, for `model.evaluate`.

    Args:
        model: A trained model with `predict(x)` → probabilities of the ten digits, or a function of x. It may
            take images (n, 28, 28) or rows (n, 784). Several that read the same drawing side by side are
            given as a dict: name → model.
        prepare: Function from images (n, 28, 28), uint8, to x. By default pixels are divided by 255.
        centering: True or False puts a switch on the page, which begins so: without centering a drawing
            stays where it was drawn. None: every drawing is centered, and there is no switch.

    Running the cell again keeps the drawings. A model that does not fit is told of in the pad's place.

    Lesson: notebooks/11_mnist.ipynb.
    """
    return Pad(model, prepare, centering)


class Pad(Talk, Pictured):
    """`.image`, `.probabilities` of the drawing; `.images`, `.labels` of those kept; `.error`.

    Where several models read, `.probabilities` is a dict by their names.

    By program: `draw(strokes)`, `clear()`, `keep(label)`, `remove(index)`, `save()`, `load(path)`, `close()`.
    """

    _figsize, invitation = FIGSIZE, "Run this cell to draw on the pad."

    def __init__(self, model, prepare=None, centering=None):
        self.error, readers = None, []
        names, models = _named(model)
        try:
            readers = [Reader(one, prepare) for one in models]
        except Exception as error:  # of the model: it is told in the pad's place
            self.error = error
        super().__init__(readers, names)
        whole = centering is not False
        self.png, self.alt = still_picture(self._readers, self._message(), self._names, whole)
        self.widget = widget_class()(
            refusal=self._message(),
            can_look=self.can_look,
            names=self._names,
            centering=whole,
            can_place=centering is not None,
        )
        self._read([])
        self._take_over()
        self._show_kept()
        self.widget.observe(self._asked, names="asked")
        self.widget.on_msg(self.receive)

    @property
    def images(self):
        """The kept drawings, (n, 28, 28), uint8, 0 paper and 255 ink as MNIST's."""
        return self._kept.images

    @property
    def labels(self):
        """What they are, (n,), uint8."""
        return self._kept.labels

    def draw(self, strokes) -> None:
        """Put `strokes`, lists of points (x, y) from 0 to 280, on the pad in place of what is there."""
        strokes = check_strokes(strokes)
        self.widget.strokes = [[list(point) for point in stroke] for stroke in strokes]
        self._read(strokes)

    def clear(self) -> None:
        """Empty the pad; the kept drawings stay."""
        self.draw([])

    def keep(self, label: int) -> None:
        """Keep the present drawing as a `label`.

        Raises:
            ValueError: If the pad is empty, or `label` is no digit.
        """
        if self.image is None:
            raise ValueError("There is no drawing on the pad to keep.")
        self._kept.add(self.image, label)
        self._show_kept()

    def remove(self, index: int) -> None:
        """Take the kept drawing `index` out; "Put back" on the page undoes it."""
        self._kept.remove(index)
        self._show_kept()

    def save(self, path=None):
        """Write the kept drawings to a new .npz file; its path. No file is ever overwritten.

        Args:
            path: Must not be there yet. None takes a free name: my_digits.npz, my_digits_2.npz, …
        """
        target = self._kept.save(path)
        self._show_kept()
        return target

    def load(self, path) -> int:
        """Add the drawings of a saved file, without those that are here already; how many."""
        added = self._kept.load(path)
        self._show_kept()
        return added

    def close(self) -> None:
        """Take the pad out of the page; `images` and `labels` stay. A second call does nothing."""
        if self.widget is None:
            return
        self.widget.unobserve_all()
        if hasattr(self.widget.layout, "close"):
            self.widget.layout.close()
        self.widget.close()
        self.widget = None
        if self in open_pads.get(self._place[0], []):
            open_pads[self._place[0]].remove(self)

    def _take_over(self):
        """If this cell made a pad when it was last run, that one is closed and its drawings are ours."""
        self._place = cell, run = _place()
        if cell is None:
            return
        pads = open_pads.setdefault(cell, [])
        earlier = next((pad for pad in pads if pad._place[1] != run), None)
        pads.append(self)
        if earlier is not None:
            self._kept = earlier._kept
            earlier.close()

    def _message(self):
        if self.error is None:
            return ""
        name = "" if isinstance(self.error, Unfit) else f"{type(self.error).__name__}: "
        return f"The drawing pad cannot use this model. {name}{self.error}"


def _named(model):
    """([names], [models]); one model alone needs no name."""
    if isinstance(model, Mapping) and model:
        return [str(name) for name in model], list(model.values())
    return [], [model]


def _place():
    """(the running cell, the number of its run): its id, or where the front end tells none, its text."""
    try:
        from IPython import get_ipython

        shell = get_ipython()
        return cell_id() or shell.user_ns["In"][-1], shell.execution_count
    except (ImportError, AttributeError, KeyError, IndexError):
        return None, None
