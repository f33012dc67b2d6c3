"""The made-up data sets."""

import numpy as np
import pytest

from nnlib.datasets import toy

CLASSIFICATION = [toy.circle, toy.xor, toy.blobs, toy.spiral]
REGRESSION = [toy.regress_plane, toy.regress_gaussian]
SEEDED = [toy.fruit, *CLASSIFICATION, *REGRESSION]
NOISY = [*CLASSIFICATION, *REGRESSION]


@pytest.mark.parametrize("make", [*SEEDED, toy.sin])
def test_shapes_and_dtypes(make):
    x, y = make(n_samples=31)
    inputs = 1 if make is toy.sin else 2
    assert x.shape == (31, inputs) and x.dtype == np.float64
    if make in REGRESSION or make is toy.sin:
        assert y.shape == (31, 1) and y.dtype == np.float64
    else:
        assert y.shape == (31,) and y.dtype == np.int64
        assert set(y) == {0, 1}


@pytest.mark.parametrize("make", SEEDED)
def test_the_seed_decides(make):
    state = np.random.get_state()[1].copy()
    np.testing.assert_array_equal(make(seed=3)[0], make(seed=3)[0])
    assert not np.array_equal(make(seed=3)[0], make(seed=4)[0])
    np.testing.assert_array_equal(np.random.get_state()[1], state)  # the global generator is not touched


@pytest.mark.parametrize("make", [toy.fruit, *CLASSIFICATION])
def test_classes_are_balanced_and_mixed(make):
    y = make(n_samples=200)[1]
    assert 80 <= y.sum() <= 120
    assert 60 < np.count_nonzero(np.diff(y)) < 140  # changes of class from row to row: about 100 of 199


@pytest.mark.parametrize("make", NOISY)
def test_points_stay_in_the_range_of_the_plots(make):
    x, _ = make(n_samples=1000)
    assert 4 < np.abs(x).max() <= 6


@pytest.mark.parametrize("make", NOISY)
def test_noise_changes_the_data(make):
    (x0, y0), (x1, y1) = make(noise=0), make(noise=0.5)
    assert not (np.array_equal(x0, x1) and np.array_equal(y0, y1))


def test_sin_is_the_curve_without_noise():
    x, y = toy.sin()
    np.testing.assert_array_equal(x[:, 0], np.linspace(-np.pi, np.pi, 50))
    np.testing.assert_array_equal(y, np.sin(x))


def test_circle_follows_its_geometry():
    x, y = toy.circle(500)
    radius = np.linalg.norm(x, axis=1)
    assert radius[y == 1].max() < 2.5 and 3.5 <= radius[y == 0].min() and radius.max() <= 5


def test_xor_is_one_where_the_signs_differ():
    x, y = toy.xor(500)
    np.testing.assert_array_equal(y == 1, (x[:, 0] > 0) != (x[:, 1] > 0))
    assert np.abs(x).min() >= 0.3


def test_blobs_lie_around_their_centers():
    x, y = toy.blobs(4000)
    np.testing.assert_allclose(x[y == 0].mean(axis=0), [-2, -2], atol=0.1)
    np.testing.assert_allclose(x[y == 1].mean(axis=0), [2, 2], atol=0.1)
    assert x[y == 1].var(axis=0) == pytest.approx([0.5, 0.5], rel=0.15)
    x, y = toy.blobs(4000, noise=0.5)
    assert x[y == 1].var(axis=0) == pytest.approx([4, 4], rel=0.15)  # 0.5 + 7 · 0.5


def test_blobs_and_spiral_make_as_many_classes_as_asked():
    for make in (toy.blobs, toy.spiral):
        assert np.bincount(make(n_samples=100, n_classes=5)[1]).tolist() == [20] * 5


def test_the_arms_of_the_spiral_are_half_a_turn_apart():
    x, y = toy.spiral(200)
    first, second = (arm[np.linalg.norm(arm, axis=1).argsort()] for arm in (x[y == 0], x[y == 1]))
    np.testing.assert_allclose(first, -second, atol=1e-12)
    assert np.linalg.norm(x, axis=1).max() == pytest.approx(4.95)  # the last of 100 steps to radius 5


def test_regress_plane_is_a_plane():
    x, y = toy.regress_plane()
    np.testing.assert_allclose(y[:, 0], (x[:, 0] + x[:, 1]) / 10)


def test_regress_gaussian_has_six_cones():
    x, y = toy.regress_gaussian(2000)
    for center, sign in {(-4, 2.5): 1, (0, 2.5): -1, (4, 2.5): 1, (-4, -2.5): -1, (0, -2.5): 1}.items():
        near = np.linalg.norm(x - center, axis=1)
        np.testing.assert_allclose(y[near < 2, 0], sign * (1 - near[near < 2] / 2))
    assert np.count_nonzero(y == 0) > 100


def best_single_cut(values, y):
    """The best accuracy of a threshold on one feature, either way round."""
    right = [np.mean((values > cut) == y) for cut in values]
    return max(max(right), 1 - min(right))


def test_one_line_parts_almost_all_fruit_and_one_feature_does_not():
    x, y = toy.fruit()
    assert len(toy.fruit_names) == 2
    # the line: diameter against the cube root of weight is nearly straight; least squares finds it
    z = np.column_stack([(x - x.mean(axis=0)) / x.std(axis=0), np.ones(len(x))])
    weights = np.linalg.lstsq(z, 2.0 * y - 1, rcond=None)[0]
    assert 0.93 <= np.mean((z @ weights > 0) == y) < 1
    assert best_single_cut(x[:, 0], y) < 0.7  # weight alone
    assert best_single_cut(x[:, 1], y) < 0.9  # diameter alone
    assert 25 < x[:, 0].min() and x[:, 0].max() < 160  # g
    assert 3.5 < x[:, 1].min() and x[:, 1].max() < 7.5  # cm


@pytest.mark.parametrize("make", [*SEEDED, toy.sin])
@pytest.mark.parametrize("wrong", [0, -3, 2.5, "50", True, None])
def test_a_wrong_number_of_samples_is_refused(make, wrong):
    with pytest.raises(ValueError, match="n_samples must be a positive int"):
        make(n_samples=wrong)


@pytest.mark.parametrize("make", NOISY)
@pytest.mark.parametrize("wrong", [-0.1, 0.51, float("nan"), "much", None])
def test_noise_out_of_range_is_refused(make, wrong):
    with pytest.raises(ValueError, match=r"noise must be a number from 0 to 0\.5"):
        make(noise=wrong)


@pytest.mark.parametrize("make", [toy.blobs, toy.spiral])
@pytest.mark.parametrize("wrong", [1, 2.5, 0])
def test_fewer_than_two_classes_are_refused(make, wrong):
    with pytest.raises(ValueError, match="n_classes must be"):
        make(n_classes=wrong)


def test_numpy_ints_are_welcome():
    assert len(toy.spiral(np.int64(12), n_classes=np.int32(3))[0]) == 12


def test_the_last_rows_of_a_spiral_are_no_other_part_of_it():
    # in this order a validation_split would else cut off the outer ends
    x, _ = toy.spiral(1000)
    radius = np.hypot(*x.T)
    assert abs(radius[-200:].mean() - radius.mean()) < 0.25  # of 5; in rows outward it is 2
