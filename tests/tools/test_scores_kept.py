"""An answer that was judged before is not run again, unless something that judges has changed."""

import json

import pytest

from course import contents
from course.keeping import handed_in
from tools.scores import __main__ as command
from tools.scores import fence, files, kept
from tools.scores.worker import visible

ANSWER = files.Answer("relu", "import numpy as np", "relu = lambda x: np.maximum(x, 0)", "relu")
OTHER = files.Answer("relu", "import numpy as np", "relu = abs", "relu")
JUDGING = ["nnlib/losses.py", "notebooks/course/checking/answers.py", "tools/scores/reach.py"]
BROKEN = ["", "[]", "{", '{"judges": 1}', '{"judges": "JUDGES", "results": {"x": 1}}']
RIGHT = {"result": "correct", "message": "well done"}


def test_a_result_is_found_again_for_the_same_text_alone(tmp_path):
    kept.Kept(tmp_path / "kept.json").add({ANSWER: RIGHT})
    again = kept.Kept(tmp_path / "kept.json")
    assert again.of([ANSWER, OTHER]) == {ANSWER: RIGHT}
    for part in ("given", "answer", "handed_over"):
        changed = files.Answer(**{**vars(ANSWER), part: vars(ANSWER)[part] + " "})
        assert again.of([changed]) == {}
    assert again.of([files.Answer("leaky_relu", *list(vars(ANSWER).values())[1:])]) == {}


@pytest.mark.parametrize("result", ["stopped", "not judged"])
def test_what_a_quieter_machine_may_say_otherwise_is_not_kept(tmp_path, result):
    kept.Kept(tmp_path / "kept.json").add({ANSWER: {"result": result, "message": ""}, OTHER: RIGHT})
    assert kept.Kept(tmp_path / "kept.json").of([ANSWER, OTHER]) == {OTHER: RIGHT}


@pytest.mark.parametrize("changed", JUDGING)
def test_results_of_another_course_are_not_used(tmp_path, monkeypatch, changed):
    for name in JUDGING:
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("a = 1")
    monkeypatch.setattr(kept, "ROOT", tmp_path)
    monkeypatch.setattr(kept, "NOTEBOOKS", tmp_path / "notebooks")
    kept.Kept(tmp_path / "kept.json").add({ANSWER: RIGHT})
    assert kept.Kept(tmp_path / "kept.json").of([ANSWER]) == {ANSWER: RIGHT}
    (tmp_path / changed).write_text("a = 2")
    assert kept.Kept(tmp_path / "kept.json").of([ANSWER]) == {}


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_file_is_as_none(tmp_path, text):
    (tmp_path / "kept.json").write_text(text.replace("JUDGES", kept.judges()))
    one = kept.Kept(tmp_path / "kept.json")
    assert one.of([ANSWER]) == {}
    one.add({ANSWER: RIGHT})
    assert json.loads((tmp_path / "kept.json").read_text())["judges"] == one.judges


def test_a_second_run_runs_only_what_is_new(tmp_path, monkeypatch, capsys):
    if problem := fence.problem(visible()):
        pytest.skip(problem)
    run = []

    class Workers(command.Workers):
        def results(self, answers, tell):
            run.append(list(answers))
            return {answer: RIGHT for answer in answers}

    monkeypatch.setattr(command, "Workers", Workers)
    (tmp_path / "in").mkdir()

    def hand_in(name, answer):
        page = handed_in.collected(name, [notebook.number for notebook in contents.NOTEBOOKS])
        page["tasks"]["relu"] |= {
            "given": [answer.given], "answer": [answer.answer], "handed_over": "relu"}  # fmt: skip
        (tmp_path / "in" / f"{name}.json").write_text(json.dumps(page))

    def score(*options):
        command.main([str(tmp_path / "in"), "--to", str(tmp_path / "out"), "--only", "02", *options])
        return run.pop()

    hand_in("Ada", ANSWER)
    hand_in("Zoë", ANSWER)
    assert score() == [ANSWER]
    hand_in("Jo", OTHER)
    assert score() == [OTHER]
    assert "3 files, 3 answers (2 different ones, 1 of them not judged before)" in capsys.readouterr().out
    assert score("--again") == [ANSWER, OTHER]
    assert (tmp_path / "out" / "scores.csv").read_text(encoding="utf-8").count("correct") == 3
