"""A folder as people have it: pictures are read and labeled, everything else is named and left out."""

import io
import shutil

import numpy as np
import pytest
from PIL import Image

from course.lessons.n18_your_own_pictures import example_folder, read_pictures
from course.lessons.n18_your_own_pictures.picture_files import UNKNOWN, label_in
from own_photos import as_bytes, as_image, drawing, photo


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Digits by their names, in folders, without a label; and what lies among them."""
    folder = tmp_path_factory.mktemp("mine")
    for name, digit in {"3_a.png": 3, "IMG_20.png": 7, "2024.png": 1}.items():
        as_image(1 - drawing(digit, side=200, pen=9)).save(folder / name)
    for inside, digit in {"5": 5, "drafts": 2}.items():
        (folder / inside).mkdir()
        as_image(photo(drawing(digit, side=200, pen=9))).save(folder / inside / "first.JPG")
    (folder / "5" / ".DS_Store").write_bytes(b"of the system")
    whole = as_bytes(as_image(photo(drawing(6))), "JPEG")
    rest = {
        "6_half.jpg": whole[: len(whole) // 2],
        "8_empty.png": b"",
        "photo.heic": b"\0\0\0\x18ftypheic" + bytes(50),
        "page.pdf": b"%PDF-1.7",
        "notes.txt": b"seven\n",
        "9_white.png": as_bytes(Image.new("L", (60, 60), 255)),
        "4_two.png": as_bytes(as_image(1 - np.concatenate([drawing(4), drawing(7)], axis=1))),
        ".hidden": b"",
        "Thumbs.db": b"x",
    }
    for name, content in rest.items():
        (folder / name).write_bytes(content)
    return folder


def test_the_twenty_examples_are_read_with_their_labels(capsys):
    mine = read_pictures(example_folder())
    assert len(mine) == 20 and mine.known.all()
    assert sorted(mine.t) == sorted(2 * list(range(10)))
    assert mine.x.shape == (20, 28, 28) and mine.x.dtype == np.float32 and 0.9 < mine.x.max() <= 1
    assert set(mine.left_out) == {".hidden", "3_empty.png", "7_broken.jpg", "IMG_0398.heic", "notes.txt"}
    said = capsys.readouterr().out
    assert said.startswith("20 pictures read, 5 left out.\n")
    assert all(name in said for name in mine.left_out) and str(example_folder()) not in said


def test_labels_come_from_names_and_from_folders(folder, capsys):
    mine = read_pictures(folder)
    assert dict(zip(mine.names, mine.t)) == {
        "2024.png": UNKNOWN,
        "3_a.png": 3,
        "5/first.JPG": 5,
        "IMG_20.png": UNKNOWN,
    }
    said = capsys.readouterr().out
    assert "The label of IMG_20.png is unknown." in said
    fix = said.partition("The label of IMG_20.png")[2].partition("give labels=")[2].partition(".\n")[0]
    assert dict(zip(mine.names, read_pictures(folder, labels=eval(fix)).t))["IMG_20.png"] == 7


@pytest.mark.parametrize(
    ("name", "label"), [("7.png", 7), ("0_a", 0), ("3/IMG_1.jpg", 3), ("12.png", -1), ("a.png", -1), ("", -1)]
)
def test_a_label_is_a_single_digit_at_the_start(name, label):
    assert label_in(name) == label


def test_everything_else_is_named_with_a_reason(folder, capsys):
    mine = read_pictures(folder)
    words = {
        "6_half.jpg": "damaged",
        "8_empty.png": "empty: 0 bytes",
        "photo.heic": "HEIC",
        "page.pdf": "not pixels",
        "notes.txt": "no picture",
        "9_white.png": "Nothing on the picture",
        "4_two.png": "boxes={'4_two.png': (left, top, right, bottom)}",
        ".hidden": "hidden",
        "Thumbs.db": "hidden",
        "drafts": "is a folder",
    }
    assert set(mine.left_out) == set(words)
    said = capsys.readouterr().out
    for name, word in words.items():
        assert word in mine.left_out[name]
        assert any(name in line and mine.left_out[name] in line for line in said.splitlines())
    assert str(folder) not in said


def test_a_box_is_given_by_name_and_reads_one_digit_of_two(folder, capsys):
    told = read_pictures(folder).left_out["4_two.png"]
    first = eval(told.partition("box=")[2].partition(")")[0] + ")")
    mine = read_pictures(folder, boxes={"4_two.png": first})
    assert "4_two.png" in mine.names and "4_two.png" not in mine.left_out
    with pytest.raises(ValueError, match=r"boxes names 'no\.png'"):
        read_pictures(folder, boxes={"no.png": first})


def test_labels_may_be_given_in_order_or_by_name(folder, capsys):
    assert list(read_pictures(folder, labels=[1, 3, 5, 7]).t) == [1, 3, 5, 7]
    for labels, words in (
        ([1], r"labels holds 1 digits, and 4 pictures"),
        ([1, 3, 5, 70], r"IMG_20\.png must be a digit from 0 to 9; got 70"),
        ({"else.png": 1}, r"labels names 'else\.png'"),
    ):
        with pytest.raises(ValueError, match=words):
            read_pictures(folder, labels=labels)


def test_one_picture_alone_may_be_given(folder, capsys):
    assert read_pictures(folder / "3_a.png").names == ["3_a.png"]


def test_a_folder_that_is_not_there_or_holds_no_picture(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "digits").mkdir()
    with pytest.raises(FileNotFoundError, match=r"no folder 'my_digits'.*Folders here: digits\."):
        read_pictures("my_digits")
    with pytest.raises(ValueError, match="no picture of a digit in 'digits'"):
        read_pictures("digits")
    (tmp_path / "digits" / "notes.txt").write_text("seven")
    with pytest.raises(ValueError, match=r"There is no picture in notes\.txt"):
        read_pictures("digits")


def test_a_photo_is_turned_upright_in_a_folder_too(tmp_path, capsys):
    image = as_image(photo(drawing(7), shadow=False))
    image.save(tmp_path / "7_a.png")
    exif = Image.Exif()
    exif[0x0112] = 6
    image.transpose(Image.Transpose.ROTATE_90).save(tmp_path / "7_b.jpg", exif=exif, quality=95)
    a, b = read_pictures(tmp_path).x
    assert np.corrcoef(a.ravel(), b.ravel())[0, 1] > 0.95


def test_nothing_is_written_into_the_folder(folder, tmp_path, capsys):
    copy = shutil.copytree(folder, tmp_path / "copy")
    before = {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()}
    read_pictures(copy)
    assert {path: path.read_bytes() for path in copy.rglob("*") if path.is_file()} == before


def test_a_large_grey_picture_is_read(tmp_path, capsys):
    buffer = io.BytesIO()
    as_image(photo(drawing(4, side=900))).resize((3000, 4000)).convert("RGB").save(buffer, "JPEG", quality=70)
    (tmp_path / "4.jpg").write_bytes(buffer.getvalue())
    assert read_pictures(tmp_path).x[0].max() > 0.9
