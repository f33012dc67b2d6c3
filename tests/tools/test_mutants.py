"""The list of planted bugs keeps up with the core: `python -m tools.mutants` runs them."""

from pathlib import Path

import pytest

import nnlib
from tools import mutants

CORE = Path(nnlib.__file__).parent


@pytest.mark.parametrize(("name", "old", "new"), mutants.MUTANTS, ids=lambda text: text[:40])
def test_every_line_that_is_mutated_is_there_once(name, old, new):
    assert mutants.planted((CORE / name).read_text(encoding="utf-8"), old, new) is not None
