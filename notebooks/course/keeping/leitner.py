"""What to ask again, and when: five boxes, as Sebastian Leitner's index cards have them (1972).

A question that was answered wrong is in box 1 and is due again after a day. A right answer, given when the
question is due, moves it one box on, where it waits twice as long; a wrong one moves it back to box 1. A task
goes the same way. All of it is read from the progress file, to which each answer only adds a line.
"""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from course.keeping import progress_file

BOXES = 5
DAY = 86_400  # seconds
A_NOTEBOOK = 2  # questions of one notebook, as long as there are others

_open_tasks: set[str] = set()


@dataclass(frozen=True)
class Card:
    """A question or task that was answered before: its box (1 to 5) and when it came there, in seconds."""

    key: str
    box: int
    since: float

    @property
    def due(self) -> float:
        return self.since + DAY * 2 ** (self.box - 1)


def question_cards() -> dict[str, Card]:
    """All quiz questions that the reader has answered, by key such as "02.recall.1"."""
    return _cards({"quiz"}, lambda event: event["value"] is True)


def task_cards() -> dict[str, Card]:
    """All tasks that the reader has solved or tried, by key. One that took a hint is in box 1."""
    return _cards({"task", "hint", "attempt"}, _is_solved)


def chosen(cards: Iterable[Card], n: int, now: float | None = None) -> list[Card]:
    """The `n` cards to ask now: those that are due, low boxes and old ones first; then those due next.

    No notebook gives more than two while others have some. Fewer than `n` if there are no more.
    """
    now = time.time() if now is None else now
    waiting = sorted(cards, key=lambda card: (card.due > now, card.box, card.due, card.key))
    of_notebook, first, rest = Counter(), [], []
    for card in waiting:
        number = card.key[:2]
        of_notebook[number] += 1
        (first if of_notebook[number] <= A_NOTEBOOK else rest).append(card)
    return [*first, *rest][:n]


def answered(card: Card, right: bool, now: float | None = None) -> None:
    """Remember an answer. A right one before its day leaves the box as it is."""
    now = time.time() if now is None else now
    box = 1 if not right else min(card.box + 1, BOXES) if card.due <= now else card.box
    before = progress_file.latest("review").get(card.key)
    times = before.get("times", 0) if isinstance(before, dict) else 0
    progress_file.record("review", card.key, {"right": right, "box": box, "times": times + 1})


def wait_for(key: str) -> None:
    """The next answer to this task is one of a review."""
    _open_tasks.add(key)


def tried(key: str, correct: bool) -> None:
    """`check` has looked at an answer; the first one after a review that asked for it counts."""
    if key in _open_tasks:
        _open_tasks.remove(key)
        card = task_cards().get(key)
        if card:
            answered(card, correct)


def _is_solved(event):
    said = event["value"].get("said") if isinstance(event["value"], dict) else None
    return event["value"] is True or said == "correct"


def _cards(kinds, is_right):
    cards = {}
    for event in progress_file.events("review", *kinds):
        key, when = event["key"], event.get("time")
        when = when if isinstance(when, (int, float)) else 0
        box = cards[key].box if key in cards else None
        if event["kind"] != "review":
            if not is_right(event):
                box = 1
            elif box is None:
                box = 2
        elif box and isinstance(event["value"], dict):
            known = event["value"].get("box")
            box = known if known in range(1, BOXES + 1) else box
        if box:
            cards[key] = Card(key, box, when)
    return cards
