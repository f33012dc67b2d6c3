"""A faster frame for a live figure: what never moves is drawn once, and kept as a picture."""

import io

import numpy as np
from matplotlib.artist import Artist
from PIL import Image

from course.drawing.live import LIVE_DPI
from course.drawing.style import png


class _Backdrop(Artist):
    """Pixels that are copied as they are; Matplotlib's own images are resampled for every frame."""

    def __init__(self, pixels):
        super().__init__()
        self.pixels = pixels
        self.set_zorder(-10)

    def draw(self, renderer):
        if not self.get_visible():  # a figure may keep several and show one
            return
        gc = renderer.new_gc()
        renderer.draw_image(gc, 0, 0, self.pixels)
        gc.restore()


def freeze(fig) -> None:
    """Turn all that is drawn on a live figure so far into its background.

    Axes, ticks and labels take most of the time of a drawing. Call it in `draw`, after the limits, the labels
    and the still curves are set and before the moving ones are made; limits must not change afterwards.
    """
    picture = Image.open(io.BytesIO(png(fig, LIVE_DPI))).convert("RGBA")
    for ax in fig.axes:
        for artist in (*ax.lines, *ax.collections, *ax.patches, *ax.texts):
            artist.set_visible(False)
        for place in ("left", "center", "right"):
            ax.set_title("", loc=place)
        ax.set_axis_off()
    fig.add_artist(_Backdrop(np.ascontiguousarray(np.asarray(picture)[::-1])))  # rows from the bottom up
