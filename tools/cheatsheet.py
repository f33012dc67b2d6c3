"""notebooks/cheatsheet.html from notebooks/CHEATSHEET.md: one A4 page to print, with nothing from outside.

python -m tools.cheatsheet            writes the page
python -m tools.cheatsheet --check    says whether it is up to date
"""

import argparse
import re
import sys

import mistune

from tools import NOTEBOOKS

FOLDER = NOTEBOOKS
SOURCE, TARGET = FOLDER / "CHEATSHEET.md", FOLDER / "cheatsheet.html"
WIDE = "side by side"  # a section with these words in its title goes across both columns

PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}: Neural Networks from the Neuron Up</title>
<style>
@page {{ size: A4; margin: 9mm 10mm; }}
* {{ box-sizing: border-box; }}
body {{ margin: 0 auto; padding: 6mm; max-width: 210mm; background: #fff; color: #1f2430;
  font: 8pt/1.2 "DejaVu Sans", Verdana, "Segoe UI", sans-serif; }}
@media print {{ body {{ padding: 0; max-width: none; }} }}
h1 {{ margin: 0 0 1.5mm; font-size: 13pt; }}
h1 small {{ font-weight: normal; font-size: 8.6pt; color: #4b5563; }}
h2 {{ margin: 0 0 0.8mm; font-size: 9.6pt; color: #004a7a; break-after: avoid; }}
main {{ columns: 2; column-gap: 6mm; }}
section {{ break-inside: avoid; margin: 0 0 2mm; }}
section.wide {{ column-span: all; margin-top: 1mm; }}
table {{ width: 100%; border-collapse: collapse; }}
th, td {{ padding: 0.25mm 1.2mm; border-bottom: 0.2mm solid #c4c9d1; text-align: left; vertical-align: top; }}
th {{ font-size: 7.6pt; color: #4b5563; font-weight: normal; }}
ol, p {{ margin: 0 0 0.8mm; }}
ol {{ padding-left: 5mm; }}
code {{ font: 7.3pt "DejaVu Sans Mono", Menlo, Consolas, monospace; }}
</style>
</head>
<body>
<h1>{title} <small>Neural Networks from the Neuron Up</small></h1>
<main>
{sections}
</main>
</body>
</html>
"""


def page(text: str) -> str:
    """The page for the Markdown `text`: its `##` parts as boxes in two columns, links as plain words."""
    head, *parts = re.split(r"^## ", text, flags=re.M)  # what stands above the first part is for the screen
    render = mistune.create_markdown(plugins=["table"])
    sections = []
    for part in parts:
        name, _, body = part.partition("\n")
        body = re.sub(r"\[([^\]]+)\]\([^)]+\)", r"\1", body)
        kind = ' class="wide"' if WIDE in name else ""
        html = render(f"## {name}\n\n{body}").strip()
        sections.append(f"<section{kind}>\n{html}\n</section>")
    return PAGE.format(title=re.match(r"# (.+)", head)[1], sections="\n".join(sections))


def main(arguments=None) -> int:
    parser = argparse.ArgumentParser(description="Write the cheat sheet as a page to print.")
    parser.add_argument("--check", action="store_true", help="write nothing; say whether it is up to date")
    options = parser.parse_args(arguments)
    fresh = page(SOURCE.read_text(encoding="utf-8"))
    if options.check:
        same = TARGET.exists() and TARGET.read_text(encoding="utf-8") == fresh
        print(f"{TARGET.name} is up to date." if same else f"{TARGET.name} is old: run this without --check.")
        return int(not same)
    try:
        TARGET.write_text(fresh, encoding="utf-8", newline="\n")
    except OSError as error:
        raise SystemExit(f"{TARGET} cannot be written: {error.strerror}.") from None
    print(f"Wrote {TARGET}: open it in a browser and print it on one A4 side.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
