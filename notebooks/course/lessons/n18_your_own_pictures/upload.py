"""A button that takes pictures from the reader's computer into the kernel, in ipywidgets 7 and 8."""

from __future__ import annotations

import html

from course.asking.forms import Asked
from course.boxes import PLAIN, box, headline
from course.widget_output import make_names

ABOUT = "Run this cell for a button that takes picture files from your computer. Or put them into a folder."
EMPTY = "No file is here yet: the cells below use the folder."
LOST = (
    "The page did not pass on what is in {names}. Put the files into a folder beside this notebook instead "
    "(on Google Colab: the folder sign on the left), and give its name below."
)
kept: dict[str, bytes] = {}  # by name: running the cell again takes nothing away


class Upload(Asked):
    """The files that were chosen, as `files`: by name, their bytes. It is False while there are none."""

    def __init__(self):
        still = box(headline("↑", "Your files.", "info", ABOUT), "info")
        super().__init__("18.upload", f"Your files. {ABOUT}", still, self._form)

    @property
    def files(self) -> dict[str, bytes]:
        """By name, the bytes of each file."""
        return dict(kept)

    def __bool__(self):
        return bool(kept)

    def _form(self):
        import ipywidgets as widgets

        choose = widgets.FileUpload(
            accept="image/*",
            multiple=True,
            description="Choose pictures",
            layout=widgets.Layout(width="auto"),
        )
        forget = widgets.Button(description="Forget them", tooltip="The cells below then use the folder")
        told = widgets.HTML(_told())

        def take(change):
            lost = []
            for name, content in entries(change["new"]):
                if content:
                    kept[name] = content
                else:
                    lost.append(name)
            told.value = _told(lost)

        def empty(_):
            kept.clear()
            told.value = _told()

        choose.observe(take, names="value")
        forget.on_click(empty)
        return widgets.VBox([widgets.HBox([choose, forget]), told, make_names()])


def entries(value) -> list[tuple[str, bytes]]:
    """(name, bytes) of each file in the `value` of a FileUpload of ipywidgets 7 (a dict) or 8 (a tuple)."""
    if isinstance(value, dict):
        value = [{"name": name, **entry} for name, entry in value.items()]
    return [(str(entry["name"]), bytes(entry.get("content") or b"")) for entry in value]


def _told(lost=()):
    lines = []
    if kept:
        names = ", ".join(list(kept)[:6]) + ", …" * (len(kept) > 6)
        one = len(kept) == 1
        lines.append(f"{len(kept)} file{'' if one else 's'} here: {names}. Now run the next cell.")
    elif not lost:
        lines.append(EMPTY)
    if lost:
        lines.append(LOST.format(names=", ".join(lost)))
    return f'<div style="{PLAIN};padding:2px 4px">{"<br>".join(map(html.escape, lines))}</div>'


def upload_pictures() -> Upload:
    """A button for picture files; `read_pictures` takes what it gives."""
    return Upload()
