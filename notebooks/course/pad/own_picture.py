"""From a photo or a drawing of a digit to a picture like MNIST's.

Each step is a function of its own: `open_picture`, `resized`, `even_light`, `find_ink`, `cut_digit`,
`thicken`, and then the pad's `scale` and `center`. `picture_steps` takes them in order, and `picture` keeps
the last.
"""

import math
import warnings
from dataclasses import dataclass

import numpy as np

from course.drawing.style import INK, Pictured, new_figure, png, styled
from course.pad.light import even_light, find_ink, resized
from course.pad.one_digit import cut_digit, thicken
from course.pad.picture_files import open_picture
from course.pad.prepare import center, scale


def picture(source, box=None) -> np.ndarray:
    """A digit of one's own as MNIST has it: (28, 28), float32, 0 paper to 1 ink.

    The digit may be a photo or a drawing, dark on light or light on dark, of any size, on plain paper that
    takes up more room than the ink. Light that is uneven is made even, stray dots are left out, and a thin
    pen is made as thick as MNIST's.
    `course.picture_steps(source)` shows how.

    Args:
        source: The path of a PNG or JPEG, its bytes, a Pillow image or an array.
        box: (left, top, right, bottom) in pixels: the part of the upright picture that holds the digit.

    Raises:
        FileNotFoundError: If there is no such file.
        ValueError: If there is no picture in it, nothing is drawn, or there are several digits.

    Source: the steps by which MNIST's images were made (LeCun, Cortes & Burges, 1998).
    """
    return picture_steps(source, box).x


def picture_steps(source, box=None) -> "PictureSteps":
    """All steps from `source` to the picture that `picture(source)` gives, as one figure and as arrays."""
    whole = open_picture(source)
    left, top, right, bottom = _check_box(box, *whole.shape[::-1])
    gray = resized(whole[top:bottom, left:right])
    ink = even_light(gray)
    mask = find_ink(ink)
    factor = (right - left) / gray.shape[1]
    cropped, left_out, doubtful = cut_digit(mask, lambda part: _in_pixels(part, factor, left, top))
    if doubtful:
        warnings.warn(
            f"A small piece of ink lies apart from the digit and is in the picture. If it is no part of the "
            f"digit, leave it out: box={doubtful}.",
            stacklevel=3,
        )
    thick = thicken(cropped)
    scaled = scale(thick)
    return PictureSteps(gray, ink, mask, thick, scaled, center(scaled), left_out)


@dataclass(eq=False)
class PictureSteps(Pictured):
    """The pictures on the way; as the last line of a cell it shows them side by side.

    Attributes:
        gray: The part in the box, 600 pixels on its longer side: (height, width), 0 black to 1 white.
        even: The same in even light: 0 paper to 1 ink.
        ink: The same, True where there is ink.
        cropped: The digit alone, its pen as thick as MNIST's: (height, width), uint8, 0 or 255.
        scaled: (20, width) or (height, 20), uint8.
        centered: (28, 28), uint8.
        left_out: How many stray dots are not in the picture.
    """

    gray: np.ndarray
    even: np.ndarray
    ink: np.ndarray
    cropped: np.ndarray
    scaled: np.ndarray
    centered: np.ndarray
    left_out: int

    _figsize, widget = (8.0, 2.5), None

    @property
    def x(self) -> np.ndarray:
        """What a network gets: (28, 28), float32, 0 to 1."""
        return self.centered / np.float32(255)

    @property
    def alt(self) -> str:
        """What the figure shows, in words."""
        dots = f" {self.left_out} stray dots were left out." if self.left_out else ""
        return (
            "Six pictures of one digit: as it came, in even light, its ink, cropped with a pen as thick as "
            f"MNIST's, scaled to 20 by 20 pixels, and centered in 28 by 28.{dots}"
        )

    @property
    def png(self) -> bytes:
        """The figure."""
        return _steps_png(self)


@styled
def _steps_png(steps):
    figure = new_figure(steps._figsize)
    shown = (
        ("1. gray", steps.gray, "gray", 1),
        ("2. even light", steps.even, "gray_r", 1),
        ("3. ink", steps.ink, "gray_r", 1),
        ("4. cropped", steps.cropped, "gray_r", 255),
        ("5. scaled to 20", steps.scaled, "gray_r", 255),
        ("6. centered in 28", steps.centered, "gray_r", 255),
    )
    for ax, (text, pixels, colors, most) in zip(figure.subplots(1, len(shown)), shown):
        ax.imshow(pixels, cmap=colors, vmin=0, vmax=most)
        ax.set_title(text, fontsize=11, color=INK, loc="center")
        ax.set(xticks=[], yticks=[])
        ax.grid(False)
        for spine in ax.spines.values():
            spine.set_visible(True)
    return png(figure)


def _in_pixels(part, factor, left, top):
    """The box `part` of the smaller picture in pixels of the whole one, with a little paper around it."""
    margin = 0.1 * max(part[2] - part[0], part[3] - part[1])
    low = [math.floor(max(v - margin, 0) * factor) for v in part[:2]]
    high = [math.ceil((v + margin) * factor) for v in part[2:]]
    return left + low[0], top + low[1], left + high[0], top + high[1]


def _check_box(box, width, height):
    if min(width, height) < 8:
        raise ValueError(f"The picture has {width} × {height} pixels; a digit needs at least 8 × 8.")
    if box is None:
        return 0, 0, width, height
    try:
        left, top, right, bottom = (math.floor(v) for v in box)
    except (TypeError, ValueError, OverflowError):
        raise ValueError(f"box must be four numbers, (left, top, right, bottom); got {box!r}.") from None
    left, top, right, bottom = max(left, 0), max(top, 0), min(right, width), min(bottom, height)
    if right - left < 8 or bottom - top < 8:
        raise ValueError(
            f"box={box!r} holds fewer than 8 × 8 pixels of the picture, which is {width} wide and {height} "
            f"high. The whole of it is box=(0, 0, {width}, {height})."
        )
    return left, top, right, bottom
