"""What a coding task is made of. Those of a notebook are the list `TASKS` in `tasks.py` of its lesson.

A task of a function needs no more than this (see lessons/n02_relu; lessons/n07_backprop_in_matrices shows
classes):

    Task(
        key="relu",  # unique in the whole course: check("relu", relu)
        title="ReLU",
        reference=relu,  # its parameter names appear in messages
        cases=[lambda rng: (np.array([-2.0, 3.0]),), lambda rng: (rng.normal(size=(2, 3)),)],
        slips=[Slip("abs", np.abs, "`relu` turned -2 into 2: …")],
        hints=["A nudge.", "More.", "Nearly there."],
        remark="What is worth knowing once it works.",
    )

The first case is the small example that messages show; at least one later case should differ in shape.
A task that asks for a number, text or array gives it as `reference`, with no cases; slips hold wrong values.
A task about a class, an object or several functions adds `observe(attempt, *case)`, which uses the attempt
and returns {name: value}; the reference and the slips are observed in the same way.
A task with many right answers adds `verify(attempt)`, which returns None or what is wrong, in one sentence;
its slips are not looked at. Both raise `Told` with a message for what they cannot go on with. `tolerance` is
relative and absolute; `seconds` is the time an attempt may take. `needs` names a package that the course can
do without and this task cannot.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from dataclasses import dataclass


class Told(Exception):
    """Raised by `observe` or `verify` with the whole message that the reader gets."""


@dataclass(frozen=True)
class Slip:
    """A known wrong answer. An attempt that behaves like it, in every case, is told `message`.

    Only what sets the slip apart from the reference counts, so two slips in one attempt are still told apart.
    It has to show in numbers that nothing else explains (`comparing.matches`): not in an error alone, nor in
    a 0. If it shows in an error that nothing else explains, `error` holds words of that error's text.
    """

    name: str
    wrong: object
    message: str
    error: str = ""


@dataclass(frozen=True)
class Task:
    key: str
    title: str
    reference: object
    cases: Sequence[Callable] = ()
    slips: Sequence[Slip] = ()
    hints: Sequence[str] = ()
    remark: str = ""
    observe: Callable | None = None
    verify: Callable | None = None
    tolerance: float = 1e-6
    seconds: float = 4.0
    needs: str = ""

    @property
    def is_value(self) -> bool:
        """Whether the attempt is an answer in itself, not something to call."""
        return not self.cases

    @property
    def name(self) -> str:
        """What the reader's function is called."""
        name = getattr(self.reference, "__name__", "<")
        return self.key if "<" in name else name

    def argument_names(self) -> list[str]:
        """Names of a case's entries: those of the reference, or of `observe` without the attempt."""
        if self.is_value:
            return []
        function = self.observe or self.reference
        return list(inspect.signature(function).parameters)[1 if self.observe else 0 :]

    def use(self, attempt: object, args: tuple) -> dict:
        """What the attempt does with one case, as {name: value}; messages use these names."""
        if self.is_value:
            return {"Your answer": attempt}
        if self.observe:
            return self.observe(attempt, *args)
        return {f"`{self.name}({', '.join(self.argument_names()[: len(args)])})`": attempt(*args)}

    def folded_hints(self) -> str:
        """The hints as the notebook's Markdown cell shows them."""
        blocks = (
            f"<details><summary>Hint {i}</summary>\n\n{text}\n\n</details>"
            for i, text in enumerate(self.hints, 1)
        )
        return "\n".join(blocks)
