"""What a lecturer looks at: a table for the spreadsheet, and a page with where the class is stuck."""

from __future__ import annotations

import csv
import html
import io
import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from course import contents

HEAD = ["name", "task", "key", "result", "hints", "message", "file"]
ICONS = {
    "correct": "✓", "not yet": "→", "not attempted": "○", "look at it": "?", "stopped": "✗",
    "not judged": "–", "unreadable": "✗",
}  # fmt: skip
# what a person's several files come to: the first of these that one of them has
ORDER = ["correct", "look at it", "not yet", "stopped", "not judged", "unreadable", "not attempted"]
STUCK, COMMONEST = 5, 3
POLICY = "\"default-src 'none'; style-src 'unsafe-inline'\""
STYLE = """

:root { color-scheme: light dark; --ink: #1b1b1b; --paper: #fff; --line: #c8c8c8; --code: #f2f2f2; --link: #0050a0;
  --right: #d9f2e6; --open: #ffe9cc; --bad: #ffd6d6 }
@media (prefers-color-scheme: dark) { :root { --ink: #e8e8e8; --paper: #181818; --line: #555; --code: #2a2a2a;
  --link: #8ec5ff; --right: #0f4a35; --open: #5c3a08; --bad: #6b1f1f } }
body { font: 16px/1.45 system-ui, sans-serif; margin: 2rem; color: var(--ink); background: var(--paper) }
a { color: var(--link) } li { max-width: 60em; overflow-wrap: anywhere }
table { border-collapse: collapse } th, td { border: 1px solid var(--line); padding: 3px 8px; text-align: left }
.people { overflow: auto; max-height: 85vh } .people td { text-align: center; white-space: nowrap }
.people thead th { position: sticky; top: 0; background: var(--paper); writing-mode: vertical-rl; max-height: 14em;
  z-index: 1 }
.people th:first-child { position: sticky; left: 0; background: var(--paper); min-width: 14em; writing-mode: horizontal-tb }
.people thead th:first-child { z-index: 2 }
pre { background: var(--code); padding: 8px; overflow-x: auto }
.correct { background: var(--right) } .not-yet { background: var(--open) }
.look-at-it, .stopped, .unreadable { background: var(--bad) }
"""  # noqa: E501 (a style sheet)


@dataclass(frozen=True)
class Row:
    """One result: of whom, of which task (empty for a file that cannot be read), and the answer's text."""

    name: str
    key: str
    result: str
    hints: int
    message: str
    file: str
    answer: str = ""

    @property
    def task(self) -> str:
        return contents.number_of(self.key) if self.key else ""


def table(rows: list[Row]) -> str:
    """The rows as CSV. No cell is a formula: one that a spreadsheet could take for it begins with '."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(HEAD)
    for row in rows:
        cells = [row.name, row.task, row.key, row.result, str(row.hints), row.message, row.file]
        writer.writerow([no_formula(cell) for cell in cells])
    return text.getvalue()


def no_formula(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula: one that begins like it gets a ' before it."""
    cell = "".join(c if c.isprintable() else " " for c in cell)
    return f"'{cell}" if cell.lstrip()[:1] in tuple("=+-@|%＝＋－＠") else cell


def page(rows: list[Row]) -> str:
    """One HTML page with no script: tasks by people, the tasks where most are stuck, common wrong answers."""
    judged = [row for row in rows if row.key]
    people = sorted({row.name for row in judged}, key=str.casefold)
    keys = [key for key in contents.all_tasks() if any(row.key == key for row in judged)]
    counting = best(judged)
    parts = [
        "<!doctype html><html lang='en'><meta charset='utf-8'><title>Scores</title>",
        f"<meta http-equiv='Content-Security-Policy' content={POLICY}>",
        f"<style>{STYLE}</style><h1>Scores</h1>",
        f"<p>{len(people)} people, {len(keys)} tasks. Every answer was run again; what the files say of "
        "themselves was not used, but for names and hints.</p>",
        _signs(),
        _stuck(keys, people, counting),
        _people(keys, people, counting),
        "<h2>The commonest wrong answers</h2>",
        *(_wrong(key, [row for row in judged if row.key == key]) for key in keys),
        _unreadable([row for row in rows if row.result == "unreadable"]),
    ]
    return "\n".join(part for part in parts if part) + "\n</html>\n"


def best(judged: list[Row]) -> dict[tuple[str, str], Row]:
    """For each (name, key) the row that counts: of several, the one whose result is first in ORDER."""
    found = {}
    for row in sorted(judged, key=lambda row: ORDER.index(row.result)):
        found.setdefault((row.name, row.key), row)
    return found


def _signs():
    return f"<p>{', '.join(f'{icon} {word}' for word, icon in ICONS.items() if word != 'unreadable')}</p>"


def _title(key):
    return f"{contents.number_of(key)} {html.escape(contents.all_tasks()[key].title)}"


def _stuck(keys, people, best):
    shares = []
    for key in keys:
        tried = [best[p, key] for p in people if (p, key) in best and best[p, key].result != "not attempted"]
        open_still = sum(row.result != "correct" for row in tried)
        if open_still:
            hints = sum(row.hints for row in tried) / len(tried)
            shares.append((open_still, len(tried), hints, key))
    shares.sort(key=lambda entry: (-entry[0], -entry[0] / entry[1]))
    rows = [
        f"<tr><td><a href='#{key}'>{_title(key)}</a><td>{open_still} of {tried}<td>{hints:.1f}"
        for open_still, tried, hints, key in shares[:STUCK]
    ]
    head = "<tr><th>task<th>tried and not correct<th>hints a person"
    body = f"<table>{head}{''.join(rows)}</table>" if rows else "<p>Nobody is stuck on a task.</p>"
    return f"<h2>Where the class is stuck</h2>{body}"


def _people(keys, people, best):
    head = "".join(f"<th>{html.escape(name)}" for name in people)
    lines = []
    for key in keys:
        cells, right = [], 0
        for name in people:
            row = best.get((name, key))
            result = row.result if row else "not attempted"
            right += result == "correct"
            told = html.escape(f"{result}. {row.message if row else ''}", quote=True)
            cells.append(f'<td class="{result.replace(" ", "-")}" title="{told}">{ICONS[result]}')
        lines.append(f"<tr><th>{_title(key)}<td>{right} of {len(people)}{''.join(cells)}")
    return (
        f"<h2>Tasks and people</h2><div class='people' tabindex='0'><table><thead><tr><th>task<th>correct"
        f"{head}<tbody>{''.join(lines)}</table></div>"
    )


def _wrong(key, rows):
    """The commonest wrong answers of a task: those with one message are one, and the shortest shows it."""
    texts = defaultdict(list)
    for row in rows:
        if row.result in ("not yet", "stopped", "look at it"):
            texts[row.message].append(row)
    if not texts:
        return ""
    counts = Counter({message: len({row.name for row in found}) for message, found in texts.items()})
    items = []
    for message, count in counts.most_common(COMMONEST):
        shortest = min((row.answer for row in texts[message]), key=len)[:2000]
        who = ", ".join(sorted({row.name for row in texts[message]}))
        items.append(
            f"<li>{count} × {_told(message)}<details><summary>An answer, and who wrote one like it"
            f"</summary><p>{html.escape(who)}</p><pre>{html.escape(shortest)}</pre></details>"
        )
    return f"<h3 id='{key}'>{_title(key)}</h3><ol>{''.join(items)}</ol>"


def _told(message):
    """A message with `code` in backticks as HTML."""
    return re.sub(r"`([^`]+)`", r"<code>\1</code>", html.escape(message))


def _unreadable(rows):
    if not rows:
        return ""
    items = "".join(f"<li>{html.escape(row.file)}: {html.escape(row.message)}" for row in rows)
    return f"<h2>Files that could not be read</h2><ul>{items}</ul>"
