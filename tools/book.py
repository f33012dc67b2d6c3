"""The whole course as one PDF to print: a title, contents with page numbers, a chapter for each notebook.

    python -m tools.book                     writes build/book/course.pdf from build/site
    python -m tools.book --site ~/site --to ~/prints

Hints, solutions and the answers to questions are in appendices. Nothing is run and no network is needed; the
pages of `make site` are laid out by Chromium.
"""

import argparse
import html
import os
import re
import shutil
import sys
import tempfile
from pathlib import Path

from tools import ROOT, book_parts, writable

try:
    import pikepdf
    import pypdf
    from playwright.sync_api import sync_playwright
except ImportError as error:
    raise ModuleNotFoundError(
        f"The book needs {error.name}, in the groups `book` and `dev` of pyproject.toml: see `make book`.",
        name=error.name,
    ) from None

CHROMIUM = os.environ.get("NNLIB_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
PAGE_WIDTH = 658  # pixels between the margins of book.css, at 96 pixels an inch
FOOTER = (
    '<div style="width:100%;text-align:center;font:8pt sans-serif;color:#555">'
    '<span class="pageNumber"></span></div>'
)
# What would be cut off in print: whatever is wider than the page or than the box around it.
TOO_WIDE = """() => [...document.querySelectorAll('pre, table, img, p, li, .box, mjx-container')].filter(
    e => e.getBoundingClientRect().right > document.body.getBoundingClientRect().right + 1
        || (e.tagName === 'PRE' && e.scrollWidth > e.clientWidth + 1)
).map(e => `${e.tagName} in ${e.closest('[data-chapter]')?.dataset.chapter}: ${e.innerText.slice(0, 60)}`)"""
NUMBER = re.compile(r'(<a class="page" href="#([^"]+)">)[^<]*(</a>)')


def numbered(markup: str, pages: dict[str, int]) -> str:
    """The markup with the number of its page in each link of the class `page`."""
    return NUMBER.sub(lambda m: f"{m[1]}{pages.get(html.unescape(m[2]), '000')}{m[3]}", markup)


def pages_of(pdf: Path) -> dict[str, int]:
    """On which page (from 1) each place of the book is that a link leads to."""
    reader = pypdf.PdfReader(pdf)
    found = reader.named_destinations
    return {name.lstrip("/"): reader.get_destination_page_number(place) + 1 for name, place in found.items()}


def print_pdf(page, source: Path, pdf: Path) -> None:
    """Lay `source` out and print it; a ValueError names what would be cut off."""
    page.goto(source.as_uri())
    page.evaluate("() => window.MathJax?.startup?.promise.then(() => null)")
    page.evaluate("() => document.fonts.ready.then(() => null)")
    page.evaluate("() => Promise.all([...document.images].map(image => image.decode())).then(() => null)")
    if found := page.evaluate(TOO_WIDE):
        raise ValueError("wider than a page of the book: " + "; ".join(found[:5]))
    page.pdf(
        path=str(pdf),
        prefer_css_page_size=True,
        print_background=True,
        display_header_footer=True,
        header_template="<span></span>",
        footer_template=FOOTER,
        outline=True,
        tagged=True,
    )


def build(site: Path, pdf: Path) -> int:
    """Write the book from a built site; returns the number of its pages."""
    with tempfile.TemporaryDirectory(prefix="nnlib-book-") as scratch, sync_playwright() as playwright:
        source, draft = Path(scratch, "book.html"), Path(scratch, "book.pdf")
        for name in ("_static", "_images"):
            if (site / name).exists():
                Path(scratch, name).symlink_to(site / name)
        markup = book_parts.book(site)
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        context = browser.new_context(offline=True, viewport={"width": PAGE_WIDTH, "height": 1000})
        page = context.new_page()
        page.emulate_media(media="print")
        page.set_default_timeout(300_000)
        pages = {}
        for _ in range(2):  # the second time the contents know the pages
            source.write_text(numbered(markup, pages), encoding="utf-8")
            print_pdf(page, source, draft)
            pages = pages_of(draft)
        browser.close()
        with pikepdf.open(draft) as whole:  # Chromium leaves 8 MB of tags unpacked
            whole.save(pdf, object_stream_mode=pikepdf.ObjectStreamMode.generate)
    return len(pypdf.PdfReader(pdf).pages)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Write the course as one PDF.")
    parser.add_argument("--site", type=Path, default=ROOT / "build" / "site", help="a folder of `make site`")
    parser.add_argument(
        "--to", type=Path, default=ROOT / "build" / "book", help="folder (default: build/book)"
    )
    options = parser.parse_args(arguments)
    site = options.site.expanduser().resolve()
    if not (site / "index.html").exists():
        raise SystemExit(f"There is no site in {site}: `make site` writes one, and `make book` does both.")
    if CHROMIUM is None:
        raise SystemExit("No Chromium on the PATH: install it, or name it in NNLIB_CHROMIUM.")
    pdf = writable(options.to) / "course.pdf"
    try:
        n_pages = build(site, pdf)
    except ValueError as error:
        raise SystemExit(f"The book was not written, because something is {error}") from None
    print(f"{n_pages} pages, {pdf.stat().st_size / 1e6:.1f} MB: open {pdf}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
