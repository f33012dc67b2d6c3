"""What is handed in holds the answers as text that can be run again, and what `check` said of them."""

import json

import numpy as np
import pytest

import course
from course.checking import answers, attempts, cell_texts
from course.keeping import progress_file

SET_UP = "import sys\nimport numpy as np\n\nimport course\nfrom course import check\n"
CHECK = 'check("relu", relu)'


@pytest.fixture(autouse=True)
def own_progress(monkeypatch, tmp_path):
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "own" / "progress.jsonl"))


@pytest.fixture
def run(monkeypatch):
    """Run cells as a notebook does: each is in the list of those that ran, and all share their names."""
    cells, names = [], {"__name__": "__main__"}
    for room in (attempts, cell_texts):
        monkeypatch.setattr(room, "cells_run", lambda: cells)

    monkeypatch.setattr(answers, "_hints_shown", {})

    def run_cells(*sources):
        for source in sources:
            cells.append(source)
            exec(source, names)

    return run_cells


def handed(tmp_path, name="Ada", notebooks="02"):
    shown = course.hand_in(name, notebooks, tmp_path)
    return shown, [json.loads(path.read_text(encoding="utf-8")) for path in sorted(tmp_path.glob("*.json"))]


def again(entry):
    """The object that the texts of an entry make."""
    names = {}
    exec("\n".join(entry["given"] + entry["answer"]), names)
    return eval(entry["handed_over"], names)


def test_an_answer_is_handed_in_with_what_it_needs_and_nothing_else(run, tmp_path):
    run(
        SET_UP,
        "least = 0.0\nx = np.ones(3)\nunused = 7",
        "def relu(x):\n    # mine\n    return np.maximum(least, x)\n\nprint(relu(x))",
        CHECK,
    )
    shown, (page,) = handed(tmp_path)
    assert "1 correct and 0 other answers to 4 tasks" in shown.text
    entry = page["tasks"]["relu"]
    assert entry["given"] == ["import numpy as np", "least = 0.0"]
    assert entry["answer"] == ["def relu(x):", "    # mine", "    return np.maximum(least, x)"]
    assert (entry["said"], entry["task"], entry["hints"], entry["tries"]) == ("correct", "2.1", 0, 1)
    assert again(entry)(np.array([-2.0, 3.0])).tolist() == [0, 3]
    assert page["name"] == "Ada" and list(page["tasks"]) == [
        "relu",
        "leaky_relu",
        "dead_units",
        "three_hinges",
    ]
    assert page["tasks"]["leaky_relu"] == {"task": "2.2", "said": "not attempted", "hints": 0}


def test_a_wrong_answer_is_kept_with_its_message_and_the_hints(run, tmp_path):
    run(SET_UP, "def relu(x):\n    return abs(x)", CHECK)
    course.hint("relu")
    run("def relu(x):\n    return x * 2", CHECK, CHECK)
    entry = handed(tmp_path)[1][0]["tasks"]["relu"]
    assert entry["answer"] == ["def relu(x):", "    return x * 2"]
    assert (entry["said"], entry["hints"], entry["tries"]) == ("not yet", 1, 2)
    assert entry["message"] and entry["first"] <= entry["last"]


def test_a_correct_answer_is_not_lost_to_a_later_try(run, tmp_path):
    run(SET_UP, "relu = lambda x: np.maximum(x, 0)", CHECK, "relu = abs", CHECK)
    entry = handed(tmp_path)[1][0]["tasks"]["relu"]
    assert (entry["said"], entry["answer"]) == ("correct", ["relu = lambda x: np.maximum(x, 0)"])


def test_a_stub_is_no_attempt(run, tmp_path):
    run(SET_UP, "def relu(x):\n    return ...", CHECK)
    assert handed(tmp_path)[1][0]["tasks"]["relu"]["said"] == "not attempted"


def test_a_value_that_is_changed_line_by_line_is_whole(run):
    run(SET_UP, "w = np.zeros(2)", "w[0] = 1\nb = -1.5\nw = w + 1\nw *= 2\nx = w", "w = 5")
    given, answer = cell_texts.texts([cell_texts.statements(c) for c in cell_texts.cells_run()], {"x"})
    names = {}
    exec(f"{given}\n{answer}", names)
    assert names["x"].tolist() == [4, 2] and "b" not in names


def test_what_a_function_calls_may_be_written_below_it(run):
    run(
        SET_UP,
        "def relu(x):\n    return larger(x)",
        "@np.vectorize\ndef larger(x):\n    return max(x, 0.0)",
        CHECK,
    )
    entry = course.keeping.handed_in.collected("Ada", ["02"])["tasks"]["relu"]
    assert entry["said"] == "correct" and again(entry)(np.array([-1.0, 2.0])).tolist() == [0, 2]


def test_cells_that_python_cannot_read_are_passed_over(run):
    run(SET_UP)
    cell_texts.cells_run().extend(["%timeit 1", "def relu(:"])
    run("relu = abs", CHECK)
    assert progress_file.latest("attempt")["relu"]["answer"] == "relu = abs"


def test_of_a_playground_the_state_is_handed_in(run):
    key = "no_hidden_layer"
    run(
        SET_UP + 'figures = course.start("15")',
        f'{key} = figures.playground("data=circle")\n{key}.load("inputs=x1^2,x2^2&hidden=&epochs=9")',
        f'check("{key}", {key})',
    )
    entry = progress_file.latest("attempt")[key]
    assert entry["answer"].startswith(f"{key} = '") and "epochs=9" in entry["answer"] and not entry["given"]


def test_no_file_is_replaced_and_names_are_made_fit_for_files(tmp_path):
    for _ in range(2):
        shown, pages = handed(tmp_path, 'Zoë "../../x", <b>', "02 03")
        assert "is written" in shown.text
    assert [path.name for path in sorted(tmp_path.glob("*.json"))] == [
        "hand-in_Zoë-x-b_02_03.json",
        "hand-in_Zoë-x-b_02_03_2.json",
    ]
    assert pages[0]["name"] == 'Zoë "../../x", <b>'


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("",), "Write your name between the quotes"),
        ((None,), "Write your name between the quotes"),
        (("a" * 81,), "at most 80 characters; this one has 81"),
        (("Ada", "3"), 'such as "03" or "03 07"; got `\'3\'`'),
        (("Ada", 3), "got `3`"),
    ],
)
def test_what_cannot_be_handed_in_is_said_and_nothing_is_written(arguments, words, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert words in course.hand_in(*arguments).text
    assert not list(tmp_path.rglob("hand-in*"))


def test_a_folder_that_cannot_be_written_to_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    assert "Name a folder that can be written to" in course.hand_in("Ada", "", tmp_path / "file").text
