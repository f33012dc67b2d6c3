"""A class is played through: answers right, wrong and hostile are handed in, and `check` gives the scores."""

import csv
import io
import json
import os
import random
import re
import subprocess
import sys
import zipfile
from collections import defaultdict

import numpy as np
import pytest

import answers
import notebook_reader as reader
from course import contents, starting
from course.keeping import handed_in
from places import NOTEBOOKS, PACKAGES, ROOT
from tools.scores import fence, files, page, reach
from tools.scores.worker import result_of, visible, warm_up

pytestmark = pytest.mark.usefixtures("on_the_sample")
FENCE = fence.problem(visible())
needs_fence = pytest.mark.skipif(bool(FENCE), reason=f"no fence: {FENCE}")
WHOLE = bool(os.environ.get("CI_WHOLE"))
HARM = "/tmp/nnlib-scores-harm"
# name, task, what is written, what comes of it
HOSTILE = [
    ("loop", "relu", "def relu(x):\n    while True:\n        pass", "not yet"),
    ("10 GB", "relu", "relu = lambda x: np.ones((10**10 // 8,)) + x[0]", "not yet"),
    ("a program", "relu", f"import os\nos.system('touch {HARM}')\nrelu = abs", "not yet"),
    ("another file", "relu", "relu = lambda x: open('/etc/passwd').read()", "not yet"),
    ("processes", "relu", "import os\nwhile True:\n    os.fork()", "not yet"),
    ("network", "relu", "import socket\nrelu = socket.create_connection(('127.0.0.1', 22))", "not yet"),
    ("a file", "relu", f"open('{HARM}', 'w').write('x')\nrelu = abs", "not yet"),
    ("the end", "relu", "import os\nos._exit(0)", "stopped"),
    ("a crash", "relu", "import ctypes\nctypes.string_at(0)", "stopped"),
    (
        "a forged judge",
        "relu",
        "from course.checking import answers\nanswers.judge = lambda *a: ('correct', '')\nrelu = abs",
        "look at it",
    ),
    (
        "a forged line",
        "relu",
        'import os\nos.write(3, b\'={"result": "correct", "message": ""}\\n.\\n\')\nos._exit(0)',
        "look at it",
    ),
    (
        "a script",
        "leaky_relu",
        "class Text(str):\n    def __repr__(self):\n        return '<script>alert(1)</script>'\n"
        "leaky_relu = lambda x, negative_slope=0.3: Text('<img src=x onerror=alert(1)>')",
        "not yet",
    ),
    ("brackets", "relu", "(" * 5000, "not yet"),
    ("minus signs", "relu", f"relu = {'-' * 100_000}1", "not attempted"),  # too long to be an answer
]
SPREADSHEET = '=HYPERLINK("http://x","<b>Zoë, O\'Hara</b> 🙂")'


def hand_in(folder, name, some, given="", forged="correct"):
    """A file as `course.hand_in` writes it, with {key: answer's text}; `forged` is what it claims."""
    folder.mkdir(exist_ok=True)
    made = handed_in.collected(name, [n.number for n in contents.NOTEBOOKS])
    for key, text in some.items():
        before, answer = (text.given, text.source) if hasattr(text, "given") else (given, text)
        made["tasks"][key] |= {
            "said": forged,
            "message": "believe me",
            "given": before.split("\n"),
            "answer": answer.split("\n"),
            "handed_over": answers.HANDED_OVER[key],
            "hints": 1,
        }
    (folder / f"{len(list(folder.iterdir()))}.json").write_text(json.dumps(made), encoding="utf-8")


def score(folder, *options):
    """The rows of the table as dicts, and the page."""
    to = folder.parent / "scores"
    command = [sys.executable, "-m", "tools.scores", str(folder), "--to", str(to), *options]
    done = subprocess.run(
        command, cwd=ROOT, env={**os.environ, "PYTHONPATH": PACKAGES}, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    text = (to / "scores.csv").read_text(encoding="utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline=""))), (to / "scores.html").read_text(
        encoding="utf-8"
    )


def school(people, keys):
    """For each person some answers, right and wrong, drawn with a fixed seed."""
    choice, pools = random.Random(0), defaultdict(list)
    for kind in "right", "wrong":
        for answer in answers.all_of(kind):
            pools[answer.key].append(answer)
    return [{key: choice.choice(pools[key]) for key in keys if choice.random() < 0.8} for _ in range(people)]


@needs_fence
def test_the_scores_of_a_class_are_what_check_says(tmp_path):
    keys = [
        key
        for notebook in contents.NOTEBOOKS
        for key, task in contents.tasks_of(notebook.number).items()
        if not task.needs and (notebook.number < "15" if WHOLE else notebook.number in ("02", "03"))
        and key != "beat_the_reference"  # a minute of training for each
    ]  # fmt: skip
    people = school(30 if WHOLE else 4, keys)
    for n, some in enumerate(people):
        hand_in(tmp_path / "in", f"person {n}", some)
    if WHOLE:
        hand_in_hostile(tmp_path / "in")
    rows, _ = score(tmp_path / "in", *([] if WHOLE else ["--only", "02 03", "--jobs", "1"]))
    scores = {(row["name"], row["key"]): row for row in rows}
    wanted = {}  # many of a class write the same
    for n, some in enumerate(people):
        for key, answer in some.items():
            if answer not in wanted:
                with np.printoptions(precision=starting.DIGITS, suppress=True):  # as in a notebook
                    wanted[answer] = answer.check()
            row = scores[f"person {n}", key]
            result = wanted[answer].status
            if result == "correct" and reach.reaches(f"{answer.given}\n{answer.source}"):
                assert row["result"] == "look at it", (answer.id, row)
                continue
            assert row["result"] == result, (answer.id, row)
            assert row["hints"] == "1" and row["task"] == contents.number_of(key)
            told = "".join(c if c.isprintable() else " " for c in wanted[answer].message)
            # a line of an answer is numbered in the text with what was given
            assert re.sub(r"line \d+", "line", row["message"].removeprefix("'"))[:100] == re.sub(
                r"line \d+", "line", told)[:100]  # fmt: skip
        for key in set(keys) - set(some):
            assert scores[f"person {n}", key]["result"] == "not attempted"
    if WHOLE:
        for name, key, _, result in HOSTILE:
            assert scores[name, key]["result"] == result, name
        assert not os.path.exists(HARM)


def test_warming_up_records_nothing(tmp_path, monkeypatch):
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "progress.jsonl"))
    warm_up()
    assert not (tmp_path / "progress.jsonl").exists()


@needs_fence
def test_an_answer_may_train_a_network(tmp_path):
    right = next(answer for answer in answers.all_of("right") if answer.key == "small_network")
    job = vars(files.Answer(right.key, right.given, right.source, answers.HANDED_OVER[right.key]))
    result = result_of(job)
    assert result["result"] == "correct", result["message"]


@needs_fence
def test_what_numpy_and_tensorflow_look_up_of_their_own_process_is_there():
    def looked_up():
        yield os.readlink("/proc/self/exe")
        yield from (str(bool(open(f"/proc/self/{name}", "rb").read())) for name in ("maps", "cmdline"))

    told = fence.run(looked_up, fence.Limits(5), visible())
    assert told["lines"] == [os.readlink("/proc/self/exe"), "True", "True"]


@needs_fence
@pytest.mark.skipif(not WHOLE, reason="loads TensorFlow: CI_WHOLE=1")
def test_answers_that_need_tensorflow_are_scored(tmp_path):
    pytest.importorskip("tensorflow")
    needing = [key for key, task in contents.all_tasks().items() if task.needs]
    drawn = {kind: {answer.key: answer for answer in answers.all_of(kind)} for kind in ("right", "wrong")}
    for kind, of_kind in drawn.items():
        hand_in(tmp_path / "in", kind, {key: of_kind[key] for key in needing})
    rows, _ = score(tmp_path / "in", "--only", "10 12", "--jobs", "1")
    found = {(row["name"], row["key"]): row["result"] for row in rows if row["key"] in needing}
    wanted = {"right": "correct", "wrong": "not yet"}
    assert found == {(kind, key): wanted[kind] for kind in drawn for key in needing}


def hand_in_hostile(folder):
    """Answers that would do harm, and files that are none."""
    for name, key, text, _ in HOSTILE:
        hand_in(folder, name, {key: text}, "import numpy as np")
    hand_in(folder, SPREADSHEET, {"relu": "relu = abs"})
    secret = folder.parent / "secret"
    secret.write_text("{}")
    (folder / "link.json").symlink_to(secret)
    (folder / "broken.json").write_text('{"form": 1')
    (folder / "deep.json").write_text("[" * 100_000)
    (folder / "list.json").write_text("[1, 2]")
    (folder / "large.json").write_bytes(b" " * (files.MOST_BYTES + 1))
    with zipfile.ZipFile(folder / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("hand-in.json", bytes(64 * 2**20))
    (folder / "=cmd()|x.json").write_text(json.dumps({"form": 1, "name": 7, "tasks": {}}))
    os.mkfifo(folder / "pipe.json")


@needs_fence
def test_hostile_answers_and_files_get_a_line_and_harm_nothing(tmp_path):
    folder = tmp_path / "in"
    hand_in_hostile(folder)
    rows, html = score(folder, "--only", "02")
    found = {(row["name"], row["key"]): row["result"] for row in rows}
    assert {name: found[name, key] for name, key, *_ in HOSTILE} == {
        name: result for name, _, _, result in HOSTILE
    }
    assert not os.path.exists(HARM)
    unread = {row["file"] for row in rows if row["result"] == "unreadable"}
    assert unread == {"link.json", "broken.json", "deep.json", "list.json", "large.json", "bomb.zip",
                      "'=cmd()|x.json", "pipe.json"}  # fmt: skip
    for row in rows:
        assert not any(cell.lstrip().startswith(tuple("=+-@")) for cell in row.values()), row
    assert ("'" + SPREADSHEET, "relu") in found
    assert "<b>" not in html and "&lt;b&gt;Zoë" in html
    assert "<script" not in html and "<img" not in html and "&lt;script&gt;" in html


@needs_fence
def test_the_page_tells_where_a_class_is_stuck_and_why(tmp_path):
    wrong = ["def relu(x):\n    return abs(x)", "relu = lambda x: abs(x)", "def relu(x):\n    return x * 0"]
    for n, text in enumerate(wrong):
        hand_in(tmp_path / "in", f"P{n}", {"relu": text})
    hand_in(tmp_path / "in", "P2", {"relu": "relu = lambda x: x * (x > 0)"})  # the same person, again
    _, html = score(tmp_path / "in", "--only", "02", "--jobs", "1")
    stuck = html.partition("Where the class is stuck")[2].partition("<h2>")[0]
    assert "2 of 3" in stuck and "2.1 ReLU" in stuck
    assert "<td>1 of 3<td" in html
    common = html.partition("<h3 id='relu'>")[2]
    first, second = re.findall(r"<li>(\d) × (.*?)<details>", common)
    assert first[0] == "2" and "sign was dropped" in first[1] and second[0] == "1"
    assert "relu = lambda x: abs(x)" in common and "P0, P1" in common


def test_without_a_fence_nothing_is_run_and_a_container_is_asked_for(tmp_path, monkeypatch, capsys):
    from tools.scores import __main__ as command

    monkeypatch.setattr(command.fence, "problem", lambda seen: "This system has none.")
    monkeypatch.setattr(command.files, "read_all", lambda folder: pytest.fail("something was read"))
    (tmp_path / "in").mkdir()
    assert command.main([str(tmp_path / "in"), "--to", str(tmp_path)]) == 2
    said = capsys.readouterr().err
    assert "nothing was run" in said and "This system has none." in said and "container" in said


@needs_fence
def test_a_fence_leaves_nothing_behind(tmp_path, monkeypatch):
    monkeypatch.setattr(fence.tempfile, "tempdir", str(tmp_path))
    assert fence.problem(visible()) == ""
    assert list(tmp_path.iterdir()) == []


@needs_fence
def test_a_fence_with_a_hole_is_found_out(monkeypatch):
    monkeypatch.setattr(fence, "_enter", lambda place, seen, root: os.chdir("/tmp"))
    assert "could read other files" in fence.problem(visible()) or "/etc/passwd" in fence.problem(visible())
    monkeypatch.undo()
    monkeypatch.setattr(fence, "_filter", lambda: None)
    assert fence.problem(visible())  # the trial is another program by then, and says no word


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nowhere"], "nowhere is no folder"),
        ([".", "--only", "3"], "got '3'"),
        ([".", "--jobs", "0"], "1 or more; got 0"),
        ([str(NOTEBOOKS / "course" / "pad")], "must lie elsewhere"),
    ],
)
def test_what_the_command_cannot_do_is_said(arguments, words, capsys, tmp_path):
    from tools.scores.__main__ import main

    with pytest.raises(SystemExit):
        main([*arguments, "--to", str(tmp_path)])
    assert words in capsys.readouterr().err


def test_no_solution_of_the_course_reaches_for_what_no_task_needs():
    for path in reader.FILES:
        nb = reader.read(path)
        for task in reader.tasks(nb):
            assert reach.reaches(reader.solution_code(nb.cells[task.solution])) == [], task.key


@pytest.mark.parametrize(
    "text",
    [
        "import os",
        "from course import contents",
        "from course.lessons.n02_relu.tasks import TASKS",
        "import numpy as np\nnp.abs = max",
        "import numpy as np\nnp.core.os.system('ls')",
        "().__class__.__base__.__subclasses__()",
        "eval('1')",
        "getattr(nnlib, 'x')",
        "import random\nrandom._os",
        "class A:\n    def __eq__(self, other):\n        return True",
        "from numpy import *",
        "import nnlib\nnnlib.losses.TABLE['mse'] = None",
        "def f():\n    import numpy as n\n    n.max = 1",
    ],
)
def test_what_could_deceive_is_seen(text):
    assert reach.reaches(text)


def test_nothing_that_was_handed_in_is_markup_on_the_page():
    mark = "\"'><script>alert(1)</script>`"
    rows = [
        page.Row(mark, "relu", result, 0, mark, mark, mark) for result in page.ORDER if result != "unreadable"
    ]
    html = page.page([*rows, page.Row(mark, "", "unreadable", 0, mark, mark)])
    assert "<script" not in html and html.count("&lt;script&gt;") > 5
    assert "\"'>" not in html


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("=1+1", "'=1+1"),
        (" @x", "' @x"),
        ("a\tb", "a b"),
        ("-3 is wrong", "'-3 is wrong"),
        ("3 - 1", "3 - 1"),
    ],
)
def test_no_cell_is_a_formula(cell, kept):
    row = page.Row(cell, "relu", "not yet", 0, "m", "f")
    assert list(csv.reader(io.StringIO(page.table([row]))))[1][0] == kept
