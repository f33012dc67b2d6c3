"""The book of `make book`, read back: its parts, its size, its page numbers, no line of code missing."""

import re
import unicodedata

import pytest

import notebook_reader as reader
from course import contents
from places import NOTEBOOKS

book = pytest.importorskip(
    "tools.book", reason="without the group `book` of pyproject.toml: `make book` installs it"
)
pypdf = pytest.importorskip("pypdf")
PDF = NOTEBOOKS.parent / "build" / "book" / "course.pdf"
TITLES = [f"{each.number} {each.title}" for each in contents.NOTEBOOKS]


@pytest.fixture(scope="module")
def pdf():
    if not PDF.exists():
        pytest.skip("there is no book yet: `make book` writes it")
    if PDF.stat().st_mtime < max(path.stat().st_mtime for path in reader.FILES):
        pytest.skip("the book is older than a notebook: `make book` writes it anew")
    return pypdf.PdfReader(PDF)


@pytest.fixture(scope="module")
def texts(pdf):
    """The text of each page, with letters that print as one taken apart, and single spaces."""
    pages = [unicodedata.normalize("NFKC", page.extract_text()) for page in pdf.pages]
    return [re.sub(r"[ \t]+", " ", text) for text in pages]


def bare(text):
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def test_the_book_can_be_sent_and_printed(pdf):
    assert PDF.stat().st_size < 20e6
    assert 150 < len(pdf.pages) < 400
    for page in pdf.pages:
        assert (round(page.mediabox.width), round(page.mediabox.height)) == (595, 842)  # A4


def test_the_contents_name_the_page_of_every_chapter(pdf, texts):
    first = next(k for k, text in enumerate(texts) if text.lstrip().startswith(TITLES[0]))
    listed = "\n".join(texts[1:first])
    for title in [*TITLES, "Glossary", "Cheat sheet", "Hints", "Solutions", "Answers to the questions"]:
        (number,) = re.findall(rf"^{re.escape(title)} ?(\d+)$", listed, re.M)
        assert texts[int(number) - 1].lstrip().startswith(title)
    assert len(re.findall(r" \d+$", listed, re.M)) > 100
    assert not re.search(r"(page|^.* )000$", "\n".join(texts), re.M)


def test_every_page_has_its_number(texts):
    for number, text in enumerate(texts, 1):
        assert re.search(rf"\b{number}\s*$", text)


def page_of(texts, title):
    return max(k for k, text in enumerate(texts) if text.lstrip().startswith(title))


@pytest.mark.parametrize("path", reader.FILES, ids=lambda path: path.stem)
def test_no_line_of_code_is_missing(texts, path):
    numbers = [rf"{number}\s*$" for number in range(1, len(texts) + 1)]
    whole = bare("".join(re.sub(number, "", text) for number, text in zip(numbers, texts)))
    for cell in reader.read(path).cells:
        fenced = re.findall(r"```python\n(.*?)```", cell.source, re.S)
        for shown in [cell.source] if reader.is_code(cell) else fenced:
            for line in shown.splitlines():
                assert bare(line) in whole, line


def test_help_is_at_the_end_and_found_on_the_page_that_is_named(texts):
    hints, solutions, answers = (page_of(texts, title) for title in ("Hints", "Solutions", "Answers to the"))
    assert hints < solutions < answers
    body, ends = "\n".join(texts[:hints]), "\n".join(texts[solutions:answers])
    assert "Hint 1" not in body and "Right." not in body
    for path in reader.FILES:
        for task in reader.tasks(reader.read(path)):
            title = f"Task {contents.number_of(task.key)}:"
            assert title in ends, title
    named = re.findall(r"(Hints|Solution|Answer): page (\d+)", body)
    first = {"Hints": hints, "Solution": solutions, "Answer": answers}
    assert len(named) > 150
    assert all(first[kind] <= int(number) - 1 <= len(texts) for kind, number in named)


def test_every_figure_of_the_notebooks_is_printed(pdf):
    printed = sum(
        "/Image" == thing.get_object().get("/Subtype")
        for page in pdf.pages
        for thing in page["/Resources"].get("/XObject", {}).values()
    )
    stored = sum(
        "image/png" in output.get("data", {})
        for path in reader.FILES
        for cell in reader.read(path).cells
        for output in cell.get("outputs", [])
    )
    assert printed >= stored > 80


@pytest.mark.parametrize(
    "inside", ["<pre style='white-space: pre'>{}</pre>", "<table><td style='white-space:nowrap'>{}"]
)
def test_what_would_be_cut_off_stops_the_book(chromium, tmp_path, inside):
    page = chromium.new_page(viewport={"width": book.PAGE_WIDTH, "height": 900})
    source, pdf = tmp_path / "book.html", tmp_path / "book.pdf"
    source.write_text(f"<section data-chapter='02'>{inside.format('short')}</section>")
    book.print_pdf(page, source, pdf)
    assert pdf.exists()
    source.write_text(f"<section data-chapter='02'>{inside.format('too long ' * 40)}</section>")
    with pytest.raises(ValueError, match=r"wider than a page of the book: .* in 02: too long"):
        book.print_pdf(page, source, pdf)
    page.close()
