"""Draws the twenty example pictures of notebook 18, and the files beside them that are no pictures.

    python tests/helpers/draw_example_pictures.py

writes them into notebooks/course/data/digits. They stand for what a reader brings: photos of a sheet in lamp
light, a chalk board, drawings from a screen, a photo that its camera noted as turned. Two hands write: the
careful one of hand_drawn.py, and a slanted one that trembles.
"""

import io
from pathlib import Path

import numpy as np
from PIL import Image

import hand_drawn
from own_photos import as_image, drawing, photo

FOLDER = Path(__file__).resolve().parents[2] / "notebooks" / "course" / "data" / "digits"
UPRIGHT, TURNED_LEFT, ON_ITS_HEAD = 1, 6, 3  # what a camera notes, by the numbers of EXIF
HOW = {TURNED_LEFT: Image.Transpose.ROTATE_90, ON_ITS_HEAD: Image.Transpose.ROTATE_180}


def second_hand(digit):
    """The same digit by another hand: slanted, wider, with a tremble that is its own for each digit."""
    rng = np.random.default_rng(digit)
    slant, wide = rng.uniform(-0.05, 0.3), rng.uniform(0.85, 1.15)
    strokes = []
    for stroke in hand_drawn.DIGITS[digit]:
        points = np.array(stroke, float) + rng.normal(0, 5, (len(stroke), 2))
        x, y = points.T
        points = np.stack([140 + wide * (x - 140) + slant * (140 - y), y], axis=1)
        strokes.append(hand_drawn.stroke_through(points.tolist()))
    return strokes


def jpeg(gray, side, quality=50, turned=UPRIGHT):
    image = as_image(gray).resize((side, round(side * 4 / 3)), Image.Resampling.BOX).convert("RGB")
    exif = Image.Exif()
    exif[0x0112] = turned
    image = image.transpose(HOW[turned]) if turned in HOW else image
    return saved(image, "JPEG", quality=quality, exif=exif)


def saved(image, kind, **options):
    buffer = io.BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def sheet(ink):
    """The digit on an upright sheet, as high as a phone's picture is."""
    return np.pad(ink, ((40, 93), (0, 0)))


def pictures():
    """By name: the bytes of each of the twenty files."""
    made = {}
    for digit in range(10):
        first = sheet(drawing(digit, pen=16, size=0.8, corner=(20, 30)))
        second = sheet(drawing(digit, pen=20 - digit, size=0.9, strokes=second_hand(digit)))
        turned = (UPRIGHT, TURNED_LEFT, UPRIGHT, ON_ITS_HEAD)[digit % 4]
        if digit in (2, 5):  # chalk on a board
            made[f"{digit}_board.jpg"] = jpeg(1 - photo(first, seed=digit, darkest=0.35), 210)
        elif digit in (1, 8):  # a drawing from a screen, transparent where nothing is drawn
            ink = as_image(first).resize((150, 200))
            made[f"{digit}_screen.png"] = saved(
                Image.merge("LA", [Image.new("L", ink.size, 40), ink]), "PNG", optimize=True
            )
        else:
            made[f"{digit}_sheet.jpg"] = jpeg(photo(first, seed=digit), 240, turned=turned)
        name = f"{digit}_pencil.jpg" if digit not in (4, 9) else f"{digit}/IMG_04{digit}2.JPG"
        gray = photo(second, seed=20 + digit, darkest=0.5, shadow=digit % 2 == 0, noise=0.03)
        made[name] = jpeg(gray, 180, turned=TURNED_LEFT if digit in (4, 9, 6) else UPRIGHT)
    return made


def no_pictures(whole):
    """By name: files as they lie among pictures."""
    return {
        "notes.txt": b"Second hand: a pencil. Photos by lamp light.\n",
        "IMG_0398.heic": b"\0\0\0\x18ftypheic\0\0\0\0mif1heic" + bytes(40),
        "7_broken.jpg": whole[: len(whole) // 2],
        "3_empty.png": b"",
        ".hidden": b"of the system\n",
    }


if __name__ == "__main__":
    made = pictures()
    for name, content in (made | no_pictures(made["7_sheet.jpg"])).items():
        path = FOLDER / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    print(f"{len(made)} pictures, {sum(map(len, made.values())):,} bytes")
