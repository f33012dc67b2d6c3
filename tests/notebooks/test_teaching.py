"""notebooks/TEACHING.md says of every notebook what is true of it."""

import re
from functools import cache

import pytest

from course import contents
from course.contents import NOTEBOOKS
from notebook_reader import FOLDER, is_code, read, tags

ROOT = FOLDER.parent
PAGE = (FOLDER / "TEACHING.md").read_text(encoding="utf-8")
PARTS = dict(re.findall(r"^## (\d\d .+)\n((?:(?!## ).*\n)*)", PAGE, re.M))
QUOTED = re.compile(r'"([^"]+)"')
TASK = re.compile(r"\d+\.\d+")
every_notebook = pytest.mark.parametrize("notebook", NOTEBOOKS, ids=lambda notebook: notebook.number)


def section(notebook):
    return PARTS[f"{notebook.number} {notebook.title}"]


def plan(notebook):
    """The rows of the table: (part, minutes of 50, minutes of 90), 0 for a part that is left out."""
    rows = re.findall(r"^\| (.+) \| (\d+|–) \| (\d+|–) \|$", section(notebook), re.M)[1:]  # without the head
    return [(part, *(0 if m == "–" else int(m) for m in minutes)) for part, *minutes in rows]


@cache
def cells(file):
    return read(FOLDER / file).cells


def starts(file, pattern):
    """What `pattern` finds in the Markdown cells, with the slide type of each one's cell."""
    return {
        found: cell.metadata.get("slideshow", {}).get("slide_type")
        for cell in cells(file)
        if cell.cell_type == "markdown"
        for found in re.findall(pattern, cell.source, re.M)
    }


def headings(file):
    return starts(file, r"^#+ (.+)$")


def task_starts(file):
    return starts(file, r"^.*\*\*Task (\d+\.\d+):")


def test_there_is_a_section_for_every_notebook_in_the_order_of_the_course():
    assert list(PARTS) == [f"{notebook.number} {notebook.title}" for notebook in NOTEBOOKS]


@every_notebook
def test_both_plans_fill_the_minutes_above_them(notebook):
    stated = re.search(r"^\| part \| (\d+) \| (\d+) \|$", section(notebook), re.M)
    assert tuple(sum(row[k] for row in plan(notebook)) for k in (1, 2)) == tuple(map(int, stated.groups()))


@every_notebook
def test_headings_in_quotes_are_headings_of_the_notebook(notebook):
    there = headings(notebook.file)
    assert set(QUOTED.findall(section(notebook))) <= set(there)


@every_notebook
def test_every_task_is_in_the_longer_plan_and_no_other(notebook):
    named = [n for part, *_ in plan(notebook) for n in TASK.findall(re.sub(r"`[^`]*`", "", part))]
    assert sorted(named) == sorted(task_starts(notebook.file))
    elsewhere = re.findall(r"\btasks? (\d+\.\d+)", section(notebook))
    assert set(elsewhere) <= set(named)


@every_notebook
def test_predictions_and_closing_questions_that_are_named_exist(notebook):
    asked = {
        found
        for cell in cells(notebook.file)
        if is_code(cell)
        for found in re.findall(r'^predict\("(.+)"\)', cell.source, re.M)
    }
    assert set(re.findall(r"`(\d\d\.\w+)`", section(notebook))) == asked
    items = contents.questions_of(notebook.number)
    (closing,) = (item for item in items if item.key == f"{notebook.number}.closing")
    numbers = {int(n) for n in re.findall(r"closing (\d)", section(notebook))}
    assert numbers <= set(range(1, len(closing.questions) + 1))


@every_notebook
def test_interactive_parts_to_show_live_are_all_named(notebook):
    parts = {
        found
        for cell in cells(notebook.file)
        if is_code(cell) and "interactive" in tags(cell)
        for found in re.findall(r"\bfigures\.\w+", cell.source)
    }
    assert set(re.findall(r"`(figures\.\w+)`", section(notebook))) == parts


@every_notebook
def test_headings_and_tasks_begin_slides_but_those_that_the_section_excepts(notebook):
    slides = re.search(r"^\*\*Slides\*\*: all headings(?: but ([^;]+);)?", section(notebook), re.M)
    excepted = set(QUOTED.findall(slides[1] or ""))
    found = headings(notebook.file) | task_starts(notebook.file)
    assert {start for start, kind in found.items() if kind not in ("slide", "subslide")} == excepted


def test_commands_and_their_options_exist():
    assert {"lab", "slides", "colab", "offline", "handout", "scores"} <= set(
        re.findall(r"\bmake ([a-z-]+)", PAGE)
    )
    names = ("offline", "offline_start", "slides", "colab", "handout", "scores/__main__")
    tools = [ROOT / "tools" / f"{name}.py" for name in names]
    known = "\n".join(tool.read_text(encoding="utf-8") for tool in tools)
    options = set(re.findall(r"(?<![\w-])--[a-z][a-z-]*", PAGE))
    assert {"--to", "--python", "--system", "--check"} <= options
    assert {option for option in options if f'"{option}"' not in known} == set()


def test_files_that_the_page_links_are_there():
    links = re.findall(r"\]\(([^)#]+)\)", PAGE)
    assert links and [link for link in links if not (FOLDER / link).exists()] == []
