"""Ink in pieces: what touches is one piece; a piece that is small and lies apart is a stray dot."""

from dataclasses import dataclass

import numpy as np

STRAY = 0.12  # a piece that is at most this long, beside the longest one, is a stray dot
DOUBTFUL = 0.25  # up to here it may be either: it stays, and is told of


@dataclass(frozen=True)
class Pieces:
    """The connected pieces of a picture, which touch at sides or corners of pixels.

    `labels`: (height, width), 0 for paper and k + 1 for the pixels of piece k.
    `boxes`: (n, 4), one row per piece: left, top, right, bottom. Right and bottom lie outside.
    """

    labels: np.ndarray
    boxes: np.ndarray

    def lengths(self) -> np.ndarray:
        """Longer side of each piece's box in pixels, (n,)."""
        return (self.boxes[:, 2:] - self.boxes[:, :2]).max(axis=1)


def find_pieces(ink: np.ndarray) -> Pieces:
    """The pieces of `ink`, a picture of True and False, (height, width)."""
    ink = np.asarray(ink, bool)
    labels = np.zeros(ink.shape, np.int64)
    # a run is a row's stretch of ink; a key orders the runs of all rows, which stay apart
    edges = np.diff(np.pad(ink, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    wide = ink.shape[1] + 2
    # runs of the row above that touch run k: first[k] to last[k]
    first = np.searchsorted(rows * wide + ends, (rows - 1) * wide + starts, "left")
    last = np.searchsorted(rows * wide + starts, (rows - 1) * wide + ends, "right")
    number = np.maximum(last - first, 0)
    below = np.repeat(np.arange(len(rows)), number)
    above = np.arange(number.sum()) - np.repeat(np.cumsum(number) - number, number) + first[below]
    piece = np.arange(len(rows))
    while True:  # each run takes the smallest number of those that it touches
        before = piece.copy()
        least = np.minimum(piece[below], piece[above])
        for runs in (piece[below], piece[above]):
            np.minimum.at(piece, runs, least)
        piece = piece[piece]
        if np.array_equal(piece, before):
            break
    names, piece = np.unique(piece, return_inverse=True)
    labels[ink] = np.repeat(piece + 1, ends - starts)
    boxes = np.empty((len(names), 4), np.int64)
    boxes[:, :2], boxes[:, 2:] = np.iinfo(np.int64).max, 0
    for column, values in ((0, starts), (1, rows)):
        np.minimum.at(boxes[:, column], piece, values)
    for column, values in ((2, ends), (3, rows + 1)):
        np.maximum.at(boxes[:, column], piece, values)
    return Pieces(labels, boxes)


def sort_out(lengths, pen: float) -> tuple[np.ndarray, np.ndarray]:
    """(stray, doubtful) for pieces of these `lengths`: True for a stray dot, True for what may be one.

    A dot is as long as the pen is wide, so the width of the `pen` is taken off every length. A digit that is
    made of dots alone has no stray dot, because none is small beside the longest.
    """
    lengths = np.maximum(np.asarray(lengths, float) - pen, 0)
    longest = lengths.max(initial=0)
    stray = lengths < STRAY * longest
    return stray, (lengths < DOUBTFUL * longest) & ~stray
