"""Settings that are changed after an object was made: they act, or they are refused in words."""

import functools
import inspect

from nnlib._advice import advice, nearest


class Settings:
    """Base of what nnlib makes: an attribute that means nothing to its class cannot be set by mistake.

    A subclass names in `_instead` what cannot be changed any more, with what to do instead. Classes outside
    of nnlib, such as a layer of one's own, take every attribute.
    """

    _instead = {}
    _made = False

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        if not cls.__module__.startswith("nnlib."):
            return
        init = cls.__init__

        @functools.wraps(init)
        def __init__(self, *args, **kwargs):
            init(self, *args, **kwargs)
            if type(self) is cls:
                self._made = True  # from here on settings are looked at

        cls.__init__ = __init__

    def __setattr__(self, name, value):
        if name[0] != "_" and self._made and (name not in vars(self) or name in arguments(type(self))):
            value = _accepted(self, name, value)
        object.__setattr__(self, name, value)

    def get_config(self):
        """The constructor's arguments, as JSON can hold them: those that are kept under their own names."""
        return {name: getattr(self, name) for name in arguments(type(self)) if hasattr(self, name)}


def _accepted(thing, name, value):
    """The value as the constructor would keep it.

    Raises:
        AttributeError: If setting it would change nothing.
        ValueError: If it is no value for this setting.
    """
    kind = type(thing).__name__
    if name in thing._instead:
        raise AttributeError(f"{name} of {kind} cannot be set: {thing._instead[name]}.")
    if name in (getattr(thing, "params", None) or ()):
        raise AttributeError(f"{name} of {kind} is set in place: layer.params[{name!r}][...] = value.")
    if not hasattr(thing, name):
        known = [n for n in dir(thing) if n[0] != "_" and not callable(getattr(type(thing), n, None))]
        today = advice("today").get(name)
        close = today if today in known else nearest(name, known)
        hint = f"did you mean {close}?" if close else f"it has {', '.join(known)}."
        raise AttributeError(f"{kind} has no setting {name}, so setting it would change nothing; {hint}")
    if name == "name" or name not in arguments(type(thing)) or hasattr(type(thing), name):
        return value  # any name will do; and what is a property of the class looks at its values itself
    return getattr(type(thing)(**thing.get_config() | {name: value}), name)


@functools.cache
def arguments(cls):
    """The names of what a class is made with."""
    parameters = inspect.signature(cls).parameters.values()
    return tuple(p.name for p in parameters if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY))
