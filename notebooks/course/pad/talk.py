"""The pad's talk with its page: what is drawn there is read, what is kept there is kept here."""

from course.pad.keeping import Kept
from course.pad.prepare import check_strokes
from course.pad.reading import WORDS
from course.pad.widget import answer_to, picture


class Talk:
    """Answers the page. A subclass sets `widget`, whose attributes both sides see (widget.py lists them).

    The page changes `strokes`, `look`, `centering` and then `asked`; `answer`, `kept` and `said` go back.

    Args:
        readers: A Reader for each model; none if the model does not fit.
        names: Their names, where there are several.
    """

    widget = None

    def __init__(self, readers, names=()):
        self.image = self.probabilities = None
        self._readers, self._names = readers, names
        self.reader = readers[0] if readers else None
        self._kept, self._said = Kept(), 0

    @property
    def can_look(self) -> bool:
        """Whether the page can show what the model looked at."""
        return self.reader is not None and self.reader.can_look and not self._names

    def _asked(self, _change):
        try:
            self._read(check_strokes(self.widget.strokes))
        except Exception as error:  # the page waits for an answer, whatever it sent
            self._answer({"text": str(error), "failed": True})

    def _read(self, strokes):
        if self.reader is None:
            return
        shown, steps, read = answer_to(strokes, self._readers, self.widget.look, self.widget.centering)
        self.image = None if steps is None else steps.centered
        self.probabilities = dict(zip(self._names, read or [])) if self._names else read and read[0]
        self._answer(shown)

    def _answer(self, shown):
        self.widget.answer = {**shown, "id": self.widget.asked}

    def receive(self, _widget, content, _buffers):
        """A button of the page was pressed."""
        try:
            words, kept = self._do(content)
            self._say(words, kept=kept)
        except Exception as error:  # nobody sees a traceback in a callback: it is told beside the buttons
            self._say(str(error), bad=True)
        self._show_kept()

    def _do(self, content):
        match content.get("do"):
            case "keep":
                # the strokes that the reader saw when pressing, not those of the last answer
                strokes = check_strokes(content["strokes"])
                shown, steps, _ = answer_to(strokes, self._readers, False, self.widget.centering)
                if steps is None:
                    raise ValueError(shown["text"])
                self._kept.add(steps.centered, content["label"])
                return f"Kept as {WORDS[content['label']]}.", content["strokes"]
            case "remove":
                return f"Removed a drawing kept as {WORDS[self._kept.remove(content['index'])]}.", None
            case "put_back":
                self._kept.put_back()
                return "Put back.", None
            case "save":
                return self._save(), None
        raise ValueError(f"unknown message {content!r}")

    def _save(self):
        """Save what is kept, and say where."""
        return f"Saved {len(self._kept)} drawings to {self._kept.save()}, beside the notebook."

    def _say(self, words, bad=False, kept=None):
        self._said += 1  # the same words twice are said twice
        self.widget.said = {"text": words, "bad": bad, "kept": kept, "n": self._said}

    def _show_kept(self):
        if self.widget is None:
            return
        n = len(self._kept)
        noun = "drawing" if n == 1 else "drawings"
        state = "" if not n else ", not saved to a file yet" if self._kept.unsaved else ", saved"
        self.widget.kept = {
            "items": [{"label": label, "png": picture(image)} for image, label in self._kept.drawings],
            "text": f"{n} {noun} kept{state}." if n else "No drawing kept yet.",
            "unsaved": self._kept.unsaved,
            "can_put_back": self._kept.can_put_back,
        }
