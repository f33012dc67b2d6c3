"""The whole course as pages to read, in one folder that needs no network and no server.

    python -m tools.site                     writes build/site: open its index.html
    python -m tools.site --to /media/stick/site
    python -m tools.site --lite build/lite   takes the folder of `make lite` along: its pages can be run
    python -m tools.site --repo owner/name   with links to where `make publish` puts it all

Nothing is run: a page shows the outputs that its notebook has. `make site` installs Sphinx beforehand,
into an environment of its own, which `--sphinx` names.
"""

import argparse
import base64
import html
import re
import shutil
import string
import subprocess
import sys
import tempfile
from pathlib import Path

import nbformat

from tools import ROOT, published, writable
from tools.site_alive import PAD, PLAYGROUND, Places, lines_of, notebook_lines, write_lines

PARTS = Path(__file__).with_name("site_pages")
SOURCE = ROOT / "notebooks"
SHEETS = ["CHEATSHEET.md", "GLOSSARY.md", "TEACHING.md"]
FIGURES = "_static/figures"
# Links to files of the checkout, in Markdown and in outputs. The ending keeps code such as f[0](x) out of it.
LINK = re.compile(r"(?<!!)\[([^\[\]]*)\]\((?!\w+:)([\w./-]+\.(?:ipynb|md|html|txt|py|toml))(#[\w-]+)?\)")
PICTURE = re.compile(r"!\[([^\]]+)\]\(notebooks/images/playground\.png\)")
ANCHOR = re.compile(r'<a href="([\w./-]+)\.ipynb"([^>]*)>(.*?)</a>', re.S)


def without_dead_links(text: str, known: set[str]) -> str:
    """Markdown in which a link to a file that is not in `known` is plain text."""
    return LINK.sub(lambda link: link[0] if link[2] in known else link[1], text)


def page_links(markup: str, known: set[str]) -> str:
    """An output's HTML whose links lead from notebook to notebook, as links from page to page."""

    def replace(link):
        name, rest, text = link.groups()
        return f'<a href="{name}.html"{rest}>{text}</a>' if f"{name}.ipynb" in known else text

    return ANCHOR.sub(replace, markup)


def still_figure(output, name: str, folder: Path, live: str):
    """The output with its PNG as a file in `folder` and an <img> that has the alternative text.

    `live` is what stands below it, as HTML.
    """
    facts, plain = output.metadata.get("image/png", {}), output.data.get("text/plain", "")
    alt = facts.get("alt") or plain.removeprefix("Figure: ")
    size = "".join(f' {side}="{facts[side]}"' for side in ("width", "height") if side in facts)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{name}.png").write_bytes(base64.b64decode(output.data["image/png"]))
    image = (
        f'<img src="{FIGURES}/{name}.png" alt="{html.escape(alt)}"{size} loading="lazy" class="dark-light">'
    )
    markup = f'<div class="still">{image}{live}</div>'
    return nbformat.v4.new_output("display_data", {"text/html": markup, "text/plain": plain})


def page(notebook, entry, known: set[str], folder: Path, places: Places):
    """The notebook as Sphinx gets it; its figures are written to `folder`."""
    stem = Path(entry.file).stem
    for number, cell in enumerate(notebook.cells):
        if cell.cell_type == "markdown":
            cell.source = without_dead_links(cell.source, known)
            continue
        live = places.live_line(entry) if "interactive" in cell.metadata.get("tags", []) else ""
        described = {
            out.data.get("text/plain")
            for out in cell.get("outputs", [])
            if "image/png" in out.get("data", {})
        }
        outputs = []
        for place, output in enumerate(cell.get("outputs", [])):
            data = output.get("data", {})
            if "image/png" in data:
                output = still_figure(output, f"{stem}-{number:02d}-{place}", folder, live)
            elif data.get("text/plain") in described:
                continue  # the paragraph for screen readers, which the <img> says now
            elif "text/html" in data:
                data["text/html"] = page_links(data["text/html"], known)
            outputs.append(output)
        cell.outputs = outputs
    notebook.metadata.pop("widgets", None)
    if line := places.run_line(entry):  # below the title and its promise
        notebook.cells.insert(1, nbformat.v4.new_markdown_cell(line))
    return notebook


def promise(notebook) -> str:
    """The one-sentence promise under a notebook's title, as Markdown."""
    return notebook.cells[0].source.partition("\n")[2].strip().strip("*")


def part_table(part: str, rows: list[str]) -> str:
    """The notebooks of one part of the course as a table of Markdown."""
    return "\n".join([f"### {part}", "", "| notebook | minutes |", "|:---|---:|", *rows])


def part_contents(part: str, entries: list[str]) -> str:
    """The same as a hidden table of contents, for the side of each page."""
    return "\n".join(["```{toctree}", ":hidden:", f":caption: {part}", "", *entries, "```"])


def stage(folder: Path, places: Places) -> list[str]:
    """Write what Sphinx reads to `folder`; returns the names of the pages, in their order."""
    from course.contents import NOTEBOOKS, WAYS

    shutil.copytree(PARTS, folder, dirs_exist_ok=True)
    shutil.copytree(SOURCE / "images", folder / "images")
    sheets = [path for name in SHEETS if (path := SOURCE / name).exists()]
    listed = [entry for entry in NOTEBOOKS if (SOURCE / entry.file).exists()]
    prints = sorted(SOURCE.glob("*.html"))  # a sheet to print is not a page, but a file that a page links
    known = {entry.file for entry in listed} | {path.name for path in [*sheets, *prints]}
    for path in prints:
        shutil.copyfile(path, folder / path.name)
    rows, contents, lines = {}, {}, {}
    for entry in listed:
        notebook, stem = nbformat.read(SOURCE / entry.file, as_version=4), Path(entry.file).stem
        lines[stem] = notebook_lines(notebook)
        page(notebook, entry, known, folder / FIGURES, places)
        nbformat.write(notebook, folder / entry.file)
        rows.setdefault(entry.part, []).append(
            f"| [{entry.number} {entry.title}]({entry.file})<br>{promise(notebook)} | {entry.minutes} |"
        )
        contents.setdefault(entry.part, []).append(f"{entry.number} {entry.title} <{stem}>")
    for path in sheets:
        text = without_dead_links(path.read_text(encoding="utf-8"), known)
        (folder / path.name).write_text(text, encoding="utf-8")
        lines[path.stem] = lines_of(text)
    write_lines(folder / "_static" / "page_lines.js", lines)
    shutil.copyfile(SOURCE / "images" / "playground.png", folder / FIGURES / "playground.png")
    alt = PICTURE.search((ROOT / "README.md").read_text(encoding="utf-8"))[1]
    index = string.Template((PARTS / "index.md").read_text(encoding="utf-8")).substitute(
        play=places.play(f"{FIGURES}/playground.png", alt),
        run=places.run_all(),
        hours=round(sum(entry.minutes for entry in listed) / 60),
        ways="\n".join(f"- {way.sentence}" for way in WAYS),
        parts="\n\n".join(map(part_table, rows, rows.values())),
        contents="\n\n".join(map(part_contents, contents, contents.values())),
        sheets="\n".join(path.stem for path in sheets),
    )
    (folder / "index.md").write_text(index, encoding="utf-8")
    return ["index", *(Path(entry.file).stem for entry in listed), *(path.stem for path in sheets)]


def has_sphinx(python: str) -> bool:
    look = [python, "-c", "import myst_nb, sphinx_book_theme"]
    try:
        return subprocess.run(look, capture_output=True).returncode == 0
    except OSError:
        return False


def build(to: Path, python: str, lite: Path | None = None, repo: str = "") -> int:
    if not has_sphinx(python):
        print(f"{python} has not the group `site` of pyproject.toml: `make site` brings it.", file=sys.stderr)
        return 1
    if lite and not all((lite / name).is_file() for name in ("jupyter-lite.json", PLAYGROUND, PAD)):
        print(f"{lite} is no folder of `make lite`: run that first, or leave out --lite.", file=sys.stderr)
        return 1
    elsewhere = f"{published.pages(repo)}lite/" if repo else ""
    places = Places(lite="lite/" if lite else elsewhere, repo=repo)
    with tempfile.TemporaryDirectory(prefix="nnlib-site-") as scratch:
        # MyST-NB also writes to the folder above the pages
        source, built = Path(scratch, "source"), Path(scratch, "built", "site")
        names = stage(source, places)
        # A warning is a page that is not as it was meant. All are built first.
        options = ["--quiet", "--fail-on-warning", "--keep-going", "--doctree-dir", f"{scratch}/doctrees"]
        status = subprocess.run([python, "-m", "sphinx", *options, str(source), str(built)]).returncode
        if built.exists():
            shutil.copytree(built, to, dirs_exist_ok=True)
            (to / ".nojekyll").touch()  # GitHub Pages shows folders that begin with _ only with this
        if lite:
            shutil.rmtree(to / "lite", ignore_errors=True)
            shutil.copytree(lite, to / "lite")
    size = sum(path.stat().st_size for path in to.rglob("*") if path.is_file()) / 1e6 if to.exists() else 0
    if status:
        print(f"The site in {to} is not as it should be; what is wrong stands above.", file=sys.stderr)
        return 1
    print(f"{len(names)} pages, {size:.0f} MB: open {to / 'index.html'}")
    return 0


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Write the course as pages to read.")
    parser.add_argument(
        "--to", type=Path, default=ROOT / "build" / "site", help="folder (default: build/site)"
    )
    parser.add_argument(
        "--sphinx", default=sys.executable, help="a Python that has the group `site` of pyproject.toml"
    )
    parser.add_argument("--lite", type=Path, help="a folder of `make lite`, to be taken along")
    published.repo_option(parser)
    options = parser.parse_args(arguments)
    repo = published.checked(parser, options.repo)
    return build(writable(options.to), options.sphinx, options.lite, repo)


if __name__ == "__main__":
    sys.exit(main())
