"""A notebook as the pages of a deck: one idea a slide, nothing cut off.

A cell's slide type decides where a slide begins; what would not fit goes on to a slide below it. Prose
without a slide type is for the speaker: it becomes notes, and its sentences in bold stand on the slide.
"""

import copy
import re
from dataclasses import dataclass, field

from tools import slides_blocks as blocks
from tools.slides_blocks import GAP, HEIGHT, MOST_WORDS, Block, words_of

TASK = re.compile(r"(\*\*)?(Task [\d.]+|Challenge)")
FOLDS = 60  # the row of folded hints
CHECK = 70  # a line of code
BOLD_ELEMENT = re.compile(r"<strong>([^<]+[.?!])</strong>")
BOLD_SENTENCE = re.compile(r"\*\*([^*]+[.?!])\*\*")


@dataclass
class Page:
    """One slide. `below`: it stands under the one before, as a part of the same section."""

    below: bool
    section: str = ""
    blocks: list[Block] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    names: set[str] = field(default_factory=set)  # what TEACHING.md may call it by
    seconds: int = 0
    task: bool = False

    @property
    def height(self) -> float:
        folds = FOLDS if any(block.kind == "fold" for block in self.blocks) else 0  # they share a row
        return sum(block.height for block in self.blocks if block.kind != "fold") + folds

    @property
    def steps(self) -> list[tuple[Block, int | None]]:
        """Blocks but for folded ones, each with the key press that brings it; None if it is there at once."""
        found, step = [], None
        for block in self.blocks:
            if block.kind != "fold":
                if block.fragment:
                    step = 0 if step is None else step + 1
                found.append((block, step))
        return found

    def has(self, *kinds: str) -> bool:
        return any(block.kind in kinds for block in self.blocks)


class Deck:
    """The pages of `notebook`; `decks` are the names that links may lead to, `home` is where figures move."""

    def __init__(self, notebook, decks: set[str], home: str = "the notebook"):
        self.pages: list[Page] = []
        self.decks, self.home, self.section = decks, home, ""
        for number, cell in enumerate(notebook.cells):
            kind = cell.metadata.get("slideshow", {}).get("slide_type", "-")
            if kind == "skip" or not cell.source.strip():
                continue
            if kind in ("slide", "subslide"):
                self.turn(below=kind == "subslide")
            if cell.cell_type == "markdown":
                self._markdown(cell, kind)
            elif cell.cell_type == "code":
                try:
                    self._code(cell, kind, number)
                except LookupError as error:
                    raise ValueError(f"cell {number}: {error}") from None
        self.pages = [page for page in self.pages if page.blocks]
        self._join_remarks()

    def turn(self, below: bool = True) -> None:
        """Begin a page, unless an empty one is there."""
        if not self.pages or self.pages[-1].blocks:
            self.pages.append(Page(below and bool(self.pages), self.section))
        elif not below:
            self.pages[-1].below = False

    def place(self, unit: list[Block]) -> None:
        """Put blocks that belong together on this page, or on the next, or else on as many as they need."""
        if not self.pages:
            self.turn()
        missing = self.pages[-1].height + sum(block.height for block in unit) - HEIGHT
        begun = not all(block.kind == "heading" for block in self.pages[-1].blocks)
        if begun and words_of(self.pages[-1].blocks + unit) > MOST_WORDS:
            self.turn()
            missing = sum(block.height for block in unit) - HEIGHT
        if len(unit) > 1 and words_of(unit) > MOST_WORDS:
            for part in _parts(unit):
                self.place(part)
            return
        figure = next((k for k, block in enumerate(unit) if block.kind == "figure"), None)
        if figure is not None and 0 < missing <= 0.2 * unit[figure].height:
            unit[figure] = blocks.lower(unit[figure], unit[figure].height - missing)
        elif missing > 0:
            if sum(block.height for block in unit) <= HEIGHT:
                self.turn()
            elif len(unit) > 1:
                if unit[0].kind == "code" and self.pages[-1].has("figure", "output"):
                    self.turn()
                for part in _parts(unit):
                    self.place(part)
                return
            elif self.pages[-1].height > HEIGHT * 0.2:
                self.turn()
        page = self.pages[-1]
        if not page.blocks:
            unit[0].fragment = False
        page.blocks += unit

    def _markdown(self, cell, kind):
        elements = blocks.markdown(cell.source, self.decks)
        if kind == "notes":
            self._note(elements)
        elif cell.source.startswith("<details"):
            self.pages[-1].blocks += [Block("fold", str(element), 0) for element in elements]
        elif kind == "-" and not TASK.match(cell.source):
            self._note(elements)
            if not cell.source.startswith("**Next"):
                self._takeaway(cell.source)
        else:
            unit = []
            for element in elements:
                task = element.name == "p" and any(
                    TASK.match(s.get_text()) for s in element.find_all("strong")
                )
                if element.name in ("h1", "h2", "h3") or task:
                    self._place_text(unit, kind)
                    unit = []
                    if element.name in ("h1", "h2"):
                        self.section = element.get_text()
                    self.turn()
                    self.pages[-1].section = self.section
                block_kind = "heading" if element.name in blocks.HEADINGS else "task" if task else "text"
                unit.append(Block(block_kind, str(element), blocks.element_height(element)))
            self._place_text(unit, kind)

    def _place_text(self, unit, kind):
        if unit:
            unit[0].fragment = kind == "fragment"
            self.place(unit)

    def _note(self, elements):
        if self.pages:
            self.pages[-1].notes += [str(element) for element in elements]

    def _takeaway(self, source):
        for sentence in BOLD_SENTENCE.findall(source):
            (element,) = blocks.markdown(sentence, self.decks)[:1]
            if self.pages[-1].task:
                self.turn()
            height = blocks.element_height(element) + GAP
            self.place([Block("takeaway", str(element), height, True)])

    def _join_remarks(self):
        """What is said of a figure or an output, and nothing else, moves to where one sees it."""
        kept = []
        for page in self.pages:
            before = kept[-1] if kept else None
            remark = all(block.kind == "text" for block in page.blocks)
            if not (remark and before and before.has("figure", "output") and not before.task):
                kept.append(page)
                continue
            room = HEIGHT - before.height
            bold = [b for block in page.blocks for b in BOLD_ELEMENT.findall(block.html)]
            short = [
                Block("takeaway", f"<p>{b}</p>", blocks.paragraph_height(b) + 2 * GAP, True) for b in bold
            ]
            crowded = words_of(before.blocks + page.blocks) > MOST_WORDS
            if page.height + GAP * len(page.blocks) <= room and not crowded:
                page.blocks[0].fragment = True
                before.blocks += page.blocks
            elif short and sum(block.height for block in short) <= room:
                before.blocks += short
                before.notes += [block.html for block in page.blocks]
            else:
                # the last thing shown, once more, so that one sees what is spoken of
                seen = [b for b in before.blocks if b.kind == "output"]
                seen += [b for b in before.blocks if b.kind == "figure"]
                shown = copy.copy(seen[-1])
                shown.fragment, shown.cell, room = False, None, HEIGHT - page.height - GAP * len(page.blocks)
                if shown.kind == "figure" and 0.7 * shown.height <= room < shown.height:
                    shown = blocks.lower(shown, room)
                if shown.height <= room:
                    page.blocks.insert(0, shown)
                kept.append(page)
                continue
            before.notes += page.notes
        self.pages = kept

    def _code(self, cell, kind, number):
        tags = cell.metadata.get("tags", [])
        if "exercise" in tags or cell.source.startswith("check("):
            self._stub(cell)
            return
        if self.pages and self.pages[-1].task:
            self.turn()
        source = "" if "interactive" in tags else blocks.network_code(cell.source)
        code = blocks.code_blocks(source) if source else []
        outputs = self._outputs(cell)
        if "\n" not in source and not source.startswith("print") and all(b.kind == "box" for b in outputs):
            code = []  # one call, whose table says more
        for first in code[:1], outputs[:1]:
            for block in first:
                block.fragment = True
        for block in code + outputs:
            block.cell = number
        questions = [block for block in outputs if block.kind == "question"]
        for question in questions if len(questions) > 1 else []:
            self.turn()
            self.place([question])
            outputs.remove(question)
        helper = kind == "-" and not outputs
        if (code or outputs) and not helper:
            self.place(code + outputs)

    def _stub(self, cell):
        """A task's code, and the line that checks it, without what that says before anything is solved."""
        code = blocks.code_blocks(cell.source)
        height = sum(block.height for block in code)
        if (
            "exercise" in cell.metadata.get("tags", [])
            and self.pages[-1].height + height + 2 * FOLDS > HEIGHT
        ):
            self.turn()  # the check and the folded hints still have to go below
        self.pages[-1].blocks += code
        self.pages[-1].task = True
        if "interactive" in cell.metadata.get("tags", []):
            self._stand_still(cell)

    def _stand_still(self, cell):
        """The figure that a task is played on, where there is room beside the line that checks it."""
        page = self.pages[-1]
        room = HEIGHT - page.height - CHECK - FOLDS - GAP * len(page.blocks)
        for figure in self._outputs(cell):
            if figure.kind == "figure" and room >= 0.5 * figure.height:
                page.blocks.append(blocks.lower(figure, min(room, figure.height)))

    def _outputs(self, cell):
        found, said = [], set()
        for output in cell.outputs:
            data = output.get("data", {})
            if output.output_type == "stream":
                if output.name == "stdout":
                    found += blocks.output_blocks(output.text)
            elif "image/png" in data:
                about = output.metadata.get("image/png", {})
                alt = about.get("alt") or data.get("text/plain", "")
                if not alt.startswith("Figure: ") and not about.get("alt"):
                    raise LookupError(
                        "a picture without alternative text; show it with show(figure, alt=...)"
                    )
                figure = blocks.figure_block(data["image/png"], about, alt)
                live = "interactive" in cell.metadata.get("tags", [])
                found.append(blocks.captioned(figure, self.home) if live else figure)
                said.add(data.get("text/plain"))
            elif data.get("text/plain") in said:
                pass  # the alternative text, once more
            elif "text/html" in data:
                found += self._boxes(data["text/html"])
            elif "text/plain" in data:
                found += blocks.output_blocks(data["text/plain"])
        return found

    def _boxes(self, markup):
        for element in blocks.clean(markup, self.decks).find_all(recursive=False):
            if element.name == "table":
                yield from _tables(element)
                continue
            height = blocks.element_height(element, blocks.WIDTH - 40) + GAP
            kind = "question" if element.get("role") == "group" and element.details else "box"
            yield Block(kind, f'<div class="box">{element}</div>', height)


def _parts(unit):
    """A unit cut in two: between code and what it puts out, or before the last block."""
    at = next((k for k, block in enumerate(unit) if k and block.kind != unit[k - 1].kind), len(unit) - 1)
    if unit[0].kind in ("heading", "text", "task"):
        at, height = 1, unit[0].height
        while at < len(unit) - 1 and height + unit[at].height <= HEIGHT:
            height += unit[at].height
            at += 1
    return unit[:at], unit[at:]


def _tables(table):
    """A table, or a few with the same head, none higher than a slide."""
    rows = table.tbody.find_all("tr", recursive=False) if table.tbody else []
    parts = max(1, -int(-blocks.element_height(table) // (HEIGHT - 40)))
    step = -(-len(rows) // parts) if parts > 1 else len(rows)
    for start in range(0, max(1, len(rows)), max(1, step)):
        part = copy.copy(table)
        for k, row in enumerate(part.tbody.find_all("tr", recursive=False) if part.tbody else []):
            if not start <= k < start + step:
                row.decompose()
        yield Block("box", f'<div class="box">{part}</div>', blocks.element_height(part))
