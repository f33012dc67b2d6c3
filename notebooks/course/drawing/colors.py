"""The colors of the course, for pictures with and without Matplotlib.

They are Okabe & Ito's, which readers with any form of color blindness can tell apart. Negative is always
`NEGATIVE` and positive always `POSITIVE`.
"""

import numpy as np

NEGATIVE = "#D55E00"
POSITIVE = "#0072B2"
ACCENT = "#009E73"
HIGHLIGHT = "#F0C419"  # Okabe-Ito yellow, darkened a little: it has to show on white
INK = "#1F2430"
MUTED = "#6B7280"
PAPER = "#FFFFFF"
GRID = "#D9DCE1"
CYCLE = ("#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9", "#000000")
MARKERS = ("o", "s", "^", "D", "v", "P", "X", "<", ">", "*")


def diverging(values: np.ndarray) -> np.ndarray:
    """Colors from `NEGATIVE` at 0 through white at 0.5 to `POSITIVE` at 1, (…, 3) from 0 to 1.

    The same 256 colors as the colormap `DIVERGING` in style.py; values outside are taken as 0 or 1.
    """
    ends = [[int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)] for color in (NEGATIVE, PAPER, POSITIVE)]
    steps = np.linspace(0, 1, 256)
    table = np.stack([np.interp(steps, (0, 0.5, 1), channel) for channel in zip(*ends)], axis=-1)
    return table[np.clip(np.asarray(values) * 256, 0, 255).astype(int)]
