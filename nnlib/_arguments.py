"""Arguments that do not exist are answered: with today's name, the line to write, or the nearest name."""

import functools
import inspect

from nnlib._advice import advice, nearest


def answered(function):
    """A decorator: an argument that `function` does not have is answered in words.

    Raises:
        TypeError: If there is one, when the function is called.
    """
    known, name = _names(function), function.__qualname__.removesuffix(".__init__").split(".")[-1]

    @functools.wraps(function)
    def call(*args, **kwargs):
        __tracebackhide__ = True
        refuse_unknown(name, kwargs, known)
        return function(*args, **kwargs)

    return call


def refuse_unknown(name, given, known):
    """Refuse the arguments in `given` (name → value) that are not `known` to the function or class `name`.

    Raises:
        TypeError: If there are some; it says what to write for each.
    """
    if unknown := [argument for argument in given if argument not in known]:
        raise TypeError(" ".join(_answer(name, argument, given[argument], known) for argument in unknown))


def known_to(cls, given):
    """The names of the arguments that make a `cls`, or all `given` if it is not nnlib's and takes any."""
    names = []
    for base in cls.__mro__:
        if init := vars(base).get("__init__"):
            names += _names(init)
            if all(p.kind != p.VAR_KEYWORD for p in inspect.signature(init).parameters.values()):
                break
            if not base.__module__.startswith("nnlib."):
                return given
    return names


def _names(function):
    parameters = inspect.signature(function).parameters.values()
    named = [p.name for p in parameters if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)]
    return [name for name in named if name != "self"]


def _answer(name, argument, value, known):
    begin, today = f"{name} has no argument {argument}", advice("today").get(argument)
    if today in known:
        value = advice("values").get(value, value) if argument == "init" else value
        written = repr(value) if len(repr(value)) < 40 else "…"
        return f"{begin}: here it is called {today}. Write {today}={written}."
    if argument in advice("instead"):
        return f"{begin}. {advice('instead')[argument].format(v=value)}"
    if argument in advice("keras_only")["arguments"].split():
        return f"{begin}: nnlib does without it. Leave it out."
    close = nearest(argument, known)
    return f"{begin}. " + (f"Did you mean {close}?" if close else f"It takes: {', '.join(known) or 'none'}.")
