"""What readers really hand in: every right answer is correct, every wrong one gets the words that fit it."""

import ast
import collections
import re
import sys
from pathlib import Path

import pytest

import answers
import notebook_reader as reader
from course import contents

pytestmark = pytest.mark.usefixtures("on_the_sample")
RIGHT, WRONG = answers.all_of("right"), answers.all_of("wrong")
ids = [answer.id for answer in RIGHT + WRONG]
KEYS = list(contents.all_tasks())

FILES = sorted(Path(__file__).parent.glob("n*/right_answers.py"))


@pytest.mark.parametrize("answer", RIGHT, ids=lambda answer: answer.id)
def test_a_right_answer_is_correct(answer):
    reader.require_package(answer.key)
    result = answer.check()
    assert result.status == "correct", result.message


@pytest.mark.parametrize("answer", WRONG, ids=lambda answer: answer.id)
def test_a_wrong_answer_is_refused_with_a_message_that_fits(answer):
    reader.require_package(answer.key)
    result = answer.check()
    assert result.status == "not yet", result.message
    assert answer.says, "say which words its message must hold"
    for words in answer.says:
        assert words in result.message
    for words in answer.never:
        assert words not in result.message


def test_every_task_has_eight_right_and_eight_wrong_answers():
    counts = {
        kind: collections.Counter(a.key for a in found)
        for kind, found in (("right", RIGHT), ("wrong", WRONG))
    }
    assert {kind: {key: n for key in KEYS if (n := counts[kind][key]) < 8} for kind in counts} == {
        "right": {},
        "wrong": {},
    }


def test_no_answer_stands_there_twice():
    assert len(set(ids)) == len(ids)
    sources = [(answer.key, answer.source) for answer in RIGHT + WRONG]
    assert len(set(sources)) == len(sources)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.parent.name)
def test_right_answers_import_what_they_need_themselves(path):
    given = re.search(r"^# %% given\n(.*?)^# %% ", path.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    names = {
        (node.module if isinstance(node, ast.ImportFrom) else node.names[0].name).partition(".")[0]
        for node in ast.walk(ast.parse(given[1] if given else ""))
        if isinstance(node, (ast.Import, ast.ImportFrom))
    }
    assert not names & set(sys.stdlib_module_names)  # in its notebook nothing else has imported it
