"""How the course speaks: small boxes as HTML, with the same words as plain text."""

from __future__ import annotations

import html
import re

# The page's own colors where it tells them, as JupyterLab does in its light and its dark theme; else dark on
# white. Every text stands on a ground that is set beside it, so that both always come from one theme.
INK, PAPER = "var(--jp-content-font-color0,#1b1b1b)", "var(--jp-layout-color0,#fff)"
LINK = "var(--jp-content-link-color,#0050a0)"
PLAIN = f"background:{PAPER};color:{INK}"
# the word and the icon carry the meaning, the color repeats it
TONES = {"good": "#007a5a", "next": "#984e00", "calm": "#5b6770", "info": "#0072b2"}
_CODE = "background:color-mix(in srgb,currentColor 9%,transparent);color:inherit"
_CODE += ";padding:0 3px;border-radius:3px;font-size:0.95em"


def _mixed(color, share, other):
    return f"color-mix(in srgb,{color} {share}%,{other})"


def rich(text: str) -> str:
    """Plain text with `code` in backticks as HTML."""
    return re.sub(r"`([^`]+)`", rf'<code style="{_CODE}">\1</code>', html.escape(text)).replace("\n", "<br>")


def box(body: str, tone: str, role: str = "status") -> str:
    """An HTML box on a ground of its own, pale or dark as the page is; `body` is HTML."""
    edge = TONES[tone]
    style = (
        f"border-left:5px solid {edge};background:{_mixed(edge, 12, PAPER)};color:{INK};padding:8px 12px;"
        "margin:2px 0;border-radius:3px;max-width:760px;font-size:14px;line-height:1.45"
    )
    return f'<div role="{role}" style="{style}">{body}</div>'


def colored(text: str, tone: str) -> str:
    """Bold `text` (HTML) in the tone's color, dark enough on a pale page and pale enough on a dark one."""
    color = _mixed(TONES[tone], 60, INK)
    return f'<span style="color:{color};font-weight:bold">{text}</span>'


def headline(icon: str, word: str, tone: str, rest: str = "") -> str:
    """The first line of a box: icon and word in the tone's color."""
    start = colored(f"{icon} {html.escape(word)}", tone)
    return start + (f" {rich(rest)}" if rest else "")


def table(head: list[str], rows: list[list[str]], label: str) -> str:
    """An HTML table with opaque cells; entries are HTML."""
    cell = f"padding:4px 10px;text-align:left;border-bottom:1px solid {_mixed(INK, 20, PAPER)};color:{INK};"
    cell += "vertical-align:top;line-height:1.4"
    top = "".join(
        f'<th scope="col" style="{cell};background:{_mixed(INK, 12, PAPER)}">{h}</th>' for h in head
    )
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
