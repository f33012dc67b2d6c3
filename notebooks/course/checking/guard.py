"""Runs a reader's code so that no error, exit, print or endless loop of it reaches the notebook.

The clock counts the processor time of the thread that runs the code, so a busy machine takes nothing away
from anybody. It stands still during an import and never stops one, which would leave a broken module behind.
Where signals exist (the main thread on Linux and macOS) a timer looks at the clock; elsewhere (in a browser,
on Windows, in a second thread) Python itself does, at every turn of a loop and every call.
"""

from __future__ import annotations

import inspect
import signal
import sys
import threading
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass

from course.checking.prints import Prints

LOOK = 0.02  # seconds between two looks at the clock
ASLEEP = 20.0  # code that has waited so long and computed nothing is stopped, too


class OutOfTime(BaseException):
    """Not an Exception, so that an `except Exception` in the reader's loop does not swallow it."""


@dataclass
class Run:
    value: object = None
    error: BaseException | None = None
    printed: str = ""
    warned: str = ""
    seconds: float = 0.0


def run(function: Callable, seconds: float) -> Run:
    """Call `function()` and return what came of it; never raises, whatever the function does.

    Args:
        function: What the reader wrote.
        seconds: The processor time that it may take.
    """
    result, clock = Run(), Clock(seconds)
    # the beginning is enough, and a print in an endless loop fills no memory
    with warnings.catch_warnings(record=True) as caught, Prints(limit=500) as prints:
        warnings.simplefilter("always")
        try:
            result.value = _in_time(function, clock)
        except BaseException as error:  # SystemExit, KeyboardInterrupt and OutOfTime too
            result.error = error
    result.seconds = clock.used()
    result.printed = prints.text.strip()
    result.warned = str(caught[0].message) if caught else ""
    return result


class Clock:
    """The processor time that a thread has used since the clock was made, but for what imports took."""

    def __init__(self, seconds: float):
        # in a browser processor time stands still, and Python is alone in its thread
        self._now = time.perf_counter if sys.platform == "emscripten" else time.thread_time
        self.seconds, self._imports = seconds, 0.0
        self.over = False  # True once it has raised
        self._began = self._looked = self._now()
        self._wall = time.perf_counter()

    def used(self) -> float:
        """Seconds, without those of imports."""
        return self._now() - self._began - self._imports

    def look(self, frame) -> None:
        """Raise OutOfTime if the time is up and `frame` is not inside an import."""
        now = self._now()
        if _importing(frame):
            self._imports += now - self._looked
            self._looked = now
            return
        self._looked = now
        wall = time.perf_counter() - self._wall
        if self.used() >= self.seconds or (wall >= ASLEEP and now - self._began < 0.02 * wall):
            self.over = True
            raise OutOfTime


def _importing(frame):
    while frame:
        if frame.f_code.co_filename.startswith("<frozen importlib"):
            return True
        frame = frame.f_back
    return False


def _in_time(function, clock):
    if threading.current_thread() is threading.main_thread() and hasattr(signal, "setitimer"):
        try:
            return _by_timer(function, clock)
        except _NoTimer:
            pass
    return (_by_monitoring if hasattr(sys, "monitoring") else _by_tracing)(function, clock)


class _NoTimer(Exception):
    """The timer exists by name alone, as in a browser."""


def _by_timer(function, clock):
    stop_telling = []

    def ring(signum, frame):
        # here the function is done: an alarm now would only stop the clearing away
        ours = (_by_timer.__code__, disarm.__code__, ring.__code__, _tell.__code__)
        if frame is None or frame.f_code in ours:
            return
        if clock.over and not stop_telling:  # a bare `except:` in the reader's loop has taken the first
            stop_telling.append(None)
            stop_telling.append(_tell(("JUMP",), clock))
        clock.look(frame)

    def disarm():
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
        if stop_telling and stop_telling[-1]:
            stop_telling[-1]()

    try:
        before = signal.signal(signal.SIGALRM, ring)
        # ring again and again: without `sys.monitoring`, nothing else stops a loop that takes what is raised
        signal.setitimer(signal.ITIMER_REAL, min(LOOK, clock.seconds), LOOK)
    except (OSError, ValueError, AttributeError):
        raise _NoTimer from None
    try:
        return function()
    finally:
        disarm()


def _by_monitoring(function, clock):
    """Python 3.12 and later tell of every jump back and every call; loops take four times as long."""
    stop_telling = _tell(("JUMP", "PY_START", "PY_RESUME"), clock)
    if stop_telling is None:
        return _by_tracing(function, clock)
    try:
        return function()
    finally:
        stop_telling()


def _tell(kinds, clock):
    """Let this thread look at the clock at every event of these kinds; what ends it, or None if none tells.

    Once the time is up it looks at each jump alone: a loop jumps back outside of its own `try`, where nothing
    takes what is raised, and a `with` block that is left on the way can still clear away.
    """
    monitoring, thread, due = getattr(sys, "monitoring", None), threading.get_ident(), 0.0
    tool = next((number for number in (4, 3) if monitoring and monitoring.get_tool(number) is None), None)
    if tool is None:
        return None
    events = [getattr(monitoring.events, kind) for kind in kinds]

    def event(code, *place):
        nonlocal due
        if threading.get_ident() != thread or time.perf_counter() < due:
            return
        if clock.over:
            monitoring.set_events(tool, monitoring.events.JUMP)
        else:
            due = time.perf_counter() + LOOK
        clock.look(inspect.currentframe().f_back)

    def stop():
        monitoring.set_events(tool, 0)
        monitoring.free_tool_id(tool)

    monitoring.use_tool_id(tool, "check")
    for kind in events:
        monitoring.register_callback(tool, kind, event)
    monitoring.set_events(tool, sum(events))
    return stop


def _by_tracing(function, clock):
    """Before Python 3.12: every instruction is told of, and loops take some twenty times as long.

    What is raised here ends the tracing, so an `except:` in the reader's loop that takes it goes on for ever.
    """
    due, before = 0.0, sys.gettrace()

    def line(frame, event, argument):
        nonlocal due
        if event == "call":  # `while True: pass` is one instruction, and before Python 3.12 no new line
            frame.f_trace_opcodes = sys.version_info < (3, 12)
        if time.perf_counter() >= due:
            due = time.perf_counter() + LOOK
            clock.look(frame)
        return line

    sys.settrace(line)
    try:
        return function()
    finally:
        sys.settrace(before)
