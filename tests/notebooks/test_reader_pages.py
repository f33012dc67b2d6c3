"""The glossary and the cheat sheet: true to the notebooks, one line a term, one page to print."""

import re

import pytest

import notebook_reader as reader
from tools import cheatsheet

GLOSSARY = (reader.FOLDER / "GLOSSARY.md").read_text(encoding="utf-8")
LINE = re.compile(r"- \*\*(.+?)\*\*(.*?): (.+\.) \[(\d\d)\]\((\w+\.ipynb)\)")
LETTERS, WORDS = (
    [line for line in part.splitlines() if line.startswith("-")] for part in GLOSSARY.split("\n## ")[1:]
)
FILES = {path.name[:2]: path for path in reader.FILES}


def text_of(path):
    """What a reader reads in a notebook, code and questions included, in small letters."""
    nb = reader.read(path)
    shown = [reader.text_of(output) for cell in nb.cells if reader.is_code(cell) for output in cell.outputs]
    return "\n".join([*(cell.source for cell in nb.cells), *shown]).lower()


@pytest.fixture(scope="module")
def texts():
    return {number: text_of(path) for number, path in FILES.items()}


def words():
    for line in WORDS:
        names, _, _, number, _ = LINE.fullmatch(line).groups()
        for name in names.split(", "):
            yield name, number


def test_a_line_is_a_term_a_meaning_and_a_link_to_a_notebook():
    matches = {line: LINE.fullmatch(line) for line in LETTERS + WORDS}
    assert [line for line, match in matches.items() if not match] == []
    assert [line for line, match in matches.items() if FILES[match[4]].name != match[5]] == []


def test_words_are_in_alphabetical_order():
    names = [LINE.fullmatch(line)[1].lower() for line in WORDS]
    assert names == sorted(names)


def test_every_word_stands_in_the_notebook_that_the_glossary_names(texts):
    missing = []
    for name, number in words():
        parts = [part.rstrip("s") for part in re.split(r"[ -]", name.lower())]  # also "learning rates"
        if not re.search(r"\w*[\s-]+".join(map(re.escape, parts)), texts[number]):
            missing.append((name, number))
    assert missing == []


def test_no_word_or_letter_is_explained_twice():
    names = [name for line in WORDS for name in LINE.fullmatch(line)[1].split(", ")]
    letters = [name for line in LETTERS for name in LINE.fullmatch(line)[1].split(", ")]
    assert len(set(names)) == len(names) and len(set(letters)) == len(letters)


def test_every_notebook_gives_the_glossary_something():
    assert {LINE.fullmatch(line)[4] for line in LETTERS + WORDS} == set(FILES)


def test_every_bold_term_of_a_notebook_is_in_the_glossary_of_16():
    nb = reader.read(FILES["16"])
    sources = [c.source for c in nb.cells[2:] if not reader.is_code(c)]
    bold = {m.lower() for source in sources for m in re.findall(r"\*\*([a-zA-Z ]{3,20})\*\*", source)}
    assert {"replica", "convolution", "max pooling"} <= bold
    known = {name.lower() for name, _ in words()}
    assert not {term for term in bold if term not in known and term.rstrip("s") not in known}


def test_the_page_to_print_is_up_to_date():
    fresh = cheatsheet.page(cheatsheet.SOURCE.read_text(encoding="utf-8"))
    assert cheatsheet.TARGET.read_text(encoding="utf-8") == fresh, "run: python -m tools.cheatsheet"


def test_the_page_to_print_needs_nothing_from_outside():
    page = cheatsheet.TARGET.read_text(encoding="utf-8")
    assert not re.search(r"https?:|src=|href=|url\(|@import|<script", page)
    assert page.count("<section") == len(re.findall("^## ", cheatsheet.SOURCE.read_text("utf-8"), re.M))


def test_check_says_whether_the_page_is_old(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(cheatsheet, "TARGET", tmp_path / "cheatsheet.html")
    assert cheatsheet.main(["--check"]) == 1 and "is old" in capsys.readouterr().out
    assert cheatsheet.main([]) == 0 and cheatsheet.main(["--check"]) == 0


def test_the_names_of_nnlib_on_the_cheat_sheet_exist():
    import nnlib.keras_bridge

    text = cheatsheet.SOURCE.read_text(encoding="utf-8")
    names = set(re.findall(r"nnlib((?:\.[a-zA-Z_]+)+)", text))
    assert {".load_model", ".keras_bridge.to_keras", ".layers.Dense"} <= names
    for name in names:
        thing = nnlib
        for part in name[1:].split("."):
            thing = getattr(thing, part)
    methods = re.findall(r"`?(\w+)\(", text.partition("side by side")[2])
    for name in {"compile", "fit", "evaluate", "predict", "summary", "get_weights", "set_weights", "save"}:
        assert name in methods and hasattr(nnlib.Sequential, name)
