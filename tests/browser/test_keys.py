"""A key that is pressed on a control in an output does what it does there, and nothing to the notebook."""

import lab as browser
from key_presses import press_on_every_kind

NOTEBOOK = "window.jupyterapp.shell.currentWidget"
STATE = f"""() => {{ const {{model, activeCellIndex, mode, widgets}} = {NOTEBOOK}.content;
    return JSON.stringify([[...model.cells].map(cell => [cell.id, cell.type]), activeCellIndex, mode,
        widgets.filter(cell => cell.selected).length,
        document.querySelectorAll('.jp-Dialog, .jp-DocumentSearch-overlay').length]); }}"""
ROOTS = ".jp-OutputArea-output :is(.jupyter-widgets, .nnlib-pad, .nnlib-playground)"
MADE = [
    "import sys\nsys.path[:0] = ['.', '..']\nimport course\nfrom course import live\n"
    "from course.drawing.style import new_figure\nfrom course import quiz",
    "live(lambda fig, a: fig.subplots().set_title(str(a)), alt='A number', a=(0, 5, 1, 2))",
    "quiz('02.recall')",
    "print('the last')",
]


def test_no_key_on_a_control_reaches_the_notebook(ran):
    kinds = press_on_every_kind(ran.page, ROOTS, STATE)
    assert any(kind.startswith("button") for kind in kinds)  # every notebook has a quiz
    assert browser.cell_errors(ran.page) == []


def test_keys_of_the_page_still_work_on_a_control(page, lab):
    browser.open_notebook(page, lab, lab.write_notebook("notebooks/keys.ipynb", MADE))
    browser.run_all(page)
    counts = f"() => [...{NOTEBOOK}.content.model.cells].map(cell => cell.executionCount)"
    handle = browser.cell(page, 1).get_by_role("slider")
    handle.focus()
    page.keyboard.press("Tab")
    assert page.evaluate("() => document.activeElement.matches('.widget-readout')")
    page.keyboard.press("Shift+Tab")
    assert handle.evaluate("el => el === document.activeElement")
    page.keyboard.press("Control+s")
    page.wait_for_function(f"() => !{NOTEBOOK}.context.model.dirty")
    before = page.evaluate(counts)
    page.keyboard.press("Shift+Enter")
    browser.wait_idle(page)
    after = page.evaluate(counts)
    assert after[1] == max(before) + 1
    assert after[2:] == before[2:]
