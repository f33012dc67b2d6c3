"""From the gray values of a photo to its ink: the light is made even, and what is missing from it is ink."""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from PIL import Image

LONGER_SIDE = 600  # a picture is worked on with this many pixels
COARSE = 150  # and its light is looked at with this many
WINDOW = 0.3  # of the longer side: what is narrower and darker than its surroundings is ink
NO_PAPER = 0.35  # of the usual brightness: what is this dark over a wide area is no paper
FAINT = 0.1  # ink that differs less from the paper (0 to 1) cannot be told from its grain


def resized(gray: np.ndarray, longer_side: int = LONGER_SIDE) -> np.ndarray:
    """The same picture with `longer_side` pixels on its longer side, smoothly larger or smaller."""
    height, width = gray.shape
    factor = longer_side / max(height, width)
    size = max(1, round(width * factor)), max(1, round(height * factor))
    how = Image.Resampling.BOX if factor < 1 else Image.Resampling.BICUBIC
    pixels = np.asarray(Image.fromarray(np.asarray(gray, np.float32)).resize(size, how))
    return np.clip(pixels, 0, 1)


def even_light(gray: np.ndarray) -> np.ndarray:
    """How much ink lies on each pixel, 0 paper to 1 ink, whatever light falls on it; the shape of `gray`.

    The brightness of the paper under the ink is that of the brightest places around it, and the ink is what
    is missing from it. For light ink on dark paper the picture is turned into its negative first.
    """
    coarse = resized(gray, COARSE)
    if _ink_is_light(coarse[::2, ::2]):
        gray, coarse = 1 - gray, 1 - coarse
    window = 2 * round(WINDOW * COARSE / 2) + 1
    around = np.pad(coarse, 1, "edge")
    for side in (around[0], around[-1], around[:, 0], around[:, -1]):
        side[:] = _without_ink(side, window)
    paper = _without_ink(around, window)[1:-1, 1:-1]
    darkest = _windows(np.pad(paper, 4, "edge"), 9, np.min)
    no_paper = darkest < NO_PAPER * np.percentile(coarse, 70)  # a table beside it, and its edge
    paper = _windows(np.pad(paper, 2, "edge"), 5, np.mean)
    paper[no_paper] = 0  # there is no ink there either
    paper = Image.fromarray(paper.astype(np.float32)).resize(gray.shape[::-1], Image.Resampling.BILINEAR)
    paper = np.maximum(np.asarray(paper), 0.05)
    return np.clip((paper - gray) / paper, 0, 1)


def _ink_is_light(coarse):
    """Whether what stands out from the paper is brighter than it. The paper is a smooth curved surface."""
    y, x = np.meshgrid(*(np.linspace(-1, 1, n) for n in coarse.shape), indexing="ij")
    terms = np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=-1).reshape(-1, 6)
    values = coarse.ravel().astype(float)
    paper = np.ones(len(values), bool)
    for _ in range(6):  # fitted to all pixels first, and then to those that lie near it
        surface = np.linalg.lstsq(terms[paper], values[paper], rcond=None)[0]
        above = values - terms @ surface
        paper = np.abs(above) <= max(2 * np.median(np.abs(above)), 0.02)
    return (np.maximum(above - 0.05, 0) ** 2).sum() > (np.maximum(-above - 0.05, 0) ** 2).sum()


def _without_ink(values, window):
    """The brightness without what is darker and narrower than `window`, on a line or on a surface."""
    around = np.pad(values, window - 1, "edge")
    return _windows(_windows(around, window, np.max), window, np.min)


def _windows(values, window, function):
    """`function` of every stretch or square of `window` pixels that lies inside."""
    for axis in range(values.ndim):
        values = function(sliding_window_view(values, window, axis), axis=-1)
    return values


def find_ink(even: np.ndarray) -> np.ndarray:
    """True where there is ink: above the middle between the mean of the ink and that of the paper.

    Raises:
        ValueError: If nothing on the picture stands out from the paper and its grain.
    """
    grain = max(1.48 * float(np.median(np.abs(even - np.median(even)))), 0.01)
    middle = float(even.max()) / 2
    for _ in range(20):  # the middle of both means, which depend on it
        ink = even > middle
        if not ink.any() or ink.all():
            break
        middle = (float(even[ink].mean()) + float(even[~ink].mean())) / 2
    if not ink.any() or ink.all() or even[ink].mean() - even[~ink].mean() < max(FAINT, 6 * grain):
        raise ValueError(
            "Nothing on the picture stands out from the paper. Take a darker pen, or photograph it in more "
            "light and from nearer."
        )
    return ink
