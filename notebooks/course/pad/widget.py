"""The pad's two sides: what an anywidget shows on the page, and the answer to a drawing."""

import base64
import functools
import io
from pathlib import Path

import numpy as np
from PIL import Image

from course.pad.prepare import DOT, extent, prepare
from course.pad.reading import WORDS, evidence_picture, sentence
from course.widget_output import PAGE_SCRIPT

HERE = Path(__file__).parent
EMPTY = "Nothing is drawn yet: an empty pad has no answer."
IS_DOT = "A dot is no digit yet. Draw on, or larger."


def script() -> str:
    """The front as one JavaScript module."""
    return PAGE_SCRIPT + "".join((HERE / name).read_text(encoding="utf-8") for name in ("parts.js", "pad.js"))


@functools.cache
def widget_class():
    """The anywidget, made at first use: `import course` takes no ipywidgets with it."""
    import anywidget
    import traitlets

    class PadWidget(anywidget.AnyWidget):
        _esm = script()
        _css = (HERE / "pad.css").read_text(encoding="utf-8")
        # lists and text alone: Colab's widget manager loses binary buffers
        strokes = traitlets.List().tag(sync=True)
        asked = traitlets.Int(0).tag(sync=True)  # counts the page's requests; `answer` says which it is for
        look = traitlets.Bool(False).tag(sync=True)
        can_look = traitlets.Bool(False).tag(sync=True)
        names = traitlets.List().tag(sync=True)  # of the models, where there are several
        centering = traitlets.Bool(True).tag(sync=True)
        can_place = traitlets.Bool(False).tag(sync=True)  # whether the page may turn centering off
        answer = traitlets.Dict().tag(sync=True)
        kept = traitlets.Dict().tag(sync=True)
        said = traitlets.Dict().tag(sync=True)
        refusal = traitlets.Unicode().tag(sync=True)

    return PadWidget


def answer_to(strokes, readers, look: bool, centering: bool = True):
    """(what the page shows, steps, [probabilities of each reader]) for checked strokes.

    The last two are None without a drawing. `look` shows what the first reader looked at.
    """
    if not strokes or extent(strokes) <= DOT:
        return {"text": IS_DOT if strokes else EMPTY, "evidence": ""}, None, None
    steps = prepare(strokes, centering)
    pictures = {name: picture(getattr(steps, name)) for name in ("cropped", "scaled", "centered")}
    shown = {"pictures": pictures, "note": note(steps)}
    try:
        read = [reader.probabilities(steps.centered) for reader in readers]
        if look and readers[0].can_look:
            digit = int(read[0].argmax())
            evidence = evidence_picture(steps.centered, readers[0].evidence(steps.centered, digit))
            pictures["evidence"] = _png(evidence)
            shown["evidence"] = f"Ink on blue speaks for the {WORDS[digit]}, on orange against it"
    except Exception as error:  # of the model, which is the reader's: the pad stays alive
        return {**shown, "text": f"{type(error).__name__}: {error}", "failed": True}, steps, None
    answers = [
        {"digit": int(p.argmax()), "probabilities": p.round(4).tolist(), "text": sentence(p)} for p in read
    ]
    return {**shown, **answers[0], "beside": answers[1:]}, steps, read


def note(steps) -> str:
    """What the reader should know of small pieces that lie apart from the digit; empty for none."""
    n = steps.left_out
    left_out = (
        ("A dot that does" if n == 1 else f"{n} dots that do") + " not touch the digit: left out."
        if n
        else ""
    )
    doubtful = (
        "A small piece lies apart from the digit and is read with it. If it is a slip, Undo takes back the "
        "last stroke, and Clear begins anew."
        if steps.doubtful
        else ""
    )
    return " ".join(filter(None, (left_out, doubtful)))


def picture(image: np.ndarray) -> str:
    """Dark on white, as base64 of a PNG."""
    return _png(255 - image)


def _png(pixels):
    buffer = io.BytesIO()
    Image.fromarray(pixels).save(buffer, format="png")
    return base64.b64encode(buffer.getvalue()).decode("ascii")
