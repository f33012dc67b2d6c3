"""The parts of the book that are made without a browser. The book itself: make test-book."""

import pytest
from bs4 import BeautifulSoup

from course import contents

parts = pytest.importorskip("tools.book_parts")
PAGE = """<html><body><article>
<section id="a"><h1>Old title<a class="headerlink" href="#a">#</a></h1>
<p>See <a href="03_forward_pass.html">03</a>, <a href="#play">below</a>, 
<a href="03_forward_pass.html#sums">sums</a>,
<a href="elsewhere.html">elsewhere</a> and <a href="https://example.org">there</a>.</p>
<img src="_static/figures/x.png" alt="A line." loading="lazy">
<div role="group"><b>1.</b> Which one?
<details><summary>A. This.</summary><div role="status">→ A: Not quite. No.</div></details>
<details><summary>B. That.</summary><div role="status">✓ B: Right. Because.</div></details></div>
<p><strong>Task 2.1: ReLU.</strong> Write it.</p>
<details><summary>Hint 1</summary><p>Look.</p></details>
<details><summary>Hint 2</summary><p>Look again.</p></details>
<details><summary>Solution</summary><pre>the answer</pre></details>
<h2 id="play">Play<a class="headerlink" href="#play">#</a></h2>
<p><strong>Task 2.2: other.</strong></p><details><summary>Solution</summary><pre>other answer</pre></details>
</section></article></body></html>"""


@pytest.fixture
def made(tmp_path):
    """A book, and its chapter 02 from the page above."""
    (tmp_path / "02_relu.html").write_text(PAGE, encoding="utf-8")
    book = parts.Book(tmp_path)
    return book, BeautifulSoup(book.chapter("02_relu", "02 ReLU"), "html.parser")


def text(markup):
    return " ".join(BeautifulSoup(markup, "html.parser").get_text(" ").split())


def test_a_chapter_has_its_title_and_stands_in_the_contents_with_its_parts(made):
    book, chapter = made
    assert chapter.h1.get_text() == "02 ReLU" and chapter.h2.get_text() == "Play"
    assert [text(entry) for entry in book.contents] == ["02 ReLU 000", "Play 000"]
    for entry in book.contents:
        assert chapter.find(id=BeautifulSoup(entry, "html.parser").a["href"][1:])


def test_links_stay_inside_of_the_book_or_leave_it_whole(made):
    links = {link.get_text(): link["href"] for link in made[1].p.find_all("a")}
    assert links == {
        "03": "#03_forward_pass",
        "below": "#02_relu--play",
        "sums": "#03_forward_pass--sums",
        "there": "https://example.org",
    }


def test_a_picture_is_not_left_for_later(made):
    assert "loading" not in made[1].img.attrs


def test_a_question_keeps_its_choices_and_its_answer_is_at_the_end(made):
    book, chapter = made
    asked = text(str(chapter.select_one("[role=group]")))
    assert asked == "1. Which one? A. This. B. That. Answer: page 000"
    assert text(book.end("answers", "Answers")) == "Answers 02 ReLU Which one? ✓ B: Right. Because."


def test_hints_and_solutions_are_at_the_end_and_a_line_leads_there(made):
    book, chapter = made
    assert not chapter.details and "answer" not in chapter.get_text().replace("Answer:", "")
    hints, solutions = book.end("hints", "Hints"), book.end("solutions", "Solutions")
    assert text(hints) == "Hints 02 ReLU Task 2.1: ReLU Hint 1. Look. Hint 2. Look again."
    assert text(solutions) == "Solutions 02 ReLU Task 2.1: ReLU the answer Task 2.2: other other answer"
    whole = BeautifulSoup(str(chapter) + hints + solutions + book.end("answers", "A"), "html.parser")
    targets = [link["href"][1:] for link in whole.select("a.page")]
    assert len(targets) == 4 and all(len(whole.find_all(id=target)) == 1 for target in targets)


def test_the_book_has_every_notebook_in_its_order(tmp_path):
    titles = [title for _, title in parts.Book(tmp_path).chapters]
    assert titles == [f"{each.number} {each.title}" for each in contents.NOTEBOOKS] + [
        "Glossary",
        "Cheat sheet",
    ]


def test_pages_are_filled_in_by_place():
    book = pytest.importorskip("tools.book", reason="without the group `book` of pyproject.toml")
    markup = parts.page_link("02_relu") + parts.page_link("nowhere")
    assert text(book.numbered(markup, {"02_relu": 29})) == "29 000"
    assert text(book.numbered(book.numbered(markup, {"02_relu": 29}), {"02_relu": 31})) == "31 000"
