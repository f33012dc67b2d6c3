"""Runs a reader's code so that no error, exit, print or endless loop of it reaches the notebook."""

from __future__ import annotations

import _thread  # noqa: PLC2701 (the standard library's own name)
import contextlib
import io
import signal
import threading
import warnings
from collections.abc import Callable
from dataclasses import dataclass


class OutOfTime(BaseException):
    """Not an Exception, so that an `except Exception` in the reader's loop does not swallow it."""


@dataclass
class Run:
    value: object = None
    error: BaseException | None = None
    printed: str = ""
    warned: str = ""


class _FirstCharacters(io.TextIOBase):
    """A stream that keeps the beginning and forgets the rest: a print in an endless loop fills no memory."""

    def __init__(self, limit=500):
        self.text, self.limit = "", limit

    def write(self, text):
        self.text += text[: self.limit - len(self.text)]
        return len(text)


def run(function: Callable, seconds: float) -> Run:
    """Call `function()` and return what came of it; never raises, whatever the function does."""
    result, stream = Run(), _FirstCharacters()
    with warnings.catch_warnings(record=True) as caught, contextlib.redirect_stdout(stream):
        warnings.simplefilter("always")
        try:
            result.value = _in_time(function, seconds)
        except BaseException as error:  # SystemExit, KeyboardInterrupt and OutOfTime too
            result.error = error
    result.printed = stream.text.strip()
    result.warned = str(caught[0].message) if caught else ""
    return result


def _in_time(function, seconds):
    if threading.current_thread() is not threading.main_thread():
        return function()  # neither means below reaches another thread
    return (_alarm if hasattr(signal, "setitimer") else _interrupt)(function, seconds)


def _alarm(function, seconds):
    def ring(signum, frame):
        # here the function is done: an alarm now would only stop the clearing away
        if frame is None or frame.f_code not in (_alarm.__code__, disarm.__code__):
            raise OutOfTime

    def disarm():
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)

    before = signal.signal(signal.SIGALRM, ring)
    # ring again and again: a bare `except:` inside the loop may swallow the first
    signal.setitimer(signal.ITIMER_REAL, seconds, 0.002)
    try:
        return function()
    finally:
        disarm()


def _interrupt(function, seconds):
    """Windows has no interval timer; an interrupt from a second thread stops Python code there."""
    rung = threading.Event()

    def ring():
        rung.set()
        _thread.interrupt_main()

    timer = threading.Timer(seconds, ring)
    timer.daemon = True
    # a program started in the background ignores interrupts, and would hear none
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer.start()
    try:
        return function()
    except KeyboardInterrupt:
        if rung.is_set():
            raise OutOfTime from None
        raise
    finally:
        timer.cancel()
        signal.signal(signal.SIGINT, before or signal.default_int_handler)
