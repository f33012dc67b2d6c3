"""Every notebook as a reader meets it: opened in JupyterLab, run, moved, solved, answered."""

import re

import lab as browser
import notebook_reader as reader
from course.asking import questions as quizzes

PICTURE = ".jupyter-widgets img"


def test_notebook_works_in_the_browser(ran):
    page, nb = ran.page, ran.notebook
    assert browser.cell_errors(page) == []
    assert move_every_control(page, nb) + step_every_playground(page) > 0
    solve_one_task(page, nb)
    answer_one_quiz(page, nb, ran.path.name[:2])
    assert browser.cell_errors(page) == []


def move_every_control(page, nb):
    """Use each control of each live figure: every one changes the picture, none the output's height."""
    moved = 0
    for index, cell in enumerate(nb.cells):
        area = browser.cell(page, index).locator(".jp-OutputArea").first
        if "interactive" not in reader.tags(cell) or not area.locator(PICTURE).count():
            continue  # a quiz or a prediction has no picture
        browser.type_into_cell(page, index, cell.source)  # as at first, whatever was typed into it before
        area.scroll_into_view_if_needed()
        picture = area.locator(PICTURE).first
        page.wait_for_function("img => img.complete && img.naturalHeight", arg=picture.element_handle())
        height = area.bounding_box()["height"]
        for role, use in WAYS.items():
            for control in area.get_by_role(role).all():
                if control.is_disabled():
                    continue
                before = picture.get_attribute("src")
                use(control)
                what = f"cell {index}: {role} {control.get_attribute('aria-label') or control.inner_text()!r}"
                for _ in range(300):  # another notebook runs beside this one
                    if picture.get_attribute("src") != before:
                        break
                    page.wait_for_timeout(50)
                else:
                    raise AssertionError(f"{what} does not change the picture")
                assert area.bounding_box()["height"] == height, f"{what} changes the height"
                moved += 1
    return moved


def step_every_playground(page):
    """One epoch in each playground that has points to learn from."""
    stepped = 0
    for playground in page.locator(".nnlib-playground").all():
        step, epoch = playground.get_by_role("button", name="Step"), playground.locator(".pg-epoch-number")
        if step.is_disabled():
            continue
        before = epoch.text_content()
        step.click()
        page.wait_for_function(
            "([el, before]) => el.textContent !== before", arg=[epoch.element_handle(), before]
        )
        stepped += 1
    return stepped


def _slide(slider):
    at_end = slider.get_attribute("aria-valuenow") == slider.get_attribute("aria-valuemax")
    slider.press("ArrowLeft" if at_end else "ArrowRight")


def _choose_another(menu):
    chosen = menu.evaluate("menu => menu.selectedIndex")
    menu.select_option(index=chosen + 1 if chosen == 0 else 0)


WAYS = {"slider": _slide, "checkbox": lambda box: box.click(), "combobox": _choose_another}


def solve_one_task(page, nb):
    """Type the first task's folded solution into its stub, and be told that it is right."""
    tasks = reader.tasks(nb)
    if not tasks:
        return
    task = tasks[0]
    browser.type_into_cell(page, task.stub, reader.solution_code(nb.cells[task.solution]))
    browser.type_into_cell(page, task.check, nb.cells[task.check].source)
    answer = browser.cell(page, task.check).locator(".jp-OutputArea-output").first
    answer.get_by_text("Correct.").wait_for(timeout=10_000)


def answer_one_quiz(page, nb, number):
    """Press the button of the right answer to the first closing question, and be told so."""
    key = f"{number}.closing"
    index = next(i for i, cell in enumerate(nb.cells) if f'quiz("{key}")' in cell.source)
    choices = quizzes.find(key, quizzes.Quiz).questions[0].choices
    right = next(i for i, choice in enumerate(choices) if choice.right)
    area = browser.cell(page, index)
    area.get_by_role("button", name=re.compile(f"^{quizzes.LETTERS[right]}$")).first.press("Enter")
    area.locator(".nnlib-here").get_by_text("Right.").first.wait_for(timeout=10_000)
