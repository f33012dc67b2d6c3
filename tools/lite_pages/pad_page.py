"""Python behind the page of the drawing pad: text from its front comes in, and text goes back."""

import base64
import json
from pathlib import Path

import nnlib
from course.pad.reading import Reader
from course.pad.talk import Talk

MODEL = "digits.npz"
# as the widget has them in a notebook
AT_START = {
    "strokes": [], "asked": 0, "look": False, "can_look": False, "names": [], "centering": True,
    "can_place": True, "answer": {}, "kept": {}, "said": {}, "refusal": "",
}  # fmt: skip


class Seen:
    """What both sides see. `news` takes those that were set since it was last called."""

    def __init__(self, **values):
        self.__dict__.update(values, _news={})

    def __setattr__(self, name, value):
        self.__dict__[name] = self._news[name] = value

    def news(self) -> dict:
        found = dict(self._news)
        self._news.clear()
        return found


class PagePad(Talk):
    """The pad of the page; what is saved goes to the reader's downloads."""

    def __init__(self, model):
        super().__init__([Reader(model)])
        self.widget = Seen(**AT_START)
        self.widget.can_look = self.can_look
        self.downloads = []
        self._read([])
        self._show_kept()

    def change(self, values: dict) -> None:
        """The front has set these."""
        self.widget.__dict__.update(values)
        if "asked" in values:
            self._asked(None)

    def _save(self):
        path = self._kept.save()
        content = base64.b64encode(path.read_bytes()).decode("ascii")
        self.downloads.append({"download": content, "name": path.name})
        return f"Saved {len(self._kept)} drawings to {path.name}, in your downloads."


_pads: list[PagePad] = []


def start(address: str) -> str:
    """Load the network; what the front is to know, as JSON. The address says nothing here."""
    _pads[:] = [PagePad(nnlib.load_model(Path(__file__).with_name(MODEL)))]
    return json.dumps([{"values": {**AT_START, **_pads[0].widget.news()}}])


def receive(text: str) -> str:
    """Answers, as JSON, to a message of the front."""
    message, pad = json.loads(text), _pads[0]
    if "content" in message:
        pad.receive(None, message["content"], None)
    else:
        pad.change(message["changes"])
    answers = [{"values": pad.widget.news()}, *({"content": one} for one in pad.downloads)]
    pad.downloads.clear()
    return json.dumps(answers)
