"""From a state string to the fields of a State. Nothing in it is evaluated."""

from __future__ import annotations

import re

from course.playground.checks import closest

MOST_CHARACTERS = 12_000
_NUMBER = re.compile(r"-?\d{1,15}(\.\d{1,20})?(e-?\d{1,2})?", re.ASCII)
_CHANGE = re.compile(r"(\d{1,6}):(lr|batch|w|b)([\d.]{0,8}):([^:]+)", re.ASCII)
_ONE_NUMBER = ("classes", "noise", "share", "batch", "lr", "rate", "seed", "epochs")


def fields(text: str, words: dict[str, str]) -> dict:
    """{field: value} from `text`; `words` maps each field to its word in the string.

    Raises:
        ValueError: If the text is not word=value&word=value… with these words, each once.
    """
    if not isinstance(text, str):
        raise ValueError(f"a state is a string such as data=spiral&hidden=8,8; got {type(text).__name__}.")
    text = text.strip()
    if text and not text.strip("& "):
        raise ValueError(f"a state is word=value&word=value…; {_short(text)} holds no word.")
    if len(text) > MOST_CHARACTERS:
        raise ValueError(f"this state has {len(text)} characters; {MOST_CHARACTERS} is the most.")
    names = {word: field for field, word in words.items()}
    found = {}
    for part in filter(None, map(str.strip, text.split("&"))):
        word, equals, value = part.partition("=")
        word, value = word.strip().lower(), "".join(value.split()).lower()  # act = ReLU is act=relu
        if not equals:
            raise ValueError(f"a state is word=value&word=value…; {_short(part)} has no =.")
        if word not in names:
            raise ValueError(
                f"the state's word {_short(word)} is not known.{closest(word, names)} "
                f"Words are: {', '.join(names)}."
            )
        if names[word] in found:
            raise ValueError(f"the state has {word} twice.")
        found[names[word]] = _value(word, value)
    return found


def _value(word, text):
    if word in _ONE_NUMBER:
        return _number(word, text)
    if word in ("test", "discretize"):
        if text not in ("0", "1"):
            raise ValueError(f"{word} must be 0 or 1; got {_short(text)}.")
        return text == "1"
    if word == "inputs":
        return tuple(text.split(","))
    if word == "hidden":
        return () if text in ("0", "") else tuple(_number(word, part) for part in text.split(","))
    if word == "points":
        points = [part.split(",") for part in text.split(";") if part]
        return tuple(tuple(float(_number(word, part)) for part in point) for point in points)
    if word == "changes":
        return tuple(_change(part) for part in text.split(",") if part)
    return text


def _number(word, text):
    if not _NUMBER.fullmatch(text):
        raise ValueError(f"{word} must be a number such as 0.03; got {_short(text)}.")
    value = float(text)
    return int(value) if value == int(value) and word != "lr" else value


def _change(text):
    match = _CHANGE.fullmatch(text)
    if not match:
        raise ValueError(
            f"changes read like 30:lr:0.1 or 60:w0.1.2:-0.5 (epoch:what:value); got {_short(text)}."
        )
    epoch, what, where, value = match.groups()
    try:
        place = tuple(int(part) for part in where.split(".")) if where else ()
    except ValueError:
        raise ValueError(f"changes: {_short(where)} is no place such as 0.1.2.") from None
    return int(epoch), what, float(_number("changes", value)), place


def _short(text):
    return repr(text if len(text) <= 40 else text[:37] + "...")
