"""Tables of scores that Moodle and Canvas import: their columns, their people, and no formula."""

import csv
import io
import json
import re

import pytest

from course import contents
from course.keeping import handed_in
from tools.scores import __main__ as command
from tools.scores import gradebooks
from tools.scores.page import Row

# as the two systems export them; the numbers in brackets are Canvas's own of an assignment
CANVAS = """\
Student,ID,SIS User ID,SIS Login ID,Section,03 The forward pass (812),Old quiz (7),Current Score
,,,,,Manual Posting,,
    Points Possible,,,,,4,10,(read only)
"Lovelace, Ada",101,S-1,ada@example.org,Group A,,8,80
"O'Hara, Zoë",102,S-2,zoe@example.org,Group A,1,9,90
"Smith, Jo",103,S-3,jo1@example.org,Group A,,,
"Smith, Jo",104,S-4,jo2@example.org,Group B,,,
"""
MOODLE = """\
First name,Last name,ID number,Institution,Department,Email address,Assignment: Old (Real),Last downloaded
Ada,Lovelace,S-1,,,ada@example.org,3.00,1796000000
Zoë,O'Hara,S-2,,,zoe@example.org,-,1796000000
"""
TITLE = {n.number: f"{n.number} {n.title}" for n in contents.NOTEBOOKS}
KEYS = {number: list(contents.tasks_of(number)) for number in ("02", "03")}


def row(name, key, result="correct"):
    return Row(name, key, result, 0, "", "f.json")


def of_class(*names):
    """The first has solved all of 02 and one task of 03, the others tried one of 02."""
    first, *others = names
    rows = [row(first, key) for key in KEYS["02"]] + [row(first, KEYS["03"][0])]
    rows += [row(first, key, "not attempted") for key in KEYS["03"][1:]]
    for name in others:
        rows += [row(name, KEYS["02"][0], "not yet")] + [
            row(name, key, "not attempted") for key in KEYS["03"]
        ]
    return rows


@pytest.fixture
def people(tmp_path):
    def read(text, name="export.csv"):
        (tmp_path / name).write_text(text, encoding="utf-8-sig")
        return gradebooks.read(tmp_path / name)

    return read


def cells_of(text):
    return list(csv.reader(io.StringIO(text, newline="")))


def imported_by_canvas(text):
    """{(student's ID, assignment): grade} and {assignment: points}, as Canvas's importer reads a table."""
    head, *rows = cells_of(text)
    assert len(head) > 3 and "Student" in head[0] and "ID" in head[1]  # else: "Invalid header row"
    assert re.search(r"SIS\s+User\s+ID", head[2]) and re.search(r"SIS\s+Login\s+ID", head[3])
    assert "Section" in head[4]
    grades, points = {}, {}
    for cells in rows:
        assert len(cells) == len(head)
        own = dict(zip(head[5:], cells[5:], strict=True))
        if "Points Possible" in cells[0]:
            points = own
        else:
            grades |= {(cells[1], title): grade for title, grade in own.items()}
    return grades, points


def test_canvas_gets_its_columns_and_points(people):
    text, strangers = gradebooks.table(of_class("ada lovelace", "Zoë O'Hara"), people(CANVAS))
    grades, points = imported_by_canvas(text)
    there = next(title for title in points if title.startswith("03"))
    assert points == {TITLE["02"]: str(len(KEYS["02"])), there: str(len(KEYS["03"]))}
    assert grades["101", TITLE["02"]] == str(len(KEYS["02"])) and grades["101", there] == "1"
    assert grades["102", TITLE["02"]] == "0" and grades["102", there] == ""
    assert grades["103", TITLE["02"]] == ""
    assert strangers == []


def test_an_assignment_that_canvas_has_keeps_its_number(people):
    text, _ = gradebooks.table(
        of_class("Ada Lovelace"), people(CANVAS.replace("03 The forward pass", TITLE["03"]))
    )
    assert f"{TITLE['03']} (812)" in cells_of(text)[0] and TITLE["02"] in cells_of(text)[0]


def test_moodle_gets_one_row_a_person_and_numbers_or_a_hyphen(people):
    text, strangers = gradebooks.table(of_class("Lovelace, Ada"), people(MOODLE))
    head, *rows = cells_of(text)
    assert head == ["First name", "Last name", "ID number", "Email address", TITLE["02"], TITLE["03"]]
    assert rows == [
        ["Ada", "Lovelace", "S-1", "ada@example.org", str(len(KEYS["02"])), "1"],
        ["Zoë", "O'Hara", "S-2", "zoe@example.org", "-", "-"],
    ]
    assert strangers == []


@pytest.mark.parametrize("name", ["zoe@example.org", "S-2", "O'HARA, ZOË", "Zoe\u0308  O'Hara"])
def test_people_are_known_by_their_names_and_identifiers(people, name):
    for table in (CANVAS, MOODLE):
        text, strangers = gradebooks.table([row(name, KEYS["02"][0])], people(table))
        (line,) = [line for line in text.splitlines() if "Zoë" in line]
        assert line.endswith(",1") and strangers == []


def test_who_is_in_no_row_or_in_two_is_named_and_gets_nothing(people):
    rows = of_class("Ada Lovelace", "Jo Smith", "=Mallory()")
    text, strangers = gradebooks.table(rows, people(CANVAS))
    grades, _ = imported_by_canvas(text)
    assert strangers == ["=Mallory()", "Jo Smith"]
    assert grades["103", TITLE["02"]] == grades["104", TITLE["02"]] == ""
    assert "Mallory" not in text


def test_the_best_of_several_files_counts_and_what_must_be_looked_at_does_not(people):
    key, other = KEYS["02"][:2]
    rows = [row("Ada Lovelace", key, "not yet"), row("S-1", key), row("S-1", other, "look at it")]
    text, _ = gradebooks.table(rows, people(MOODLE))
    assert cells_of(text)[1][-1] == "1"


def test_no_cell_is_a_formula(people):
    bad = MOODLE.replace("Zoë,O'Hara", '"=HYPERLINK(""http://x"")",@SUM').replace("S-2", "+1")
    text, _ = gradebooks.table([row("+1", KEYS["02"][0])], people(bad))
    assert cells_of(text)[2] == ['\'=HYPERLINK("http://x")', "'@SUM", "'+1", "zoe@example.org", "1"]


@pytest.mark.parametrize("mark", [";", "\t"])
def test_other_separators_are_read(people, mark):
    rows = "\n".join(mark.join(["Ada", "Lovelace", "ada@example.org"]) for _ in range(1))
    table = mark.join(["First name", "Surname", "Email address"]) + "\n" + rows
    text, _ = gradebooks.table([row("Ada Lovelace", KEYS["02"][0])], people(table))
    assert cells_of(text)[1] == ["Ada", "Lovelace", "ada@example.org", "1"]


@pytest.mark.parametrize("text", ["", "Vorname,Nachname\nAda,Lovelace\n", "First name\nAda\n", "\x00\x01"])
def test_another_table_is_refused_with_what_it_needs(people, text):
    with pytest.raises(ValueError, match=r"must be a table that Canvas exported .* or Moodle"):
        people(text)


def test_what_is_no_text_is_refused(tmp_path):
    (tmp_path / "a.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ValueError, match="no text in UTF-8"):
        gradebooks.read(tmp_path / "a.csv")


@pytest.fixture
def score(tmp_path, monkeypatch):
    """Runs the command on one file, Ada's answer to a task of 02, without judging it."""

    class Workers(command.Workers):
        def results(self, answers, tell):
            return {answer: {"result": "correct", "message": ""} for answer in answers}

    monkeypatch.setattr(command, "Workers", Workers)
    monkeypatch.setattr(command.fence, "problem", lambda seen: "")
    made = handed_in.collected("Ada Lovelace", ["02"])
    made["tasks"][KEYS["02"][0]] |= {"given": [], "answer": ["relu = abs"], "handed_over": "relu"}
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ada.json").write_text(json.dumps(made))

    def run(people):
        (tmp_path / "export.csv").write_text(people, encoding="utf-8")
        options = ["--to", str(tmp_path / "out"), "--people", str(tmp_path / "export.csv")]
        return command.main([str(tmp_path / "in"), *options]), tmp_path / "out"

    return run


@pytest.mark.parametrize(("people", "system"), [(CANVAS, "canvas"), (MOODLE, "moodle")])
def test_the_command_writes_the_table_of_the_system_that_exported_the_people(score, people, system, capsys):
    status, out = score(people)
    assert status == 0 and {path.name for path in out.iterdir()} == {
        "scores.csv", "scores.html", "kept.json", f"{system}.csv"}  # fmt: skip
    (line,) = [line for line in cells_of((out / f"{system}.csv").read_text(encoding="utf-8")) if "101" in line
               or "ada@example.org" in line]  # fmt: skip
    assert line[-1] == "1"
    assert "is to be imported there. 0 answers" in capsys.readouterr().out


def test_the_command_names_who_is_in_no_row(score, capsys):
    score(CANVAS.replace("Lovelace", "Byron"))
    assert "of the table of people: 'Ada Lovelace'." in capsys.readouterr().out


def test_the_command_says_what_is_wrong_with_a_table(score, capsys):
    with pytest.raises(SystemExit):
        score("Vorname,Nachname\nAda,Lovelace\n")
    assert "--people: export.csv must be a table that Canvas exported" in capsys.readouterr().err
