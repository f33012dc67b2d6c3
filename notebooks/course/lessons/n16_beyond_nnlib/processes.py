"""A program run in several processes of this machine, as one would start them in a shell.

If one of them is lost, the others would wait for it: then all are ended, and a sentence says why.
"""

from __future__ import annotations

import contextlib
import importlib.util
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from IPython.display import display

import nnlib
from course.boxes import Shown, box, rich

PROGRAM = Path(__file__).with_name("train_together.py")
SECONDS = 240  # for all runs of a call together: some fifteen are usual
_TRIES = 3  # with another port each
_FROM_OUTSIDE = {-signal.SIGINT, -signal.SIGTERM, *([-signal.SIGKILL] if hasattr(signal, "SIGKILL") else [])}
_ERROR = re.compile(r"[\w.]+(Error|Exception)\b")  # the line of a traceback that says what is wrong
_PORT_TAKEN = re.compile(r"address already in use|failed to (add|bind)|no address added", re.I)


class Lost(RuntimeError):
    """A run that came to no end; shown as one sentence, without a traceback."""

    def _render_traceback_(self):
        return [str(self)]


class _PortTaken(Exception):
    pass


def missing() -> str:
    """Why processes cannot train together here, and what to do; empty where they can."""
    if os.environ.get("NNLIB_PROCESSES") == "0":  # a machine that many share
        return "`NNLIB_PROCESSES=0` forbids to start processes here."
    if sys.platform == "win32":
        return "On Windows JAX has no way to send numbers from one process to another."
    if importlib.util.find_spec("jax") is None:
        return "JAX is not installed here: `pip install jax`, then run this cell again."
    return ""


def in_processes(program: Path | str, folder: Path | str, counts: Sequence[int]) -> dict[int, list[dict]]:
    """Run `program` once for each of `counts`: 1 for one process, 2 for two that train together.

    Each process is started as `python PROGRAM FOLDER ADDRESS PROCESSES NUMBER` and leaves its result in the
    folder, in "process NUMBER of PROCESSES.npz".

    Returns:
        For each count one dict for each process, name → array. Where JAX is missing a line says so, and
        these are the histories of a run elsewhere.

    Raises:
        ValueError: If a count is no whole number from 1 to 10.
        FileNotFoundError: If the program or the folder is not there.
        Lost: If a process ends with an error, is ended from outside, or needs too long.
    """
    for n in counts:
        if not isinstance(n, int) or isinstance(n, bool) or not 1 <= n <= 10:
            raise ValueError(f"counts must hold whole numbers of processes from 1 to 10; got {n!r}.")
    program, folder = Path(program).resolve(), Path(folder).resolve()
    for path in (program, folder):
        if not path.exists():
            raise FileNotFoundError(f"{path.name} is not there. Run the cells above again, in their order.")
    if why := missing():
        from course.lessons.n16_beyond_nnlib import recorded_runs

        line = f"{why} What follows was measured before, with {recorded_runs.where()}."
        display(Shown(line, box(rich(line), "calm")))
        return recorded_runs.read(counts)
    end = time.monotonic() + SECONDS
    results, bar = {}, nnlib.progress.bar(sum(counts), "processes that have trained", "processes")
    try:
        for n in counts:
            results[n] = _trained(program, folder, n, end)
            bar.update(n)
    finally:
        bar.close()
    return results


def _trained(program, folder, n, end):
    for attempt in range(_TRIES):
        files = [folder / f"process {k} of {n}.npz" for k in range(n)]
        for file in files:
            file.unlink(missing_ok=True)
        with contextlib.suppress(_PortTaken), held_port(hold=attempt == 0) as port:
            _run(program, folder, f"127.0.0.1:{port}", n, end)
            return [_loaded(file) for file in files]
    raise Lost(
        f"The {n} processes could not meet: {_TRIES} ports of this machine, one after the other, were taken. "
        "Run this cell again."
    )


@contextlib.contextmanager
def held_port(hold=True):
    """The number of a free port. While it is held, no other run is given it; process 0 may listen there."""
    hold = hold and hasattr(socket, "SO_REUSEPORT")  # with it two sockets of one user can have one port
    with socket.socket() as held:
        if hold:
            held.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEPORT, 1)
        held.bind(("127.0.0.1", 0))
        port = held.getsockname()[1]
        if not hold:
            held.close()
        yield port


def _run(program, folder, address, n, end):
    """Start n processes and wait for all. Whatever happens, none is left, and no file but the results."""
    with tempfile.TemporaryDirectory(prefix="nnlib-", ignore_cleanup_errors=True) as name:
        logs = [Path(name, f"{k}.txt") for k in range(n)]
        started = []
        try:
            for k, log in enumerate(logs):
                command = [sys.executable, "-P", str(program), str(folder), address, str(n), str(k)]
                with log.open("wb") as file:
                    started.append(
                        subprocess.Popen(
                            command,
                            env=_environment(address),
                            stdin=subprocess.DEVNULL,
                            stdout=file,
                            stderr=file,
                        )
                    )
            lost = _wait(started, end)
        finally:
            for process in started:
                process.kill()  # nothing happens to one that has ended
            for process in started:
                process.wait()
        if lost is not None:
            k, code = lost
            said = logs[k].read_text(encoding="utf-8", errors="replace")
            if _PORT_TAKEN.search(said):
                raise _PortTaken
            raise Lost(_sentence(k, n, code, said))


def _environment(address):
    # listen on this machine alone, and ask no proxy for the way to it
    env = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    return {**env, "JAX_COORDINATOR_BIND_ADDRESS": address, "PYTHONUTF8": "1"}


def _wait(started, end):
    """None when all have ended well; else (number, code) of one that did not; code None: no time is left."""
    while time.monotonic() < end:
        codes = [process.poll() for process in started]
        failed = [(k, code) for k, code in enumerate(codes) if code]
        if failed:  # one that was killed comes first: the others failed for want of it
            return min(failed, key=lambda one: one[1] not in _FROM_OUTSIDE)
        if None not in codes:
            return None
        time.sleep(0.05)
    return next(k for k, process in enumerate(started) if process.poll() is None), None


def _sentence(k, n, code, said):
    others = {1: "", 2: f" Process {1 - k} cannot go on alone and was ended too."}.get(
        n, " The others cannot go on without it and were ended too."
    )
    if code is None:
        return (
            f"After {SECONDS} s the training in {n} processes had not come to its end, and was ended. Close "
            "programs that use the processor, then run this cell again."
        )
    if code in _FROM_OUTSIDE:
        again = "Run this cell again. If it happens again, memory may be short: close other notebooks first."
        return f"Process {k} of {n} was ended from outside ({signal.Signals(-code).name}).{others} {again}"
    lines = [line.strip() for line in said.splitlines() if line.strip()] or [f"code {code}, and no word"]
    last = ([line for line in lines if _ERROR.match(line)] or lines)[-1]
    return f"Process {k} of {n} ended with an error.{others} The error: {last[:300]}"


def _loaded(file):
    if not file.exists():
        raise Lost(f"The program ended well, but has not written {file.name}. It should end with np.savez.")
    with np.load(file, allow_pickle=False) as arrays:
        return dict(arrays.items())
