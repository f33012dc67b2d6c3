"""The drawings a reader keeps: pictures with labels, saved without ever overwriting a file."""

import io
from pathlib import Path

import numpy as np

from course.pad.prepare import FRAME

FILE = "my_digits.npz"


class Kept:
    """Pictures of shape (28, 28), uint8, and their labels, in the order in which they were kept."""

    def __init__(self):
        self.drawings = []  # (image, label)
        self.unsaved = False
        self._removed = []  # (index, drawing)

    def __len__(self):
        return len(self.drawings)

    @property
    def images(self) -> np.ndarray:
        """(n, 28, 28), uint8."""
        return np.array([image for image, _ in self.drawings], np.uint8).reshape(-1, FRAME, FRAME)

    @property
    def labels(self) -> np.ndarray:
        """(n,), uint8."""
        return np.array([label for _, label in self.drawings], np.uint8)

    def add(self, image: np.ndarray, label: int) -> None:
        """Keep a copy of `image` as a `label`."""
        if isinstance(label, bool) or label not in range(10):
            raise ValueError(f"label must be a digit from 0 to 9, got {label!r}.")
        self.drawings.append((np.array(image, np.uint8), int(label)))
        self.unsaved = True

    def remove(self, index: int) -> int:
        """Take one out; its label. `put_back` undoes it."""
        if index not in range(len(self)):
            raise IndexError(f"there is no kept drawing {index!r}; there are {len(self)}, counted from 0.")
        self._removed.append((index, self.drawings.pop(index)))
        self.unsaved = bool(self.drawings)
        return self._removed[-1][1][1]

    @property
    def can_put_back(self) -> bool:
        return bool(self._removed)

    def put_back(self) -> None:
        """Undo the last `remove`."""
        if self._removed:
            self.drawings.insert(*self._removed.pop())
            self.unsaved = True

    def save(self, path=None) -> Path:
        """Write images and labels to a new .npz file; its path.

        Args:
            path: Must not be there yet. None takes the first free one of my_digits.npz, my_digits_2.npz, …

        Raises:
            ValueError: If nothing is kept; FileExistsError: if `path` is there; OSError: if the folder
                cannot be written to.
        """
        if not self.drawings:
            raise ValueError("Nothing is kept yet: draw a digit, and press the button with its number.")
        target = Path(FILE) if path is None else Path(path)
        if target.suffix != ".npz":
            target = target.with_name(target.name + ".npz")
        content = io.BytesIO()
        np.savez_compressed(content, images=self.images, labels=self.labels)
        first, n = target, 1
        while True:
            try:
                with target.open("xb") as file:  # x: never over another file
                    file.write(content.getbuffer())
                break
            except FileExistsError:
                if path is not None:
                    raise FileExistsError(
                        f"{target} is there already, and is left as it is. Choose another name, or "
                        "save() without one, which finds a free one."
                    ) from None
                n += 1
                target = first.with_name(f"{first.stem}_{n}.npz")
            except OSError as error:
                raise type(error)(
                    f"{target} cannot be written: {error.strerror or error}. Name a folder that can be: "
                    'pad.save("/folder/of/mine/my_digits.npz").'
                ) from None
        self.unsaved = False
        return target

    def load(self, path) -> int:
        """Add the drawings of a file that `save` wrote, without those that are here already; how many.

        Raises:
            FileNotFoundError: If there is no such file; ValueError: if it holds something else.
        """
        path = Path(path)
        if not path.is_file():
            raise FileNotFoundError(f"there is no file {path}.")
        try:
            with np.load(path, allow_pickle=False) as data:
                images, labels = data["images"], data["labels"]
            whole = images.shape == (len(labels), FRAME, FRAME) and images.dtype == np.uint8
            whole = whole and labels.shape == (len(images),) and labels.dtype.kind in "iu"
            whole = whole and set(labels.tolist()) <= set(range(10))
        except Exception:  # what a broken or foreign file raises has many types
            whole = False
        if not whole:
            raise ValueError(
                f"{path} holds no drawings: expected a file that pad.save wrote, with images (n, 28, 28), "
                "uint8, and labels (n,) from 0 to 9. Nothing was added."
            )
        here = {(image.tobytes(), label) for image, label in self.drawings}
        saved = not self.unsaved
        added = 0
        for image, label in zip(images, labels.tolist()):
            if (image.tobytes(), label) not in here:
                self.add(image, label)
                added += 1
        self.unsaved = not saved  # what was loaded is in a file
        return added
