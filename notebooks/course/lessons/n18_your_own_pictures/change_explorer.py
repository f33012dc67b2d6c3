"""One picture changed by hand, with the network's ten probabilities beside it."""

import numpy as np

from course.drawing.live import live
from course.drawing.style import INK, MUTED, NEGATIVE, POSITIVE
from course.lessons.n18_your_own_pictures.other_pictures import turned

FARTHEST, WIDEST, LOUDEST = 8, 60, 0.8  # pixels, degrees, standard deviation
MANY = 40


def explore_changes(model, x: np.ndarray, t: np.ndarray):
    """Shift, turn and disturb a picture: it is drawn beside the probabilities that the network gives it.

    Args:
        model: Anything with `predict(x)` → probabilities of shape (n, 10) for x of shape (n, 28, 28).
        x: Pictures, (n, 28, 28), from 0 to 1; the first forty can be chosen.
        t: Their digits, (n,).
    """
    x, t = np.asarray(x[:MANY]), np.asarray(t[:MANY])
    if x.ndim != 3 or len(x) != len(t) or len(x) < 2:
        raise ValueError(
            "x must be pictures of shape (n, height, width) with one label each, at least two; got x of "
            f"shape {x.shape} and t of shape {t.shape}."
        )
    grain = np.random.default_rng(0).standard_normal(x.shape[1:])

    def changed(picture, down, right, turn, noise):
        one = turned(x[picture - 1][None], turn)[0]
        return np.clip(moved(one, down, right) + noise * grain, 0, 1).astype(np.float32)

    def draw(fig, **values):
        picture = fig.add_axes((0.03, 0.06, 0.36, 0.8))
        image = picture.imshow(x[0], cmap="gray_r", vmin=0, vmax=1)
        picture.set(xticks=[], yticks=[])
        picture.grid(False)
        for spine in picture.spines.values():
            spine.set(visible=True, color=INK)
        title = fig.text(0.03, 0.91, "", fontsize=15)
        ax = fig.add_axes((0.5, 0.17, 0.44, 0.69))
        bars = ax.bar(range(10), np.zeros(10), color=MUTED)
        ax.set(ylim=(0, 1), xticks=range(10), xlabel="digit", ylabel="probability", yticks=[0, 0.5, 1])
        ax.grid(False)

        def update(picture, **changes):
            one, truth = changed(picture, **changes), int(t[picture - 1])
            p = np.asarray(model.predict(one[None], verbose=0))[0]
            answer = int(p.argmax())
            image.set_data(one)
            for digit, (bar, height) in enumerate(zip(bars, p)):
                bar.set_height(float(height))
                bar.set_color(POSITIVE if digit == truth else NEGATIVE if digit == answer else MUTED)
            title.set_text(
                f"✓ read as {answer}" if answer == truth else f"✗ read as {answer}, it is a {truth}"
            )
            title.set_color(POSITIVE if answer == truth else NEGATIVE)

        update(**values)
        return update

    return live(
        draw,
        alt="A digit, shifted, turned and disturbed by sliders, and the network's probability for each of "
        "the ten digits as bars.",
        figsize=(9.0, 4.0),
        labels={
            "picture": "picture",
            "right": "to the right",
            "down": "down",
            "turn": "turned by degrees",
            "noise": "noise",
        },
        picture=(1, len(x), 1, 1),
        right=(-FARTHEST, FARTHEST, 1, 0),
        down=(-FARTHEST, FARTHEST, 1, 0),
        turn=(-WIDEST, WIDEST, 5, 0),
        noise=(0.0, LOUDEST, 0.05, 0.0),
    )


def moved(picture: np.ndarray, down: int, right: int) -> np.ndarray:
    """One picture (h, w) shifted by whole pixels, with paper where nothing came from."""
    (height, width), out = picture.shape, np.zeros_like(picture)
    out[max(down, 0) : height + min(down, 0), max(right, 0) : width + min(right, 0)] = picture[
        max(-down, 0) : height - max(down, 0), max(-right, 0) : width - max(right, 0)
    ]
    return out
