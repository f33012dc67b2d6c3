"""How many threads a training's matrix products take: one, or as many as there are, whichever is faster.

Two threads that wait for each other on a busy machine can take ten times as long as one alone.
"""

import contextlib
import functools
import itertools
import math
import time
from collections.abc import Callable, Iterator

TRIAL = 5  # steps that are timed with one thread, and then with all,
ENOUGH = 0.01  # or as many as take so many seconds: of long steps one is measured well enough
PAUSE = 1.0  # seconds until the next trial, which
SHARE = 30  # comes after so many steps at the earliest


def choices(set_number, most, clock=time.perf_counter) -> Iterator[None]:
    """An endless generator, to be asked before each step: it times steps, and sets the faster number."""
    set_number(1)  # first, for one thread never waits for another
    yield  # the first step is none to go by: it makes its arrays
    while True:
        set_number(1)
        alone = yield from _timed(clock)
        set_number(most)
        together = yield from _timed(clock, alone)
        number = most if together < alone else 1
        set_number(number)
        began = clock()
        for n in itertools.count(1):
            yield
            took = clock() - began
            lost = number > 1 and took / n > alone  # it has become busy, or the trial was lucky
            if n >= SHARE and (lost or took > PAUSE):
                break


def _timed(clock, limit=math.inf):
    """Seconds a step in a trial; it ends as soon as it takes longer than a trial at `limit` would."""
    began = clock()
    for n in itertools.count(1):
        yield
        took = clock() - began
        if n == TRIAL or took > min(ENOUGH, TRIAL * limit):
            return took / n


@contextlib.contextmanager
def chosen() -> Iterator[Callable]:
    """What fit calls before each of its steps; afterwards the number of threads is as before.

    A number that somebody has set to one stays one: then every run gives the same digits. Otherwise sums may
    be rounded in another order, and the last digits differ.
    """
    libraries = threaded()
    before = [library.get_num_threads() for library in libraries]

    def set_number(number):
        for library in libraries:
            library.set_num_threads(number)

    try:
        yield choices(set_number, max(before)).__next__ if libraries else itertools.repeat(None).__next__
    finally:
        for library, number in zip(libraries, before, strict=True):
            library.set_num_threads(number)


def threaded() -> list:
    """The libraries of matrix products that take more than one thread now."""
    return [library for library in loaded() if (library.get_num_threads() or 1) > 1]


@functools.cache
def loaded() -> list:
    """All libraries of matrix products; none where this cannot be known."""
    try:
        from threadpoolctl import ThreadpoolController
    except ImportError:
        return []
    return ThreadpoolController().select(user_api="blas").lib_controllers
