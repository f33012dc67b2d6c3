"""Drawings that are kept: labels, arrays, files that are never overwritten."""

from pathlib import Path

import numpy as np
import pytest

import hand_drawn
import pad_hand
from course.pad.prepare import prepare
from pad_hand import THREE, as_json, network, page_draws, press

make = pad_hand.make


def test_kept_drawings_become_arrays_as_mnists(make):
    pad = make()
    assert pad.images.shape == (0, 28, 28) and pad.labels.shape == (0,)
    pad.draw(THREE)
    pad.keep(3)
    pad.draw(hand_drawn.strokes(7))
    pad.keep(np.int64(7))
    assert pad.images.shape == (2, 28, 28) and pad.images.dtype == pad.labels.dtype == np.uint8
    assert pad.labels.tolist() == [3, 7] and np.array_equal(pad.images[1], pad.image)
    assert len(network().predict(pad.images / 255, verbose=0)) == 2
    pad.image[:] = 0  # of the drawing on the pad; what is kept stays
    assert pad.images[1].any()


def test_the_page_keeps_the_drawing_that_was_seen_when_the_button_was_pressed(make):
    pad = make()
    page_draws(pad, as_json(hand_drawn.strokes(1)))
    said = press(pad, do="keep", label=3, strokes=as_json(THREE))
    assert said["text"] == "Kept as three." and said["kept"] == as_json(THREE)
    assert np.array_equal(pad.images[0], prepare(THREE).centered)
    assert [item["label"] for item in pad.widget.kept["items"]] == [3]
    assert pad.widget.kept["text"] == "1 drawing kept, not saved to a file yet."


@pytest.mark.parametrize(
    "message",
    [
        {"do": "keep", "label": 3, "strokes": []},
        {"do": "keep", "label": 10, "strokes": [[[0, 0], [100, 100]]]},
        {"do": "keep", "label": "3", "strokes": [[[0, 0], [100, 100]]]},
        {"do": "keep", "label": 3},
        {"do": "remove", "index": 0},
        {"do": "save"},
        {"do": "format the disk"},
        {},
        None,
    ],
)
def test_what_cannot_be_done_is_said(make, message):
    pad = make()
    pad.receive(pad.widget, message, [])
    assert pad.widget.said["bad"] and pad.widget.said["text"]
    assert len(pad.images) == 0


def test_a_removed_drawing_can_be_put_back(make):
    pad = make()
    pad.draw(THREE)
    for label in (1, 2, 3):
        pad.keep(label)
    assert press(pad, do="remove", index=1)["text"] == "Removed a drawing kept as two."
    assert pad.labels.tolist() == [1, 3] and pad.widget.kept["can_put_back"]
    press(pad, do="put_back")
    assert pad.labels.tolist() == [1, 2, 3] and not pad.widget.kept["can_put_back"]
    pad.remove(0)
    assert pad.labels.tolist() == [2, 3]
    with pytest.raises(IndexError, match="there are 2"):
        pad.remove(5)


def test_only_a_drawing_and_a_digit_can_be_kept(make):
    pad = make()
    with pytest.raises(ValueError, match="no drawing"):
        pad.keep(3)
    pad.draw(THREE)
    for label in (10, -1, "3", None, True):
        with pytest.raises(ValueError, match="label must be a digit"):
            pad.keep(label)


@pytest.fixture
def full(make):
    pad = make()
    for digit in (3, 5, 5):
        pad.draw(hand_drawn.strokes(digit, size=1 - 0.01 * len(pad.images)))
        pad.keep(digit)
    return pad


def test_what_is_saved_is_loaded(full, make, tmp_path):
    path = full.save(tmp_path / "ours.npz")
    assert path == tmp_path / "ours.npz" and full.widget.kept["text"] == "3 drawings kept, saved."
    other = make()
    assert other.load(path) == 3
    assert np.array_equal(other.images, full.images) and np.array_equal(other.labels, full.labels)
    assert not other.widget.kept["unsaved"]
    assert other.load(str(path)) == 0  # the same again adds nothing
    assert len(other.images) == 3


def test_loading_adds(full, make, tmp_path):
    path = full.save(tmp_path / "ours")
    assert path.name == "ours.npz"
    other = make()
    other.draw(hand_drawn.strokes(9))
    other.keep(9)
    other.load(path)
    assert other.labels.tolist() == [9, 3, 5, 5] and other.widget.kept["unsaved"]


def test_no_file_is_ever_overwritten(full, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    names = [full.save().name for _ in range(3)]
    assert names == ["my_digits.npz", "my_digits_2.npz", "my_digits_3.npz"]
    before = (tmp_path / "my_digits.npz").read_bytes()
    with pytest.raises(FileExistsError, match="is there already, and is left as it is"):
        full.save("my_digits.npz")
    assert (tmp_path / "my_digits.npz").read_bytes() == before


def test_the_save_button_tells_the_name(full, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert press(full, do="save")["text"] == "Saved 3 drawings to my_digits.npz, beside the notebook."
    assert (tmp_path / "my_digits.npz").is_file()


def test_a_folder_that_cannot_be_written_to_is_said(full, tmp_path, monkeypatch):
    with pytest.raises(OSError, match="cannot be written: No such file or directory"):
        full.save(tmp_path / "nowhere" / "ours.npz")

    def deny(*_args, **_kwargs):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("pathlib.Path.open", deny)
    said = press(full, do="save")
    assert said["bad"] and "my_digits.npz cannot be written: Permission denied" in said["text"]
    assert len(full.images) == 3 and full.widget.kept["unsaved"]


def test_nothing_kept_is_not_saved(make, tmp_path):
    with pytest.raises(ValueError, match="Nothing is kept yet"):
        make().save(tmp_path / "empty.npz")
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_holds_no_drawings_is_refused(full, tmp_path):
    good, labels = full.images, full.labels
    contents = {
        "other names": {"x": good},
        "wrong shape": {"images": good[:, :20], "labels": labels},
        "one label too few": {"images": good, "labels": labels[:2]},
        "floats": {"images": good / 255, "labels": labels},
        "label 12": {"images": good, "labels": np.array([1, 2, 12])},
        "objects": {"images": good, "labels": np.array([1, "a", None], dtype=object)},
    }
    marker = tmp_path / "unpickled"

    class Hostile:
        def __reduce__(self):
            return Path.touch, (marker,)

    contents["a pickle"] = {"images": good, "labels": np.array([Hostile()] * 3, dtype=object)}
    for name, arrays in contents.items():
        np.savez(tmp_path / name, **arrays)
        with pytest.raises(ValueError, match="holds no drawings"):
            full.load(tmp_path / f"{name}.npz")
    assert not marker.exists()
    (tmp_path / "text.npz").write_text("not a zip")
    with pytest.raises(ValueError, match="Nothing was added"):
        full.load(tmp_path / "text.npz")
    with pytest.raises(FileNotFoundError, match="there is no file"):
        full.load(tmp_path / "absent.npz")
    assert len(full.images) == 3
