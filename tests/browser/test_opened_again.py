"""A notebook whose kernel is gone: every interactive part stands still as its figure or its text, once."""

import json

import pytest

import lab as browser
from contrast import pale_texts

SET_UP = (
    "import sys\nsys.path[:0] = ['.', '..']\nimport numpy as np\nimport course\n"
    "from course import live, predict, quiz, show\nfrom course.drawing.style import new_figure\n"
    "from course.pad import draw_digit\nfrom course.playground import playground"
)
# The cell and, for its still form: whether it is a picture, and what is to be read
PARTS = {
    "a live figure": (
        "live(lambda fig, a: fig.subplots().set_title(str(a)), alt='A number', a=(0, 5, 1, 2))",
        True, "Run this cell to move it.",
    ),
    "after a text": ("print('before')\npart = live(lambda fig, a: fig.text(0.5, 0.5, a), alt='A number', "
                     "a=(0, 5, 1, 2))\ndisplay(part)\nprint('behind')", True, "Run this cell to move it."),
    "two in a cell": ("for n in range(2):\n    display(live(lambda fig, a: fig.text(0.5, 0.5, a), "
                      "alt=f'Number {n}', a=(0, 5, 1, 2)))", True, "Run this cell to move it."),
    "a quiz": ("quiz('02.recall')", False, "A neuron with two inputs decides"),
    "a prediction": ("predict('02.zeros')", False, "A number from 0 % to 100 %."),
    "the doctor": ("course.doctor()", False, "what to do"),
    "a pad": ("draw_digit(lambda x: np.full((len(x), 10), 0.1))", True, "Run this cell to draw on the pad."),
    "a playground": ("playground('data=circle')", True, "Run this cell to play with it."),
    "a refused playground": ("playground('data=nowhere')", False, "This state cannot be used"),
}  # fmt: skip
CELLS = [SET_UP, *(cell for cell, _, _ in PARTS.values()), "show(new_figure(), alt='An empty figure')"]
# What a page may write to its console: JupyterLab does so for a missing model, the browser where no server is
EXPECTED = ("widget model not found", "ERR_CONNECTION_REFUSED")

# What is to be seen in each output of a cell: its height, whether it is a picture or holds a living part
SEEN = """() => [...document.querySelectorAll('.jp-Notebook .jp-CodeCell')].map(cell =>
    [...cell.querySelectorAll('.jp-OutputArea-child')].filter(output => output.offsetHeight > 2
        && output.checkVisibility({visibilityProperty: true})).map(output => ({
            picture: !!output.querySelector('.jp-RenderedImage img, .nnlib-live img.widget-image'),
            alive: !!output.querySelector('.nnlib-here'), text: output.innerText})))"""
TRUSTED = "() => [...window.jupyterapp.shell.currentWidget.content.model.cells].every(cell => cell.trusted)"
ALL_ALIVE = f"() => document.querySelectorAll('.nnlib-here').length === {len(PARTS) + 1}"


def looked_at(page):
    return dict(zip([None, *PARTS, "a figure"], page.evaluate(SEEN), strict=True))


def stands_still(page):
    page.wait_for_selector(".jp-OutputArea-child")
    page.wait_for_function("() => !document.querySelector('.nnlib-here')")
    page.wait_for_timeout(1500)
    seen = looked_at(page)
    for name, (_, is_picture, words) in PARTS.items():
        text = "\n".join(output["text"] for output in seen[name])
        count = 2 if name == "two in a cell" else 1
        assert sum(output["picture"] for output in seen[name]) == count * is_picture, name
        assert text.count(words) == count, f"{name}: {text}"
        assert "Error displaying" not in text and "Loading widget" not in text, name
    assert seen["after a text"][0]["text"].startswith("before")
    assert "behind" in seen["after a text"][-1]["text"]
    assert len(seen["a figure"]) == 1 and seen["a figure"][0]["picture"]


def lives(page):
    page.wait_for_function(ALL_ALIVE, timeout=30_000)
    page.wait_for_timeout(500)
    seen = looked_at(page)
    for name in PARTS:
        parts = [output for output in seen[name] if output["alive"]]
        assert len(parts) == (2 if name == "two in a cell" else 1), name
        rest = [output["text"].strip() for output in seen[name] if not output["alive"]]
        assert rest == (["before", "behind"] if name == "after a text" else []), name


@pytest.fixture
def again(chromium):
    """Opens pages in which only the missing models may be written to the console."""
    contexts, errors = [], []

    def opened(lab, path):
        contexts.append(chromium.new_context(viewport={"width": 1280, "height": 900}))
        page = contexts[-1].new_page()
        page.on("console", lambda it: it.type == "error" and errors.append(it.text))
        page.on("pageerror", lambda error: errors.append(str(error)))
        browser.open_notebook(page, lab, path)
        return page

    yield opened
    for context in contexts:
        context.close()
    assert [error for error in errors if not any(words in error for words in EXPECTED)] == []


def test_parts_stand_still_when_the_kernel_is_gone(again):
    with browser.LabServer() as lab:
        path = lab.write_notebook("notebooks/again.ipynb", CELLS)
        page = again(lab, path)
        browser.run_all(page)
        assert browser.cell_errors(page) == []
        lives(page)
        playground = browser.cell(page, list(PARTS).index("a playground") + 1)
        playground.get_by_role("button", name="Play", exact=True).click()
        playground.get_by_role("button", name="Pause", exact=True).wait_for()

        page.evaluate("() => window.jupyterapp.shell.currentWidget.sessionContext.session.kernel.restart()")
        stands_still(page)
        browser.run_all(page)
        lives(page)
        browser.command(page, "docmanager:save")
        page.wait_for_function("() => !window.jupyterapp.shell.currentWidget.context.model.dirty")
        page.context.close()

        lab.stop()  # and on the next day
        lab.start()
        page = again(lab, path)
        assert page.evaluate(TRUSTED)
        stands_still(page)
        for theme in ("dark", "light"):
            browser.set_theme(page, theme)
            assert pale_texts(page, ".jp-OutputArea-output")[1] == {}
        browser.run_all(page)
        lives(page)
        page.context.close()

        notebook = json.loads((lab.root / path).read_text())
        notebook["cells"][0]["source"].append("  # a file that comes from elsewhere")
        (lab.root / path).write_text(json.dumps(notebook))
        page = again(lab, path)
        assert not page.evaluate(TRUSTED)
        stands_still(page)
