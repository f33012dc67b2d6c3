"""`course.mine()`: what a reader has solved, gathered into one module that trains a reader of digits.

`check` keeps the source of every answer that it accepts in the progress file. From there it is taken, checked
once more in its new surroundings, and joined with the loop below. What is not solved is the course's own.
"""

from __future__ import annotations

import inspect
import linecache
from types import ModuleType

from course import contents
from course.boxes import Shown, box, rich
from course.checking.answers import CORRECT, find, judge
from course.checking.loop_of_mine import train
from course.keeping import progress_file

KEYS = (
    "softmax",
    "accuracy",
    "dense_backward",
    "relu_backward",
    "softmax_crossentropy_gradient",
    "minibatches",
    "sgd_step",
    "to_rows",
)


class Mine(Shown):
    """A module of what the reader has solved. `train(x_train, t_train, x_test, t_test)` trains with it."""

    def __init__(self):
        sources = progress_file.latest("answer")
        kept = {key: sources[key] for key in KEYS if isinstance(sources.get(key), str)}
        self.module, self.yours = _joined(kept)
        for key in KEYS:  # what another answer of the reader has taken the name of does not work any more
            task, _ = find(key)
            if key in self.yours and judge(task, getattr(self.module, task.name, None))[0] != CORRECT:
                self.module, self.yours = _joined({k: kept[k] for k in self.yours if k != key})
        self.source = self.module.__source__
        self.train = self.module.train
        text = "\n".join(self._lines())
        super().__init__(text, box("<br>".join(map(rich, self._lines())), "info"))

    def _lines(self):
        tasks = contents.all_tasks()
        own = [f"`{tasks[key].name}`" for key in KEYS if key in self.yours]
        still = [key for key in KEYS if key not in self.yours]
        others = [f"`{tasks[key].name}` (task {contents.number_of(key)})" for key in still]
        yield f"Yours: {', '.join(own)}." if own else "Nothing of it is solved yet."
        if others:
            yield f"Still the course's: {', '.join(others)}."
        yield (
            "`.train(x_train, t_train, x_test, t_test)` trains a reader of digits with it, and `.source` is "
            "the text of the whole module."
        )


def mine() -> Mine:
    """What the reader has solved, as one module that trains on digits; the course's where a task is open.

    Returns:
        An object with `train`, `module`, `source` (the text of the module) and `yours` (the keys of the tasks
        that are the reader's own).
    """
    return Mine()


def of_the_course(key: str) -> object:
    """The course's own answer to a task."""
    return contents.all_tasks()[key].reference


def _joined(kept):
    """One module of these sources, and the keys whose source runs."""
    tasks, yours = contents.all_tasks(), []
    parts = ["import numpy as np", "import nnlib"]
    for key in KEYS:
        part = f'{tasks[key].name} = of_the_course("{key}")  # task {contents.number_of(key)} is open'
        if key in kept and _runs(kept[key], tasks[key].name):
            part = f"# your task {contents.number_of(key)}\n{kept[key]}"
            yours.append(key)
        parts.append(part)
    if len(yours) < len(KEYS):
        parts.insert(2, "from course.checking.mine import of_the_course")
    parts.append(inspect.getsource(train))
    module = ModuleType("mine")
    module.__source__ = "\n\n\n".join(parts)
    file = "<mine>"
    linecache.cache[file] = (len(module.__source__), None, module.__source__.splitlines(keepends=True), file)
    exec(compile(module.__source__, file, "exec"), vars(module))
    return module, yours


def _runs(source, name):
    space = {}
    try:
        exec("import numpy as np\nimport nnlib\n" + source, space)
    except Exception:  # it needs another cell of the notebook
        return False
    return name in space
