"""From strokes to a picture like MNIST's: ink, crop, scale to 20×20, center of mass into 28×28.

MNIST's images were made from scans in the same steps. Measured on its training set: the longer side is 20
pixels, the center of mass lies within half a pixel of (14, 14), and strokes are 2 to 4 pixels wide.
"""

import math
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from course.pad.pieces import find_pieces, sort_out

SIDE = 280  # of the pad; strokes are in its units
BOX, FRAME = 20, 28
PEN = 0.14  # width of the pen over the longer side of the drawing: gives the median thickness of MNIST
SHOWN_PEN = 15.0  # width of the pen on the page (PEN in parts.js)
DOT = 20.0  # a drawing no longer than this is a dot, not a digit
INK_SIDE = 160  # of the inked picture: eight rows and columns for each pixel of the 20×20 box
MAX_POINTS = 20_000


@dataclass(frozen=True)
class Steps:
    """The pictures on the way from strokes to the network: arrays of uint8, 0 paper, 255 ink."""

    cropped: np.ndarray  # (height, width), black and white as a scan
    scaled: np.ndarray  # (20, width) or (height, 20)
    centered: np.ndarray  # (28, 28), what the network gets
    left_out: int = 0  # stray dots that are not in the pictures
    doubtful: int = 0  # small pieces that lie apart and are in the pictures


def check_strokes(strokes) -> list[list[tuple[float, float]]]:
    """`strokes` as lists of (x, y) inside the pad, without empty ones.

    Raises:
        ValueError: If a point is not two finite numbers, or there are more than 20,000.
    """
    try:
        checked = [[(float(x), float(y)) for x, y in stroke] for stroke in strokes]
    except (TypeError, ValueError):
        raise ValueError(
            f"strokes must be lists of points (x, y) between 0 and {SIDE}, such as [[(140, 40), (140, 240)]]."
        ) from None
    points = [value for stroke in checked for point in stroke for value in point]
    if not all(map(math.isfinite, points)):
        raise ValueError("strokes holds a point that is not a finite number.")
    if len(points) > 2 * MAX_POINTS:
        raise ValueError(f"strokes holds {len(points) // 2:,} points; {MAX_POINTS:,} are the most.")
    inside = [[tuple(min(max(v, 0.0), float(SIDE)) for v in point) for point in stroke] for stroke in checked]
    return [stroke for stroke in inside if stroke]


def extent(strokes) -> float:
    """Longer side of the box around all points; 0 for none."""
    if not strokes:
        return 0.0
    points = np.concatenate([np.asarray(stroke) for stroke in strokes])
    return float(np.ptp(points, axis=0).max())


def prepare(strokes, centering: bool = True) -> Steps:
    """Every step from checked strokes, of which there is at least one, to the network's 28×28 pixels.

    Stray dots are left out. Without `centering` the scaled drawing stays where it was drawn, as far as it
    fits.
    """
    strokes, left_out, doubtful = without_strays(strokes)
    cropped = crop(ink(strokes))
    scaled = scale(cropped)
    centered = center(scaled) if centering else place(scaled, strokes)
    return Steps(cropped, scaled, centered, left_out, doubtful)


def without_strays(strokes) -> tuple[list, int, int]:
    """(the strokes without stray dots, how many dots were left out, how many doubtful pieces stayed).

    What touches on the page, where the pen is 15 wide, is one piece: a bar made of dots is no stray dot.
    """
    points = [np.asarray(stroke) for stroke in strokes]
    if len(points) == 1:
        return list(strokes), 0, 0
    half = [(stroke + SHOWN_PEN) / 2 for stroke in points]  # half the size is fine enough
    picture = _inked(half, SHOWN_PEN / 2, math.ceil(SIDE / 2 + SHOWN_PEN))
    pieces = find_pieces(picture)
    stray, doubtful = sort_out(pieces.lengths(), SHOWN_PEN / 2)
    of = [pieces.labels[round(y), round(x)] - 1 for x, y in (stroke[0] for stroke in half)]
    kept = [stroke for stroke, piece in zip(strokes, of) if not stray[piece]]
    return kept, int(stray.sum()), int(doubtful.sum())


def ink(strokes) -> np.ndarray:
    """Black and white picture of the strokes.

    The pen is as wide, beside the drawing, as MNIST's pens were: a small digit is not a fat one.
    """
    points = [np.asarray(stroke) for stroke in strokes]
    corner = np.concatenate(points).min(axis=0)
    unit = INK_SIDE / max(extent(strokes), DOT)
    pen = PEN * INK_SIDE
    return _inked([(stroke - corner) * unit + pen for stroke in points], pen, INK_SIDE + 2 * math.ceil(pen))


def _inked(strokes, pen, side):
    """Black and white square of `side` pixels with `strokes`, given in pixels, of a round `pen`."""
    picture = Image.new("L", (side, side))
    draw = ImageDraw.Draw(picture)
    for at in strokes:
        for x, y in at:  # round joints and ends
            draw.ellipse((x - pen / 2, y - pen / 2, x + pen / 2, y + pen / 2), fill=255)
        along = np.diff(at, axis=0)
        across = along[:, ::-1] * (-1, 1) * pen / 2 / np.maximum(np.hypot(*along.T), 1e-9)[:, None]
        for a, b, side in zip(at, at[1:], across):
            draw.polygon([tuple(corner) for corner in (a + side, b + side, b - side, a - side)], fill=255)
    return np.asarray(picture)


def crop(picture: np.ndarray) -> np.ndarray:
    """The rows and columns with ink, and those between them."""
    rows, columns = np.flatnonzero(picture.any(axis=1)), np.flatnonzero(picture.any(axis=0))
    return picture[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]


def scale(cropped: np.ndarray) -> np.ndarray:
    """The longer side becomes 20 pixels, the other keeps pace; a pixel is the mean over its area."""
    height, width = cropped.shape
    factor = BOX / max(height, width)
    size = (max(1, round(width * factor)), max(1, round(height * factor)))
    return np.asarray(Image.fromarray(cropped).resize(size, Image.Resampling.BOX))


def center(scaled: np.ndarray) -> np.ndarray:
    """Pasted into 28×28 so that the center of mass lies in the middle, moved by whole pixels as MNIST's."""
    middle = []
    for axis in (0, 1):
        mass = scaled.sum(axis=1 - axis, dtype=float)
        middle.append(mass @ np.arange(len(mass)) / mass.sum())
    return _pasted(scaled, (FRAME / 2 - middle[0], FRAME / 2 - middle[1]))


def place(scaled: np.ndarray, strokes) -> np.ndarray:
    """Pasted into 28×28 with the middle of its box where it lay on the pad."""
    points = np.concatenate([np.asarray(stroke) for stroke in strokes])
    x, y = (points.min(axis=0) + points.max(axis=0)) / 2 * FRAME / SIDE
    return _pasted(scaled, (y - scaled.shape[0] / 2, x - scaled.shape[1] / 2))


def _pasted(scaled, corner):
    """`scaled` in an empty frame, its upper left pixel at `corner` = (row, column), or as near as it fits."""
    frame = np.zeros((FRAME, FRAME), np.uint8)
    at = []
    for start, length in zip(corner, scaled.shape):
        start = min(max(round(start), 0), FRAME - length)  # else a heavy end pushes the light one out
        at.append(slice(start, start + length))
    frame[tuple(at)] = scaled
    return frame
