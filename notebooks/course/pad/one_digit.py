"""From ink on a sheet to one digit: stray dots are left out, several digits refused, a thin pen thickened."""

import numpy as np

from course.pad.light import resized
from course.pad.pieces import find_pieces, sort_out
from course.pad.prepare import INK_SIDE

THIN = 0.11  # thickness of a pen over the longer side of the digit; thinner ones are thickened to this
MANY = 6  # pieces that are no dots: more are no digit


def cut_digit(ink: np.ndarray, name_box=tuple) -> tuple[np.ndarray, int, tuple | None]:
    """(the digit alone, how many stray pieces were left out, the box without a doubtful piece or None).

    The digit is cropped: (height, width), uint8, 0 paper and 255 ink.

    Args:
        ink: (height, width), True for ink.
        name_box: Turns a box in pixels of `ink` into the one that messages name.

    Raises:
        ValueError: If there are several digits; the message names the box of each.
    """
    near = grow(ink, max(1, max(ink.shape) // 200))  # pieces that all but touch are one
    pieces = find_pieces(near)
    lengths = pieces.lengths()
    longest = int(lengths.argmax())
    stray, doubtful = sort_out(lengths, min(thickness(pieces.labels == longest + 1), lengths[longest] / 2))
    kept = np.flatnonzero(~stray)
    _refuse_several(pieces.boxes[kept], lengths[kept], name_box)
    digit = ink & np.isin(pieces.labels, kept + 1)
    sure = pieces.boxes[[k for k in kept if not doubtful[k]]]
    box = (*sure[:, :2].min(axis=0), *sure[:, 2:].max(axis=0)) if doubtful[kept].any() else None
    rows, columns = np.flatnonzero(digit.any(axis=1)), np.flatnonzero(digit.any(axis=0))
    digit = digit[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1]
    return np.uint8(255) * digit, len(lengths) - len(kept), box and name_box(box)


def _refuse_several(boxes, lengths, name_box):
    large = boxes[lengths >= 0.5 * lengths.max()]
    apart = large[:1]
    for box in large[1:]:
        sizes = np.maximum(apart[:, 2:] - apart[:, :2], box[2:] - box[:2]).max(axis=1)
        gaps = np.maximum(apart[:, :2] - box[2:], box[:2] - apart[:, 2:])  # across and down
        if ((gaps[:, 0] > 0.08 * sizes) | (gaps[:, 1] > 0.2 * sizes)).all():
            apart = np.vstack([apart, box])
    if len(apart) == 1 and len(boxes) <= MANY:
        return
    if len(apart) == 1:
        raise ValueError(
            f"The ink on the picture is in {len(boxes)} pieces: this is not one digit on plain paper. Choose "
            "the part with the digit, box=(left, top, right, bottom) in pixels, or write it on white paper."
        )
    apart = apart[np.argsort(apart[:, 0])]
    shown = " or ".join(f"box={name_box(box)}" for box in apart[:4])
    raise ValueError(
        f"There are {len(apart)} things on the picture that could be digits, and one is read at a time. "
        f"Choose one of them by {shown}{' …' * (len(apart) > 4)}."
    )


def grow(mask: np.ndarray, steps: int) -> np.ndarray:
    """`mask` with a border of `steps` pixels around all that is True, nearly round."""
    mask = np.array(mask, bool)
    for step in range(steps):
        wider = mask.copy()
        wider[1:] |= mask[:-1]
        wider[:-1] |= mask[1:]
        source = wider.copy() if step % 2 else mask  # a square after a diamond: an octagon
        wider[:, 1:] |= source[:, :-1]
        wider[:, :-1] |= source[:, 1:]
        mask = wider
    return mask


def thickness(mask: np.ndarray) -> float:
    """Mean width of the strokes in pixels: twice the area over the length of the outline."""
    ink = np.pad(np.asarray(mask, float), 2)
    right, down = (ink[1:-1, 2:] - ink[1:-1, :-2]) / 2, (ink[2:, 1:-1] - ink[:-2, 1:-1]) / 2
    return float(2 * ink.sum() / max(np.hypot(right, down).sum(), 1e-9))


def thicken(cropped: np.ndarray) -> np.ndarray:
    """The cropped digit, 160 pixels on its longer side, with strokes no thinner than MNIST's usually are."""
    large = resized(cropped / np.float32(255), INK_SIDE) >= 0.5
    if not large.any():  # thinner than half a pixel: it cannot be, but a picture of nothing helps nobody
        large = resized(cropped / np.float32(255), INK_SIDE) > 0
    missing = max(THIN * INK_SIDE - thickness(large), 0)
    steps = round(missing / 2)
    return np.uint8(255) * grow(np.pad(large, steps), steps)
