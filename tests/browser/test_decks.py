"""Every deck, opened from disk in Chromium without a network: nothing cut off, no error, no request."""

import re

import pytest

import notebook_reader as reader
from course.asking.questions import Prediction, find

slides = pytest.importorskip(
    "tools.slides", reason="without the group `slides` of pyproject.toml: `make slides` installs it"
)
MOST_WORDS = 90  # on a slide that could be two
SIZE = {"width": 1280, "height": 720}
SHRUNK = 0.8  # the least share of its size to which deck.js may have had to scale a slide's text

# What is wrong with a slide: boxes beyond its edges or cut by their own, code too small, pictures not drawn.
FAULTS = """section => {
    const page = section.querySelector('.page'), frame = page.getBoundingClientRect(), faults = [];
    if (page.scrollHeight > page.clientHeight + 1 || page.scrollWidth > page.clientWidth + 1)
        faults.push(`content ${page.scrollWidth} x ${page.scrollHeight}`);
    const footer = page.querySelector('footer').getBoundingClientRect();
    for (const element of page.querySelectorAll('.body *, h1, h2, h3')) {
        const box = element.getBoundingClientRect();
        if (!box.width || element.closest('details:not([open]) > :not(summary)')) continue;
        if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1
            || box.bottom > footer.top + 6)
            faults.push(`${element.tagName} from ${box.top | 0} to ${box.bottom | 0}, ${box.right | 0} wide`);
        if (['PRE', 'DIV', 'TD'].includes(element.tagName) && element.scrollWidth > element.clientWidth + 1
            && element.clientWidth)
            faults.push(`${element.tagName} ${element.className} cut at its right`);
    }
    for (const code of page.querySelectorAll('pre'))
        if (code.offsetWidth && parseFloat(getComputedStyle(code).fontSize) < 18)
            faults.push('code too small');
    for (const text of page.querySelectorAll('.body p, .body li'))
        if (parseFloat(getComputedStyle(text).fontSize) < 20) faults.push('text too small');
    for (const image of page.querySelectorAll('img'))
        if (!image.naturalWidth || image.height < 200 && image.width < 600)
            faults.push(`picture ${image.width} x ${image.height}`);
    return faults;
}"""

# The words of prose and questions that a room sees on a slide, and how many blocks they are in.
READ = """section => {
    const prose = [...section.querySelectorAll('.block:not(.code, .output, .figure, .takeaway)')];
    const words = block => {
        const copy = block.cloneNode(true);
        copy.querySelectorAll('pre, table, svg, details > :not(summary)').forEach(e => e.remove());
        return copy.innerHTML.replace(/<[^>]*>/g, ' ').split(/\\s+/).filter(Boolean).length;
    };
    const counts = prose.map(words).filter(n => n);
    return [counts.reduce((a, b) => a + b, 0), counts.length];
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("slides")
    slides.build([], folder)
    return folder


@pytest.fixture
def open_deck(chromium, folder):
    """Opens a deck; the test fails if a console shows an error or anything but files is asked for."""
    context, errors, outside = chromium.new_context(viewport=SIZE, offline=True), [], []
    local = ("file:", "data:", "blob:", "about:")

    def watch(page):
        page.on(
            "console", lambda message: message.type in ("error", "warning") and errors.append(message.text)
        )
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("request", lambda request: request.url.startswith(local) or outside.append(request.url))

    context.on("page", watch)

    def open_one(name):
        page = context.new_page()
        page.goto((folder / f"{name}.html").as_uri())
        page.wait_for_selector("body[data-ready]", timeout=60_000)
        return page

    yield open_one
    context.close()
    assert errors == [] and outside == []


def each_slide(page):
    """Shows one slide after the other, whole, and hands out its number and its element."""
    page.evaluate("Reveal.configure({fragments: false})")
    for number in range(page.evaluate("Reveal.getSlides().length")):
        page.evaluate(
            "k => { const at = Reveal.getIndices(Reveal.getSlides()[k]); Reveal.slide(at.h, at.v); }", number
        )
        yield number, page.evaluate_handle("Reveal.getCurrentSlide()")


@pytest.mark.parametrize("name", [path.stem for path in reader.FILES])
def test_no_slide_is_cut_off(open_deck, name):
    page = open_deck(name)
    faults = {number + 1: found for number, slide in each_slide(page) if (found := slide.evaluate(FAULTS))}
    assert not faults
    scales = page.evaluate(
        "[...document.querySelectorAll('.page')].map(p => +p.style.getPropertyValue('--fit') || 1)"
    )
    assert len(scales) >= 20 and min(scales) >= SHRUNK
    read = {n + 1: slide.evaluate(READ) for n, slide in each_slide(page)}
    assert sum(words for words, _ in read.values()) > 1000
    assert {n: words for n, (words, parts) in read.items() if words > MOST_WORDS and parts > 1} == {}


@pytest.mark.parametrize("style", ["height: 900px", "width: 1500px", "margin-left: -99px", "font-size: 12px"])
def test_the_measure_sees_what_is_cut_off_or_too_small(open_deck, style):
    page = open_deck(reader.FILES[2].stem)
    _, slide = next(each_slide(page))
    assert slide.evaluate(FAULTS) == []
    page.evaluate(
        "style => document.querySelector('.body').innerHTML += `<pre style='${style}; flex: none'>x</pre>`",
        style,
    )
    assert slide.evaluate(FAULTS)


def test_help_opens_by_a_click_and_all_of_it_can_be_reached(open_deck):
    page = open_deck(reader.FILES[7].stem)
    opened = 0
    for _, slide in each_slide(page):
        for fold in slide.query_selector_all("details"):
            fold.query_selector("summary").click()
            last = fold.query_selector("summary ~ :last-child")
            last.scroll_into_view_if_needed()
            assert last.is_visible() and last.bounding_box()["height"] > 10
            fold.query_selector("summary").click()
            opened += 1
        assert slide.evaluate(FAULTS) == []  # folded again, all is as it was
    assert opened >= 20


def test_an_answer_comes_after_its_question(open_deck):
    page = open_deck(reader.FILES[2].stem)
    answer = page.locator("section section .fragment").first
    answer.evaluate("e => { const at = Reveal.getIndices(e.closest('section')); Reveal.slide(at.h, at.v); }")
    assert answer.evaluate("e => getComputedStyle(e).visibility") == "hidden"
    page.keyboard.press("Space")
    seen = "e => getComputedStyle(e).visibility === 'visible'"  # once it has faded in
    page.wait_for_function(seen, arg=answer.element_handle(), timeout=5_000)


def test_the_speaker_view_shows_the_notes(open_deck):
    page = open_deck(reader.FILES[2].stem)
    notes = page.locator("aside.notes").first
    notes.evaluate("e => { const at = Reveal.getIndices(e.closest('section')); Reveal.slide(at.h, at.v); }")
    with page.expect_popup() as popup:
        page.keyboard.press("s")
    popup.value.wait_for_function(
        "text => document.body.innerText.includes(text)",
        arg=notes.text_content().strip()[:40],
        timeout=15_000,
    )


# Goes through a deck by its own "next" and notes after each press what the slide shows, from top to bottom.
WALK = """() => {
    document.head.insertAdjacentHTML('beforeend', '<style>* { transition: none !important; }</style>');
    const seen = [];
    Reveal.slide(0, 0, -1);
    for (;;) {
        const slide = Reveal.getCurrentSlide(), blocks = [...slide.querySelectorAll('.block')];
        seen.push({slide: Reveal.getSlides().indexOf(slide), blocks: blocks.map(block => ({
            kind: block.classList[1], cell: block.dataset.cell, text: block.textContent.trim(),
            shown: block.checkVisibility({visibilityProperty: true, opacityProperty: true}),
        }))});
        if (Reveal.isLastSlide() && !Reveal.availableFragments().next) return seen;
        Reveal.next();
    }
}"""
PUT_OUT = ("output", "figure", "box", "question")


def first_seen(states):
    """(slide, place on it) of each block, with the number of the press after which it is seen first."""
    seen = {}
    for press, state in enumerate(states):
        for place, block in enumerate(state["blocks"]):
            if block["shown"]:
                seen.setdefault((state["slide"], place), (press, block))
    return seen


def out_of_order(states):
    """What a room would see too early: a block below one that is hidden, or a part of a cell's outputs."""
    faults = []
    for state in states:
        shown = [block["shown"] for block in state["blocks"]]
        for block, above in zip(state["blocks"], state["blocks"][1:] and [None, *state["blocks"]]):
            if above and block["shown"] and not above["shown"]:
                faults.append(f"slide {state['slide'] + 1}: {block['text'][:60]!r} before what is above it")
        for cell in {block["cell"] for block in state["blocks"]}:
            parts = {
                on for on, b in zip(shown, state["blocks"]) if b["cell"] == cell and b["kind"] in PUT_OUT
            }
            if cell and len(parts) > 1:
                faults.append(f"slide {state['slide'] + 1}: a part of the outputs of cell {cell}")
    return sorted(set(faults))


@pytest.mark.parametrize("path", reader.FILES, ids=lambda path: path.stem)
def test_a_deck_asks_before_it_answers(open_deck, path):
    states = open_deck(path.stem).evaluate(WALK)
    assert len(states) > 30 and out_of_order(states) == []
    seen = list(first_seen(states).values())
    assert len(seen) == len({(s["slide"], k) for s in states for k in range(len(s["blocks"]))})
    measured = revealed(path)
    assert measured
    for key, cell in measured.items():
        question = bare(find(key, Prediction).question)
        (asked,) = [press for press, block in seen if question in bare(block["text"])]
        own = [(press, block) for press, block in seen if block["cell"] == str(cell)]
        (answered,) = [press for press, block in own if "Measured:" in block["text"]]
        assert asked < answered, f"{key}: the answer is not after its question"
        for press, block in own:
            early = press >= answered if block["kind"] == "code" else press > answered
            assert not early, f"{key}: the answer is before {block['text'][:60]!r}"


def revealed(path):
    """The predictions of a notebook, each with the cell that shows what was measured."""
    cells = enumerate(reader.read(path).cells)
    found = [(re.search(r'predict\.reveal\(\s*"([\w.]+)"', cell.source), number) for number, cell in cells]
    return {match[1]: number for match, number in found if match}


def bare(text):
    """Text without spaces and the marks of code, which HTML shows in another way."""
    return re.sub(r"[\s`]", "", text)
