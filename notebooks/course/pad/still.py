"""The pad standing still: a drawn digit, its way to 28×28 pixels and its bars, where there is no kernel."""

import textwrap

from course.drawing.style import INK, MUTED, NEGATIVE, POSITIVE, new_figure, png, styled
from course.pad.prepare import SIDE, prepare
from course.pad.reading import evidence_picture, percent, sentence

FIGSIZE = (8.0, 5.0)
# one stroke, as a hand might draw it
_THREE = [
    (92, 76), (95, 73), (99, 68), (105, 63), (110, 59), (116, 55), (122, 53), (129, 51), (135, 49),
    (142, 49), (148, 49), (154, 50), (159, 53), (165, 56), (169, 59), (173, 63), (176, 68), (178, 73),
    (179, 79), (180, 85), (179, 90), (177, 95), (174, 101), (171, 106), (167, 111), (162, 115), (156, 119),
    (149, 123), (142, 126), (136, 129), (132, 131), (137, 132), (144, 133), (153, 134), (161, 136),
    (168, 139), (174, 143), (179, 148), (184, 153), (188, 159), (191, 165), (193, 171), (193, 178),
    (193, 185), (192, 192), (190, 198), (187, 204), (184, 209), (179, 215), (174, 219), (169, 223),
    (163, 226), (156, 229), (149, 231), (142, 232), (135, 232), (128, 231), (120, 229), (113, 226),
    (106, 224), (101, 221), (97, 218), (94, 216), (91, 213), (89, 211), (88, 209),
]  # fmt: skip


def example() -> list:
    """The strokes of the digit on the still picture: one."""
    return [_THREE]


@styled
def still_picture(readers, message: str, names=(), centering: bool = True) -> tuple[bytes, str]:
    """(PNG, its text) of a pad with a three on it and each reader's bars; without a reader, of the `message`.

    Without `centering` the three is drawn in the upper left, and stays there.
    """
    figure = new_figure(FIGSIZE, layout=None)
    if not readers:
        lines = "\n".join(textwrap.wrap(message, 84))
        figure.text(0.04, 0.5, lines, va="center", color=NEGATIVE, fontsize=13, parse_math=False)
        return png(figure), message
    strokes = example() if centering else [[(x - 32, y - 24) for x, y in stroke] for stroke in example()]
    steps = prepare(strokes, centering)
    _draw_pad(figure.add_axes((0.02, 0.365, 0.364, 0.582)), strokes)
    pictures = {
        "2. cropped": steps.cropped,
        "3. scaled to 20 × 20": steps.scaled,
        "4. centered in 28 × 28" if centering else "4. where it was drawn": steps.centered,
    }
    if readers[0].can_look and not names:
        seen = readers[0].evidence(steps.centered, int(readers[0].probabilities(steps.centered).argmax()))
        pictures["what it looked at"] = evidence_picture(steps.centered, seen)
    for k, (text, pixels) in enumerate(pictures.items()):
        _draw_step(figure.add_axes((0.02 + 0.24 * k, 0.075, 0.144, 0.23)), text, pixels)
    said, width = [], 0.525 / len(readers)
    for k, reader in enumerate(readers):
        probabilities = reader.probabilities(steps.centered)
        said.append(f"{names[k]}: {sentence(probabilities)}" if names else sentence(probabilities))
        lines = in_lines(said[-1], 60 if len(readers) == 1 else 54 // len(readers))
        size, top = (12, 0.89) if len(readers) == 1 else (10, 0.855)  # for up to two lines of words, or three
        figure.text(0.45 + k * width, top + 0.025, lines, fontsize=size, color=INK)
        bars = figure.add_axes((0.475 + k * width, 0.365, width - 0.025, top - 0.365))
        _draw_bars(bars, probabilities, int(probabilities.argmax()))
    where = "centered in 28 by 28" if centering else "put into 28 by 28 where it was drawn"
    alt = (
        "A drawing pad with a three drawn by hand, and under it the same drawing cropped, scaled to 20 by 20 "
        f"pixels and {where}. Beside it ten bars{' for each network' if names else ''}. {' '.join(said)}"
    )
    return png(figure), alt


def in_lines(text: str, width: int) -> str:
    """The text in lines of at most `width` characters, with no break between a number and its %."""
    return "\n".join(textwrap.wrap(text.replace(" %", "\N{NO-BREAK SPACE}%"), width))


def _draw_pad(ax, strokes):
    for stroke in strokes:
        ax.plot(*zip(*stroke), color=INK, linewidth=12, solid_capstyle="round", solid_joinstyle="round")
    ax.set(xlim=(0, SIDE), ylim=(SIDE, 0))
    ax.set_title("1. your strokes", fontsize=11, pad=2)
    _frame(ax)


def _draw_step(ax, text, pixels):
    height, width = pixels.shape[:2]
    side = max(height, width) * (28 / 20 if text.startswith("3") else 1)  # pixels as large as in step 4
    middle = (width - 1) / 2, (height - 1) / 2
    ax.imshow(pixels, cmap="gray_r", vmin=0, vmax=255)
    ax.set(
        xlim=(middle[0] - side / 2, middle[0] + side / 2), ylim=(middle[1] + side / 2, middle[1] - side / 2)
    )
    ax.set_xlabel(text, fontsize=11, labelpad=4)
    _frame(ax)


def _frame(ax):
    ax.set(xticks=[], yticks=[])
    ax.grid(False)
    for spine in ax.spines.values():
        spine.set_visible(True)


def _draw_bars(ax, probabilities, digit):
    ax.barh(range(10), probabilities, color=[POSITIVE if k == digit else MUTED for k in range(10)])
    for row, p in enumerate(probabilities):
        share = percent(p).replace("more than", ">") if p >= 0.005 else ""
        ax.text(p + 0.02, row, share, va="center", fontsize=11)
    ax.invert_yaxis()
    ax.set(xlim=(0, 1.2), yticks=range(10), xticks=[])
    ax.tick_params(length=0)
    ax.spines["bottom"].set_visible(False)
    ax.grid(False)
