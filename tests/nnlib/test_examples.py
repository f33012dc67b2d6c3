"""Every public function and class of nnlib has an example in its docstring that runs, and says what it returns."""

import ast
import doctest
import importlib
import inspect
import pkgutil

import numpy as np
import pytest

import nnlib


def public_modules():
    """The modules whose names begin with no underscore."""
    names = [info.name for info in pkgutil.walk_packages(nnlib.__path__, "nnlib.")]
    return [name for name in names if "._" not in name]


def examples():
    """Every docstring with an example, of every module."""
    finder = doctest.DocTestFinder(exclude_empty=True)
    found = []
    for info in pkgutil.walk_packages(nnlib.__path__, "nnlib."):
        if not info.name.endswith("__main__"):
            module = importlib.import_module(info.name)
            scope = {"np": np, "nnlib": nnlib}
            found += [test for test in finder.find(module, info.name, globs=scope) if test.examples]
    return found


@pytest.mark.parametrize("example", examples(), ids=lambda test: test.name)
def test_an_example_gives_what_it_shows(example, tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)  # examples that save a file
    said = []
    with np.printoptions():
        doctest.DocTestRunner(optionflags=doctest.FAIL_FAST).run(example, out=said.append)
    assert not said, "".join(said)
