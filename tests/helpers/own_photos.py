"""Pictures of digits as people have them: drawn, photographed, scanned, of every kind that files have."""

import io

import numpy as np
from PIL import Image, ImageDraw

import hand_drawn


def drawing(digit, side=400, pen=18, size=1.0, corner=(0.0, 0.0), strokes=None):
    """(side, side), 0 paper to 1 ink: the careful hand's digit on a sheet."""
    fine = 3
    picture = Image.new("L", (fine * side, fine * side))
    draw = ImageDraw.Draw(picture)
    for stroke in strokes or hand_drawn.strokes(digit, size, corner):
        points = [(x * fine * side / 280, y * fine * side / 280) for x, y in stroke]
        draw.line(points, fill=255, width=round(fine * pen), joint="curve")
        for x, y in points:
            r = fine * pen / 2
            draw.ellipse((x - r, y - r, x + r, y + r), fill=255)
    return np.asarray(picture.resize((side, side), Image.Resampling.BOX), float) / 255


def photo(ink, seed=0, darkest=0.25, shadow=True, noise=0.02):
    """Gray values of a photo of `ink` on paper: a lamp from one side, a shadow with an edge, grain."""
    rng = np.random.default_rng(seed)
    height, width = ink.shape
    y, x = np.mgrid[0 : 1 : height * 1j, 0 : 1 : width * 1j]
    light = 0.55 + 0.4 * x - 0.15 * y
    if shadow:
        light = light * (0.8 + 0.2 * np.tanh((x + 0.4 * y - 0.55) / 0.02))  # from 0.6 to 1
    gray = light * (1 - (1 - darkest) * ink)
    return np.clip(gray + rng.normal(0, noise, ink.shape), 0, 1)


def as_image(gray):
    return Image.fromarray(np.uint8(np.rint(255 * gray)))


def as_bytes(image, kind="PNG", **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()
