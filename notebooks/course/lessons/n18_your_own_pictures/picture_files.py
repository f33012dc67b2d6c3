"""Files with pictures of digits: which there are, what their names say, and which are left out."""

from __future__ import annotations

import os
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from course.pad.own_picture import PictureSteps, picture_steps

EXAMPLES = Path(__file__).resolve().parents[2] / "data" / "digits"
MOST = 500  # pictures of one folder
UNKNOWN = -1  # in place of a label
OF_THE_SYSTEM = ("Thumbs.db", "desktop.ini")
RENAME = (
    'Begin the file\'s name with the digit, as in "7_a.png", put it into a folder named 7, or give '
    'labels={{"{name}": 7}}.'
)


@dataclass(eq=False)
class Pictures:
    """The pictures that were read.

    Attributes:
        names: Of their files, within the folder.
        t: (n,), the digits, −1 where the label is unknown.
        steps: For each picture, all steps of its preparation.
        left_out: By name of a file, the sentence that says why it was not read.
    """

    names: list[str]
    t: np.ndarray
    steps: list[PictureSteps] = field(repr=False)
    left_out: dict[str, str]

    @property
    def x(self) -> np.ndarray:
        """The prepared pictures: (n, 28, 28), float32, 0 paper to 1 ink."""
        return np.stack([steps.x for steps in self.steps])

    @property
    def known(self) -> np.ndarray:
        """True where the label is known: (n,)."""
        return self.t != UNKNOWN

    @property
    def gray(self) -> list[np.ndarray]:
        """The pictures as they came, upright and gray: 0 black to 1 white, each of its own size."""
        return [steps.gray for steps in self.steps]

    def __len__(self):
        return len(self.names)


def example_folder() -> Path:
    """The folder with the course's twenty example pictures, and some files that are no pictures."""
    try:
        return Path(os.path.relpath(EXAMPLES))
    except ValueError:  # on another drive of Windows
        return EXAMPLES


def read_pictures(source, labels=None, boxes=None) -> Pictures:
    """All pictures of digits in a folder or an upload, prepared as MNIST's were; the rest is named.

    A label is the first letter of a file's name, or the name of the folder in which it lies, from 0 to 9.

    Args:
        source: The path of a folder, the path of one picture, or an upload.
        labels: Digits that the names do not tell: {"IMG_1.jpg": 7}, or one for each picture in order.
        boxes: By name, the part of a picture that holds the digit: (left, top, right, bottom) in pixels.

    Raises:
        FileNotFoundError: If there is no such folder.
        ValueError: If there is no picture in it that can be read, or a label or box fits no picture.
    """
    files, left_out = _uploaded(source) if hasattr(source, "files") else _in_folder(source)
    boxes = dict(boxes or {})
    if strangers := [name for name in boxes if name not in dict(files)]:
        raise ValueError(f"boxes names {strangers[0]!r}, which is no file there. {_there(dict(files))}")
    names, steps, remarks = [], [], {}
    for name, content in files:
        try:
            with warnings.catch_warnings(record=True) as said:
                warnings.simplefilter("always")
                made = picture_steps(content, boxes.get(name))
        except (ValueError, OSError) as error:
            left_out[name] = _in_words(error, name, content)
            continue
        names.append(name)
        steps.append(made)
        if said:
            remarks[name] = " ".join(_in_words(each.message, name, content) for each in said)
    if not names:
        raise ValueError(_no_picture(source, left_out))
    t = _labels(names, labels)
    print(f"{len(names)} picture{'s' * (len(names) != 1)} read, {len(left_out)} left out.")
    for name, sentence in [*left_out.items(), *remarks.items()]:
        print(f"- {sentence if name in sentence else f'{name}: {sentence}'}")
    for name in [name for name, label in zip(names, t) if label == UNKNOWN][:3]:
        print(f"- The label of {name} is unknown. {RENAME.format(name=name)}")
    return Pictures(names, t, steps, left_out)


def _in_folder(source):
    """([(name, path)], {name: why it is left out}) of a folder and its subfolders 0 to 9."""
    folder = Path(source).expanduser()
    if folder.is_file():
        return [(folder.name, folder)], {}
    if not folder.is_dir():
        raise FileNotFoundError(
            f"There is no folder {str(source)!r}; paths begin at {Path.cwd().name!r}, the folder of this "
            f"notebook. {_folders_here()}"
        )
    found, left_out = [], {}
    for path in sorted(folder.iterdir(), key=lambda path: path.name.lower()):
        if path.name.startswith(".") or path.name in OF_THE_SYSTEM:
            left_out[path.name] = f"{path.name} is a hidden file of the system."
        elif path.is_dir() and path.name in "0123456789":
            inside = sorted(each for each in path.iterdir() if each.is_file() and each.name[0] != ".")
            found += [(f"{path.name}/{each.name}", each) for each in inside]
        elif path.is_dir():
            left_out[path.name] = f"{path.name} is a folder. Of these, only the ones named 0 to 9 are read."
        else:
            found.append((path.name, path))
    if len(found) > MOST:
        left_out["the rest"] = f"Only the first {MOST} files are read, and {len(found):,} are there."
    return found[:MOST], left_out


def _uploaded(source):
    return list(source.files.items()), {}


def _folders_here():
    names = sorted(path.name for path in Path().iterdir() if path.is_dir() and path.name[0] not in "._")
    return f"Folders here: {', '.join(names[:8])}." if names else "There is no folder here."


def _there(names):
    return f"There are {', '.join(list(names)[:6])}{', …' * (len(names) > 6)}."


def _in_words(error, name, content):
    """The text of an error about one file, which then names the file as the folder does."""
    if isinstance(error, OSError):
        return f"{name} cannot be opened ({error.strerror or error}). Look at its rights, or copy it."
    called = [repr(str(content)), str(content)] if isinstance(content, Path) else ["the bytes"]
    text = str(error)
    for words in called:
        text = text.replace(words, name)
    if "box=" in text:  # `read_pictures` takes them by name
        text += f" Here, give boxes={{{name!r}: (left, top, right, bottom)}}."
    return text


def _no_picture(source, left_out):
    few = " ".join(list(left_out.values())[:3])
    where = "the upload" if hasattr(source, "files") else repr(str(source))
    return (
        f"There is no picture of a digit in {where} that can be read. It takes PNG or JPEG files with one "
        f"digit on each. {few}"
    ).strip()


def _labels(names, given):
    """(n,): what the names say, and before them what is given."""
    t = np.array([label_in(name) for name in names])
    if given is None:
        return t
    if isinstance(given, Mapping):
        if strangers := [name for name in given if name not in names]:
            raise ValueError(f"labels names {strangers[0]!r}, which was not read. {_there(names)}")
        pairs = [(names.index(name), label) for name, label in given.items()]
    else:
        given = list(given)
        if len(given) != len(names):
            raise ValueError(
                f"labels holds {len(given)} digits, and {len(names)} pictures were read. {_there(names)} "
                "Labels for some of them are given by name: labels={" + repr(names[0]) + ": 7}."
            )
        pairs = list(enumerate(given))
    for k, label in pairs:
        if label not in range(10):
            raise ValueError(f"The label of {names[k]} must be a digit from 0 to 9; got {label!r}.")
        t[k] = label
    return t


def label_in(name: str) -> int:
    """The digit with which a name begins, −1 if it does not begin with a single digit."""
    alone = name[:1] in set("0123456789") and not name[1:2].isdigit()
    return int(name[0]) if alone else UNKNOWN
