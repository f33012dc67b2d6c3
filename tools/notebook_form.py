"""The normal form of a stored notebook: without what a run adds by chance, so that a diff shows changes."""

import base64
import io
import json
import re
import struct
from pathlib import Path

import nbformat
import numpy as np
from PIL import Image

from tools import ROOT

KERNELSPEC = {"display_name": "Python 3", "language": "python", "name": "python3"}
LANGUAGE_INFO = {
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
}
# Left behind by editors and by timing; nothing of an author's.
CHANCE_IN_NOTEBOOK = {"widgets", "signature", "vscode", "orig_nbformat"}
CHANCE_IN_CELL = {"execution", "ExecuteTime", "executionInfo", "outputId", "id", "trusted", "vscode"}
WIDGET = "application/vnd.jupyter.widget-view+json"

PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
PNG_NOTES = {b"tEXt", b"zTXt", b"iTXt", b"tIME"}  # software, date
PNG_IN_TEXT = re.compile(r"(data:image/png;base64,)([A-Za-z0-9+/=]+)")
RENDERING_NOISE = 8  # levels of 255: antialiasing differs by less, a moved line or another digit by far more

ROOTS = "home|root|Users|tmp|work|workspace|private|var|opt|usr|mnt|media|srv|builds|content|Volumes"
MACHINE_PATH = re.compile(rf"(?<![\w.:/])(?:file://)?/(?:{ROOTS})/[^\s\"'<>]*|\b[A-Z]:\\[^\s\"'<>]*")
ADDRESS = re.compile(r"\bat 0x[0-9a-fA-F]{6,}")


def read_with_ids(content: bytes, stem: str):
    """Parse a notebook; a cell with no id of its own gets one made of the notebook's name and a number."""
    raw = json.loads(content)
    prefix = re.sub(r"[^a-zA-Z0-9_-]", "-", stem)[:48]
    taken = {cell["id"] for cell in raw["cells"] if "id" in cell}
    seen = set()
    for number, cell in enumerate(raw["cells"]):
        if "id" not in cell or cell["id"] in seen:
            while f"{prefix}-{number:03d}" in taken:
                number += 1
            cell["id"] = f"{prefix}-{number:03d}"
        taken.add(cell["id"])
        seen.add(cell["id"])
    raw["nbformat_minor"] = max(raw["nbformat_minor"], 5)
    return nbformat.reads(json.dumps(raw), as_version=4)


def normalize(nb) -> None:
    """Bring `nb` to normal form, in place. A second call changes nothing."""
    nb.nbformat, nb.nbformat_minor = 4, 5
    nb.metadata = nbformat.from_dict(
        {key: value for key, value in nb.metadata.items() if key not in CHANCE_IN_NOTEBOOK}
        | {"kernelspec": KERNELSPEC, "language_info": LANGUAGE_INFO}
    )
    count = 0
    for cell in nb.cells:
        for key in CHANCE_IN_CELL & set(cell.metadata):
            del cell.metadata[key]
        if cell.cell_type != "code":
            continue
        count += bool(cell.source.strip())
        cell.execution_count = count if cell.source.strip() else None
        cell.outputs = [output for output in map(_normal_output, _joined_streams(cell.outputs)) if output]
        for output in cell.outputs:
            if output.output_type == "execute_result":
                output.execution_count = cell.execution_count


def _joined_streams(outputs):
    joined = []
    for output in outputs:
        last = joined[-1] if joined else None
        if last and output.output_type == last.output_type == "stream" and output.name == last.name:
            last.text += output.text
        else:
            joined.append(output)
    return joined


def _normal_output(output):
    """One output in normal form, or None where nothing of it stands still on a page."""
    output.pop("transient", None)
    if output.output_type == "stream":
        output.text = _as_left_on_screen(output.text)
        return output if output.text.strip() else None
    if output.output_type == "error":
        return output
    if WIDGET in output.data:
        # Without a kernel a widget is an error message; the figure beside it is what a page can show.
        del output.data[WIDGET]
        output.metadata.pop(WIDGET, None)
        if set(output.data) <= {"text/plain"}:
            return None
    _replace_pngs(output, _without_notes)
    return output


def _as_left_on_screen(text: str) -> str:
    """What a terminal shows in the end: a carriage return starts the line again."""
    lines = []
    for line in text.split("\n"):
        if "\r" in line:
            line = line.removesuffix("\r").rpartition("\r")[2].replace("\b", "").rstrip()
            if not line:
                continue
        lines.append(line)
    return "\n".join(lines)


def _replace_pngs(output, change) -> None:
    """Put `change(png)` in place of every PNG of an output, those inside HTML too."""

    def in_text(match):
        return match[1] + base64.b64encode(change(base64.b64decode(match[2]))).decode()

    for kind, content in output.get("data", {}).items():
        if kind == "image/png":
            output.data[kind] = base64.b64encode(change(base64.b64decode(content))).decode()
        elif isinstance(content, str):
            output.data[kind] = PNG_IN_TEXT.sub(in_text, content)


def _without_notes(png: bytes) -> bytes:
    """The same picture without the chunks that name the software and the date."""
    if not png.startswith(PNG_SIGNATURE):
        return png
    kept, start = [PNG_SIGNATURE], len(PNG_SIGNATURE)
    while start < len(png):
        (length,) = struct.unpack(">I", png[start : start + 4])
        end = start + 12 + length  # length, name, content, checksum
        if png[start + 4 : start + 8] not in PNG_NOTES:
            kept.append(png[start:end])
        start = end
    return b"".join(kept)


def keep_same_pictures(old, new) -> None:
    """Where a picture of `new` shows what `old` shows, keep the old bytes."""
    stored = {cell.id: cell for cell in old.cells if cell.cell_type == "code"}
    for cell in new.cells:
        if cell.cell_type != "code" or cell.id not in stored:
            continue
        before = []

        def collect(png, before=before):
            before.append(png)
            return png

        def choose(png, before=before):
            candidate = before.pop(0) if before else None
            return candidate if candidate and _looks_the_same(candidate, png) else png

        for output in stored[cell.id].outputs:
            _replace_pngs(output, collect)
        for output in cell.outputs:
            _replace_pngs(output, choose)


def _looks_the_same(one: bytes, other: bytes) -> bool:
    if one == other:
        return True
    a, b = (np.asarray(Image.open(io.BytesIO(png)).convert("RGBA"), dtype=int) for png in (one, other))
    return a.shape == b.shape and np.abs(a - b).max() <= RENDERING_NOISE


def find_problems(nb) -> list[str]:
    """What must not be stored, as lines that name the cell: errors, stderr, paths, addresses in memory."""
    problems = []
    paths = {str(Path.home()), str(ROOT)} - {"/"}
    for number, cell in enumerate(nb.cells):
        for output in cell.get("outputs", []):
            where = f"cell {number} ({cell.id})"
            if output.output_type == "error":
                problems.append(f"{where} raised {output.ename}: {output.evalue}")
                continue
            text = _text_of(output)
            if output.get("name") == "stderr":
                problems.append(f"{where} wrote to stderr: {text.strip()[:300]}")
            own = [path for path in paths if path in text]
            for found in MACHINE_PATH.findall(text) or own:
                problems.append(f"{where} shows a path of this machine: {found}")
            for found in ADDRESS.findall(text):
                problems.append(f"{where} shows an address in memory, other in every run: {found}")
    return problems


def _text_of(output) -> str:
    if output.output_type == "stream":
        return output.text
    texts = [content for kind, content in output.data.items() if not kind.startswith("image/")]
    return PNG_IN_TEXT.sub("", "\n".join(text for text in texts if isinstance(text, str)))
