"""The decks, as far as their files show it. Every slide measured in a browser: make test-slides."""

import re

import nbformat
import pytest
from bs4 import BeautifulSoup
from fontTools import ttLib

import notebook_reader as reader

slides = pytest.importorskip(
    "tools.slides", reason="without the group `slides` of pyproject.toml: `make slides` installs it"
)
blocks = pytest.importorskip("tools.slides_blocks")
pages = pytest.importorskip("tools.slides_pages")

NAME = "02_relu"
PNG = nbformat.read(reader.FILES[2], as_version=4).cells[3].outputs[0].data["image/png"]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("slides")
    slides.build([NAME], folder)
    return folder


@pytest.fixture(scope="module")
def deck(folder):
    return BeautifulSoup((folder / f"{NAME}.html").read_text(encoding="utf-8"), "html.parser")


def a_deck(*cells):
    """The pages of cells given as (slide type, source) or (slide type, source, outputs)."""
    made = []
    for kind, source, *outputs in cells:
        make = nbformat.v4.new_code_cell if outputs else nbformat.v4.new_markdown_cell
        cell = make(source, metadata={"slideshow": {"slide_type": kind}} if kind else {})
        if outputs:
            cell.outputs = outputs[0]
        made.append(cell)
    return pages.Deck(nbformat.v4.new_notebook(cells=made), {"01_neuron"}).pages


def printed(text):
    return nbformat.v4.new_output("stream", name="stdout", text=text)


def drawn(**about):
    return nbformat.v4.new_output("display_data", {"image/png": PNG}, metadata={"image/png": about})


def words(page):
    return BeautifulSoup(" ".join(block.html for block in page.blocks), "html.parser").get_text()


def test_a_deck_asks_for_nothing_outside_of_its_folder(folder, deck):
    for element in deck.find_all(["img", "script", "link"]):
        address = element.get("src") or element.get("href")
        assert address.startswith("data:") or (folder / address).is_file(), address
    for path in folder.rglob("*.css"):
        assert not re.search(r"@import|url\((?!['\"]?data:)", path.read_text(encoding="utf-8")), path


def test_every_link_of_the_index_leads_to_a_deck(folder):
    index = BeautifulSoup((folder / "index.html").read_text(encoding="utf-8"), "html.parser")
    links = [link["href"] for link in index.find_all("a")]
    assert links == [f"{NAME}.html"] and (folder / links[0]).is_file()


def test_every_picture_has_its_alternative_text_once(deck):
    texts = [image["alt"] for image in deck.find_all("img")]
    assert len(texts) > 5 and all(len(text) > 20 for text in texts)
    assert "Figure:" not in deck.get_text()  # the paragraph that says it again in a notebook


def test_a_picture_without_alternative_text_is_named():
    with pytest.raises(ValueError, match="cell 1: a picture without alternative text"):
        a_deck(("slide", "# A"), ("slide", "x", [drawn()]))


def test_the_set_up_cell_is_on_no_slide(deck):
    assert "sys.path" not in deck.get_text()


def test_tasks_stand_with_their_stub_and_all_help_is_folded(deck):
    for number in "123":
        (page,) = [page for page in deck.select(".page") if f"Task 2.{number}" in page.get_text()]
        assert "# your code here" in page.get_text() and "check(" in page.get_text()
        folded = page.select(".folds > details")
        assert [fold.summary.get_text() for fold in folded] == ["Hint 1", "Hint 2", "Hint 3", "Solution"]
    assert not deck.select("details[open]")
    assert "Not attempted yet" not in deck.get_text()


@pytest.mark.parametrize("path", reader.FILES, ids=lambda path: path.stem)
def test_every_task_of_the_course_is_a_slide_with_its_solution_folded(path):
    notebook = reader.read(path)
    tasks = reader.tasks(notebook)
    made = [page for page in pages.Deck(notebook, set()).pages if page.task]
    assert len(made) == len(tasks)
    for page, task in zip(made, tasks):
        text = words(page)
        assert notebook.cells[task.check].source.split("\n")[0] in text
        assert any("Solution" in block.html for block in page.blocks if block.kind == "fold")


def test_a_quiz_has_one_question_a_slide(deck):
    asked = [page for page in deck.select(".page") if page.select(".question")]
    assert len(asked) == 4 and all(len(page.select(".question")) == 1 for page in asked)


def test_prose_without_a_slide_type_is_for_the_speaker_and_its_bold_sentence_for_all():
    (page,) = a_deck(("slide", "# A"), (None, "Look at the *left*. **Depth needs a bend.** Then go on."))
    assert "Look at the left. Depth needs" in BeautifulSoup(page.notes[0], "html.parser").get_text()
    assert "Depth needs a bend." in words(page) and "Look at" not in words(page)


def test_cells_of_type_notes_and_skip_do_not_show():
    (page,) = a_deck(("slide", "# A"), ("notes", "Ask the room."), ("skip", "Hidden."))
    assert words(page).strip() == "A" and "Ask the room." in page.notes[0]


def test_a_link_leads_to_a_deck_that_is_there_or_is_plain_text():
    text = "# A\n\n[one](01_neuron.ipynb) [two](02_relu.ipynb) [doc](../README.md) [web](https://example.org)"
    links = BeautifulSoup(a_deck(("slide", text))[0].blocks[1].html, "html.parser").find_all("a")
    assert [(link.get_text(), link["href"]) for link in links] == [
        ("one", "01_neuron.html"),
        ("web", "https://example.org"),
    ]


def test_a_long_output_goes_on_to_the_next_slides_and_loses_no_line():
    lines = [f"line {k}" for k in range(70)]
    made = a_deck(("slide", "print('many')", [printed("\n".join(lines))]))
    assert len(made) >= 4 and all(page.height <= pages.HEIGHT for page in made)
    assert re.findall(r"line \d+", " ".join(map(words, made))) == lines


def test_a_figure_that_does_not_fit_below_code_has_a_slide_of_its_own():
    code = "\n".join(f"x{k} = np.ones({k})" for k in range(12))
    alt = "A curve that falls and then rises again."
    first, second = a_deck(("slide", code, [drawn(alt=alt, width=700, height=400)]))
    assert "x11" in words(first) and [block.kind for block in second.blocks] == ["figure"]
    assert second.below


def test_a_remark_that_does_not_fit_stands_beside_its_figure_once_more():
    alt = "A curve that falls and then rises again."
    code = "x = np.ones(3)\nprint(x)"
    figure = drawn(alt=alt, width=700, height=400)
    _, second = a_deck(("slide", code, [figure]), ("subslide", "Read it from the left to the right. " * 6))
    assert [block.kind for block in second.blocks] == ["figure", "text"]


def test_all_that_a_cell_puts_out_comes_at_once_and_after_its_code():
    (page,) = a_deck(("slide", "# A"), ("-", "y = f(x)\nprint(y)", [printed("1\n"), printed("2\n")]))
    assert [(block.kind, step) for block, step in page.steps] == [
        ("heading", None),
        ("code", 0),
        ("output", 1),
        ("output", 1),
    ]
    assert {block.cell for block in page.blocks[1:]} == {1}


def test_what_stands_below_a_hidden_block_waits_for_it():
    page = pages.Page(False, blocks=[blocks.Block("text", "", 0, fragment) for fragment in (0, 1, 0, 1)])
    assert [step for _, step in page.steps] == [None, 0, 0, 1]


def test_code_that_only_draws_is_left_out_and_code_that_computes_stays():
    source = 'y = x @ W  # (4, 2)\nalt = "A line."\nshow(figures.plot(y))\npredict.reveal("k", 1)\nprint(y)'
    assert blocks.network_code(source) == "y = x @ W  # (4, 2)\nprint(y)"
    assert blocks.network_code('hinges = [1, 2]\nshow(figures.sum(hinges), alt="A line.")') == ""
    assert blocks.network_code("%timeit x") == "%timeit x"


def test_code_is_never_smaller_than_eighteen_pixels(deck):
    sizes = [int(re.search(r"\d+", pre["style"])[0]) for pre in deck.select("pre[style]")]
    assert sizes and min(sizes) >= 18 and max(sizes) <= 24


def test_formulas_are_drawn_and_can_be_read_out(deck):
    (formula,) = deck.select(".math.display")
    assert formula.svg and formula["aria-label"].startswith("(x\\,W_1")
    assert "$$" not in deck.get_text()


def test_the_fonts_have_every_character_of_the_deck(deck):
    have = set(ttLib.TTFont(slides.FONTS / "DejaVuSans.ttf").getBestCmap())
    assert {c for c in deck.get_text() if not c.isspace() and ord(c) not in have} == set()


def test_an_unknown_notebook_is_named(tmp_path):
    with pytest.raises(SystemExit, match=r"No notebook in .* starts with '77'"):
        slides.main(["77", "--to", str(tmp_path)])


def a_lesson():
    """A notebook of a heading, a prediction, a task and a summary, and its pages."""
    cells = [
        nbformat.v4.new_markdown_cell(text, metadata={"slideshow": {"slide_type": "slide"}})
        for text in ("# A neuron", "## Two kinds", "**Task 1.1: add.** Write it.", "## Summary")
    ]
    asked = nbformat.v4.new_code_cell('predict("01.bias")', metadata=cells[0].metadata)
    asked.outputs = [nbformat.v4.new_output("execute_result", {"text/html": "<div role='group'>Up?</div>"})]
    notebook = nbformat.v4.new_notebook(cells=[*cells[:2], asked, *cells[2:]])
    return notebook, pages.Deck(notebook, set()).pages


LESSON = """
| part | 50 | 90 |
|---|---|---|
| "Two kinds", `01.bias` | 10 | 11 |
| tasks 1.1 | – | 20 |
| "Summary" | 40 | 59 |

**Misconceptions**
- *It turns*: the slide
  after `01.bias`.

**To discuss**
- What becomes of it? (Nothing.)
"""


@pytest.mark.parametrize(
    "minutes, seconds", [(90, [220, 220, 220, 1200, 3540]), (50, [200, 200, 200, 0, 2400])]
)
def test_the_minutes_of_a_plan_are_the_timing_of_its_slides(minutes, seconds):
    notebook, made = a_lesson()
    slides.slides_notes.add(made, notebook, LESSON, minutes, set())
    assert [page.seconds for page in made] == seconds
    assert "left out of 50, 20 of 90" in made[3].notes[0]


def test_a_misconception_is_told_where_it_shows_and_a_question_at_the_end():
    notebook, made = a_lesson()
    slides.slides_notes.add(made, notebook, LESSON, 90, set())
    at = [
        [k for k, page in enumerate(made) if said in str(page.notes)] for said in ("It turns", "What becomes")
    ]
    assert at == [[2], [4]]


@pytest.mark.parametrize("path", reader.FILES, ids=lambda path: path.stem)
def test_all_that_teaching_says_of_a_notebook_is_in_its_deck(path):
    notebook, notes = reader.read(path), slides.slides_notes
    section = notes.section_of((path.parent / "TEACHING.md").read_text(encoding="utf-8"), path.stem[:2])
    made = pages.Deck(notebook, set()).pages
    notes.add(made, notebook, section, 90, set())
    assert sum(page.seconds for page in made) == 60 * sum(part.minutes[1] for part in notes.plan(section))
    told = " ".join(BeautifulSoup(note, "html.parser").get_text() for page in made for note in page.notes)
    points = [*notes.bullets(section, "Misconceptions"), *notes.bullets(section, "To discuss")]
    assert len(points) == len(re.findall(r"^- ", section, re.M)) > 3
    for point in points:
        assert told.count(re.sub(r"[`*]", "", point)[:60]) == 1, point
    named = set().union(*(page.names for page in made))
    for text in [*points, *(part.text for part in notes.plan(section))]:
        assert set(notes.names_in(text)) <= named, text


def test_a_figure_that_moves_says_where():
    cell = nbformat.v4.new_code_cell("x", metadata={"slideshow": {"slide_type": "slide"}})
    cell.outputs = [drawn(alt="A curve that falls and then rises again.")]
    still = pages.Deck(nbformat.v4.new_notebook(cells=[cell]), set()).pages[0]
    cell.metadata["tags"] = ["interactive"]
    home = slides.home(reader.FILES[2], "https://example.org/course/")
    moving = pages.Deck(nbformat.v4.new_notebook(cells=[cell]), set(), home).pages[0]
    assert "moves" not in words(still) and "It moves in notebook 02." in words(moving)
    link = BeautifulSoup(moving.blocks[0].html, "html.parser").a
    assert link["href"] == f"https://example.org/course/lab/index.html?path={reader.FILES[2].name}"
    assert slides.home(reader.FILES[2], None) == "notebook 02"
