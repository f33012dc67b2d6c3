"""A deck of slides (reveal.js) for each notebook, in one folder that needs no network.

    python -m tools.slides              all decks and their index.html, in build/slides
    python -m tools.slides 02 07        only those whose names start with 02 or 07
    python -m tools.slides --to /media/stick/slides

Figures, formulas and fonts are inside the files; reveal.js lies beside them. Nothing is run: a deck shows the
outputs that the notebook has.
"""

import argparse
import base64
import html
import importlib.metadata
import io
import shutil
import sys
from pathlib import Path

import jinja2
import nbformat
from fontTools import subset, ttLib

from tools import ROOT, writable
from tools.notebooks import choose

try:
    from tools import slides_notes
    from tools.slides_blocks import FONTS, markdown
    from tools.slides_pages import Deck

    REVEAL = Path(
        importlib.metadata.distribution("sphinx-revealjs").locate_file("sphinx_revealjs/_static/revealjs")
    )
except ImportError as error:
    raise ModuleNotFoundError(
        f"The decks need {error.name}, in the group `slides` of pyproject.toml: `make slides` installs it.",
        name=error.name,
    ) from None

PARTS = Path(__file__).with_name("deck")
REVEAL_FILES = ["dist/reset.css", "dist/reveal.css", "dist/reveal.js", "plugin/notes/notes.js", "LICENSE"]
# family, weight, style, file: Matplotlib's own, so that slides and figures are of one look
FACES = [
    ("Deck", "normal", "normal", "DejaVuSans.ttf"),
    ("Deck", "bold", "normal", "DejaVuSans-Bold.ttf"),
    ("Deck", "normal", "italic", "DejaVuSans-Oblique.ttf"),
    ("Deck Mono", "normal", "normal", "DejaVuSansMono.ttf"),
    ("Deck Mono", "bold", "normal", "DejaVuSansMono-Bold.ttf"),
]


def stacks(pages: list) -> list[list]:
    """Pages in columns: one goes right from section to section, and down in a section."""
    columns = []
    for page in pages:
        if page.below and columns:
            columns[-1].append(page)
        else:
            columns.append([page])
    return columns


def fonts(characters: set[str]) -> str:
    """CSS with the glyphs of `characters` inside: some browsers read no font file beside a page on disk."""
    rules = []
    for family, weight, style, file in FACES:
        font = ttLib.TTFont(FONTS / file)
        del font["FFTM"]  # a note of FontForge's
        options = subset.Options(flavor="woff", layout_features=["kern", "liga"], notdef_outline=True)
        cutter = subset.Subsetter(options)
        cutter.populate(unicodes=[ord(character) for character in characters])
        cutter.subset(font)
        font.flavor, packed = "woff", io.BytesIO()
        font.save(packed)
        data = base64.b64encode(packed.getvalue()).decode()
        rules.append(
            f'@font-face {{ font-family: "{family}"; font-weight: {weight}; font-style: {style}; '
            f"src: url(data:font/woff;base64,{data}); }}\n"
        )
    return "".join(rules)


def home(path: Path, live: str | None) -> str:
    """Where the figures of a notebook move, as HTML; a link where the course has an address for browsers."""
    name = f"notebook {path.stem[:2]}"
    if not live:
        return name
    address = html.escape(f"{live.rstrip('/')}/lab/index.html?path={path.name}")
    return f'<a href="{address}" target="_blank" rel="noopener">{name}</a>'


def build(names: list[str], folder: Path, minutes: int = 90, live: str | None = None) -> list[dict]:
    """Write the decks and what they share; returns what the index says of each."""
    teaching = (ROOT / "notebooks" / "TEACHING.md").read_text(encoding="utf-8")
    paths = choose(names, ROOT / "notebooks")
    known = {path.stem for path in paths}
    templates = jinja2.Environment(loader=jinja2.FileSystemLoader(PARTS))
    folder.mkdir(parents=True, exist_ok=True)
    listed, characters = [], set(map(chr, range(32, 127)))
    for path in paths:
        notebook = nbformat.read(path, as_version=4)
        try:
            pages = Deck(notebook, known, home(path, live)).pages
        except ValueError as error:
            raise SystemExit(f"{path.name}, {error}") from None
        slides_notes.add(pages, notebook, slides_notes.section_of(teaching, path.stem[:2]), minutes, known)
        title, promise = (element for element in markdown(notebook.cells[0].source, known)[:2])
        number, title = path.stem[:2], title.get_text()
        page = templates.get_template("deck.html").render(number=number, title=title, stacks=stacks(pages))
        (folder / f"{path.stem}.html").write_text(page + "\n", encoding="utf-8")
        characters |= {character for character in page if ord(character) > 126}
        listed.append(
            {
                "name": path.stem,
                "number": number,
                "title": title,
                "n_slides": len(pages),
                "promise": promise.get_text(),
            }
        )
    (folder / "reveal").mkdir(exist_ok=True)
    for name in REVEAL_FILES:
        shutil.copyfile(REVEAL / name, folder / "reveal" / Path(name).name)
    style = (PARTS / "deck.css").read_text(encoding="utf-8")
    (folder / "deck.css").write_text(fonts(characters) + style, encoding="utf-8")
    shutil.copyfile(PARTS / "deck.js", folder / "deck.js")
    index = templates.get_template("index.html").render(decks=listed)
    (folder / "index.html").write_text(index + "\n", encoding="utf-8")
    return listed


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Write a deck of slides for each notebook.")
    parser.add_argument("names", nargs="*", help="beginnings of notebook names, such as 02 (default: all)")
    parser.add_argument(
        "--to", type=Path, default=ROOT / "build" / "slides", help="folder (default: build/slides)"
    )
    parser.add_argument(
        "--minutes", type=int, choices=slides_notes.PLANS, default=90, help="the plan that times the slides"
    )
    parser.add_argument("--live", help="address of the folder of `make lite`: figures link to it")
    options = parser.parse_args(arguments)
    decks = build(options.names, writable(options.to), options.minutes, options.live)
    n_slides = sum(deck["n_slides"] for deck in decks)
    print(f"{len(decks)} decks, {n_slides} slides: open {options.to / 'index.html'}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
