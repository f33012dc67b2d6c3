"""Every page of build/site, opened from disk in Chromium with the network cut, on a phone and on a desk.

NNLIB_SITE names another folder of `make site`.
"""

import os
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

import axe
from contrast import pale_texts
from file_server import serving

SITE = Path(os.environ.get("NNLIB_SITE") or Path(__file__).resolve().parents[2] / "build" / "site")
PAGES = sorted(path.stem for path in SITE.glob("*.html"))
NOTEBOOKS = [name for name in PAGES if name[:2].isdigit()]
LITE = (SITE / "lite" / "jupyter-lite.json").is_file()
PHONE, DESK = {"width": 390, "height": 844}, {"width": 1280, "height": 900}
pytestmark = pytest.mark.skipif(not PAGES, reason="`make site` has not written build/site")

# Elements beyond the screen that nothing scrolls to; figures and formulas not drawn; leaps in headings.
FAULTS = """() => {
    const faults = [], width = document.documentElement.clientWidth;
    if (document.documentElement.scrollWidth > width)
        faults.push(`the page is ${document.documentElement.scrollWidth} wide`);
    for (const element of document.querySelectorAll('.bd-main *')) {
        const box = element.getBoundingClientRect();
        if (!box.width || box.right <= width + 1 || !element.checkVisibility({visibilityProperty: true})
            || element.closest('mjx-assistive-mml')) continue;
        const scrolls = outer => ['auto', 'scroll'].includes(getComputedStyle(outer).overflowX);
        let outer = element.parentElement;
        while (outer && !scrolls(outer)) outer = outer.parentElement;
        if (!outer) faults.push(`${element.tagName} ${element.className} ends at ${box.right | 0}`);
    }
    for (const image of document.querySelectorAll('.bd-article img'))
        if (image.complete && !image.naturalWidth) faults.push(`no picture ${image.src}`);
    for (const formula of document.querySelectorAll('.math'))
        if (!formula.querySelector('mjx-container svg') || formula.querySelector('[data-mjx-error]'))
            faults.push(`formula ${formula.textContent}`);
    for (const link of document.querySelectorAll('.bd-article a, .bd-article summary, .bd-header button'))
        if (!link.textContent.trim() && !link.ariaLabel && !link.querySelector('img[alt]'))
            faults.push(`nothing to read in ${link.outerHTML}`);
    const headings = [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')];
    const levels = headings.filter(heading => heading.checkVisibility()).map(heading => +heading.tagName[1]);
    if (levels[0] !== 1 || levels.lastIndexOf(1) || levels.some((level, i) => i && level > levels[i - 1] + 1))
        faults.push(`headings ${levels}`);
    return faults;
}"""


class Reading(HTMLParser):
    """What a page links to, what its links can lead to, and its pictures."""

    def __init__(self, name):
        super().__init__()
        self.links, self.loads, self.ids, self.images = [], [], {""}, []
        self.feed((SITE / f"{name}.html").read_text(encoding="utf-8"))

    def handle_starttag(self, tag, attrs):
        attrs = dict(attrs)
        self.ids.add(attrs.get("id", ""))
        if tag == "a" and attrs.get("href"):
            self.links.append(attrs["href"])
        if tag in ("img", "script", "link", "iframe", "source"):
            self.loads.append(attrs.get("src") or attrs.get("href") or "")
        if tag == "img":
            self.images.append(attrs)


@pytest.fixture(scope="module")
def readings():
    return {f"{name}.html": Reading(name) for name in PAGES}


@pytest.mark.parametrize("name", PAGES)
def test_every_link_leads_somewhere_and_every_file_is_there(readings, name):
    reading = readings[f"{name}.html"]
    for address in [*reading.links, *reading.loads]:
        parts = urlsplit(address)
        outward = parts.scheme in ("https", "mailto") and address in reading.links
        if outward or parts.scheme == "data":
            continue
        assert not parts.scheme and not parts.netloc, address
        target = unquote(parts.path) or f"{name}.html"
        assert (SITE / target).is_file(), address
        for notebook in parse_qs(parts.query).get("path", []):  # opened by JupyterLite
            assert (SITE / "lite" / "files" / notebook).is_file(), address
        if target in readings and address in reading.links:
            assert unquote(parts.fragment) in readings[target].ids, address


@pytest.mark.parametrize("name", PAGES)
def test_every_image_has_its_alternative_text_once(readings, name):
    for image in readings[f"{name}.html"].images:
        alt = image.get("alt") or ""
        assert len(alt) > 20 and not alt.startswith(("<Figure", "_images", "Figure:")), image
    assert "clip-path:inset(50%)" not in (SITE / f"{name}.html").read_text(encoding="utf-8")


@pytest.fixture
def open_page(chromium):
    """Opens a page; the test fails if the console shows an error or it asks for more than files beside it."""
    errors, outside, contexts = [], [], []

    def open_one(name, size=DESK, theme="light"):
        context = chromium.new_context(
            viewport=size, offline=True, color_scheme=theme, reduced_motion="reduce"
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: message.type == "error" and errors.append(message.text))
        page.on("pageerror", lambda error: errors.append(str(error)))
        local = (SITE.as_uri() + "/", "data:", "blob:")
        page.on("request", lambda request: request.url.startswith(local) or outside.append(request.url))
        page.goto(f"{SITE.as_uri()}/{name}")
        page.wait_for_function(
            "[...document.querySelectorAll('.math')].every(formula => formula.querySelector('mjx-container'))"
        )
        page.evaluate("document.querySelectorAll('details').forEach(part => part.open = true)")
        page.evaluate("document.querySelectorAll('img').forEach(image => image.loading = 'eager')")
        page.wait_for_function("[...document.images].every(image => image.complete)")
        return page

    yield open_one
    for context in contexts:
        context.close()
    assert errors == []
    assert outside == []


# Boxes of code, and in print of what it said, whose lines do not all fit.
CUT = """boxes => [...document.querySelectorAll(boxes)]
    .filter(box => box.scrollWidth > box.clientWidth + 1)
    .map(box => box.innerText.split('\\n').reduce((a, b) => a.length > b.length ? a : b))"""
CODE = ".cell_input div.highlight pre, .bd-article details div.highlight pre"


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_on_a_phone_on_a_desk_and_in_print(open_page, name):
    page = open_page(f"{name}.html", PHONE)
    assert page.evaluate(FAULTS) == []
    page.set_viewport_size(DESK)
    assert page.evaluate(FAULTS) == []
    assert page.evaluate(CUT, CODE) == []  # code stands in whole lines
    assert (page.locator(CODE).count() > 10) is (name in NOTEBOOKS)
    page.set_viewport_size({"width": 718, "height": 1000})  # an A4 sheet between its margins
    page.emulate_media(media="print")
    assert page.evaluate(CUT, ".bd-article pre") == []
    if name in NOTEBOOKS:
        size = "box => parseFloat(getComputedStyle(box).fontSize)"
        assert page.locator(CODE).first.evaluate(size) >= 11


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_text_stands_out_from_its_background(open_page, name, theme):
    page = open_page(f"{name}.html", theme=theme)
    measured, pale = pale_texts(page, "body")
    assert pale == {}
    assert measured > 20


def test_solutions_are_printed_and_fold_again(open_page):
    page = open_page("02_relu.html")
    page.evaluate("document.querySelectorAll('details').forEach(part => part.open = false)")
    folded = "document.querySelectorAll('.bd-article details:not([open])').length"
    before = page.evaluate(folded)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert before > 5 and page.evaluate(folded) == 0
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.evaluate(folded) == before


@pytest.mark.parametrize(
    ("query", "page_name", "line"),
    [
        ("overflow", "03_forward_pass", "overflow"),
        ("gradients", "07_backprop_in_matrices", "gradient"),
        ("train_on_batch", "08_training_loop", "train_on_batch"),
        ("leaky slope", "02_relu", "leaky"),
    ],
)
def test_search_shows_a_line_of_what_it_found_without_a_server(open_page, query, page_name, line):
    page = open_page(f"search.html?q={query}")
    page.wait_for_selector("#search-results li .found-line")
    found = page.locator(f"#search-results li:has(a[href*='{page_name}.html']) .found-line").first
    assert line in found.inner_text().lower()
    assert line[:5] in [mark.lower()[:5] for mark in found.locator("mark").all_inner_texts()]
    assert len(found.inner_text()) < 200


def test_a_query_is_shown_as_text(open_page):
    page = open_page("search.html?q=%3Cb%3Esoftmax")
    page.wait_for_selector("#search-results li .found-line")
    assert page.locator("#search-results b").count() == 0


def test_search_opens_from_a_page_and_by_keyboard(open_page):
    page = open_page("02_relu.html", PHONE)
    page.keyboard.press("Control+k")
    page.keyboard.type("leaky")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search.html?q=leaky*")
    page.wait_for_selector("#search-results li")


def test_pages_lead_on_and_back(open_page):
    page = open_page("index.html")
    for name in ("00_start_here", "01_neuron"):
        page.locator("a.right-next").click()
        page.wait_for_url(f"**/{name}.html")
    page.locator("a.left-prev").click()
    page.wait_for_url("**/00_start_here.html")


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("name", ["index", "02_relu", "search"])
def test_axe_finds_no_grave_fault(open_page, name, size):
    assert axe.faults(open_page(f"{name}.html?q=leaky" if name == "search" else f"{name}.html", size)) == []


@pytest.mark.skipif(not LITE, reason="the site has no lite in it: make test-site LITE=build/lite")
def test_every_page_of_a_notebook_leads_to_where_it_runs(readings):
    need_keras = [name for name in NOTEBOOKS if name[:2] in ("10", "12", "16")]
    runs = {name: f"lite/lab/index.html?path={name}.ipynb" for name in NOTEBOOKS if name not in need_keras}
    for name in NOTEBOOKS:
        in_lite = {link for link in readings[f"{name}.html"].links if link.startswith("lite/")}
        assert in_lite == ({runs[name]} if name in runs else set())
        said = "does not run in a browser" in (SITE / f"{name}.html").read_text(encoding="utf-8")
        assert said or name not in need_keras


@pytest.mark.skipif(not LITE, reason="the site has no lite in it: make test-site LITE=build/lite")
@pytest.mark.parametrize(
    ("name", "link"),
    [("index", "Train this network"), ("02_relu", "Run this page"), ("02_relu", "move it in")],
)
def test_a_page_from_disk_says_what_it_takes_to_run_it(open_page, name, link):
    page = open_page(f"{name}.html")
    for _ in range(2):
        page.get_by_role("link", name=link).first.click()
    page.get_by_text("run “python -m http.server”").wait_for()
    assert page.locator(".need-server").count() == 1 and page.url.endswith(f"{name}.html")


needs_pyodide = pytest.mark.skipif(
    not (SITE / "lite" / "pyodide").is_dir(), reason="the site has no Pyodide: make lite PYODIDE=folder first"
)


@needs_pyodide
def test_a_page_leads_to_its_own_notebook_in_jupyterlite(chromium):
    context = chromium.new_context(viewport=DESK)
    page = context.new_page()
    with serving(SITE) as (address, _):
        page.goto(f"{address}/02_relu.html")
        page.get_by_role("link", name="Run this page in your browser").click()
        page.locator(".jp-Notebook .jp-Cell h1").first.wait_for(timeout=120_000)
        assert "Why bend at all: ReLU" in page.locator(".jp-Notebook h1").first.inner_text()
        context.close()


@needs_pyodide
def test_the_front_page_plays(chromium):
    context = chromium.new_context(viewport=DESK)
    page, outside = context.new_page(), []
    with serving(SITE) as (address, _):
        context.on("request", lambda request: request.url.startswith(address) or outside.append(request.url))
        page.goto(f"{address}/index.html")
        assert page.locator("iframe").count() == 0  # some 12 MB come only when they are asked for
        page.get_by_role("link", name="Train this network yourself").click()
        frame = page.frame_locator("iframe[title='The playground']")
        epoch = frame.locator(".pg-epoch-number")
        epoch.wait_for(timeout=120_000)
        before = epoch.inner_text()
        frame.get_by_role("button", name="Step: one epoch").click()
        page.wait_for_function(
            "before => document.querySelector('iframe').contentDocument"
            ".querySelector('.pg-epoch-number').textContent !== before",
            arg=before,
        )
        assert not frame.locator("h1").is_visible()
    context.close()
    assert [url for url in outside if not url.startswith(("data:", "blob:"))] == []
