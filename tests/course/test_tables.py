"""A table of one's own is read as it was meant, or a sentence says what to do, and doing it helps."""

import re
from types import SimpleNamespace

import numpy as np
import pandas as pd
import pytest

import course
from course.tables.content import last_upload

PLAIN = "name,mass_g,length_cm\nrock,12.5,3\npaper,5,29.7\nscissors,80,14\nrock,11,2.5\n"


@pytest.fixture
def write(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)

    def write(content, name="mine.csv"):
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return name

    return write


def numbers_of(table, column):
    assert table[column].dtype.kind in "fi", table[column]
    return table[column].tolist()


def test_a_plain_table_is_read_without_a_word(write, capsys):
    table = course.table(write(PLAIN))
    assert list(table.columns) == ["name", "mass_g", "length_cm"] and len(table) == 4
    assert numbers_of(table, "mass_g") == [12.5, 5, 80, 11]
    assert capsys.readouterr().out == ""


def test_the_penguins_and_the_wine_come_along(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    penguins, wine = course.table("penguins.csv"), course.table("wine.csv")
    assert penguins.shape == (344, 8) and int(penguins["sex"].isna().sum()) == 11
    assert wine.shape == (178, 14) and wine["cultivar"].nunique() == 3
    assert capsys.readouterr().out == ""


def test_where_the_course_is_packed_its_tables_lie_in_it(tmp_path, monkeypatch):
    from course.tables import content

    assert content.BROUGHT_ALONG[1] == content.COURSE / "data"  # where the tools put them
    (tmp_path / "packed").mkdir()
    (tmp_path / "packed" / "penguins.csv").write_text(PLAIN)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(content, "BROUGHT_ALONG", (tmp_path / "no such", tmp_path / "packed"))
    assert len(course.table("penguins.csv")) == 4


def test_a_file_of_the_readers_own_comes_before_the_one_that_comes_along(write):
    assert len(course.table(write(PLAIN, "penguins.csv"))) == 4


# what the file holds → words of what is printed, and column → its numbers
READ = {
    "semicolon and decimal comma": (
        "art;masse;laenge\na;1,5;3\nb;2,25;4\nc;3;5\n",
        ["a semicolon stands between", "1,5 is read with a decimal comma"],
        {"masse": [1.5, 2.25, 3], "laenge": [3, 4, 5]},
    ),
    "two columns of decimal commas": (
        "a;b\n1,5;2,5\n3,5;4,5\n",
        ["decimal comma"],
        {"a": [1.5, 3.5], "b": [2.5, 4.5]},
    ),
    "points between thousands, decimal comma": (
        "town;people\nx;1.234,5\ny;12,0\nz;2.000.000,25\n",
        ["decimal comma"],
        {"people": [1234.5, 12, 2000000.25]},
    ),
    "commas between thousands": (
        'town,people\nx,"1,234"\ny,"22,000"\nz,"1,000,000"\n',
        ["1,234 is read as 1234"],
        {"people": [1234, 22000, 1000000]},
    ),
    "quoted decimal comma between commas": (
        'a,b\n"1,5",2\n"2,75",3\n',
        ["decimal comma"],
        {"a": [1.5, 2.75]},
    ),
    "tabs": ("a\tb\n1\t2\n3\t4\n", ["a tab stands"], {"a": [1, 3], "b": [2, 4]}),
    "bars": ("a|b\n1|2\n3|4\n", ["a bar stands"], {"b": [2, 4]}),
    "spaces": ("a   b\n1.5   2\n3  4\n", [], {"a": [1.5, 3], "b": [2, 4]}),
    "spaces after commas": ("a, b, c\n1, 2, x\n3, , y\n", [], {"a": [1, 3]}),
    "byte order mark": ("\ufeffa,b\n1,2\n3,4\n", [], {"a": [1, 3]}),
    "line ends of old Macs and of Windows": ("a,b\r\n1,2\r\n3,4\r\n", [], {"a": [1, 3]}),
    "blank lines": ("\n\na,b\n\n1,2\n\n3,4\n\n", [], {"a": [1, 3]}),
    "names of rows without a name": (
        '"mpg","cyl"\n"Mazda",21,6\n"Fiat",32.4,4\n',
        ["one name less"],
        {"mpg": [21, 32.4], "cyl": [6, 4]},
    ),
    "an index that was saved": (
        ",a,b\n0,1.5,x\n1,2.5,y\n2,3.5,x\n",
        ["numbers the rows", "table.drop(columns='Unnamed: 0')"],
        {"a": [1.5, 2.5, 3.5]},
    ),
    "a question mark for unknown": (
        "a,b\n1,2\n?,3\n4,5\n6,7\n",
        ["holds numbers, but also the text '?' (1 times)", "na_values=['?']"],
        {"b": [2, 3, 5, 7]},
    ),
    "a column that is empty": (
        "a,b,c\n1,,x\n2,,y\n",
        ["the column 'b' is empty in every row", "table.drop(columns='b')"],
        {"a": [1, 2]},
    ),
    "one row": ("a,b\n1,2\n", ["has a single row"], {"a": [1]}),
    "one column": ("a\n1\n2\n", ["has a single column"], {"a": [1, 2]}),
    "a short line": ("a,b,c\n1,2,3\n4,5\n6,7,8\n", ["line 3 has fewer than 3 columns"], {"a": [1, 4, 6]}),
    "two columns of one name": ("a,a,b\n1,2,3\n4,5,6\n", [], {"a": [1, 4], "b": [3, 6]}),
    "names of persons": (
        "who,a\n" + "".join(f"person {k},{k % 3}.5\n" for k in range(30)),
        ["a text of its own in the column 'who'", "table.drop(columns='who')"],
        {},
    ),
    "a comma in a text": ('a,b\n"x, y",2\n"z, w",4\n', [], {"b": [2, 4]}),
    "a separator at the end of each row": (
        "a,b\n1,2,\n3,4,\n",
        ["ends with a separator"],
        {"a": [1, 3], "b": [2, 4]},
    ),
    "a separator at the end of each line": ("a,b,\n1,2,\n3,4,\n", ["is empty in every row"], {"a": [1, 3]}),
    "line ends of very old Macs": ("a,b\r1,2\r3,4\r", [], {"a": [1, 3], "b": [2, 4]}),
    "a first line of Excel's": ("sep=;\na;b\n1;2\n3;4\n", [], {"a": [1, 3], "b": [2, 4]}),
    "a number for unknown": (
        "a,b\n1,2\n-999,3\n4,5\n",
        ["-999 stands in the column 'a' (1 times)", "na_values=[-999]"],
        {"b": [2, 3, 5]},
    ),
    "numbers with a unit": (
        "a,b\n12 mm,2\n7.5 mm,3\n9 mm,5\n",
        ["numbers with something around them, such as '12 mm'", ".str.extract("],
        {"b": [2, 3, 5]},
    ),
    "prices": ("a,b\n$12,2\n$7.50,3\n$9,5\n", ["such as '$12'"], {"b": [2, 3, 5]}),
    "per cent": ("a,b\n12%,2\n7%,3\n9%,5\n", ["such as '12%'"], {"b": [2, 3, 5]}),
    "numbers in words": ("a,b\nQ1,2\nQ2,3\nQ1,5\n", [], {"b": [2, 3, 5]}),
    "commas and points in one file": ("a;b\n1,5;2.5\n2,5;3.5\n", ["others with a point"], {"b": [2.5, 3.5]}),
}


@pytest.mark.parametrize("kind", READ)
def test_it_is_read_as_it_was_meant(kind, write, capsys):
    content, words, columns = READ[kind]
    table = course.table(write(content))
    told = capsys.readouterr().out
    for word in words:
        assert word in told
    assert bool(words) == bool(told), told
    for column, numbers in columns.items():
        assert numbers_of(table, column) == numbers


# what the file holds → words of the error, and the options with which it is then read
REFUSED = {
    "no names": ("Adelie,39.1,181\nGentoo,50.1,220\nAdelie,38,190\n", "header=None", {"header": None}),
    "no names, all texts": ("a,b\nb,a\na,b\na,a\nb,b\n", "header=None", {"header": None}),
    "names given": ("1,2\n3,4\n5,6\n", "names=[", {"names": ["a", "b"]}),
    "years as names": ("land,2019,2020\nx,1,2\ny,3,4\n", "header=0", {"header": 0}),
    "a title above": ("Report of 2024\n\na,b,c\n1,2,3\n4,5,6\n", "skiprows=1", {"skiprows": 1}),
    "remarks above": ("# by me\n# today\na,b\n1,2\n3,4\n", 'comment="#"', {"comment": "#"}),
    "a separator in a text": (
        "a,b\n1,2\n3,x, y\n5,6\n",
        'on_bad_lines="skip"',
        {"on_bad_lines": "skip"},
    ),
    "another separator": ("a:b\n1:2 and 3\n3:4 5 6\n", "sep=", {"sep": ":"}),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_it_is_refused_with_a_fix_that_works(kind, write):
    content, fix, options = REFUSED[kind]
    path = write(content)
    with pytest.raises(ValueError, match=re.escape(fix)) as caught:
        course.table(path)
    assert "mine.csv" in str(caught.value)
    assert len(course.table(path, **options)) >= 2


# content, name → words of the error
NO_TABLE = {
    "empty": (b"", "a.csv", "a.csv is empty"),
    "blank": (b" \n \n", "a.csv", "is empty"),
    "names alone": (b"a,b,c\n", "a.csv", "no rows below them"),
    "Excel": (b"PK\x03\x04 and more", "a.xlsx", "an Excel workbook.*CSV UTF-8"),
    "old Excel": (b"\xd0\xcf\x11\xe0\xa1", "a.xls", "an old Excel workbook"),
    "gzip": (b"\x1f\x8b\x08 and more", "a.csv.gz", "Unpack it"),
    "picture": (b"\x89PNG\r\n", "a.csv", "is a picture"),
    "web page": (b"<!DOCTYPE html><html>", "a.csv", "web page.*Raw"),
    "JSON": (b'{"a": [1, 2]}', "a.csv", "holds JSON"),
    "a text": (
        b"Dear reader,\na letter, no table.\n\nIt has lines\nof words, commas, and so on\nthat differ\n",
        "a.txt",
        "does not look like a table",
    ),
    "bytes": (bytes(range(256)) * 4, "a.csv", "no text"),
}


@pytest.mark.parametrize("kind", NO_TABLE)
def test_what_is_no_table_is_named(kind, write):
    content, name, words = NO_TABLE[kind]
    with pytest.raises(ValueError, match=words):
        course.table(write(content, name))


def test_a_missing_file_is_answered_with_those_that_are_there(write):
    write(PLAIN, "penguin_masses.csv")
    with pytest.raises(FileNotFoundError, match=r"Did you mean 'penguin_masses\.csv'"):
        course.table("penguin_mases.csv")
    with pytest.raises(FileNotFoundError, match=r"It holds 1 such file: 'penguin_masses\.csv'"):
        course.table("other.csv")
    with pytest.raises(FileNotFoundError, match="There is no folder"):
        course.table("nowhere/other.csv")
    with pytest.raises(ValueError, match=r"is a folder\. It holds 1 such file"):
        course.table(".")


def test_an_empty_folder_is_answered_with_what_comes_along(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(FileNotFoundError, match=r'brings "penguins\.csv" and "wine\.csv"'):
        course.table("a.csv")


def test_a_very_large_file_is_not_read(write, monkeypatch):
    monkeypatch.setattr("course.tables.content.MOST_BYTES", 20)
    with pytest.raises(ValueError, match=r"very large.*nrows=100_000"):
        course.table(write(PLAIN))


def test_other_things_than_paths_are_named():
    with pytest.raises(TypeError, match="got DataFrame"):
        course.table(pd.DataFrame({"a": [1]}))
    with pytest.raises(TypeError, match="got int"):
        course.table(3)
    with pytest.raises(ValueError, match="address on the web"):
        course.table("https://example.org/a.csv")


def test_an_unknown_option_is_named(write):
    with pytest.raises(TypeError, match=r"'separator' is no option of `pandas\.read_csv`"):
        course.table(write(PLAIN), separator=";")


def test_encodings_are_found(write, capsys):
    told = "größe,name\n1,é\n2,ü\n"
    for encoding, words in (("cp1252", "read as cp1252"), ("utf-16", "")):
        table = course.table(write(told.encode(encoding)))
        assert list(table.columns) == ["größe", "name"] and table["name"].tolist() == ["é", "ü"]
        assert words in capsys.readouterr().out
    table = course.table(write("名前,体重\nペンギン,3\nいぬ,4\n".encode("cp932")))
    assert list(table.columns) == ["名前", "体重"]
    table = course.table(write("größe,name\n1,é\n2,ü\n".encode("mac_roman")), encoding="mac_roman")
    assert table["name"].tolist() == ["é", "ü"]
    with pytest.raises(ValueError, match="cannot be read with encoding='utf-8'"):
        course.table(write(told.encode("cp1252")), encoding="utf-8")


def test_two_hundred_columns_get_a_sentence(write, capsys):
    head = ",".join(f"c{k}" for k in range(200))
    rows = "\n".join(",".join(str(k + row) for k in range(200)) for row in range(5))
    table = course.table(write(f"{head}\n{rows}\n"))
    assert table.shape == (5, 200)
    assert "200 columns and 5 rows" in capsys.readouterr().out
    assert table[["c0", "c1"]].shape == (5, 2)


def test_a_line_far_down_that_is_too_long_is_named(write):
    body = "".join(f"{k},{k}\n" for k in range(1000))
    with pytest.raises(ValueError, match=r"Line 1002 of mine\.csv has 3 columns, and 2 are expected"):
        course.table(write(f"a,b\n{body}1,2,3\n"))


def test_what_a_remark_proposes_works(write, capsys):
    table = course.table(write("a,b\n-12 mm,2\n7.5 mm,3\n9 mm,5\n"))
    fix = re.search(r"table\[.+(?=\.\n)", capsys.readouterr().out)[0]
    exec(fix, {"table": table})
    assert numbers_of(table, "a") == [-12, 7.5, 9]
    table = course.table(write("a,b\n1,2\n?,3\n4,5\n6,7\n"), na_values=["?"])
    assert np.isnan(table["a"][1]) and table["a"].sum() == 11


SEVEN = {
    "old.csv": {"metadata": {}, "content": b"a\n1\n"},
    "mine.csv": {"metadata": {}, "content": PLAIN.encode()},
}
EIGHT = ({"name": "mine.csv", "content": memoryview(PLAIN.encode())},)


@pytest.mark.parametrize("value", [SEVEN, EIGHT], ids=["ipywidgets 7", "ipywidgets 8"])
def test_an_upload_is_read(value):
    assert last_upload(value) == ("mine.csv", PLAIN.encode())
    widget = SimpleNamespace(value=value, accept=".csv")
    assert len(course.table(widget)) == 4


@pytest.mark.parametrize("value", [{}, ()])
def test_an_empty_upload_says_what_to_do_or_is_replaced(value):
    widget = SimpleNamespace(value=value, accept=".csv")
    with pytest.raises(ValueError, match="Nothing is uploaded yet"):
        course.table(widget)
    assert len(course.table(widget, otherwise="wine.csv")) == 178


def test_the_button_tells_what_was_chosen_and_keeps_it_when_its_cell_runs_again():
    upload = course.upload_table()
    assert "course.table" in repr(upload) and upload.widget.accept.startswith(".csv")
    assert len(course.table(otherwise="wine.csv")) == 178
    upload.take({"new": EIGHT})
    assert "mine.csv" in upload.told.value and len(course.table()) == 4
    again = course.upload_table()
    assert "mine.csv" in again.told.value and len(course.table(otherwise="wine.csv")) == 4
    for each in (upload, again):
        each.chosen = None
        each.widget.close()
