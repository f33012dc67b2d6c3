"""`quiz` and `predict`: buttons where there is a kernel, folded HTML and plain text where there is none."""

from __future__ import annotations

from collections.abc import Callable

from course.asking.questions import LETTERS, Prediction, Question, Quiz, find
from course.boxes import PLAIN, Shown, box, headline, rich
from course.keeping import progress_file
from course.widget_output import in_jupyterlab, make_names, marked, view

open_widgets: dict[str, object] = {}


class Asked(Shown):
    """Questions on display: `.widget` is the form with buttons, None where no page can show it."""

    def __init__(self, key, text, static, build):
        super().__init__(text, static)
        self.key, self._build = key, build

    def _repr_mimebundle_(self, include=None, exclude=None):
        bundle = super()._repr_mimebundle_()
        if live_kernel():
            bundle |= widget_view(self.key, self._build())
        return bundle

    def _ipython_display_(self):
        if not (live_kernel() and in_jupyterlab()):
            raise NotImplementedError("One output with both forms.")  # IPython then asks for the bundle
        from IPython.display import display

        display({"text/plain": self.text, "text/html": marked(self.html)}, raw=True)
        display(widget_view(self.key, self._build()), raw=True)


def quiz(key: str) -> Asked:
    """The questions of a quiz, such as `quiz("02.recall")`, with a word on every answer."""
    asked = find(key, Quiz)

    def build():
        import ipywidgets as widgets

        rows = [question_widget(f"{key}.{n}", f"{n}.", q) for n, q in enumerate(asked.questions, 1)]
        return widgets.VBox([*rows, make_names()])

    listed = [(f"{n}.", question) for n, question in enumerate(asked.questions, 1)]
    return Asked(key, plain(listed), still(listed), build)


def predict(key: str) -> Asked:
    """Ask for a prediction before a run; `predict.reveal(key, actual)` sets it beside the result."""
    asked = find(key, Prediction)
    options = list(asked.choices.values()) if asked.choices else []
    scale = "" if options else f"A number from {asked.told(asked.low)} to {asked.told(asked.high)}."
    lines = [f"Predict: {asked.question}", *_lettered(options), *([scale] if scale else []), _DECIDE]
    listed = "".join(f"<li>{rich(text)}</li>" for text in _lettered(options))
    body = f"<ul style='margin:4px 0;list-style:none;padding-left:12px'>{listed}</ul>" if options else ""
    body += f"<div>{scale} {_DECIDE}</div>"
    static = box(headline("?", "Predict:", "info", asked.question) + body, "info", role="group")
    return Asked(key, "\n".join(lines), static, lambda: _prediction_widget(asked))


def reveal(key: str, actual: object) -> Shown:
    """What the reader predicted beside what was measured.

    Args:
        key: The prediction's key.
        actual: The measured number, or the name of the choice that turned out true.

    Raises:
        ValueError: If `actual` is not one of the choices' names.
    """
    asked = find(key, Prediction)
    if asked.choices and actual not in asked.choices:
        raise ValueError(
            f"actual is {actual!r}, expected one of {list(asked.choices)} for the prediction {key!r}."
        )
    truth, said = asked.told(actual), _locked(asked)
    if said is None:
        icon, word, tone, rest = "•", "Measured:", "info", f"{truth}."
    elif said == actual or (not asked.choices and abs(said - actual) <= asked.close):
        match = "as you said" if asked.choices else f"and you said {asked.told(said)}: close"
        icon, word, tone, rest = "✓", "As predicted.", "good", f"Measured: {truth}, {match}."
    else:
        icon, word, tone, rest = (
            "→",
            "A surprise.",
            "next",
            f"You said {asked.told(said)}, measured: {truth}.",
        )
    rest = f"{rest} {asked.remark}".strip()
    return Shown(f"{icon} {word} {rest}", box(headline(icon, word, tone, rest), tone))


predict.reveal = reveal
_DECIDE = "Decide before you run the next cell."


def live_kernel() -> bool:
    """Whether a notebook's kernel runs this, with ipywidgets at hand."""
    try:
        import ipywidgets  # noqa: F401
        from IPython import get_ipython
    except ImportError:
        return False
    return getattr(get_ipython(), "kernel", None) is not None


def widget_view(key: str, widget: object) -> dict:
    """The part of a mimebundle that shows a widget; closes the one that the same cell showed before."""
    if key in open_widgets:
        _close(open_widgets[key])
    open_widgets[key] = widget
    return view(widget)


def _close(widget):
    own = (getattr(widget, name, None) for name in ("layout", "style", "link"))
    for part in (*getattr(widget, "children", ()), *own):
        if part is not None:
            _close(part)
    widget.close()


def question_widget(key: str, label: str, question: Question, told: Callable | None = None) -> object:
    """One question with its buttons; `told` gets whether a choice is right, each time that one is made."""
    import ipywidgets as widgets

    feedback = widgets.HTML()
    texts = [choice.text for choice in question.choices]

    def answer(index):
        choice = question.choices[index]
        if progress_file.latest("quiz").get(key) is not True:
            progress_file.record("quiz", key, choice.right)
        if told:
            told(choice.right)
        feedback.value = _feedback(LETTERS[index], choice)

    rows, _ = _buttons(texts, answer)
    title = widgets.HTML(_paper(f"<b>{label}</b> {rich(question.text)}"), layout=_wide())
    return widgets.VBox([title, *rows, feedback], layout=widgets.Layout(margin="0 0 12px 0"))


def _prediction_widget(asked):
    import ipywidgets as widgets

    status = widgets.HTML()
    again = widgets.Button(description="Change", tooltip="Change the prediction")
    names = list(asked.choices or ())
    invitation = _DECIDE if asked.choices else f"Move the slider and lock your number in. {_DECIDE}"

    def lock(value):
        progress_file.record("predict", asked.key, value)
        show()

    if asked.choices:
        rows, inputs = _buttons(list(asked.choices.values()), lambda index: lock(names[index]))
    else:
        slider = widgets.FloatSlider(
            value=asked.high if asked.from_high else asked.low,
            readout=False,  # no number stands there before the reader has moved it
            min=asked.low,
            max=asked.high,
            step=asked.step,
            description=f"in {asked.unit}" if asked.unit else "value",
            readout_format=".0f" if float(asked.step).is_integer() else ".4g",
            layout=widgets.Layout(width="400px"),
        )
        button = widgets.Button(description="Lock in", tooltip="Lock in this prediction", disabled=True)
        button.on_click(lambda _: lock(slider.value))
        rows, inputs = [widgets.HBox([slider, button])], [slider, button]

        def moved(_):
            slider.readout, button.disabled = True, False

        slider.observe(moved, names="value")

    def open_for(said):
        for item in inputs:
            item.disabled = said is not None
        if not asked.choices and not slider.readout:
            button.disabled = True  # a number that nobody chose is no prediction

    def show():
        said = _locked(asked)
        open_for(said)
        again.layout.display = "none" if said is None else ""
        words = (
            invitation
            if said is None
            else f"Locked in: {asked.told(said)}. The cell below will set it beside the result."
        )
        status.value = box(rich(words), "calm" if said is None else "info")

    def reopen(_):
        open_for(None)
        again.layout.display = "none"
        status.value = box(rich(invitation), "calm")

    again.on_click(reopen)
    show()
    title = widgets.HTML(_paper(f"<b>Predict:</b> {rich(asked.question)}"), layout=_wide())
    last = widgets.HBox([status, again], layout=widgets.Layout(align_items="center"))
    return widgets.VBox([title, *rows, last, make_names()])


def _buttons(texts, chosen):
    """A row for each choice: a small button with its letter, and its text, which may wrap."""
    import ipywidgets as widgets

    rows, buttons = [], []
    for index, text in enumerate(texts):
        button = widgets.Button(
            description=LETTERS[index], tooltip=text, layout=widgets.Layout(width="40px", flex="0 0 auto")
        )
        button.on_click(lambda _, index=index: chosen(index))
        buttons.append(button)
        rows.append(widgets.HBox([button, widgets.HTML(_paper(rich(text)), layout=_wide())]))
    return rows, buttons


def _wide():
    """One width for all texts, so that their paper has one edge on a dark page."""
    import ipywidgets as widgets

    return widgets.Layout(flex="1 1 auto", max_width="760px")


def _locked(asked):
    said = progress_file.latest("predict").get(asked.key)
    if asked.choices:
        return said if said in list(asked.choices) else None
    return said if isinstance(said, (int, float)) else None


def _feedback(letter, choice):
    icon, word, tone = ("✓", "Right.", "good") if choice.right else ("→", "Not quite.", "next")
    return box(headline(icon, f"{letter}: {word}", tone, choice.feedback), tone)


def _paper(body):
    return f'<div style="{PLAIN};padding:4px 8px;font-size:14px;line-height:1.4">{body}</div>'


def _lettered(texts):
    return [f"{LETTERS[i]}. {text}" for i, text in enumerate(texts)]


def still(listed: list[tuple[str, Question]]) -> str:
    """Questions under their labels as HTML that needs no kernel."""
    return "".join(_static_question(label, question) for label, question in listed)


def _static_question(label, question):
    """Each choice unfolds to what is to be said about it: no kernel and no script needed."""
    folded = "".join(
        '<details style="margin:3px 0 3px 12px">'
        '<summary data-lm-suppress-shortcuts="true" style="cursor:pointer">'  # JupyterLab: no keys of cells
        f"{rich(f'{letter}. {choice.text}')}</summary>{_feedback(letter, choice)}</details>"
        for letter, choice in zip(LETTERS, question.choices, strict=False)
    )
    return box(f"<b>{label}</b> {rich(question.text)}{folded}", "calm", role="group")


def plain(listed: list[tuple[str, Question]]) -> str:
    """Questions under their labels as text, the answers at the end."""
    lines = []
    for label, question in listed:
        lines += [
            f"{label} {question.text}",
            *(f"   {line}" for line in _lettered([c.text for c in question.choices])),
        ]
    lines.append("\nAnswers, to be read after choosing:")
    for number, (_, question) in enumerate(listed, 1):
        for letter, choice in zip(LETTERS, question.choices, strict=False):
            lines.append(f"{number}{letter}. {'Right.' if choice.right else 'Not quite.'} {choice.feedback}")
    return "\n".join(lines)
