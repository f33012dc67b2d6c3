"""Every page of build/site, opened from disk in Chromium with the network cut, on a phone and on a desk."""

from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

from contrast import pale_texts

SITE = Path(__file__).resolve().parents[2] / "build" / "site"
PAGES = sorted(path.stem for path in SITE.glob("*.html"))
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


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_on_a_phone_and_on_a_desk(open_page, name):
    page = open_page(f"{name}.html", PHONE)
    assert page.evaluate(FAULTS) == []
    page.set_viewport_size(DESK)
    assert page.evaluate(FAULTS) == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name", PAGES)
def test_text_stands_out_from_its_background(open_page, name, theme):
    page = open_page(f"{name}.html", theme=theme)
    measured, pale = pale_texts(page, "body")
    assert pale == {}
    assert measured > 20


def test_search_finds_a_word_of_a_notebook_without_a_server(open_page):
    page = open_page("search.html?q=overflow")
    page.wait_for_selector("#search-results li")
    found = page.locator("#search-results li a").evaluate_all("links => links.map(link => link.href)")
    assert any("03_forward_pass.html" in link for link in found)


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
