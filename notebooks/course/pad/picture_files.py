"""A picture of one's own, from a file or from memory, as gray values: the way in, with its messages."""

import io
import warnings
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps, UnidentifiedImageError

from course import own_files

MOST_PIXELS = 40_000_000  # an image of this size takes some 200 MB while it is read
ENDINGS = (".png", ".jpg", ".jpeg", ".bmp", ".gif", ".webp", ".tif", ".tiff")
WORKED_ON = 1200  # a JPEG is read at about this size at least, however large it is


def open_picture(source) -> np.ndarray:
    """The gray values of a picture: (height, width), float32, 0 black to 1 white.

    Args:
        source: The path of a PNG or JPEG; the bytes of one, or an entry of a file upload's `value`; a Pillow
            image; or an array of shape (height, width) or (height, width, 3 or 4), integers or 0 to 1.

    A photo is turned upright as its camera noted. Transparent parts become white paper, or black paper where
    the drawing itself is white.

    Raises:
        FileNotFoundError: If there is no such file; the message names similar ones.
        ValueError: If there is no picture in it, or an animated or a very large one.
        TypeError: If `source` is something else.
    """
    if isinstance(source, np.ndarray):
        image = _from_array(source)
    elif isinstance(source, Image.Image):
        image = source
    else:
        image = _opened(*_content(source))
    frames = getattr(image, "n_frames", 1)
    if frames > 1 and image.format != "MPO":  # an MPO is a JPEG with a small copy behind it
        raise ValueError(
            f"The picture is animated: it has {frames} frames, and one is needed. The first one alone is "
            f'`Image.open({_shown(source)}).convert("RGB")`, after `from PIL import Image`: give that.'
        )
    if image.width * image.height > MOST_PIXELS:
        _refuse_size(source, f"{image.width} × {image.height} pixels")
    try:
        return _gray(ImageOps.exif_transpose(image))
    except (OSError, SyntaxError, EOFError) as error:
        raise ValueError(
            f"The picture in {_shown(source)} is damaged ({error}). Copy, download or save it once more."
        ) from None


def _shown(source):
    if isinstance(source, str | Path):
        return repr(str(source))
    return "io.BytesIO(source)" if isinstance(source, bytes | bytearray | memoryview) else "source"


def _content(source):
    """(an open file or a path that Pillow can read, what it is called)."""
    if isinstance(source, Mapping) and "content" in source:
        source = source["content"]  # an entry of ipywidgets.FileUpload.value
    if isinstance(source, bytes | bytearray | memoryview):
        return io.BytesIO(source), "the bytes"
    if hasattr(source, "read"):
        return source, "the file"
    if not isinstance(source, str | Path):
        raise TypeError(
            'A picture is given by its path, such as "my_seven.png", by its bytes, or as an array of shape '
            f"(height, width); got {type(source).__name__}."
        )
    path = Path(source).expanduser()
    if path.is_dir():
        raise ValueError(f"{path} is a folder. {own_files.held(path, ENDINGS, 'picture')}")
    if not path.exists():
        raise FileNotFoundError(own_files.not_there(path, ENDINGS, "picture"))
    return path, str(path)


def _opened(file, name):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            image = Image.open(file)
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):
        _refuse_size(file, "more than 89 million pixels")
    except UnidentifiedImageError:
        raise ValueError(_no_picture(file, name)) from None
    image.draft("RGB", (WORKED_ON, WORKED_ON))  # a JPEG is then read smaller; others stay as they are
    return image


def _no_picture(file, name):
    if isinstance(file, Path):
        start, ending = file.open("rb").read(64), file.suffix.lower()
    else:
        file.seek(0)
        start, ending = file.read(64), ""
    if not start:
        return f"{name} is empty: 0 bytes. Copy, download or save the picture once more."
    if start[4:8] == b"ftyp":
        return (
            f"{name} is a HEIC picture, as phones make them. Export or send it as JPEG, and give that file."
        )
    if b"<svg" in start or b"<?xml" in start or start.startswith(b"%PDF"):
        return f"{name} holds lines and text, not pixels. Export it as PNG, and give that file."
    kind = f" (its name ends in {ending})" if ending else ""
    return f"There is no picture in {name}{kind}: a PNG or a JPEG is expected. Save it as PNG, and give that."


def _refuse_size(source, size):
    raise ValueError(
        f"The picture is very large: {size}, and {MOST_PIXELS // 1_000_000} million are the most. A digit "
        "needs no more than 1,000 × 1,000. Cut the digit out, or save the picture smaller: "
        f"`Image.open({_shown(source)}).reduce(10)`, after `from PIL import Image` and "
        "`Image.MAX_IMAGE_PIXELS = None`, is a tenth as wide, and can be given in its place."
    )


def _from_array(pixels):
    """The Pillow image of an array."""
    kind = pixels.dtype.kind
    if kind not in "buif" or not (pixels.ndim == 2 or (pixels.ndim == 3 and pixels.shape[2] in (1, 3, 4))):
        raise ValueError(
            "An array must hold numbers of shape (height, width) or (height, width, 3), got shape "
            f"{pixels.shape} of {pixels.dtype}. One picture of many is x[0]."
        )
    if 0 in pixels.shape:
        raise ValueError(f"The array holds no pixels: its shape is {pixels.shape}.")
    values = pixels.astype(np.float32)
    if not np.isfinite(values).all():
        raise ValueError("The array holds NaN or infinity.")
    if kind in "ui":
        values /= 255 if values.max() <= 255 else 65535
    if values.min() < 0 or values.max() > 1:
        raise ValueError(
            "The numbers of an array must lie between 0 (black) and 1 (white), or be integers up to 255; got "
            f"{pixels.min()} to {pixels.max()}."
        )
    if values.ndim == 3 and values.shape[2] == 1:
        values = values[..., 0]
    return Image.fromarray(values if values.ndim == 2 else np.uint8(np.rint(255 * values)))


def _gray(image):
    if image.mode == "F":  # of _from_array, or a TIFF of floats
        values = np.asarray(image, np.float32)
        return values if 0 <= values.min() and values.max() <= 1 else _stretched(values)
    if image.mode.startswith("I"):  # 16 bits a pixel, or 32
        values = np.asarray(image).astype(np.float32)
        return values / 65535 if 0 <= values.min() and values.max() <= 65535 else _stretched(values)
    if image.mode in ("RGBA", "LA", "PA", "La", "RGBa") or "transparency" in image.info:
        image = image.convert("RGBA")
        solid = np.asarray(image.convert("L"))[np.asarray(image)[..., 3] > 127]
        paper = "black" if solid.size and solid.min() > 127 else "white"
        if len(solid) < image.width * image.height:
            image = Image.alpha_composite(Image.new("RGBA", image.size, paper), image)
    if image.mode in ("CMYK", "YCbCr", "LAB", "HSV", "P"):
        image = image.convert("RGB")
    return np.asarray(image.convert("L"), np.float32) / 255


def _stretched(values):
    low, high = float(values.min()), float(values.max())
    return (values - low) / ((high - low) or 1.0)
