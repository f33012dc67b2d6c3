"""Digits of another scanner, and what may be done to a picture: enlarge, prepare, turn, make coarse."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from course.pad.prepare import FRAME, center, crop, scale

FILE = Path(__file__).resolve().parents[2] / "data" / "digits_8x8.npz"
LARGE = 160  # pixels to which a picture is enlarged before its ink is cut out
FAINTEST = 0.3  # what is fainter after enlarging is paper


def scanner_digits() -> tuple[np.ndarray, np.ndarray]:
    """1,797 digits of other writers from another scanner: x (n, 8, 8) from 0 to 1, and t (n,).

    Source: E. Alpaydin and C. Kaynak, "Optical Recognition of Handwritten Digits", UCI Machine Learning
    Repository (1998), CC BY 4.0; the same pictures are scikit-learn's `load_digits`.
    """
    with np.load(FILE) as file:
        return file["x"] / np.float32(16), file["t"].astype(int)


def enlarged(x: np.ndarray, side: int = FRAME) -> np.ndarray:
    """Pictures (n, h, w) smoothly enlarged to `side` pixels, in the middle of 28×28: (n, 28, 28).

    Raises:
        ValueError: If `side` is not from 1 to 28.
    """
    if side not in range(1, FRAME + 1):
        raise ValueError(f"side must be a whole number from 1 to {FRAME}; got {side!r}.")
    out, start = np.zeros((len(x), FRAME, FRAME), np.float32), (FRAME - side) // 2
    for k, picture in enumerate(x):
        out[k, start : start + side, start : start + side] = _resized(picture, side)
    return out


def prepared(x: np.ndarray) -> np.ndarray:
    """Pictures (n, h, w) from 0 to 1, prepared as MNIST's: cropped, scaled to 20, centered in 28×28."""
    out = np.zeros((len(x), FRAME, FRAME), np.float32)
    for k, picture in enumerate(x):
        large = _resized(picture, LARGE)
        ink = np.uint8(255 * np.where(large > FAINTEST, large, 0))
        if ink.any():
            out[k] = center(scale(crop(ink))) / np.float32(255)
    return out


def filling(x: np.ndarray) -> np.ndarray:
    """Pictures (n, 28, 28) whose ink is cut out and stretched until it fills the whole frame."""
    cut = [crop(np.uint8(255 * picture)) / np.float32(255) for picture in x]
    return np.stack([_resized(picture, FRAME) for picture in cut])


def as_they_came(pictures) -> np.ndarray:
    """What `read_pictures` gives, without any preparation: the whole photos, reduced to (n, 28, 28)."""
    return np.stack([_resized(gray, FRAME, Image.Resampling.BOX) for gray in pictures.gray])


def turned(x: np.ndarray, degrees: float) -> np.ndarray:
    """Pictures (n, h, w) turned about their middle, counterclockwise; each pixel comes from one of x."""
    height, width = x.shape[1:]
    down, right = np.mgrid[:height, :width].astype(float)
    down, right = down - (height - 1) / 2, right - (width - 1) / 2
    sin, cos = np.sin(np.deg2rad(degrees)), np.cos(np.deg2rad(degrees))
    row = np.rint(cos * down + sin * right + (height - 1) / 2).astype(int)
    column = np.rint(cos * right - sin * down + (width - 1) / 2).astype(int)
    inside = (row >= 0) & (row < height) & (column >= 0) & (column < width)
    return np.where(inside, x[:, row.clip(0, height - 1), column.clip(0, width - 1)], 0).astype(x.dtype)


def turned_each(x: np.ndarray, rng: np.random.Generator, most: float) -> np.ndarray:
    """Each picture turned by an angle of its own, drawn from −`most` to `most` degrees in 41 steps."""
    angles, out = rng.integers(0, 41, len(x)), np.empty_like(x)
    for k in range(41):
        out[angles == k] = turned(x[angles == k], most * (k / 20 - 1))
    return out


def coarse(x: np.ndarray, side: int = 11) -> np.ndarray:
    """Pictures (n, 28, 28) reduced to `side` × `side` pixels and enlarged again: their detail is gone."""
    return enlarged([_resized(picture, side, Image.Resampling.BOX) for picture in x])


def _resized(picture, side, how=Image.Resampling.BICUBIC):
    image = Image.fromarray(np.asarray(picture, np.float32)).resize((side, side), how)
    return np.clip(np.asarray(image), 0, 1)
