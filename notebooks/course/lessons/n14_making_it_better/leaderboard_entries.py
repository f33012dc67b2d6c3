"""A local leaderboard: the best accuracy on MNIST in a minute on two cores.

Entries are lines of JSON in a file beside the progress file. It is only ever appended to; a line that cannot
be read is passed over and stays where it is. With no place to write, entries live until the kernel stops.

Lesson: notebooks/14_making_it_better.ipynb.
"""

from __future__ import annotations

import html
import json
import math
import numbers
import os
import time
from pathlib import Path

import numpy as np

from course import in_browser
from course.boxes import Shown, box, headline, table, text_table
from course.checking import attempts
from course.checking.errors import own_line
from course.keeping import progress_file
from nnlib.datasets import mnist

CPU_SECONDS = 120  # a minute on two cores
IN_BROWSER = 30  # times as many there: NumPy has one core, and no fast library for its products
LEAST_SECONDS = 1  # of CPU time: who takes less has hardly trained
LONGEST_NAME = 40
SHOWN = 10
HEAD = ["place", "entry", "accuracy", "CPU time", "wall time", "day"]
_memory: list[dict] = []
_warned = False


class Entered(Shown):
    """What came of an entry: `.status` ("entered", "not entered" or "not attempted"), `.accuracy`, `.model`.

    `.model` is whatever the function returned, also where it could not be scored. `.kept` is the entry as the
    leaderboard keeps it, and `.problem` what was said if there is none.
    """

    def __init__(self, text, page, status, accuracy=None, model=None, kept=None, problem=""):
        super().__init__(text, page)
        self.status, self.accuracy, self.model = status, accuracy, model
        self.kept, self.problem = kept, problem


def seconds_allowed() -> int:
    """The CPU time that an entry may take here."""
    return CPU_SECONDS * (IN_BROWSER if in_browser.here() else 1)


def path() -> Path:
    """The leaderboard's file, beside the progress file and named after it."""
    progress = progress_file.path()
    return progress.with_name(f"{progress.stem}-leaderboard.jsonl")


def enter(name: str, function: object) -> Entered:
    """Train with `function`, score what it returns on the test images, time both, and keep the result.

    Args:
        name: What the entry is called, 1 to 40 characters.
        function: `function(x_train, y_train)` gets images of shape (n, 28, 28), float32 pixels in [0, 1], and
            labels of shape (n,). It returns a trained model, or a function of images. Either one must give
            ten scores an image, shape (n, 10), or one label, shape (n,).

    Returns:
        What to show: the entry and the leaderboard, or why nothing was entered. Mistakes in `function` are
        reported, not raised.
    """
    status, problem = _refused(name, function)
    if problem:
        return _not_entered(problem, status=status)
    (x_train, y_train), (x_test, y_test) = mnist.load_data()
    x_train, x_test = x_train / np.float32(255), x_test / np.float32(255)
    cpu, wall = _cpu_seconds(), time.perf_counter()
    try:
        model = function(x_train, y_train)
    except (Exception, SystemExit) as error:  # the reader's own mistake: said in a box, like a task's
        return _not_entered(_explained(function, error))
    training = _cpu_seconds() - cpu
    try:
        answers = _answers(model, x_test)
    except Exception as error:  # a minute of training is not lost: the model is handed back
        text = str(error) if type(error) is ValueError else f"{type(error).__name__}: {error}"
        kept = " What it returned is kept as `.model` of this answer." if model is not None else ""
        return _not_entered(f"{text}{kept}", model=model)
    cpu, wall = _cpu_seconds() - cpu, time.perf_counter() - wall  # of training and answering
    accuracy = float((answers == y_test).mean())
    entry = {
        "time": round(time.time()),
        "name": " ".join(name.split()),
        "data": _data(),
        "accuracy": round(accuracy, 6),
        "cpu": round(cpu, 2),
        "wall": round(wall, 2),
        "training": round(training, 2),
    }
    keep_entry(entry)
    said = f"{accuracy:.2%} of {len(y_test):,} test images, {_told_times(entry)}."
    if cpu > seconds_allowed():
        said += f" More than {seconds_allowed():,} s of CPU time: listed below those within it."
    if training < LEAST_SECONDS:
        said += _no_training(cpu)
    board = leaderboard()
    page = box(headline("✓", "Entered.", "good", said), "good") + board.html
    return Entered(f"✓ Entered. {said}\n{board.text}", page, "entered", accuracy, model, entry)


def leaderboard() -> Shown:
    """The ten best entries that this machine has scored on the data now in use."""
    source = _data()
    entries = sorted((entry for entry in entries_kept() if entry["data"] == source), key=_rank)
    if not entries:
        line = " ".join([f"No entry yet for {source}.", *_longer()])
        return Shown(line, box(html.escape(line), "calm"))
    rows = []
    for place, entry in enumerate(entries[:SHOWN], 1):
        over = entry["cpu"] > seconds_allowed()
        day = time.strftime("%Y-%m-%d", time.localtime(entry["time"]))
        mark = " *" if entry["cpu"] < LEAST_SECONDS else ""
        times = [_seconds(entry["cpu"]) + mark, _seconds(entry["wall"])]
        rows.append(
            ["over time" if over else str(place), entry["name"], f"{entry['accuracy']:.2%}", *times, day]
        )
    more = f" ({len(entries)} entries, the best {SHOWN} shown)" if len(entries) > SHOWN else ""
    title = f"Leaderboard, {source}{more}"
    page = f"<div>{html.escape(title)}</div>" + table(
        HEAD, [[html.escape(cell) for cell in row] for row in rows], title
    )
    text = f"{title}\n{text_table(HEAD, rows)}"
    notes = _longer()
    if any(row[3].endswith("*") for row in rows):
        notes.append(f"* less than {LEAST_SECONDS} s of CPU time: hardly trained while the clock ran")
    return Shown("\n".join([text, *notes]), page + "".join(f"<div>{note}</div>" for note in notes))


def _longer():
    said = f"In a browser NumPy is slow: an entry may take {seconds_allowed():,} s, not {CPU_SECONDS} s."
    return [said] if in_browser.here() else []


def entries_kept() -> list[dict]:
    """Every readable entry, in the order in which they were made."""
    try:
        lines = path().read_bytes().split(b"\n")
    except (OSError, RuntimeError):
        lines = []
    return [entry for entry in map(_parse, lines) if entry] + _memory


def _rank(entry):
    return entry["cpu"] > seconds_allowed(), -entry["accuracy"], entry["cpu"], entry["time"]


def _refused(name, function):
    """Status and reason if there is nothing that could be run."""
    if callable(name) and isinstance(function, str):
        return "not entered", 'The name comes first: `enter("my network", entry)`.'
    if not isinstance(name, str) or not 1 <= len(name.strip()) <= LONGEST_NAME:
        wanted = f"a text of 1 to {LONGEST_NAME} characters"
        return "not entered", f'`name` must be {wanted}, such as "my network"; it was {name!r:.60}.'
    if attempts.blank(function):
        return "not attempted", 'Give the function that trains your model: `enter("my network", entry)`.'
    if hasattr(function, "predict"):
        return "not entered", (
            "This is a model. The leaderboard times the training, so give it the function that trains and "
            "returns the model, without calling it."
        )
    if not callable(function) or isinstance(function, type):
        kind = f"the class {function.__name__}" if isinstance(function, type) else type(function).__name__
        return "not entered", f"`function` must be a function `entry(x_train, y_train)`; this is {kind}."
    holding, empty = attempts.placeholders(function)
    if holding or empty:
        return "not attempted", "Write your entry in place of the `...`, then run it and `enter` again."
    return "", ""


def _answers(model, x_test):
    """One label for each test image, from whatever the entry returned.

    Raises:
        ValueError: If its answers cannot be read as labels; also whatever the model itself raises.
    """
    if model is None:
        raise ValueError("The function returned nothing: does its last line begin with `return`?")
    give = getattr(model, "predict", model)
    if not callable(give):
        raise ValueError(
            f"The function returned a value of type `{type(model).__name__}`. Expected: a trained model, "
            "or a function of images."
        )
    n = len(x_test)
    scores = _given(give, x_test)
    if scores.shape not in ((n,), (n, 10)) or scores.dtype.kind not in "fiub":
        raise ValueError(
            f"For {n:,} images the model gave an array of {scores.dtype} of shape {scores.shape}. Expected: "
            f"ten scores an image, shape ({n}, 10), or one label, shape ({n},)."
        )
    if scores.dtype.kind == "f" and not np.isfinite(scores).all():
        raise ValueError(
            "The model's scores hold nan or infinity: training has exploded. Try a smaller learning rate."
        )
    return scores.argmax(axis=1) if scores.ndim == 2 else scores


def _given(give, x_test):
    """The model's answers for images of shape (n, 28, 28), or for rows of 784 if that is what it takes."""
    try:
        return np.asarray(give(x_test))
    except Exception as error:
        try:
            return np.asarray(give(x_test.reshape(len(x_test), -1)))
        except Exception:
            raise error from None


def _explained(function, error):
    text = " ".join(str(error).split())
    place = own_line(function, error)
    return f"Your function raised `{type(error).__name__}`{place}: {text[:300]}"


def _not_entered(problem, status="not entered", model=None):
    icon, word, tone = ("○", "Not attempted yet.", "calm")
    if status == "not entered":
        icon, word, tone = ("→", "Not entered.", "next")
    page = box(headline(icon, word, tone, problem), tone)
    return Entered(f"{icon} {word} {problem}", page, status, None, model, problem=problem)


def _cpu_seconds():
    """CPU time of this process, its threads and the processes that it has waited for.

    In a browser it is not counted; Python is alone in its thread there, so the clock on the wall stands in.
    """
    return time.perf_counter() if in_browser.here() else sum(os.times()[:4])


def _no_training(cpu):
    """What to remark on a function that returned without having computed."""
    if cpu < LEAST_SECONDS:
        return (
            f" Training and answering took less than {LEAST_SECONDS} s of CPU time together. Was the model "
            "trained in another cell? The leaderboard compares what a function learns while the clock runs."
        )
    return (
        f" The function itself took less than {LEAST_SECONDS} s of CPU time, and answering took the rest. If "
        "what it returns learns when it is asked, let it learn before: the clock counts both."
    )


def _told_times(entry):
    cpu, wall = _seconds(entry["cpu"]), _seconds(entry["wall"])
    return f"trained and answered in {cpu} of CPU time ({wall} on the clock)"


def _seconds(value):
    return f"{value:.1f} s" if value < 10 else f"{value:.0f} s"


def _data():
    source = mnist.source()
    return f"{source.name}, {source.n_train:,} + {source.n_test:,}" if source else "no data"


def keep_entry(entry):
    global _warned
    try:
        file = path()
        file.parent.mkdir(parents=True, exist_ok=True)
        # one write in append mode; the leading newline keeps it apart from a line that a crash cut short
        with open(file, "ab", buffering=0) as out:
            out.write(f"\n{json.dumps(entry)}\n".encode())
    except (OSError, RuntimeError):
        _memory.append(entry)
        if not _warned:
            _warned = True
            print("The leaderboard cannot be saved on this machine; it is kept until the kernel stops.")


def _parse(line):
    """An entry, or None for anything else."""
    try:
        entry = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(entry, dict) or not all(isinstance(entry.get(key), str) for key in ("name", "data")):
        return None
    values = [entry.get(key) for key in ("time", "accuracy", "cpu", "wall")]
    good = all(isinstance(v, numbers.Real) and not isinstance(v, bool) and math.isfinite(v) for v in values)
    return entry if good and 0 <= entry["time"] < 1e11 else None  # a date that can be written
