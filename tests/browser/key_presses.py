"""Real key presses on every kind of control that stands in the outputs of a notebook."""

ARROWS = ["ArrowRight", "ArrowLeft", "ArrowUp", "ArrowDown"]
# What JupyterLab or the classic notebook take for commands on cells when a cell has the focus, and more.
OTHERS = [
    *"abmxcvzyrjkhlofsupq100ii", "d", "d", "Shift+A", "Shift+J", "Shift+M", "Shift+ArrowDown", "Home", "End",
    "PageDown", "Backspace", "Delete", "Control+a", "Control+z", "Control+Shift+ArrowDown", "Escape",
]  # fmt: skip
# One control of each kind, numbered in the page: {kind: number}
_FIND = """roots => {
    const found = new Map();
    for (const el of document.querySelectorAll('[data-pressed]')) delete el.dataset.pressed;
    for (const root of document.querySelectorAll(roots)) for (const el of root.querySelectorAll(
            'button, select, input, textarea, summary, canvas, [tabindex="0"], [contenteditable="true"]')) {
        if (el.disabled || el.tabIndex < 0 || !el.checkVisibility({visibilityProperty: true})
            || !el.getBoundingClientRect().width) continue;
        const part = el.closest(
            '.widget-toggle-buttons, .widget-play, .widget-slider, .nnlib-pad, .nnlib-playground');
        const own = part?.matches('.nnlib-playground') ? el.classList[0] ?? '' : '';
        const kind = [el.tagName.toLowerCase(), el.getAttribute('role') ?? '',
            el.tagName === 'INPUT' ? el.type : '',
            part ? [...part.classList].find(c => /^(widget-(toggle|play|slider)|nnlib-)/.test(c)) : '', own];
        const name = kind.filter(Boolean).join(' ');
        if (!found.has(name)) { found.set(name, el); el.dataset.pressed = found.size; }
    }
    return Object.fromEntries([...found].map(([name, el]) => [name, el.dataset.pressed]));
}"""
# Where the handle of a slider stands: from 0 to 100 in ipywidgets 7, from -100 to 0 in version 8. The
# number that it tells is rounded.
_VALUE = """el => el.getAttribute('role') === 'slider'
    ? parseFloat((el.style.left || el.parentElement.style.transform).match(/-?[\\d.]+/)[0])
    : el.type === 'range' ? Number(el.value) : el.selectedIndex"""
_AT_END = """el => el.tagName === 'SELECT' ? el.selectedIndex === el.length - 1
    : el.type === 'range' ? el.value === el.max
    : el.style.left === '100%' || /[(]-?0%/.test(el.parentElement.style.transform)"""

# In the playground, arrows lead from unit to unit and from tab to tab.
_HAS_FOCUS = "el => (el.closest('.nnlib-playground') ?? el).contains(document.activeElement)"

_FOCUS = "el => el.focus()"
_USABLE = "el => el.isConnected && !el.disabled"


def press_on_every_kind(page, roots: str, state: str) -> set[str]:
    """Press every key on one control of each kind inside `roots`; the kinds.

    `state` is JavaScript of a function that tells what the keys must not change: cells and the active one.
    """
    kinds = list(page.evaluate(_FIND, roots))
    for kind in kinds:
        page.wait_for_timeout(400)  # what was pressed before may draw its part anew
        number = page.evaluate(_FIND, roots).get(kind)
        if number is None:  # what was pressed before has taken the only one away
            continue
        control = page.query_selector(f'[data-pressed="{number}"]')
        control.evaluate("el => el.closest('.cell')?.click()")  # activates it in a classic notebook
        control.evaluate(_FOCUS)
        page.wait_for_timeout(50)
        before = page.evaluate(state)

        def press(key, kind=kind, before=before):
            page.keyboard.press(key)
            assert page.evaluate(state) == before, f"{key} on {kind} reaches the notebook"

        _move(page, control, kind, press)
        for key in [*ARROWS, *OTHERS]:
            press(key)
            if control.evaluate(_USABLE):
                if key != "Escape" and "textbox" not in kind:
                    assert control.evaluate(_HAS_FOCUS), f"{key} leaves {kind}"
                control.evaluate(_FOCUS)
        _activate(page, control, kind, press)
        page.evaluate("() => { document.activeElement?.blur(); getSelection().removeAllRanges(); }")
    return set(kinds)


def _move(page, control, kind, press):
    """Arrows move a slider by one step and a menu by one entry; letters find an entry."""
    value = lambda: control.evaluate(_VALUE)  # noqa: E731
    if "slider" in kind.split() or "range" in kind.split():
        there, back = (
            ("ArrowLeft", "ArrowRight") if control.evaluate(_AT_END) else ("ArrowRight", "ArrowLeft")
        )
        start = value()
        press(there)
        moved = value()
        assert moved != start, f"{there} does not move {kind}"
        press(back)
        assert value() == start, f"{back} does not move {kind} back by one step"
        press("ArrowUp" if moved > start else "ArrowDown")
        assert value() == moved, f"ArrowUp or ArrowDown moves {kind} by another step"
    elif kind.startswith("select") and control.evaluate("el => el.length > 1"):
        start, at_end = value(), control.evaluate(_AT_END)
        press("ArrowUp" if at_end else "ArrowDown")
        assert value() == start + (-1 if at_end else 1), f"an arrow does not move {kind} by one entry"
        first = control.evaluate("el => el.options[0].text.trim()[0]")
        if first.isascii() and first.isalnum():
            control.evaluate("el => { el.selectedIndex = el.length - 1; }")
            press(first)
            assert control.evaluate("el => el.selectedOptions[0].text.trim()[0]") == first


def _activate(page, control, kind, press):
    """Space and Enter press a button and turn a check box, typed digits stand in a field."""
    if not control.evaluate(_USABLE):
        return
    control.evaluate(_FOCUS)
    if kind.startswith("button"):
        control.evaluate("el => { el.clicks = 0; el.addEventListener('click', () => { el.clicks += 1; }); }")
        for clicks, key in enumerate(["Enter", "Space"], 1):
            if control.evaluate(_USABLE):  # a pressed button may be gone or switched off
                control.evaluate(_FOCUS)
                press(key)
                page.wait_for_timeout(400)  # what it does may draw its part anew
                assert control.evaluate("el => el.clicks") == clicks, f"{key} does not press {kind}"
    elif "checkbox" in kind:
        for wanted in (not control.is_checked(), control.is_checked()):
            press("Space")
            assert control.is_checked() == wanted, f"Space does not turn {kind}"
    elif "textbox" in kind or "input text" in kind or "input number" in kind:
        press("7")
        typed = control.evaluate("el => el.value ?? el.textContent")
        assert "7" in typed, f"a digit is not typed into {kind}: {typed!r}"
        press("Enter")
