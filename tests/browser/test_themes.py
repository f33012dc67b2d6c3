"""JupyterLab's two themes: every text in an output can be read, and nothing of ours is a white strip."""

import pytest

import lab as browser
from contrast import pale_texts

# Grounds as bright as paper in an output, but for pictures and what the pad and the playground draw on.
WHITE = """() => [...document.querySelectorAll('.jp-OutputArea-child *')].filter(el => {
    const [r, g, b, a = 1] = (getComputedStyle(el).backgroundColor.match(/[\\d.]+/g) ?? []).map(Number);
    return a > 0.5 && Math.min(r, g, b) > 200 && el.checkVisibility({visibilityProperty: true})
        && !el.closest('img, canvas, svg, .np-paper, .np-frame, .pg-frame, .pg-node, .pg-bias, .noUi-target');
}).map(el => `${el.tagName} ${el.className}`)"""


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_text_in_an_output_stands_out(ran, theme):
    browser.set_theme(ran.page, theme)
    ran.page.wait_for_timeout(500)
    measured, pale = pale_texts(ran.page, ".jp-OutputArea-output")
    if theme == "dark":
        white = set(ran.page.evaluate(WHITE))
        browser.set_theme(ran.page, "light")
        assert white == set()
    assert pale == {}
    assert measured > 30


def test_a_long_printed_line_breaks_between_words(ran):
    breaks = ran.page.locator(".jp-OutputArea-output pre").evaluate_all(
        "all => [...new Set(all.map(pre => getComputedStyle(pre).wordBreak))]"
    )
    assert breaks == ["normal"]
