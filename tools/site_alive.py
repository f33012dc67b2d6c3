"""How a page of the site leads to where its notebook runs, and the lines that a search shows."""

import html
import json
import re
from dataclasses import dataclass
from pathlib import Path

from tools import published
from tools.lite import NEED_KERAS

PLAYGROUND, PAD = "playground/index.html", "pad/index.html"
# the network of the picture, without the page's title and the box that is for teachers
STATE = "#data=spiral&hidden=8,8&act=relu&opt=adam&lr=0.01&hide=title,link"
TAG = re.compile(r"<[^>]+>")
LINK = re.compile(r"(`[^`\n]*`)|!?\[([^\]\n]*)\]\([^)\n]*\)")  # or code, which stays
MARKS = re.compile(r"\*\*|^#+ |^[-*] |^\||\|$|^[-|: ]+$", re.M)
HIDDEN = re.compile(r"<style.*?</style>|<script.*?</script>|<svg.*?</svg>", re.S)
NO_SERVER = (
    "A page that is opened from disk cannot run Python. `python -m http.server` in this folder makes it run, "
    "at http://localhost:8000, and so does any web server."
)


@dataclass(frozen=True)
class Places:
    """Where notebooks run. `lite`: the address of JupyterLite with its slash; `repo`: owner/name; or ""."""

    lite: str = ""
    repo: str = ""

    def in_browser(self, entry) -> str:
        """The address at which this notebook runs in the reader's browser, "" for none."""
        runs = self.lite and entry.number not in NEED_KERAS
        return f"{self.lite}lab/index.html?path={entry.file}" if runs else ""

    def on_colab(self, entry) -> str:
        return f"{published.colab(self.repo)}/{entry.file}" if self.repo else ""

    def run_line(self, entry) -> str:
        """How the notebook of a page is run, as HTML; "" where nothing is known to lead there."""
        here, colab = self.in_browser(entry), self.on_colab(entry)
        links = [_link(here, "Run this page in your browser", "run-here")] if here else []
        if colab:
            links.append(_link(colab, "Open in Colab", "" if here else "run-here"))
        if entry.number in NEED_KERAS:
            need = "It needs TensorFlow, which does not run in a browser."
            links.append(need if colab else f"To run this page, open its notebook in Jupyter. {need}")
        return f'<p class="run">{" ".join(links)}</p>' if links else ""

    def live_line(self, entry) -> str:
        """What stands below a still figure that moves where the notebook runs, as HTML."""
        here, colab = self.in_browser(entry), self.on_colab(entry)
        if here:
            text = f"This figure is live in the notebook: {_link(here, 'move it in your browser')}."
        elif colab:
            text = f"This figure is live in the notebook: {_link(colab, 'move it on Colab')}."
        else:
            text = "In Jupyter this figure is live."
        return f'<p class="live">{text}</p>'

    def play(self, picture: str, alt: str) -> str:
        """The playground on the front page, as HTML: a picture, which site.js lets become the playground.

        Args:
            picture: The address of the picture.
            alt: What it shows.
        """
        shown = f'<img src="{picture}" alt="{html.escape(alt)}">'
        if self.lite:
            address = html.escape(f"{self.lite}{PLAYGROUND}{STATE}")
            words = "<span>▶ Train this network yourself</span>"
            shown = f'<a href="{address}" data-title="The playground">{shown}{words}</a>'
            shown += f"<p>Or {_link(self.lite + PAD, 'draw a digit')} for a network to read.</p>"
        return f'<div class="play">{shown}</div>'

    def run_all(self) -> str:
        """How to run all of it, for the front page, as Markdown."""
        if not (self.lite or self.repo):
            return (
                "Run, drag and solve them in Jupyter, where the figures marked as live answer to your hand."
            )
        others = f"{', '.join(NEED_KERAS[:-1])} and {NEED_KERAS[-1]}"
        colab = f"[Google Colab]({published.branch_page(self.repo)})" if self.repo else ""
        if self.lite:
            text = "Each page has a link that runs it in your browser, with nothing installed."
            text += f" Only {others} need TensorFlow, and so {colab or 'Jupyter on your own machine'}."
        else:
            text = f"Each page has a link that runs it on {colab}."
        near = f"\n\n{NO_SERVER}" if self.lite and "://" not in self.lite else ""
        return text + near


def _link(address, text, name=""):
    about = f' class="{name}"' if name else ""
    return f'<a href="{html.escape(address)}"{about}>{text}</a>'


def lines_of(text: str) -> list[str]:
    """The lines of Markdown or of an output as a reader sees them, without those that say nothing."""
    words = LINK.sub(lambda link: link[1] or link[2], TAG.sub(" ", HIDDEN.sub(" ", text)))
    plain = html.unescape(MARKS.sub("", words)).replace("`", "")
    lines = (" ".join(line.replace("|", " · ").split()) for line in plain.splitlines())
    return [line for line in lines if len(line) > 2 and re.search(r"\w", line)]


def notebook_lines(notebook) -> list[str]:
    """All lines of a notebook: its text, its code and what its cells said."""
    lines = []
    for cell in notebook.cells:
        lines += lines_of(cell.source) if cell.cell_type == "markdown" else cell.source.splitlines()
        for output in cell.get("outputs", []):
            if output.output_type == "stream":
                lines += output.text.splitlines()
            elif "text/html" in output.get("data", {}):
                lines += lines_of(output.data["text/html"])
    return [line.strip() for line in lines if line.strip()]


def write_lines(path: Path, lines: dict[str, list[str]]) -> None:
    """A script with the lines of every page: a page opened from disk may load no other kind of file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"window.pageLines = {json.dumps(lines, ensure_ascii=False)};\n", encoding="utf-8")
