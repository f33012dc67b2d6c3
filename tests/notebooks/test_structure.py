"""The shape that all notebooks share. A new notebook is covered by being there."""

import ast
import re

import pytest

import notebook_reader as reader
from course import contents
from course.contents import NOTEBOOKS, PARTS, WAYS

SETUP = """import sys

sys.path[:0] = [".", ".."]  # this course and its nnlib come first

import numpy as np

import course
import nnlib
from course import check, hint, predict, quiz, show

figures = course.start("{number}")  # the pictures of this notebook"""
SLIDES = {"slide", "subslide", "fragment", "skip", "notes", "-"}
BY_NUMBER = {notebook.number: notebook for notebook in NOTEBOOKS}


@pytest.fixture(params=reader.FILES, ids=lambda path: path.stem)
def notebook(request):
    nb = reader.read(request.param)
    nb.number, nb.file = request.param.name[:2], request.param.name
    return nb


def markdown(nb):
    return [cell.source for cell in nb.cells if cell.cell_type == "markdown"]


def calls(nb, pattern):
    return [
        m[1] for cell in nb.cells if reader.is_code(cell) for m in re.finditer(pattern, cell.source, re.M)
    ]


def test_file_is_the_one_in_the_map_of_the_course(notebook):
    assert BY_NUMBER[notebook.number].file == notebook.file


def test_begins_with_title_promise_and_card(notebook):
    title, card = notebook.cells[0].source, notebook.cells[1].source
    assert re.match(r"# .+\n\n\*\*.+\*\*", title)
    for row in "You will be able to", "You need first", "Time", "Adds to `nnlib`":
        assert f"**{row}**" in card
    assert f"{BY_NUMBER[notebook.number].minutes} minutes" in card


def test_minutes_are_those_of_the_rule(notebook):
    minutes = BY_NUMBER[notebook.number].minutes
    assert minutes == reader.minutes(notebook, notebook.number)
    assert notebook.number == "00" or 45 <= minutes <= 60


def test_set_up_cell_is_the_same_everywhere(notebook):
    code = [cell.source for cell in notebook.cells if reader.is_code(cell)]
    assert code[0] == SETUP.format(number=notebook.number)


def test_shows_a_picture_early(notebook):
    early = [output for cell in notebook.cells[:8] if reader.is_code(cell) for output in cell.outputs]
    assert any("image/png" in output.get("data", {}) for output in early)


def test_recalls_the_notebook_before(notebook):
    if notebook.number == "00":
        pytest.skip("nothing comes before the first notebook")
    at = next(
        i for i, cell in enumerate(notebook.cells) if f'quiz("{notebook.number}.recall")' in cell.source
    )
    assert at < 10


def test_has_three_to_five_beats_then_break_it_and_a_summary(notebook):
    heads = [m[1] for source in markdown(notebook) for m in re.finditer(r"^## (.+)", source, re.M)]
    assert 3 <= heads.index("Break it") <= 5
    assert heads.index("Break it") < heads.index("Summary")
    summary = next(source for source in markdown(notebook) if "## Summary" in source)
    assert 2 <= len(re.findall(r"^- ", summary, re.M)) <= 5


def test_ends_with_quiz_challenge_and_the_way_on(notebook):
    assert f"{notebook.number}.closing" in calls(notebook, r'^quiz\("(.+?)"\)')
    assert any("**Challenge.**" in source for source in markdown(notebook))
    following = BY_NUMBER.get(f"{int(notebook.number) + 1:02d}")
    if following:
        assert f"**Next:** [{following.number} " in notebook.cells[-1].source
        assert f"({following.file})" in notebook.cells[-1].source
    else:  # the last one leads back
        for name in BY_NUMBER["00"].file, "GLOSSARY.md", "CHEATSHEET.md":
            assert f"({name})" in notebook.cells[-1].source and (reader.FOLDER / name).exists()


def test_shows_the_source_of_nnlib_and_asserts_that_it_agrees(notebook):
    code = "\n".join(cell.source for cell in notebook.cells if reader.is_code(cell))
    assert "inspect.getsource(nnlib." in code
    assert re.search(r"^(assert |np\.testing\.assert_)", code, re.M)


def test_every_prediction_is_set_beside_the_result(notebook):
    predicted = calls(notebook, r'^predict\("(.+?)"\)')
    assert predicted, "a notebook asks for at least one prediction"
    assert sorted(predicted) == sorted(calls(notebook, r'predict\.reveal\("(.+?)"'))


def test_tasks_are_whole(notebook):
    defined = contents.tasks_of(notebook.number)
    found = reader.tasks(notebook)
    assert [task.key for task in found] == list(defined)
    text = "\n".join(markdown(notebook))
    for n, task in enumerate(found, 1):
        assert f"**Task {int(notebook.number)}.{n}: " in text
        assert notebook.cells[task.hints].source == defined[task.key].folded_hints()
        assert notebook.cells[task.solution].source.startswith("<details><summary>Solution</summary>")


def test_untouched_stubs_are_not_attempted(notebook):
    for task in reader.tasks(notebook):
        said = "".join(reader.text_of(output) for output in notebook.cells[task.check].outputs)
        assert said.startswith("○ Not attempted yet."), task.key


def test_cells_are_short(notebook):
    for i, cell in enumerate(notebook.cells):
        if reader.is_code(cell):
            assert cell.source.count("\n") < 20, f"cell {i} has more than 20 lines"
            assert max(map(len, cell.source.split("\n"))) <= 88, f"cell {i} has a line over 88 columns"
        else:
            assert len(cell.source.split()) <= 120, f"cell {i} has more than 120 words"
    assert 500 <= len(" ".join(reader.prose(notebook)).split()) <= 1700


UNWANTED = "simply", "just", "obviously", "as you can see", "easily", "mends?", "mended", "dear", "likewise"


def odd_words(text):
    """Words that this course does not use, and exclamation marks."""
    found = [word for word in UNWANTED if re.search(rf"\b{word}\b", text, re.I)]
    return found + ["!"] * bool(re.search(r"!(?![\[=])", text))


def test_code_of_solutions_is_as_narrow_and_uses_public_names(notebook):
    code = [cell.source for cell in notebook.cells if reader.is_code(cell)]
    code += [reader.solution_code(notebook.cells[task.solution]) for task in reader.tasks(notebook)]
    for source in code:
        assert max(map(len, source.split("\n"))) <= 88, source
        assert not re.search(r"\._[a-z]|\bimport _|^\s*_[a-z]\w* =", source, re.M), source


def test_voice_is_calm(notebook):
    assert odd_words(re.sub(r"`[^`]*`", "", "\n".join(reader.prose(notebook)))) == []


def test_voice_of_questions_hints_and_messages_is_calm(notebook):
    (room,) = (reader.FOLDER / "course" / "lessons").glob(f"n{notebook.number}_*")
    for path in room.glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and " " in node.value:
                assert odd_words(re.sub(r"`[^`]*`", "", node.value)) == [], f"{path.name}: {node.value}"


def test_slides_are_marked(notebook):
    marked = [cell.metadata.get("slideshow", {}).get("slide_type") for cell in notebook.cells]
    assert {kind for kind in marked if kind} <= SLIDES
    assert marked.count("slide") >= 5
    assert "slide" == marked[0]


def test_ids_are_stable_and_unique(notebook):
    ids = [cell.id for cell in notebook.cells]
    assert len(set(ids)) == len(ids)


def test_outputs_are_clean(notebook):
    for i, cell in enumerate(notebook.cells):
        for output in cell.get("outputs", []):
            assert output.output_type != "error", f"cell {i} stores an error"
            assert output.get("name") != "stderr", f"cell {i} stores stderr"
            assert not re.search(r"(/root|/home|/work|/tmp|/Users)/|[A-Z]:\\\\", str(output)), (
                f"cell {i} stores a path"
            )


def test_every_picture_has_alternative_text(notebook):
    for i, cell in enumerate(notebook.cells):
        for output in cell.get("outputs", []):
            if "image/png" in output.get("data", {}):
                alt = output.metadata.get("image/png", {}).get("alt", "")
                assert len(alt.split()) >= 4, f"cell {i} has a picture without alternative text"


def test_interactive_parts_stand_still_without_a_kernel(notebook):
    interactive = [cell for cell in notebook.cells if "interactive" in reader.tags(cell)]
    assert interactive, "a notebook has at least one interactive part"
    for cell in interactive:
        kinds = {kind for output in cell.outputs for kind in output.get("data", {})}
        assert kinds & {"image/png", "text/html"}, cell.source
        assert "application/vnd.jupyter.widget-view+json" not in kinds


def test_only_notebooks_that_compare_import_tensorflow(notebook):
    if notebook.number in ("10", "12", "16"):
        pytest.skip("this one compares with Keras")
    code = "\n".join(cell.source for cell in notebook.cells if reader.is_code(cell))
    if notebook.number in ("13", "17"):  # one row of a table, where Keras is there
        assert code.count("if course.has_keras():") == 1 and "import tensorflow" not in code
    elif notebook.number == "19":  # one cell, where TensorFlow is there; as for PyTorch and JAX
        cells = [cell.source for cell in notebook.cells if reader.is_code(cell)]
        (tape,) = [source for source in cells if "tensorflow" in source]
        assert tape.startswith('if installed("TensorFlow", course.has_keras()):')
    else:
        assert not re.search(r"\b(tensorflow|keras)\b", re.sub(r"keras_bridge", "", code))


def test_readme_links_to_it(notebook):
    readme = (reader.FOLDER.parent / "README.md").read_text(encoding="utf-8")
    minutes = BY_NUMBER[notebook.number].minutes
    assert re.search(rf"\(notebooks/{notebook.file}\) \| .+ \| {minutes} \|", readme)


def test_readme_names_the_parts_and_the_ways():
    readme = (reader.FOLDER.parent / "README.md").read_text(encoding="utf-8")
    course = readme.partition("\n## The course\n")[2].partition("\n## ")[0]
    assert re.findall(r"^### (.+)", course, re.M) == list(PARTS)
    assert re.findall(r"^- (.+)", course, re.M) == [way.sentence for way in WAYS]
