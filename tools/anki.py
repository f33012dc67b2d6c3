"""All questions of the course's quizzes as cards for Anki, which asks each again after growing times.

    python -m tools.anki                     writes build/anki/neurons.apkg
    python -m tools.anki 02 07 --to folder   only the questions of these notebooks

A card has its question and choices in front, the right one and why behind. It is known by the quiz and its
number, so that a newer package, imported over an older one, changes the words and keeps what was learned.
"""

import argparse
import sys
from pathlib import Path

from tools import NOTEBOOKS, ROOT, writable
from tools.notebooks import choose

from course import contents  # isort: skip (`tools` finds the course)
from course.asking.questions import LETTERS, Question, Quiz  # isort: skip
from course.boxes import rich  # isort: skip

try:
    import genanki
except ImportError as error:
    raise ModuleNotFoundError(
        f"The cards need {error.name}, in the group `anki` of pyproject.toml: `make anki` installs it.",
        name=error.name,
    ) from None

COURSE = "Neural Networks from the Neuron Up"
OWN = 1_906_182_300  # numbers that Anki knows the model and the decks by: chosen once, never to be changed
STYLE = """
.card { font-family: sans-serif; font-size: 20px; line-height: 1.4; text-align: left; max-width: 40em;
  margin: 1em auto; padding: 0 1em; }
ol { list-style: upper-alpha } .key { color: gray; font-size: 14px } .why { margin: .6em 0 }
"""
FRONT = "<p class='key'>{{Key}}</p><p>{{Question}}</p>{{Choices}}"
MODEL = genanki.Model(
    OWN,
    f"{COURSE}: a question",
    fields=[{"name": name} for name in ("Key", "Question", "Choices", "Answer", "Others")],
    templates=[
        {"name": "Question", "qfmt": FRONT, "afmt": FRONT + "<hr id='answer'>{{Answer}}{{Others}}"},
    ],
    css=STYLE,
)


def note(key: str, question: Question) -> genanki.Note:
    """The card of one question; `key` is the quiz's and the question's number, such as "02.recall.1"."""
    choices = list(zip(LETTERS, question.choices, strict=False))
    right = "".join(_told(letter, choice, "✓ ") for letter, choice in choices if choice.right)
    others = "".join(_told(letter, choice, "") for letter, choice in choices if not choice.right)
    listed = "".join(f"<li>{rich(choice.text)}</li>" for _, choice in choices)
    fields = [key, rich(question.text), f"<ol>{listed}</ol>", right, others]
    return genanki.Note(MODEL, fields, guid=genanki.guid_for(COURSE, key), tags=[f"notebook-{key[:2]}"])


def _told(letter, choice, sign):
    return f"<p class='why'><b>{sign}{letter}</b> {rich(choice.text)}<br>{rich(choice.feedback)}</p>"


def decks(numbers: list[str]) -> list[genanki.Deck]:
    """A deck for each notebook, below one for the course."""
    found = []
    for notebook in contents.NOTEBOOKS:
        if notebook.number in numbers:
            name = f"{COURSE}::{notebook.number} {notebook.title}"
            deck = genanki.Deck(OWN + 1 + int(notebook.number), name)
            for quiz in contents.questions_of(notebook.number):
                for place, question in enumerate(quiz.questions, 1) if isinstance(quiz, Quiz) else ():
                    deck.add_note(note(f"{quiz.key}.{place}", question))
            found.append(deck)
    return found


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.anki", description="Write cards for Anki.")
    parser.add_argument("names", nargs="*", help="beginnings of notebook names, such as 02 (default: all)")
    parser.add_argument(
        "--to", type=Path, default=ROOT / "build" / "anki", help="folder (default: build/anki)"
    )
    options = parser.parse_args(arguments)
    made = decks([path.name[:2] for path in choose(options.names, NOTEBOOKS)])
    file = writable(options.to) / "neurons.apkg"
    genanki.Package(made).write_to_file(file)
    print(f"{sum(len(deck.notes) for deck in made)} cards in {file}: open it with Anki.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
