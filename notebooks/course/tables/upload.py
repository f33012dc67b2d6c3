"""A button that takes a file from the reader's own computer, in ipywidgets 7 and 8."""

from __future__ import annotations

import html

from course.asking.forms import live_kernel, widget_view
from course.boxes import Shown, box, headline
from course.tables.content import ENDINGS, last_upload
from course.widget_output import in_jupyterlab, make_names, marked

ACCEPTED = ",".join(ENDINGS)
_last = []
LINE = 'Run this cell for a button that takes a CSV file. Or give its path: course.table("my_table.csv").'


class Upload(Shown):
    """The button on display; `course.table` reads what was chosen with it. `.widget` is a FileUpload."""

    def __init__(self):
        import ipywidgets as widgets

        super().__init__(LINE, box(headline("↑", "Your table.", "info", LINE), "info"))
        self.widget = widgets.FileUpload(
            accept=ACCEPTED,
            multiple=False,
            description="Choose a CSV file",
            layout=widgets.Layout(width="max-content"),
        )
        self.told = widgets.HTML("Nothing is chosen yet.")
        self._row = widgets.VBox([self.widget, self.told, make_names()])
        self.chosen: tuple[str, bytes] | None = None
        self.widget.observe(self.take, names="value")

    def take(self, change):
        """Keep what was chosen."""
        self.chosen = last_upload(change["new"]) or self.chosen
        self.tell()

    def tell(self):
        """Say below the button what is here."""
        if self.chosen:
            name, content = self.chosen
            self.told.value = (
                f"<b>{html.escape(name)}</b>, {len(content):,} bytes, is here. Run the next cell to read it."
            )

    def _repr_mimebundle_(self, include=None, exclude=None):
        bundle = super()._repr_mimebundle_()
        return bundle | widget_view("upload_table", self._row) if live_kernel() else bundle

    def _ipython_display_(self):
        if not (live_kernel() and in_jupyterlab()):
            raise NotImplementedError("One output with both forms.")  # IPython then asks for the bundle
        from IPython.display import display

        display({"text/plain": self.text, "text/html": marked(self.html)}, raw=True)
        display(widget_view("upload_table", self._row), raw=True)


def upload_table() -> Upload:
    """A button for a CSV file from your computer; `course.table()` in a later cell reads it."""
    _last[:] = [*_last[-1:], Upload()]
    if len(_last) > 1 and _last[0].chosen:  # the cell ran again: what was chosen stays
        _last[1].chosen = _last[0].chosen
        _last[1].tell()
    del _last[:-1]
    return _last[0]


def latest():
    """The button that was shown last; one that was never shown holds nothing."""
    return _last[0] if _last else upload_table()
