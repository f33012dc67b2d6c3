"""`course.review()` by mouse in JupyterLab: what was wrong is asked again, and answers are kept."""

import lab as browser

CELLS = [
    "import os, sys, tempfile\nsys.path[:0] = ['.', '..']\n"
    "os.environ['NNLIB_PROGRESS'] = tempfile.mkdtemp() + '/progress.jsonl'\nimport numpy as np\n"
    "import course\nfrom course.keeping import leitner\n"
    "_ = course.check('relu', lambda x: np.maximum(x, 0))",
    "course.quiz('02.recall')",
    "'the review'",
    "'what is kept'",
]
MODEL = "window.jupyterapp.shell.currentWidget.content.model"
KEPT = "print([card.box for card in {**leitner.question_cards(), **leitner.task_cards()}.values()])"


def kept(page):
    """The boxes of the two questions and of the task."""
    browser.type_into_cell(page, -1 + page.locator(".jp-Notebook .jp-Cell").count(), KEPT)
    return page.locator(".jp-Notebook .jp-Cell").last.locator(".jp-OutputArea-output").inner_text().strip()


def choose(area, question, letter):
    buttons = area.get_by_role("button", name=letter, exact=True)
    buttons.nth(question).click()
    area.get_by_text(f"{letter}: ").locator("visible=true").first.wait_for()


def test_a_wrong_answer_is_asked_again_and_the_task_has_a_cell(page, lab):
    browser.open_notebook(page, lab, lab.write_notebook("notebooks/review.ipynb", CELLS))
    browser.run_all(page)
    choose(browser.cell(page, 1), 0, "A")  # wrong
    choose(browser.cell(page, 1), 0, "B")  # right
    choose(browser.cell(page, 1), 1, "A")  # wrong
    assert kept(page) == "[1, 1, 2]"
    page.evaluate(f"() => {{ {MODEL}.cells.get(2).sharedModel.setSource('course.review()'); }}")
    browser.cell(page, 2).locator(".cm-content").click()
    page.keyboard.press("Control+Enter")  # the new cell below is not run, so no waiting for all cells
    review = browser.cell(page, 2)
    review.get_by_text("A small task.").locator("visible=true").wait_for()
    told = review.inner_text()
    assert "To review: 2 questions and one small task" in told and "1. (notebook 02)" in told
    assert "Task 2.1: ReLU" in told
    choose(review, 1, "A")
    choose(review, 0, "B")
    stub = page.evaluate(f"() => {MODEL}.cells.get(3).sharedModel.getSource()")
    assert stub.startswith("def relu(x):") and page.locator(".jp-Notebook .jp-Cell").count() == 5
    browser.type_into_cell(page, 3, stub)
    assert "Not attempted yet" in browser.cell(page, 3).inner_text()
    browser.type_into_cell(page, 3, stub.replace("return ...", "return np.maximum(x, 0)"))
    assert "Correct." in browser.cell(page, 3).inner_text()
    # all were early, so no right answer moved anything on; the file has a line for each
    assert kept(page) == "[1, 1, 2]"
    browser.type_into_cell(page, 2, "len(course.keeping.progress_file.events('review'))")
    assert browser.cell(page, 2).locator(".jp-OutputArea-output").inner_text().strip() == "3"
