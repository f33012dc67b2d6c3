"""Arrays as tables: the walk through a Dense layer's gradients shows what the products compute."""

import numpy as np
import pytest
from matplotlib.text import Text

from course.lessons.n07_backprop_in_matrices import figures
from course.lessons.n07_backprop_in_matrices import gradient_tables as matrices

X = np.array([[1, 0, 2], [3, 1, -1], [0, 2, 1], [-2, 1, 1]])
W = np.array([[1, 2], [0, -1], [3, 1]])
GRAD = np.array([[1, 0], [-1, 2], [2, 1], [0, -3]])
KNOWN = {"x": X, "W": W, "dL_du": GRAD}


def value(sum_text):
    return eval(sum_text.replace("−", "-").replace("·", "*"))


@pytest.mark.parametrize(
    ("name", "array"), [("dL_dW", X.T @ GRAD), ("dL_db", GRAD.sum(axis=0)[None]), ("dL_dx", GRAD @ W.T)]
)
def test_every_written_sum_gives_its_entry(name, array):
    for i, j in np.ndindex(array.shape):
        _, sum_text, _ = matrices.origin_of_entry(name, i, j, KNOWN)
        assert value(sum_text) == array[i, j]


def test_the_yellow_entries_are_the_factors_of_the_sum():
    lit, _, rule = matrices.origin_of_entry("dL_dx", 1, 2, KNOWN)
    assert lit["dL_du"] == [(1, 0), (1, 1)] and lit["W"] == [(2, 0), (2, 1)]
    assert rule.endswith("dL_du @ W.T")


def test_walk_draws_every_step_and_no_two_alike():
    pytest.importorskip("ipywidgets")
    walk = figures.gradient_stepper(X, W, np.array([1, -2]), GRAD)
    pictures = set()
    for step in range(1, 21):
        walk.set("step", step)
        assert walk.error is None
        pictures.add(walk.png)
    walk.close()
    assert len(pictures) == 20


def test_walk_fills_the_tables_with_the_gradients_and_lights_what_made_the_entry(monkeypatch):
    pytest.importorskip("ipywidgets")
    painted = {}

    def paint(table, faces, texts, fontsize=13):
        painted[table.title.get_text().split(" ")[0]] = np.asarray(faces), texts

    monkeypatch.setattr(matrices.Table, "paint", paint)
    walk = figures.gradient_stepper(X, W, np.array([1, -2]), GRAD)
    results = {"dL_dW": X.T @ GRAD, "dL_db": GRAD.sum(axis=0)[None], "dL_dx": GRAD @ W.T}
    entries = [(name, place) for name, array in results.items() for place in np.ndindex(array.shape)]
    for step, (name, place) in enumerate(entries, 1):
        walk.set("step", step)
        faces, texts = painted[name]
        at = int(np.ravel_multi_index(place, results[name].shape))
        assert texts[at] == matrices.number(results[name][place])
        assert np.flatnonzero(faces[:, 2] < 1).tolist() == [at]  # yellow: its blue is below 1
        formula = next(
            text.get_text() for text in walk.figure.findobj(Text) if text.get_text().startswith(f"{name}[")
        )
        _, sum_text, result = formula.rsplit(" = ", 2)
        assert value(sum_text) == value(result) == results[name][place]
        shown = sum(text != "" for key in results for text in painted[key][1])
        assert shown == step
    walk.close()


def test_numbers_are_written_with_a_minus_sign_and_without_minus_zero():
    assert [matrices.number(v) for v in (-2, 0.5, -0.001, 3.0)] == ["−2", "0.50", "0.00", "3"]


def test_tables_refuse_a_mask_without_its_array():
    with pytest.raises(ValueError, match=r"blocked names \['v'\]"):
        figures.number_tables({"u": X}, {"v": X > 0})


def test_backward_map_writes_every_shape_twice_and_every_parameters_gradient():
    words = [text.get_text() for text in figures.backward_map((3, 5, 4), 32).axes[0].texts]
    for name, shape in (("x", "(32, 3)"), ("u1", "(32, 5)"), ("z1", "(32, 5)"), ("s", "(32, 4)")):
        assert f"{name}\n{shape}" in words and f"dL_d{name}\n{shape}" in words
    assert "dL_dW1 (3, 5)\ndL_db1 (5,)" in words and "dL_dW2 (5, 4)\ndL_db2 (4,)" in words


def test_score_gradient_draws_p_minus_one_hot():
    left, right = figures.score_gradient([0.7, 0.2, 0.1], 1, "abc").axes
    heights = [bar.get_height() for bar in right.patches]
    assert heights == pytest.approx([0.7, -0.8, 0.1])
    for text, height in zip(right.texts, heights, strict=True):
        assert value(text.get_text()) == pytest.approx(height)
        assert (text.get_position()[1] > height) == (height > 0)  # above a bar, or below one that hangs
    assert [bar.get_height() for bar in left.patches] == pytest.approx([0, 1, 0, 0.7, 0.2, 0.1])
