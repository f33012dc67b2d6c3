"""Objects show themselves as the call that makes them: `Dense(128, activation="relu")`."""

import inspect
import json
import re

from nnlib._arguments import known_to, refuse_unknown
from nnlib._settings import Settings


class Shown(Settings):
    """Shows what has no default, and by name what differs from its default."""

    def __new__(cls, *args, **kwargs):
        if kwargs:
            refuse_unknown(cls.__name__, kwargs, known_to(cls, kwargs))
        return super().__new__(cls)

    # what `help` shows for a class without arguments
    __new__.__signature__ = inspect.Signature([inspect.Parameter("cls", inspect.Parameter.POSITIONAL_ONLY)])

    def __init__(self):
        """Takes no arguments, unless a subclass does."""

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(_arguments(self))})"


def _arguments(thing):
    config = thing.get_config()
    for name, parameter in inspect.signature(type(thing)).parameters.items():
        value = config.get(name, getattr(thing, name, parameter.default))
        if parameter.default is parameter.empty and value is not parameter.empty:
            yield _written(value)
        elif name == "learning_rate" or (name != "name" and not _is_default(value, parameter.default)):
            whole = isinstance(parameter.default, int) and isinstance(value, float) and value.is_integer()
            yield f"{name}={_written(int(value) if whole else value)}"
    if getattr(thing, "_named", False) and not re.fullmatch(rf"{thing.default_name()}(_\d+)?", thing.name):
        yield f"name={_written(thing.name)}"


def _is_default(value, default):
    """Also "glorot_uniform" and the object of that name are one."""
    if isinstance(default, str) and isinstance(value, Shown):
        return repr(value).lower() == default.replace("_", "") + "()"
    return value is default or value == default or (default is None and value == "linear")


def _written(value):
    return json.dumps(value) if isinstance(value, str) else repr(value)
