"""What a reader has solved becomes one module that trains on digits; what is open is the course's."""

import linecache

import numpy as np
import pytest

import course
from course import contents
from course.checking import mine as room
from course.checking.answers import check
from course.keeping import progress_file


@pytest.fixture(autouse=True)
def own_progress(monkeypatch, tmp_path):
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "progress.jsonl"))


def solve(key, source):
    """Run a cell as a notebook does, and check what it makes."""
    file = f"<cell of {key}>"
    linecache.cache[file] = (len(source), None, source.splitlines(keepends=True), file)
    space = {"np": np}
    exec(compile(source, file, "exec"), space)
    result = check(key, space[contents.all_tasks()[key].name])
    assert result.status == "correct", result.message


SOFTMAX = """
def shifted(scores):
    return scores - scores.max(axis=1, keepdims=True)

def softmax(scores):
    e = np.exp(shifted(scores))
    return e / e.sum(axis=1, keepdims=True)

print("this line is no part of the answer")
"""
ROWS = "to_rows = lambda images: (images.reshape(len(images), -1) / 255).astype(np.float32)\n"


def digits():
    rng = np.random.default_rng(0)
    t = rng.integers(0, 10, 600)
    patterns = rng.integers(0, 256, (10, 8, 8))
    return np.clip(patterns[t] + rng.normal(0, 20, (600, 8, 8)), 0, 255).astype(np.uint8), t


def test_with_nothing_solved_all_is_the_courses_and_named(capsys):
    mine = course.mine()
    assert mine.yours == [] and "Nothing of it is solved yet" in mine.text
    assert "`to_rows` (task 11.1)" in mine.text
    x, t = digits()
    assert mine.train(x[:500], t[:500], x[500:], t[500:], epochs=2) > 0.9
    assert "epoch 2: accuracy on the test images" in capsys.readouterr().out


def test_what_is_solved_is_the_readers(capsys):
    solve("softmax", SOFTMAX)
    solve("to_rows", ROWS)
    capsys.readouterr()
    mine = course.mine()
    assert sorted(mine.yours) == ["softmax", "to_rows"]
    assert "Yours: `softmax`, `to_rows`." in mine.text
    assert "shifted" in mine.source and "no part of the answer" not in mine.source
    assert capsys.readouterr().out == ""
    x, t = digits()
    assert mine.train(x[:500], t[:500], x[500:], t[500:], epochs=2) > 0.9


def test_an_answer_that_needs_another_cell_is_taken_from_the_course():
    progress_file.record("answer", "softmax", "softmax = defined_elsewhere")
    progress_file.record("answer", "to_rows", "def to_rows(images):\n    return images")  # no longer right
    assert course.mine().yours == []


def test_two_answers_with_helpers_of_the_same_name_do_not_spoil_each_other():
    solve("softmax", SOFTMAX)
    solve(
        "to_rows",
        "def shifted(images):\n    return images / 255\n\n"
        "def to_rows(images):\n    return shifted(images).reshape(len(images), -1).astype(np.float32)\n",
    )
    mine = course.mine()
    assert mine.yours == ["to_rows"]
    assert "`softmax` (task 3.2)" in mine.text


def test_the_names_of_the_module_are_those_of_the_tasks():
    names = {contents.all_tasks()[key].name for key in room.KEYS}
    assert names <= set(vars(course.mine().module))
