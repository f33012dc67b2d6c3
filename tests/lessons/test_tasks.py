"""Every task of the course, whichever notebook it belongs to, keeps these promises."""

import inspect

import numpy as np
import pytest

import notebook_reader as reader
from course import contents
from course.checking import comparing
from course.checking.answers import check

TASKS = contents.all_tasks()
SLIPS = [(key, slip) for key, task in TASKS.items() for slip in task.slips]


@pytest.mark.parametrize("key", TASKS)
def test_the_reference_is_correct(key):
    reader.require_package(key)
    result = check(key, TASKS[key].reference)
    assert (result.status, result.message) == ("correct", TASKS[key].remark)


@pytest.mark.parametrize("key", TASKS)
def test_a_task_has_a_remark_hints_and_three_slips_with_messages_of_their_own(key):
    task = TASKS[key]
    assert task.remark and len(task.hints) >= 2
    if not task.verify:
        assert len(task.slips) >= 3
    messages = [slip.message for slip in task.slips]
    assert len(set(messages)) == len(messages)


@pytest.mark.parametrize(("key", "slip"), SLIPS, ids=[f"{key}-{slip.name}" for key, slip in SLIPS])
def test_a_slip_is_answered_with_its_own_message(key, slip):
    reader.require_package(key)
    result = check(key, slip.wrong)
    assert (result.status, result.message) == ("not yet", slip.message)


@pytest.mark.parametrize("key", TASKS)
def test_a_stub_is_not_attempted(key):
    reader.require_package(key)
    task = TASKS[key]
    if task.is_value:
        stub = ...
    elif inspect.isclass(task.reference):
        methods = [n for n, f in vars(task.reference).items() if inspect.isfunction(f) and n[:2] != "__"]
        stub = type("Stub", (task.reference,), {name: _stub_method for name in methods})
    else:
        stub = _stub
    assert check(key, stub).status == "not attempted"


def _stub(*args):
    """A stub with a docstring."""
    ...


def _stub_method(self, *args): ...


def test_no_key_stands_in_two_notebooks():
    keys = [key for notebook in contents.NOTEBOOKS for key in contents.tasks_of(notebook.number)]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("key", TASKS)
def test_cases_are_the_same_every_time_and_differ_in_shape(key):
    task = TASKS[key]
    if task.is_value:
        pytest.skip("a value has no cases")
    first = [case(np.random.default_rng(0)) for case in task.cases]
    again = [case(np.random.default_rng(0)) for case in task.cases]
    shapes = set()
    for a, b in zip(first, again, strict=True):
        assert all(comparing.same(x, y, 0) for x, y in zip(a, b, strict=True))
        shapes.add(tuple(np.shape(x) for x in a) if any(np.shape(x) for x in a) else a)  # numbers alone
    assert len(task.cases) >= 2 and len(shapes) >= 2


def test_folded_hints_are_html_that_markdown_leaves_alone():
    folded = TASKS["relu"].folded_hints()
    assert folded.count("<details><summary>Hint ") == len(TASKS["relu"].hints) == folded.count("</details>")
    assert "<summary>Hint 1</summary>\n\nFor each entry" in folded
