"""How the course speaks: small boxes as HTML, with the same words as plain text."""

from __future__ import annotations

import html
import re

INK, PAPER = "#1b1b1b", "#ffffff"
# edge and background of a box; the word and the icon carry the meaning, the color repeats it
TONES = {
    "good": ("#007a5a", "#e7f5f0"),
    "next": ("#984e00", "#fdf3e1"),
    "calm": ("#5b6770", "#f1f3f5"),
    "info": ("#0072b2", "#e8f2f9"),
}
_CODE = f"background:{PAPER};color:{INK};padding:0 3px;border-radius:3px;font-size:0.95em"


def rich(text: str) -> str:
    """Plain text with `code` in backticks as HTML."""
    return re.sub(r"`([^`]+)`", rf'<code style="{_CODE}">\1</code>', html.escape(text)).replace("\n", "<br>")


def box(body: str, tone: str, role: str = "status") -> str:
    """An HTML box on an opaque background, so that dark themes work; `body` is HTML."""
    edge, paper = TONES[tone]
    style = (
        f"border-left:5px solid {edge};background:{paper};color:{INK};padding:8px 12px;margin:2px 0;"
        "border-radius:3px;max-width:760px;font-size:14px;line-height:1.45"
    )
    return f'<div role="{role}" style="{style}">{body}</div>'


def headline(icon: str, word: str, tone: str, rest: str = "") -> str:
    """The first line of a box: icon and word in the tone's color."""
    start = f'<span style="color:{TONES[tone][0]};font-weight:bold">{icon} {html.escape(word)}</span>'
    return start + (f" {rich(rest)}" if rest else "")


def table(head: list[str], rows: list[list[str]], label: str) -> str:
    """An HTML table with opaque cells; entries are HTML."""
    cell = f"padding:4px 10px;text-align:left;border-bottom:1px solid #d5d9dc;color:{INK};"
    cell += "vertical-align:top;line-height:1.4"
    top = "".join(f'<th scope="col" style="{cell};background:#e3e7ea">{h}</th>' for h in head)
    body = "".join(
        "<tr>" + "".join(f'<td style="{cell};background:{PAPER}">{c}</td>' for c in row) + "</tr>"
        for row in rows
    )
    return (
        f'<table aria-label="{html.escape(label)}" style="border-collapse:collapse;margin:2px 0">'
        f"<thead><tr>{top}</tr></thead><tbody>{body}</tbody></table>"
    )


def text_table(head: list[str], rows: list[list[str]]) -> str:
    """The same table for a terminal."""
    lines = [head, *rows]
    widths = [max(len(line[i]) for line in lines) for i in range(len(head))]
    return "\n".join(
        "  ".join(c.ljust(w) for c, w in zip(line, widths, strict=True)).rstrip() for line in lines
    )


class Shown:
    """Something with a plain and an HTML form; the last expression of a cell shows it once."""

    def __init__(self, text: str, html: str):
        self.text, self.html = text, html

    def __repr__(self):
        return self.text

    def _repr_mimebundle_(self, include=None, exclude=None):
        return {"text/plain": self.text, "text/html": self.html}
