"""What stands on a slide: blocks of HTML, each with the height that it needs, in pixels of 1280 × 720.

Heights are measured with the fonts that the deck carries, so that no browser is needed to build it.
"""

import ast
import functools
import html
import math
import re
from dataclasses import dataclass, replace
from pathlib import Path

import matplotlib
import ziamath
from bs4 import BeautifulSoup, NavigableString
from nbconvert.filters import ansi2html
from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from PIL import ImageFont
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import PythonLexer

WIDTH, HEIGHT = 1216, 610  # inside a slide's margins; deck.css has the same sizes
TEXT, MATH, LINE, GAP = 28, 32, 1.4, 16
CODE_SIZES = (24, 22, 20, 18)
CODE_LINE, CODE_PADDING, HANGING = 1.35, 20, 8
LONGEST = 22  # lines of code or output on one slide
MOST_WORDS = 90  # of prose and questions on one slide, if they can be parted
CAPTION = 34  # the line below a figure that says where it moves
HEADINGS = {"h1": 60, "h2": 40, "h3": 34}
FONTS = Path(matplotlib.get_data_path()) / "fonts" / "ttf"


@dataclass
class Block:
    """A piece of a slide, such as a heading, a text, code, an output, a figure, a box or a folded hint."""

    kind: str
    html: str
    height: float
    fragment: bool = False  # a key press brings it, and what stands below it up to the next such block
    cell: int | None = None  # the code cell that it is, or that put it out


def words_of(blocks: list[Block]) -> int:
    """How many words a room has to read, without code, tables, what is folded and what is said again."""
    return sum(_words(block.html) for block in blocks if block.kind not in ("fold", "takeaway", "figure"))


@functools.cache
def _words(markup):
    tree = BeautifulSoup(markup, "html.parser")
    for element in tree.select("pre, table, svg, details > :not(summary)"):
        element.decompose()
    return len(tree.get_text(" ").split())


@functools.cache
def _font(size, mono=False):
    return ImageFont.truetype(str(FONTS / ("DejaVuSansMono.ttf" if mono else "DejaVuSans.ttf")), size)


def text_lines(text: str, width: float, size: int = TEXT) -> int:
    """How many lines `text` takes; a little more than on average, because words do not break."""
    return max(1, math.ceil(_font(size).getlength(" ".join(text.split())) * 1.04 / width))


def element_height(element, width: float = WIDTH, size: int = TEXT) -> float:
    """Height of an HTML element with all that is in it, folded parts folded."""
    if isinstance(element, NavigableString):
        return text_lines(str(element), width, size) * size * LINE if element.strip() else 0
    if element.name in HEADINGS:
        size = HEADINGS[element.name]
        return text_lines(element.get_text(), width, size) * size * 1.2 + GAP + 12
    if element.name == "pre":
        return code_height(element.get_text(), code_size(element.get_text()))
    if element.name == "details":
        return element_height(element.summary, width - 40, size) + 10
    if element.name == "table":
        return _table_height(element, width, size - 4) + GAP
    if element.name == "li":
        width -= 40
    formulas = sum(float(f["data-height"]) + GAP for f in element.select(".math.display"))
    parts = [child for child in element.children if getattr(child, "name", None) in _BLOCKS]
    if parts:
        inline = "".join(c.get_text() for c in element.children if c not in parts)
        above = text_lines(inline, width, size) * size * LINE if inline.strip() else 0
        return above + sum(element_height(part, width, size) for part in parts) + 8
    words = element.get_text()
    lines = sum(text_lines(line, width, size) for line in words.split("\n\n")) if words.strip() else 0
    return lines * size * LINE + formulas + (8 if element.name == "li" else GAP)


def paragraph_height(text: str) -> float:
    return text_lines(text, WIDTH - 40) * TEXT * LINE


_BLOCKS = {"p", "ul", "ol", "li", "div", "pre", "table", "details"}


def _table_height(table, width, size):
    rows = [row.find_all(["td", "th"]) for row in table.find_all("tr")]
    longest = max(map(len, rows), default=0)
    rows = [row for row in rows if len(row) == longest]
    needed = [max(_font(size).getlength(row[k].get_text()) for row in rows) + 34 for k in range(longest)]
    if sum(needed) > width:  # the narrow columns keep their width, the wide ones share the rest
        narrow = [length for length in needed if length <= width / longest]
        share = (width - sum(narrow)) / max(1, longest - len(narrow))
        needed = [min(length, share) if length > width / longest else length for length in needed]
    return sum(
        max(text_lines(entry.get_text(), room - 30, size) for entry, room in zip(row, needed)) * size * LINE
        + 14
        for row in rows
    )


def code_size(text: str, height: float = HEIGHT) -> int:
    """The largest size at which `text` is at most `height` high and no line breaks (at 20, two may)."""
    lines = text.splitlines() or [""]
    for size in CODE_SIZES[:-1]:
        broken = sum(len(line) > _columns(size) for line in lines)
        if broken <= 2 * (size == 20) and code_height(text, size) <= height:
            return size
    return CODE_SIZES[-1]


def code_height(text: str, size: int) -> float:
    wrapped = _columns(size) - HANGING
    lines = sum(
        1 + max(0, math.ceil((len(line) - HANGING) / wrapped) - 1) for line in text.rstrip().split("\n")
    )
    return lines * size * CODE_LINE + CODE_PADDING + GAP


def _columns(size):
    return int((WIDTH - CODE_PADDING) / _font(size, mono=True).getlength("0"))


def pieces(text: str, longest: int = LONGEST) -> list[str]:
    """`text` in pieces of at most `longest` lines, cut at an empty line where there is one."""
    lines, found = text.strip("\n").split("\n"), []
    while len(lines) > longest:
        even = math.ceil(len(lines) / math.ceil(len(lines) / longest))
        empty = [k for k in range(longest // 2, longest + 1) if not lines[k - 1].strip()]
        cut = min(empty, key=lambda k: abs(k - even)) if empty else even
        found.append("\n".join(lines[:cut]).rstrip())
        lines = lines[cut:]
    return [*found, "\n".join(lines)]


def code_blocks(source: str, label: str = "code") -> list[Block]:
    blocks = []
    for piece in pieces(source):
        size = code_size(piece, HEIGHT * 0.5 if piece.count("\n") < 9 else HEIGHT)
        lines = highlight(piece, PythonLexer(), HtmlFormatter(nowrap=True)).splitlines(keepends=True)
        inside = "".join(f'<span class="line">{line}</span>' for line in lines)
        blocks.append(_pre(label, inside, piece, size))
    return blocks


def output_blocks(text: str) -> list[Block]:
    text = re.sub(r"^.*\|█{5,}\|.*\n?", "", text, flags=re.M)  # finished progress bars
    if not text.strip():
        return []
    return [_pre("output", ansi2html(piece), piece, code_size(piece)) for piece in pieces(text)]


def _pre(label, inside, text, size):
    return Block(
        label,
        f'<pre class="{label}" style="--size:{size}px" tabindex="-1">{inside}</pre>',
        code_height(text, size),
    )


def figure_block(png: str, about: dict, alt: str) -> Block:
    """A figure takes the room that is left, and at least a tenth more than in the notebook."""
    width, height = about.get("width", 700), about.get("height", 400)
    least = min(1.1 * height, height * WIDTH / width, 520)
    image = f'<img alt="{html.escape(alt)}" src="data:image/png;base64,{png.strip()}">'
    style = f"--least:{least:.0f}px;--most:{1.6 * height:.0f}px"
    return Block("figure", f'<div class="figure" style="{style}">{image}</div>', least + GAP)


def captioned(figure: Block, home: str) -> Block:
    """The figure with a line that says where it moves: `home` as HTML."""
    line = f'<div class="live">A still picture. It moves in {home}.</div>'
    return replace(figure, html=figure.html + line, height=figure.height + CAPTION)


def lower(figure: Block, height: float) -> Block:
    """The same figure on a slide that leaves it only `height`."""
    least = height - GAP - (CAPTION if 'class="live"' in figure.html else 0)
    markup = re.sub(r"--least:\d+px", f"--least:{least:.0f}px", figure.html)
    return replace(figure, html=markup, height=height)


def network_code(source: str) -> str:
    """`source` without the statements that only draw or speak; all of it if it is not plain Python."""
    try:
        statements = ast.parse(source).body
    except SyntaxError:
        return source
    lines, kept = source.split("\n"), []
    for statement in statements:
        if _only_shows(statement):
            for k in range(statement.lineno - 1, statement.end_lineno):
                lines[k] = None
        else:
            kept.append(statement)
    if all(_is_setting(statement) for statement in kept):
        return ""
    return re.sub(r"\n{3,}", "\n\n", "\n".join(line for line in lines if line is not None)).strip("\n")


def _only_shows(statement):
    value = getattr(statement, "value", None)
    if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
        name = statement.targets[0].id
        return name == "alt" or (name in ("figure", "fig") and _calls(value, "figures"))
    return isinstance(statement, ast.Expr) and _calls(value, "figures", "predict", "show")


def _calls(value, *names):
    """Whether `value` is a call of one of these names, or of what belongs to one."""
    return isinstance(value, ast.Call) and ast.unparse(value.func).partition(".")[0] in names


def _is_setting(statement):
    """A name that gets a constant, which the figure shows better."""
    try:
        return isinstance(statement, ast.Assign) and ast.literal_eval(statement.value) is not None
    except ValueError:
        return False


class _Renderer(IPythonRenderer):
    """Formulas are drawn as SVG here, so that a deck needs neither MathJax nor its fonts."""

    def block_math(self, body):
        return _formula(body, "display", MATH)

    def inline_math(self, body):
        return _formula(body, "inline", TEXT + 2)


@functools.cache
def _formula(tex, kind, size):
    formula = ziamath.Latex(tex.strip(), size=size, inline=kind == "inline")
    drop = -formula.getyofst() if kind == "inline" else 0
    return (
        f'<span class="math {kind}" role="img" aria-label="{html.escape(tex.strip())}" '
        f'data-height="{formula.getsize()[1]:.0f}" style="vertical-align:-{abs(drop):.1f}px">'
        f"{formula.svg()}</span>"
    )


_MARKDOWN = MarkdownWithMath(renderer=_Renderer(escape=False, exclude_anchor_links=True))


def markdown(source: str, decks: set[str]) -> list:
    """The top-level elements of a Markdown cell."""
    return [e for e in clean(_MARKDOWN.render(source), decks).children if getattr(e, "name", None)]


def clean(markup: str, decks: set[str]):
    """HTML as a tree: links lead to decks or are plain text, and sizes made for a notebook are dropped."""
    tree = BeautifulSoup(markup, "html.parser")
    for link in tree.find_all("a"):
        target = link.get("href", "").removesuffix(".ipynb")
        if target in decks:
            link["href"] = target + ".html"
        elif target.startswith(("https://", "http://")):
            link["target"], link["rel"] = "_blank", "noopener"
        else:
            link.unwrap()
    for element in tree.find_all(style=True):
        element["style"] = re.sub(r"(max-width:760px|font-size:14px|font:[^;]*);?", "", element["style"])
    for entry in tree.find_all(["td", "th"]):
        if len(entry.get_text()) <= 20:
            entry["style"] = entry.get("style", "") + ";white-space:nowrap"
    for table in tree.find_all("table"):
        if table.thead and not table.thead.get_text().strip():
            table.thead.decompose()
    return tree
