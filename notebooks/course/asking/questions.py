"""What quizzes and predictions are made of. Those of a notebook are `QUIZZES` and `PREDICTIONS` in
`questions.py` of its lesson.

Mathematics is plain Unicode text, so that it can be read without JavaScript; `code` stands in backticks.
"""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from dataclasses import dataclass

from course import contents

LETTERS = "ABCDEFGH"


@dataclass(frozen=True)
class Choice:
    """One answer, and what is to be said to whoever chooses it."""

    text: str
    feedback: str
    right: bool = False


@dataclass(frozen=True)
class Question:
    text: str
    choices: Sequence[Choice]

    def __post_init__(self):
        if sum(choice.right for choice in self.choices) != 1:
            raise ValueError(f"question {self.text[:40]!r} needs exactly one choice with right=True")


@dataclass(frozen=True)
class Quiz:
    key: str
    questions: Sequence[Question]


@dataclass(frozen=True)
class Prediction:
    """A number on a scale (`low` to `high`), or one of `choices` given as {name: text}.

    The slider has no value until it is moved. It waits at the lower end, or `from_high` at the upper one: at
    the end from which the truth is far.
    """

    key: str
    question: str
    choices: dict[str, str] | None = None
    low: float = 0.0
    high: float = 100.0
    step: float = 1.0
    unit: str = ""
    close: float = 0.0
    from_high: bool = False
    remark: str = ""

    def told(self, value: object) -> str:
        """A value in the words of this prediction."""
        return self.choices[value] if self.choices else f"{value:.4g}{' ' + self.unit if self.unit else ''}"


def find(key: str, kind: type) -> Quiz | Prediction:
    """The quiz or prediction of this key, such as "02.recall"; a KeyError names the keys there are."""
    number = str(key).partition(".")[0]
    known = {item.key: item for item in contents.questions_of(number) if isinstance(item, kind)}
    if key in known:
        return known[key]
    near = difflib.get_close_matches(str(key), known, n=1) or list(known)
    raise KeyError(
        f"there is no {kind.__name__.lower()} {key!r}; there is: {', '.join(near) or 'none in this notebook'}"
    )
