"""Pictures as they came and as they were prepared, and the way between the two, step by step."""

import numpy as np

from course.drawing.live import live
from course.drawing.style import INK, new_figure, styled
from course.pad.light import resized

A_ROW = 10  # pictures side by side
SHOWN = 200  # pixels of a step's longer side: drawing more of them takes longer and shows no more
STEPS = (
    ("gray", "gray", "As it came, upright and in gray."),
    (
        "even",
        "gray_r",
        "The light is even. Paper is white, and what is darker than the paper around it is ink.",
    ),
    ("ink", "gray_r", "Each place is ink or paper. The bound lies in the middle between the two."),
    ("cropped", "gray_r", "The digit alone, cut out. A thin pen has become as thick as MNIST's usually are."),
    (
        "scaled",
        "gray_r",
        "The longer side is 20 pixels. A pixel is the mean over its area, so edges are gray.",
    ),
    ("centered", "gray_r", "In a frame of 28 × 28, its center of mass in the middle: the network's input."),
)


@styled
def raw_and_prepared(pictures, answers=None, most: int = 10):
    """Pictures as they came, and below each what a network gets.

    Args:
        pictures: What `read_pictures` gives.
        answers: What a network says of each, (n,). Written above; a wrong one has a cross.
        most: How many pictures are shown; they are spread evenly over all.
    """
    n = len(pictures)
    shown = np.unique(np.linspace(0, n - 1, min(n, most)).round().astype(int))
    blocks, columns = -(-len(shown) // A_ROW), min(len(shown), A_ROW)
    fig = new_figure((9.6, 2.8 * blocks))
    axes = fig.subplots(2 * blocks, columns, squeeze=False)
    for ax in axes.ravel():
        ax.set(xticks=[], yticks=[])
        ax.grid(False)
    pairs = [pair for row in range(0, 2 * blocks, 2) for pair in zip(*axes[row : row + 2])]
    for (above, below), k in zip(pairs, shown):
        above.imshow(_small(pictures.gray[k]), cmap="gray", vmin=0, vmax=1)
        below.imshow(pictures.steps[k].x, cmap="gray_r", vmin=0, vmax=1)
        below.spines[["top", "right"]].set_visible(True)
        if answers is not None:
            right = answers[k] == pictures.t[k]
            mark = "" if not pictures.known[k] else ("✓ " if right else "✗ ")
            below.set_title(f"{mark}{answers[k]}", loc="center", fontsize=13)
    for above, below in pairs[len(shown) :]:
        above.set_axis_off()
        below.set_axis_off()
    for row in range(0, 2 * blocks, 2):
        axes[row, 0].set_ylabel("as it came")
        axes[row + 1, 0].set_ylabel("prepared")
    return fig


def walk_preparation(pictures):
    """One picture on its way to the network's 28 × 28 pixels, step by step.

    Args:
        pictures: What `read_pictures` gives.
    """
    if len(pictures) < 2:
        raise ValueError(
            "pictures must hold at least two pictures, so that there is something to choose from."
        )

    def draw(fig, picture, step):
        large = fig.add_axes((0.02, 0.04, 0.4, 0.84))
        strip = [fig.add_axes((0.46 + 0.18 * (k % 3), 0.52 - 0.43 * (k // 3), 0.17, 0.34)) for k in range(6)]
        fig.text(0.46, 0.92, "all six steps", fontsize=14)
        large_title = fig.text(0.02, 0.92, "", fontsize=14)
        for k, ax in enumerate((large, *strip)):
            ax.set(xticks=[], yticks=[], xlabel=str(k) if k else "")
            ax.xaxis.set_tick_params(labelsize=12)
            ax.grid(False)
            ax.imshow(np.zeros((2, 2)), vmin=0, vmax=1, interpolation="nearest")
            for spine in ax.spines.values():
                spine.set(visible=True, color=INK, linewidth=0.8)
        on_strip = None

        def update(picture, step):
            nonlocal on_strip
            steps = pictures.steps[picture - 1]
            for k, (ax, (name, colors, _)) in enumerate(zip(strip, STEPS), 1):
                if on_strip != picture:
                    _put(ax, _pixels(steps, name), colors)
                for spine in ax.spines.values():
                    spine.set_linewidth(3.5 if k == step else 0.8)
            on_strip = picture
            name, colors, _ = STEPS[step - 1]
            _put(large, _pixels(steps, name), colors)
            height, width = getattr(steps, name).shape
            large_title.set_text(f"step {step}: {name}, {height} × {width} pixels")

        update(picture, step)
        return update

    def told(values):
        return f"<b>{pictures.names[values['picture'] - 1]}</b>. {STEPS[values['step'] - 1][2]}"

    return live(
        draw,
        alt="One step of the preparation of a picture of a digit, large, and all six steps small beside it: "
        "gray, even light, ink, cropped, scaled, centered.",
        figsize=(9.0, 4.2),
        readout=told,
        labels={"picture": "picture", "step": "step"},
        play="step",
        interval=900,
        picture=(1, len(pictures), 1, min(9, len(pictures))),
        step=(1, len(STEPS), 1, 1),
    )


def _pixels(steps, name):
    """A step's picture from 0 to 1, small enough to be drawn at once."""
    pixels = np.asarray(getattr(steps, name), np.float32)
    return _small(pixels / 255 if pixels.max() > 1 else pixels)


def _small(pixels):
    return resized(pixels, SHOWN) if max(pixels.shape) > SHOWN else pixels


def _put(ax, pixels, colors):
    (image,) = ax.images
    height, width = pixels.shape
    image.set(data=pixels, cmap=colors, extent=(0, width, height, 0))
    ax.set(xlim=(0, width), ylim=(height, 0))
