"""How a widget is shown in a notebook so that its still form stands there whenever the widget does not live.

JupyterLab shows one form of an output, and where it has chosen a widget of a kernel that is gone, it says
"model not found". So there the still form and the widget are outputs of their own, one after the other, and
rules in the first let one of them be seen: the widget while it lives (its script marks it), else the other.
"""

import functools
from pathlib import Path

_HERE = Path(__file__).parent
PAGE_SCRIPT = (_HERE / "widget_page.js").read_text(encoding="utf-8")
WIDGET_VIEW = "application/vnd.jupyter.widget-view+json"

# a figure is drawn on paper: on a dark page it is a sheet with a margin, which is as wide as the page at most
SHEET = "margin:8px;max-width:calc(100% - 16px)!important;border-radius:1px;box-shadow:0 0 0 7px #fff"
_OUTPUT = ".jp-OutputArea-child"
# JupyterLab breaks a long printed line in the middle of a word
WHOLE_WORDS = ".jp-OutputArea .jp-OutputArea-output pre{word-break:normal;overflow-wrap:anywhere}"
_ALIVE = ".nnlib-here"
_RULES = (
    f"{_OUTPUT}:has(.nnlib-still):has(+{_OUTPUT} {_ALIVE}),"
    f"{_OUTPUT}:has(+{_OUTPUT} .nnlib-still-picture):has(+{_OUTPUT}+{_OUTPUT} {_ALIVE}){{display:none}}"
    # out of sight and yet as wide as the page, so that what a script measures at its start is right
    f"{_OUTPUT}:has(.nnlib-still)+{_OUTPUT}:has(>.lm-Panel.jp-OutputArea-output):not(:has({_ALIVE}))"
    "{height:0;padding:0;overflow:hidden;visibility:hidden}"
)


def sheet_rule() -> str:
    """HTML that makes a sheet of the picture in the output before the one in which it stands."""
    return f'<style class="nnlib-sheet">{_OUTPUT}:has(+{_OUTPUT} .nnlib-sheet) img{{{SHEET}}}</style>'


def marked(still: str) -> str:
    """The HTML `still` as the still form of the widget in the next output."""
    end = still.index(">") + 1  # of its first tag
    return f'{still[:end]}<style class="nnlib-still">{_RULES}</style>{still[end:]}'


def below_picture(invitation: str) -> str:
    """HTML to follow a picture, which makes both the still form of the widget in the next output."""
    line = f'<p style="margin:2px 0;font-size:13px">{invitation}</p>'
    return f'{line}<style class="nnlib-still nnlib-still-picture">{_RULES}</style>'


def view(widget) -> dict:
    """The part of a mimebundle that shows a widget."""
    return {WIDGET_VIEW: {"version_major": 2, "version_minor": 0, "model_id": widget.model_id}}


def in_jupyterlab() -> bool:
    """Whether JupyterLab (or Notebook 7, which is made of it) runs the present cell: it alone sends this."""
    return "deletedCells" in _request()


def cell_id():
    """The id of the running cell, if the front end tells it: a copied cell is then a figure of its own."""
    return _request().get("cellId")


def _request():
    try:
        from IPython import get_ipython

        return get_ipython().kernel.get_parent("shell")["metadata"]
    except (ImportError, AttributeError, KeyError, TypeError):
        return {}


@functools.cache
def _names_class():
    import anywidget
    import traitlets

    class Names(anywidget.AnyWidget):
        _esm = PAGE_SCRIPT + (_HERE / "widget_names.js").read_text(encoding="utf-8")
        _css = f".nnlib-live .widget-image {{{SHEET}}} {WHOLE_WORDS}"
        alt = traitlets.Unicode().tag(sync=True)

    return Names


def make_names(alt: str = ""):
    """An unseen widget, last in a box of controls: it keeps their keys and names them to screen readers.

    `alt` is the text alternative of the picture among them.
    """
    return _names_class()(alt=alt)
