"""The package for Anki, read back as Anki reads it: a zip file with a database."""

import html
import json
import re
import sqlite3
import zipfile

import pytest

from course import contents
from course.asking.questions import Quiz

anki = pytest.importorskip(
    "tools.anki", reason="without the group `anki` of pyproject.toml: `make anki` installs it"
)
QUESTIONS = {
    f"{quiz.key}.{place}": question
    for notebook in contents.NOTEBOOKS
    for quiz in contents.questions_of(notebook.number)
    if isinstance(quiz, Quiz)
    for place, question in enumerate(quiz.questions, 1)
}


def read_back(folder, *names):
    """{key: (guid, fields, name of the deck)} of the package that the command writes."""
    anki.main([*names, "--to", str(folder)])
    with zipfile.ZipFile(folder / "neurons.apkg") as package:
        package.extract("collection.anki2", folder)
    base = sqlite3.connect(folder / "collection.anki2")
    (listed,) = base.execute("select decks from col").fetchone()
    names = {int(number): deck["name"] for number, deck in json.loads(listed).items()}
    rows = base.execute("select guid, flds, did from notes join cards on cards.nid = notes.id").fetchall()
    base.close()
    return {flds.split("\x1f")[0]: (guid, flds.split("\x1f"), names[did]) for guid, flds, did in rows}


def words(markup):
    """The text of a field, with `code` as the questions write it."""
    text = re.sub(r"</?code[^>]*>", "`", markup).replace("<br>", "\n")
    return html.unescape(re.sub(r"<[^>]+>", "\n", text))


def test_every_question_is_a_card_with_its_choices_and_reasons(tmp_path):
    found = read_back(tmp_path)
    assert found.keys() == QUESTIONS.keys() and len(found) > 60
    assert len({guid for guid, *_ in found.values()}) == len(found)
    titles = {n.number: n.title for n in contents.NOTEBOOKS}
    for key, (_, fields, deck) in found.items():
        question, (_, asked, choices, answer, others) = QUESTIONS[key], fields
        assert words(asked) == question.text
        assert [line for line in words(choices).split("\n") if line] == [c.text for c in question.choices]
        for choice in question.choices:
            there, elsewhere = (answer, others) if choice.right else (others, answer)
            assert choice.text in words(there) and choice.feedback in words(there)
            assert choice.feedback not in words(elsewhere)
        assert deck == f"{anki.COURSE}::{key[:2]} {titles[key[:2]]}"


def test_a_newer_package_keeps_what_was_learned(tmp_path):
    first, second = read_back(tmp_path / "one", "02"), read_back(tmp_path / "two")
    assert {key: guid for key, (guid, *_) in first.items()} == {
        key: guid for key, (guid, *_) in second.items() if key.startswith("02")
    }
    # once given out, these numbers must stay
    assert anki.MODEL.model_id == 1906182300
    assert [deck.deck_id for deck in anki.decks(["02", "07"])] == [1906182303, 1906182308]


def test_text_that_looks_like_markup_stays_text():
    question = next(iter(QUESTIONS.values()))
    made = anki.note("02.x.1", type(question)("Is 1 < 2 & `a<b>`?", question.choices))
    assert "1 &lt; 2 &amp; <code" in made.fields[1] and "a&lt;b&gt;</code>" in made.fields[1]
