"""Every public function and class of nnlib has an example that runs, and says what it returns."""

import doctest
import importlib
import inspect
import pkgutil
from types import ModuleType

import numpy as np
import pytest

import nnlib
import nnlib.keras_bridge

PARSER = doctest.DocTestParser()


def described():
    """{dotted name: thing} of every function, class and method in nnlib's files that has a docstring."""
    found = {}
    for info in pkgutil.walk_packages(nnlib.__path__, "nnlib."):
        if info.name.endswith("__main__"):
            continue
        for name, thing in vars(importlib.import_module(info.name)).items():
            if getattr(inspect.unwrap(thing) if callable(thing) else thing, "__module__", "") != info.name:
                continue  # imported from elsewhere
            found[f"{info.name}.{name}"] = thing
            if inspect.isclass(thing):
                found |= {f"{info.name}.{name}.{key}": value for key, value in vars(thing).items()}
    return {name: thing for name, thing in found.items() if isinstance(thing.__doc__, str) and thing.__doc__}


def within_reach(module=nnlib):
    """The functions and classes that a reader reaches from `import nnlib` by the names that are offered."""
    for name in getattr(module, "__all__", vars(module)):
        thing = getattr(module, name)
        if isinstance(thing, ModuleType) and hasattr(module, "__all__"):
            yield from within_reach(thing)
        elif callable(thing) and name[0] != "_":
            if thing.__module__ == module.__name__ or hasattr(module, "__all__"):
                yield thing


EXAMPLES = {name: thing.__doc__ for name, thing in described().items() if ">>>" in thing.__doc__}


@pytest.fixture(scope="module", autouse=True)
def _the_data_sets_have_been_named():
    """Where the sample stands in, the first call says so in a line, which is no part of an example."""
    for data_set in (nnlib.datasets.mnist, nnlib.datasets.fashion_mnist):
        data_set.load_data()


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_gives_what_it_shows(name, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)  # some save a file
    if ".keras_bridge." in name:
        pytest.importorskip("keras")
    said = []
    example = PARSER.get_doctest(EXAMPLES[name], {"np": np, "nnlib": nnlib}, name, None, 0)
    assert example.examples
    with np.printoptions(precision=8, suppress=False):  # NumPy's own, whatever another test has set
        doctest.DocTestRunner(optionflags=doctest.FAIL_FAST).run(example, out=said.append)
    assert not said, "".join(said)


def test_everything_within_reach_has_an_example():
    things = {*within_reach(), *within_reach(nnlib.keras_bridge)}
    assert len(things) > 80
    assert [thing.__qualname__ for thing in things if ">>>" not in (thing.__doc__ or "")] == []


# what a model asks of its layers: nobody else calls it, and count_params speaks for itself
BETWEEN = {
    "backward_params",
    "build_once",
    "count_params",
    "flat",
    "get_config",
    "leaves",
    "penalty",
    "trained",
}


def methods(cls):
    return {name for name in dir(cls) if name[0] != "_" and callable(getattr(cls, name))} - BETWEEN


def test_every_method_of_a_layer_and_of_a_model_has_an_example():
    layer, model = nnlib.layers.Layer, nnlib.Sequential
    own = [getattr(layer, name) for name in methods(layer)]
    own += [getattr(model, name) for name in methods(model) - methods(layer)]
    assert len(own) > 20
    assert [method.__qualname__ for method in own if ">>>" not in (method.__doc__ or "")] == []


def test_every_public_function_and_method_says_what_it_returns():
    silent = []
    for info in pkgutil.walk_packages(nnlib.__path__, "nnlib."):
        if "._" in info.name:
            continue
        module = importlib.import_module(info.name)
        things = [thing for thing in vars(module).values() if getattr(thing, "__module__", "") == info.name]
        for thing in things:
            if thing.__name__[0] == "_":
                continue
            parts = [thing, *vars(thing).values()] if inspect.isclass(thing) else [thing]
            for part in parts:
                part = getattr(part, "__func__", getattr(part, "fget", part))  # of class methods, properties
                if not inspect.isfunction(part) or part.__name__[0] in "_<":
                    continue
                if inspect.signature(part).return_annotation is inspect.Signature.empty:
                    silent.append(f"{info.name}.{part.__qualname__}")
    assert silent == []
