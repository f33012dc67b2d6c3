"""Files that were chosen in the page reach the notebook, in the forms of ipywidgets 7 and 8."""

import pytest

from course.asking import forms
from course.lessons.n18_your_own_pictures import read_pictures
from course.lessons.n18_your_own_pictures import upload as uploads
from course.lessons.n18_your_own_pictures.upload import entries, upload_pictures
from own_photos import as_bytes, as_image, drawing

SEVEN, TWO = (as_bytes(as_image(1 - drawing(digit, side=150, pen=8))) for digit in (7, 2))
OF_7 = {"7_a.png": {"metadata": {"name": "7_a.png", "size": 9}, "content": SEVEN}}
OF_8 = ({"name": "2_b.png", "type": "image/png", "size": 9, "content": memoryview(TWO)},)


@pytest.fixture(autouse=True)
def _empty():
    uploads.kept.clear()
    yield
    uploads.kept.clear()


@pytest.fixture
def form(monkeypatch):
    pytest.importorskip("ipywidgets")
    monkeypatch.setattr(forms, "live_kernel", lambda: True)
    upload_pictures()._repr_mimebundle_()
    return forms.open_widgets["18.upload"]


def test_both_forms_of_a_value_give_names_and_bytes():
    assert entries(OF_7) == [("7_a.png", SEVEN)]
    assert entries(OF_8) == [("2_b.png", TWO)]
    assert entries({}) == entries(()) == []


def test_without_files_it_is_false_and_stands_still_with_words():
    upload = upload_pictures()
    assert not upload and upload.files == {}
    data = upload._repr_mimebundle_()
    assert set(data) == {"text/plain", "text/html"} and "folder" in data["text/plain"]


def test_what_was_chosen_is_read_and_stays_when_the_cell_runs_again(form, capsys):
    row, told, _ = form.children
    choose, forget = row.children
    choose.notify_change({"name": "value", "old": (), "new": OF_8, "owner": choose, "type": "change"})
    choose.notify_change({"name": "value", "old": (), "new": OF_7, "owner": choose, "type": "change"})
    assert "2 files here: 2_b.png, 7_a.png." in told.value
    again = upload_pictures()
    assert again and sorted(again.files) == ["2_b.png", "7_a.png"]
    mine = read_pictures(again)
    assert list(mine.t) == [2, 7] and mine.x.shape == (2, 28, 28)
    forget.click()
    assert not again and "No file is here" in told.value


def test_a_page_that_loses_the_bytes_is_told_of(form):
    row, told, _ = form.children
    lost = {"7_a.png": {"metadata": {"name": "7_a.png"}, "content": b""}}
    row.children[0].notify_change(
        {"name": "value", "old": {}, "new": lost, "owner": row.children[0], "type": "change"}
    )
    assert "did not pass on what is in 7_a.png" in told.value and not upload_pictures()


def test_a_file_that_is_no_picture_is_named_by_its_name(capsys):
    uploads.kept.update({"7_a.png": SEVEN, "notes.txt": b"x", "8.png": b""})
    mine = read_pictures(upload_pictures())
    assert mine.names == ["7_a.png"]
    assert mine.left_out["notes.txt"].startswith("There is no picture in notes.txt")
    assert mine.left_out["8.png"].startswith("8.png is empty")
