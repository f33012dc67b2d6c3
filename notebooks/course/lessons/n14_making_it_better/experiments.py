"""Controlled experiments: one recipe, one change at a time, several seeds each, every score kept.

Lesson: notebooks/14_making_it_better.ipynb.
"""

from __future__ import annotations

import html
import math
import numbers
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from course.boxes import Shown, colored, table, text_table
from course.checking.prints import Prints
from nnlib import progress

CLEAR = 4  # standard errors: a handful of seeds knows its own spread only roughly
BETTER, WORSE, UNCLEAR = "better", "worse", "no clear difference"
BASE = "the recipe"


def mean_and_error(values: Sequence[float]) -> tuple[float, float]:
    """The mean of some measurements, and its standard error: their standard deviation / √n."""
    values = np.asarray(values, dtype=float)
    return float(values.mean()), float(values.std(ddof=1) / math.sqrt(len(values)))


@dataclass(frozen=True)
class Row:
    """One change: its scores by seed beside those of its control, which differs in nothing else."""

    experiment: str
    label: str
    scores: np.ndarray
    control: str
    control_scores: np.ndarray

    @property
    def gains(self) -> np.ndarray:
        """Score minus the control's with the same seed, so with the same images: shape (n_seeds,)."""
        return self.scores - self.control_scores

    @property
    def gain(self) -> tuple[float, float]:
        """Mean gain and its standard error, which is infinite for a single seed."""
        return mean_and_error(self.gains) if len(self.gains) > 1 else (float(self.gains[0]), math.inf)

    @property
    def reach(self) -> float:
        """How far from 0 the mean gain must be to count as clear: four standard errors."""
        return CLEAR * self.gain[1]

    @property
    def verdict(self) -> str:
        """Whether the change is clearly "better" or "worse", or neither."""
        mean = self.gain[0]
        if abs(mean) <= self.reach:
            return UNCLEAR
        return BETTER if mean > 0 else WORSE

    @property
    def told_gain(self) -> str:
        """The gain as text: "+0.51 ± 0.13"."""
        mean, error = self.gain
        return _signed(mean) + (f" ± {error:.2f}" if math.isfinite(error) else "")

    def first(self, n_seeds: int) -> Row:
        """The same row as the first few seeds alone would give it."""
        few = slice(n_seeds)
        return Row(self.experiment, self.label, self.scores[few], self.control, self.control_scores[few])


class Lab:
    """Runs a recipe as it is and with changes, and keeps what it measured.

    Args:
        run: `run(seed, **settings)` trains once and gives one score, higher is better; with no settings it
            is the recipe.
        seeds: How many seeds, at least 2.
        exploded: The score of a run whose loss becomes NaN (a FloatingPointError); None lets it be raised.
    """

    def __init__(self, run: Callable, seeds: int = 6, exploded: float | None = None):
        if not callable(run):
            raise TypeError(f"run must be a function run(seed, **settings), got {type(run).__name__}.")
        whole = isinstance(seeds, numbers.Integral) and not isinstance(seeds, bool)
        if not whole or seeds < 2:
            raise ValueError(
                f"seeds must be a whole number of at least 2: one shows no spread; got {seeds!r}."
            )
        self.run, self.seeds, self.exploded = run, range(seeds), exploded
        self._rows: dict[tuple[str, str], Row] = {}
        self._kept: dict[tuple, float] = {}

    @property
    def rows(self) -> list[Row]:
        """All changes measured so far, in their order."""
        return list(self._rows.values())

    @property
    def experiments(self) -> list[str]:
        """The experiments' names, in their order."""
        return list(dict.fromkeys(row.experiment for row in self.rows))

    def __getitem__(self, experiment: str) -> list[Row]:
        rows = [row for row in self.rows if row.experiment == experiment]
        if not rows:
            known = ", ".join(map(repr, self.experiments)) or "none yet"
            raise KeyError(f"there is no experiment {experiment!r}; measured: {known}.")
        return rows

    def compare(
        self,
        experiment: str,
        changes: Mapping[str, Mapping],
        control: tuple[str, Mapping] = (BASE, {}),
    ) -> list[Row]:
        """Measure each change and its control with every seed, with a progress bar.

        Args:
            experiment: Its name. A second call with the same name adds to it.
            changes: What to call a change → the settings that `run` gets.
            control: Name and settings of what the changes are compared with.

        Returns:
            All rows of the experiment. What was measured before with the same settings is not run again.
        """
        return self.compare_each(
            experiment, {label: (settings, *control) for label, settings in _items(changes)}
        )

    def compare_each(self, experiment: str, changes: Mapping[str, tuple[Mapping, str, Mapping]]) -> list[Row]:
        """Like `compare`, with a control of its own for each change.

        Args:
            experiment: Its name.
            changes: What to call a change → its settings, the name of its control, the control's settings.
        """
        jobs = {}
        for label, (settings, control, of_control) in _items(changes):
            for name, given in ((control, of_control), (label, settings)):
                if not isinstance(given, Mapping):
                    raise TypeError(
                        f"the settings of {name!r} must be a dict such as dict(units=(32,)); "
                        f"got {type(given).__name__}."
                    )
                jobs[name] = given
        scores = self._measure(experiment, jobs)
        for label, (_, control, _) in changes.items():
            row = Row(experiment, label, scores[label], control, scores[control])
            self._rows[experiment, label] = row
        return self[experiment]

    def scores(self, **settings) -> np.ndarray:
        """The score of each seed, shape (n_seeds,), for the recipe with these settings."""
        return self._measure("seeds", {BASE: settings})[BASE]

    def table(self) -> Shown:
        """All experiments in one table."""
        head = ["experiment", "change", "compared with", "accuracy %", "gain", "verdict"]
        cells, seen = [], None
        for row in self.rows:
            first = row.experiment if row.experiment != seen else ""
            seen = row.experiment
            accuracy = "{:.2f} ± {:.2f}".format(*mean_and_error(row.scores))
            cells.append([first, row.label, row.control, accuracy, row.told_gain, row.verdict])
        joined = "\N{NO-BREAK SPACE}±\N{NO-BREAK SPACE}"  # no line ends between a number and its error
        pages = [[html.escape(cell).replace(" ± ", joined) for cell in line] for line in cells]
        for line in pages:
            line[-1] = colored(line[-1], _TONES[line[-1]])
        return Shown(text_table(head, cells), table(head, pages, "All experiments"))

    def _run_once(self, seed, settings):
        try:
            return self.run(seed, **settings)
        except FloatingPointError:
            if self.exploded is None:
                raise
            return self.exploded

    def _measure(self, experiment, jobs):
        keys = {
            (name, seed): (seed, repr(sorted(settings.items())))
            for name, settings in jobs.items()
            for seed in self.seeds
        }
        left = [(name, seed) for name, seed in keys if keys[name, seed] not in self._kept]
        printed: dict[str, Counter] = {}
        bar = progress.bar(len(left), experiment, unit="runs") if left else None
        try:
            for name, seed in left:
                with Prints() as prints:  # else its lines tear the bar
                    self._kept[keys[name, seed]] = _score(self._run_once(seed, jobs[name]), name)
                for line in prints.text.splitlines():
                    printed.setdefault(name, Counter())[line.split(" (")[0]] += 1
                bar.update()
        finally:
            if bar is not None:
                bar.bar_format = progress.DONE + f"{bar.n} runs"
                bar.close()
        for name, lines in printed.items():
            for line, times in lines.items():
                print(f"{name}: {line} ({times} of {len(self.seeds)} runs)")
        return {name: np.array([self._kept[keys[name, seed]] for seed in self.seeds]) for name in jobs}


def _signed(value):
    text = f"{value:+.2f}".replace("-", "−")
    return text if float(f"{value:.2f}") else "0.00"


_TONES = {BETTER: "info", WORSE: "next", UNCLEAR: "calm"}


def _items(changes):
    if not isinstance(changes, Mapping) or not changes:
        raise TypeError(
            "changes must be a dict of names and settings, such as "
            f'{{"32 units": dict(units=(32,))}}; got {changes!r}.'
        )
    return changes.items()


def _score(value, name):
    if isinstance(value, numbers.Real) and math.isfinite(value):
        return float(value)
    raise ValueError(f"run must return one finite number, the score; for {name!r} it returned {value!r}.")
