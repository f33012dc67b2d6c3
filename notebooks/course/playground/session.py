"""The playground without its picture: the present network, what the hand may do to it, and undo."""

from __future__ import annotations

import copy
import math
from collections import deque

from course.playground import frames, sets
from course.playground.experiment import Experiment
from course.playground.state import State

UNDO = 50
SLICE = 0.1  # seconds of training after which Python shows how far it is
_SHOWN = ("show_test", "discretize")  # fields that change the picture and not the network
_FIELDS = (
    *("data", "classes", "noise", "share", "batch", "inputs", "hidden", "activation", "optimizer"),
    *("learning_rate", "regularization", "rate", "seed", "points", *_SHOWN),
)


class Session:
    """One playground's state, network and undo stack. Every `do_` method is an action of the browser.

    `experiment` is None while the reader's own data set has too few points to learn from; `message` says so.
    `refused` says why the string that it was to begin with is no state: then only another one leads on.
    """

    def __init__(self, state: State):
        self.message, self.error, self.refused = "", False, ""
        self._undo, self._tag = deque(maxlen=UNDO), None
        self._sent = 0  # epochs of the history that the browser has
        self._renew(state)

    @classmethod
    def begin(cls, text: str) -> Session:
        """A session that begins with the state `text`; see `refused` if it is none."""
        try:
            return cls(State.parse(text))
        except ValueError as error:
            session = cls(State())
            session.refused = f"This state cannot be used: {error}"
            return session

    @property
    def state(self) -> State:
        """The present state: with the epochs trained, and the changes made on the way."""
        if self.experiment is None:
            return self._state
        now = self.experiment.state
        return now.replace(epochs=now.epochs, changes=now.changes, **self._shown)

    def answer(self, request) -> dict:
        """Do what the browser asks and return what it is to show. A bad request changes nothing."""
        self.message, self.error = "", False
        number = request.get("id") if isinstance(request, dict) else None
        try:
            whole = self._do(request)
        except ValueError as error:
            self.message, self.error, whole = str(error), True, True
        if self.refused:
            if self.error or request["do"] != "load":
                return {"id": number, **self._nothing()}
            self.refused = ""
        gradients = isinstance(request, dict) and request.get("gradients") is True
        found = self.picture(whole=bool(whole), gradients=gradients)
        if whole == "code":
            found["code"] = frames.code(self.state)
        return {"id": number, **found}

    def _nothing(self):
        return {"message": self.message, "error": True, "state": "", "refused": self.refused}

    def picture(self, whole: bool = True, gradients: bool = False) -> dict:
        """A frame for the browser; if `whole`, with all that changes by hand."""
        experiment = self.experiment
        found = {"message": self.message, "error": self.error, "state": str(self.state)}
        if whole:
            now = self.state
            if experiment:  # the rates in force, not those of the start
                now = now.replace(learning_rate=experiment.learning_rate, batch=experiment.batch)
            found["setup"] = {**frames.setup(now, experiment), "undo": len(self._undo)}
        if experiment:
            since = 0 if whole else min(self._sent, experiment.epoch + 1)
            found.update(frames.frame(experiment, since, gradients))
            self._sent = experiment.epoch + 1
        return found

    def _do(self, request):
        if not isinstance(request, dict) or not isinstance(request.get("do"), str):
            raise ValueError('A request must be a dict such as {"do": "train", "epochs": 1}.')
        action = getattr(self, f"do_{request['do']}", None)
        if action is None:
            raise ValueError(f"The playground has no action {request['do']!r:.60}.")
        arguments = {k: v for k, v in request.items() if k not in ("do", "id", "gradients")}
        try:
            return action(**arguments)
        except TypeError as error:  # missing, unknown or of a wrong type
            raise ValueError(f"Wrong arguments for the action {request['do']!r}: {error}.") from None

    def do_show(self):
        """All there is to see."""
        return True

    def do_code(self):
        """The programs of the present state."""
        return "code"

    def do_train(self, epochs=1, seconds=None, first=False):
        """Go on. `first`: undo leads back to here."""
        epochs = _whole("epochs", epochs, 1, 10_000)
        seconds = None if seconds is None else _number("seconds", seconds, 0, 5)
        self._must_have_network()
        if first:
            self._remember()
        self.experiment.advance(epochs, seconds)
        return bool(first)

    def do_replay(self, seconds=None):
        """On to the epochs of a state that was pasted in, with its changes when they are due; no further."""
        seconds = None if seconds is None else _number("seconds", seconds, 0, 5)
        self._must_have_network()
        if (left := self.experiment.goal - self.experiment.epoch) > 0:
            self.experiment.advance(left, seconds)

    def do_set(self, fields, tag=None):
        """Other values for some fields. Calls in a row with one `tag` are undone together."""
        if not isinstance(fields, dict) or not fields or not set(fields) <= set(_FIELDS):
            raise ValueError(f"fields must be a dict with some of {', '.join(_FIELDS)}.")
        fields = {k: _tuples(v) for k, v in fields.items()}
        shown = {k: fields.pop(k) for k in _SHOWN if k in fields}
        if shown:
            self._shown_are({**self._shown, **shown})
        if fields:
            self._set(fields, tag)
        return True

    def do_edit(self, layer, row, column, value):
        """Set a weight, or a bias (row None)."""
        self._must_have_network()
        value = _number("The weight", value, -1000, 1000)
        shapes = self.state.shapes
        layer = _whole("layer", layer, 0, len(shapes) - 1)
        row = row if row is None else _whole("row", row, 0, shapes[layer][0] - 1)
        column = _whole("column", column, 0, shapes[layer][1] - 1)
        with self._undoable():
            self.experiment.edit(layer, row, column, value)
        return True

    def do_point(self, x1, x2, value):
        """Place one of the reader's own points."""
        point = tuple(float(_number("A point", v, -sets.REACH, sets.REACH)) for v in (x1, x2, value))
        self._set({"points": (*self.state.points, point)})
        return True

    def do_remove(self, x1, x2):
        """Take away the reader's own point that is nearest."""
        points = self.state.points
        x, y = (_number("A point", v, -sets.REACH, sets.REACH) for v in (x1, x2))
        if not points:
            raise ValueError("There are no points of your own to take away.")
        flat = sets.DATA[self.state.data].dimensions == 1
        nearest = min(points, key=lambda p: math.hypot(p[0] - x, p[2 if flat else 1] - y))
        if math.hypot(nearest[0] - x, nearest[2 if flat else 1] - y) > 0.6:
            raise ValueError("There is no point near enough to take away.")
        rest = list(points)
        rest.remove(nearest)
        self._set({"points": tuple(rest)})
        return True

    def do_reset(self):
        """Back to the start of the same seed, with the learning rate and batch of now."""
        self._set({})
        return True

    def do_undo(self):
        """Back to before the last action."""
        if not self._undo:
            raise ValueError("There is nothing to undo.")
        self._state, self.experiment, self._shown = self._undo.pop()
        self._tag = None
        self._tell_if_empty()
        return True

    def do_load(self, text):
        """Take a state from its string; training up to its epochs is asked for by `train`."""
        state = State.parse(text)
        with self._undoable():
            self._renew(state)
        return True

    def _set(self, fields, tag=None):
        now, experiment = self.state, self.experiment
        going = experiment is not None and (experiment.epoch > 0 or now.changes)
        rates = {k: v for k, v in fields.items() if k in ("learning_rate", "batch")}
        with self._undoable(tag):
            if going and rates and rates == fields:
                experiment.change(**rates)  # goes on; anything else starts anew
                return
            if experiment is not None:
                fields = {"learning_rate": experiment.learning_rate, "batch": experiment.batch, **fields}
            self._renew(now.replace(**fields))

    def _renew(self, state):
        try:
            experiment = Experiment(state)
        except ValueError:
            if sets.DATA[state.data].source or len(state.points) >= 2:
                raise
            experiment = None
        self._state, self.experiment = state, experiment
        self._shown = {name: getattr(state, name) for name in _SHOWN}
        self._tell_if_empty()

    def _tell_if_empty(self):
        if self.experiment is None:
            where = "the plot" if sets.DATA[self._state.data].dimensions == 1 else "the large picture"
            self.message = f"Click into {where} to place points: two are the least to learn from."

    def _shown_are(self, shown):
        self._state = self._state.replace(epochs=self._state.epochs, changes=self._state.changes, **shown)
        self._shown = shown

    def _must_have_network(self):
        if self.experiment is None:
            self._tell_if_empty()
            raise ValueError(self.message)

    def _remember(self):
        self._undo.append((self._state, copy.deepcopy(self.experiment), dict(self._shown)))
        self._tag = None

    def _undoable(self, tag=None):
        return _Undoable(self, tag)


class _Undoable:
    """`with`: an action that is remembered for undo, unless it fails: then nothing has changed."""

    def __init__(self, session, tag):
        self.session, self.tag = session, tag

    def __enter__(self):
        session = self.session
        self.joins = self.tag is not None and session._tag == self.tag
        if not self.joins:
            session._remember()

    def __exit__(self, kind, error, trace):
        session = self.session
        if kind is None:
            session._tag = self.tag
        elif not self.joins:
            session._state, session.experiment, session._shown = session._undo.pop()


def _tuples(value):
    return tuple(_tuples(v) for v in value) if isinstance(value, list) else value


def _number(what, value, low, high):
    if isinstance(value, bool) or not isinstance(value, (int, float)) or not low <= value <= high:
        raise ValueError(f"{what} must be a number from {low:g} to {high:g}; got {value!r:.40}.")
    return value


def _whole(what, value, low, high):
    if not isinstance(value, int):
        raise ValueError(f"{what} must be a whole number; got {value!r:.40}.")
    return _number(what, value, low, high)
