"""What TEACHING.md says of a notebook, on the slides that it speaks of: minutes, misconceptions, questions.

A plan's minutes become the timing of the slides (the speaker view shows it), all else speaker notes.
"""

import re
from dataclasses import dataclass, field

from bs4 import BeautifulSoup

from tools import slides_blocks as blocks

PLANS = (50, 90)  # minutes of a session, as TEACHING.md has them
NAMED = re.compile(r'"([^"]+)"|`(\d\d\.\w+)`|`(figures\.\w+)`|\b(closing \d)|(closing quiz|the challenge)')
TASK = re.compile(r"\d+\.\d+")


@dataclass
class Part:
    """One row of a plan: the text, and its minutes in each of `PLANS`, 0 where it is left out."""

    text: str
    minutes: tuple[int, ...]
    pages: list = field(default_factory=list)


def names_in(text: str) -> list[str]:
    """The headings, predictions, figures, tasks and questions that a sentence points to, in its order."""
    found = [(m.start(), bare(next(filter(None, m.groups())))) for m in NAMED.finditer(text)]
    code = {m.start() for m in re.finditer(r"`[^`]*`", text)}
    for run in re.finditer(r"\btasks? [\d., and]+", text):
        if run.start() not in code:
            found += [(run.start(), f"task {number}") for number in TASK.findall(run[0])]
    return [name for _, name in sorted(found)]


def bare(name: str) -> str:
    return name.replace("`", "").strip()


def plan(section: str) -> list[Part]:
    """The rows of the table of one notebook, without its head."""
    rows = re.findall(r"^\| (.+) \| (\d+|–) \| (\d+|–) \|$", section, re.M)[1:]
    return [Part(part, tuple(0 if m == "–" else int(m) for m in minutes)) for part, *minutes in rows]


def bullets(section: str, title: str) -> list[str]:
    """The points under a title in bold, each as one line."""
    under = re.search(rf"^\*\*{title}\*\*\n((?:- .*\n|  .*\n)+)", section, re.M)
    return (
        [re.sub(r"\s+", " ", point) for point in re.split(r"^- ", under[1], flags=re.M)[1:]] if under else []
    )


def section_of(teaching: str, number: str) -> str:
    found = re.search(rf"^## {number} .+\n((?:(?!## ).*\n?)*)", teaching, re.M)
    return found[1] if found else ""


def names_of(page, cells: list) -> set[str]:
    """What TEACHING.md may call a slide: by its heading, task, prediction, question or figure."""
    names = set()
    for block in page.blocks:
        text = BeautifulSoup(block.html, "html.parser").get_text().strip()
        source = cells[block.cell].source if block.cell is not None else ""
        if block.kind == "heading":
            names.add(bare(text))
        elif block.kind == "task":
            names |= {f"task {number}" for number in re.findall(r"Task (\d+\.\d+)", text)}
            names |= {"the challenge"} if text.startswith("Challenge") else set()
        elif block.kind == "question" and ".closing" in source:
            names |= {"closing quiz", f"closing {text.partition('.')[0]}"}
        names |= set(re.findall(r'^predict\("([\w.]+)"', source, re.M))
        names |= set(re.findall(r"\bfigures\.\w+", source)) if block.kind == "figure" else set()
    return names


def add(pages: list, notebook, section: str, minutes: int, decks: set[str]) -> None:
    """Write the notes and the timing of a session of `minutes` into the pages of a notebook's deck."""
    parts = plan(section)
    if not parts:
        return
    for page in pages:
        page.names = names_of(page, notebook.cells)
    _share_out(pages, parts)
    for part in parts:
        told = [f"{m or 'left out'} of {whole}" for m, whole in zip(part.minutes, PLANS)]
        _note(part.pages[0], f"**Minutes**: {part.text}: {', '.join(told)}.", decks)
        seconds = 60 * part.minutes[PLANS.index(minutes)]
        for k, page in enumerate(part.pages):
            page.seconds += seconds * (k + 1) // len(part.pages) - seconds * k // len(part.pages)
    summary = next((page for page in pages if "Summary" in page.names), pages[-1])
    for point in bullets(section, "Misconceptions"):
        _note(_page_of(pages, names_in(point), summary), f"**Misconception**: {point}", decks)
    for point in bullets(section, "To discuss"):
        _note(_page_of(pages, names_in(point), summary), f"**To discuss**: {point}", decks)
    live = re.search(r"^\*\*Slides\*\*:.*?live: ((?:.+\n?)+)", section, re.M)
    for name in dict.fromkeys(names_in(live[1])) if live else []:
        _note(_page_of(pages, [name], summary), f"**Live** in JupyterLab: {live[1]}", decks)


def _share_out(pages, parts):
    """Each page goes to the part that names it, or else to the part that it stands in."""
    of_name = {name: part for part in reversed(parts) for name in names_in(part.text)}
    base = current = parts[0]
    for page in pages:
        named = [of_name[name] for name in page.names if name in of_name]
        tasks = [of_name[name] for name in page.names if name in of_name and name.startswith("task ")]
        if named and not tasks:
            base = current = named[0]
        elif tasks:
            current = tasks[0]
        elif not page.task:
            current = base
        current.pages.append(page)
    for before, part in zip([None, *parts], parts):
        if not part.pages:  # its slide is another part's as well
            part.pages.append((before or parts[1]).pages[-1])


def _page_of(pages, names, otherwise):
    """The first page of the first name that is on one."""
    return next((page for name in names for page in pages if name in page.names), otherwise)


def _note(page, text, decks):
    page.notes += [str(element) for element in blocks.markdown(text, decks)]
