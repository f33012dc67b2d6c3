"""The reader's progress: a file of JSON lines on the reader's own machine, only ever appended to.

Each line is one event. Forty notebooks may append at once and none loses another's line, without any lock.
Nothing here raises: with no place to write, events live in memory until the kernel ends.
"""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

_memory: list[dict] = []
_said = set()


def path() -> Path:
    """The progress file: NNLIB_PROGRESS, or the user's data folder."""
    chosen = os.environ.get("NNLIB_PROGRESS")
    if chosen:
        return Path(chosen).expanduser()
    try:
        from platformdirs import user_data_dir

        return Path(user_data_dir("nnlib-course", appauthor=False)) / "progress.jsonl"
    except ImportError:
        return Path("~/.nnlib-course/progress.jsonl").expanduser()


def record(kind: str, key: str, value: object) -> None:
    """Remember that `key` now has `value`; nothing is written when it already had."""
    if latest(kind).get(key) == value:
        return
    event = {"time": round(time.time()), "kind": kind, "key": key, "value": value}
    try:
        _append([event])
    except (OSError, RuntimeError):
        _memory.append(event)
        _say_once("Your progress cannot be saved on this machine; it is kept until the kernel stops.")


def latest(kind: str) -> dict[str, object]:
    """The newest value of every key of this kind."""
    return {event["key"]: event["value"] for event in events(kind)}


def events(*kinds: str) -> list[dict]:
    """All events of these kinds, the oldest first: each with `key`, `value`, mostly `time` (s since 1970)."""
    return [event for event in [*_read(), *_memory] if event["kind"] in kinds]


def writable() -> bool:
    """Whether the progress file can be appended to (it is created if need be)."""
    try:
        _append([])
    except (OSError, RuntimeError):
        return False
    return True


def set_aside() -> Path | None:
    """Rename the progress file to the next free name ending in .bad; returns it, or None without a file."""
    old = path()
    for n in range(1, 10_000):
        new = old.with_name(f"{old.name}.{n}.bad" if n > 1 else f"{old.name}.bad")
        if new.exists():
            continue
        try:
            old.rename(new)
        except FileNotFoundError:
            return None
        return new
    raise OSError(f"too many files named {old.name}.*.bad in {old.parent}")


def reset() -> Path | None:
    """Start anew; returns where the old file now is."""
    _memory.clear()
    return set_aside()


def _append(events):
    file = path()
    file.parent.mkdir(parents=True, exist_ok=True)
    # one write in append mode; the leading newline keeps it apart from a line that a crash cut short
    text = "".join(f"\n{json.dumps(event)}\n" for event in events)
    with open(file, "ab", buffering=0) as out:
        out.write(text.encode())


def _read():
    try:
        lines = path().read_bytes().split(b"\n")
    except (OSError, RuntimeError):
        return []
    parsed = [(line, _parse(line)) for line in lines if line.strip()]
    good = [event for _, event in parsed if event is not None]
    # a broken last line may be another notebook's, half written at this moment: that is left for later
    if len(good) < len(parsed) and parsed[-1][1] is not None:
        _mend()
    return good


def _parse(line):
    try:
        event = json.loads(line)
    except ValueError:
        return None
    whole = (
        isinstance(event, dict) and isinstance(event.get("key"), str) and {"kind", "value"} <= event.keys()
    )
    return event if whole else None


def _mend():
    """Set the broken file aside and carry its readable lines over to a new one."""
    try:
        aside = set_aside()
        if aside is None:
            return
        # read again: another notebook may have added a line since
        _append([event for event in map(_parse, aside.read_bytes().split(b"\n")) if event])
    except (OSError, RuntimeError):
        return  # read-only: what can be read is used, and the file stays as it is
    _say_once(
        f"Your progress file had unreadable lines: it is kept as {aside.name}, the rest is carried over."
    )


def _say_once(line):
    if line not in _said:
        _said.add(line)
        print(line)
