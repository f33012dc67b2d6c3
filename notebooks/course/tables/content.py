"""From a path, an upload or bytes to the text of a table: the way in, with its messages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from course import own_files

COURSE = Path(__file__).resolve().parents[1]
# in a checkout, and beside the course itself where it was packed: on Colab, in a browser, in a handout
BROUGHT_ALONG = (COURSE.parents[1] / "data", COURSE / "data")
ENDINGS = (".csv", ".tsv", ".txt", ".tab", ".dat", ".data")
KIND = "such file", 'The course brings "penguins.csv" and "wine.csv".'
MOST_BYTES = 200_000_000
# first bytes of files that hold no plain text, what they are, and what to do
KINDS = (
    (
        b"PK\x03\x04",
        "an Excel workbook or a zip file",
        "In Excel choose File, Save as, CSV UTF-8; unpack a zip.",
    ),
    (b"\xd0\xcf\x11\xe0", "an old Excel workbook", "Open it, and choose File, Save as, CSV UTF-8."),
    (b"\x1f\x8b", "packed with gzip", "Unpack it first (`gunzip`, or a double click)."),
    (b"PAR1", "a Parquet file", "`pandas.read_parquet` reads it; its method `to_csv` writes a CSV."),
    (b"SQLite", "a database", "Export the table that you want from it as CSV."),
    (b"%PDF", "a PDF", "Copy its table into a spreadsheet, and save that as CSV."),
    (b"\x89PNG", "a picture", "Give the file of the table itself."),
    (b"\xff\xd8\xff", "a picture", "Give the file of the table itself."),
)


def content_of(source, otherwise=None) -> tuple[str, bytes]:
    """What a table is called, and its bytes; `otherwise` stands in for an upload that is still empty.

    Raises:
        FileNotFoundError: If there is no such file; the message names similar ones.
        ValueError: If the upload is empty, or it is a folder, an address or a very large file.
        TypeError: If `source` is something else.
    """
    if hasattr(source, "chosen") or hasattr(source, "accept"):  # upload_table(), or a FileUpload
        uploaded = source.chosen if hasattr(source, "chosen") else last_upload(source.value)
        if uploaded is None and otherwise is None:
            raise ValueError(
                "Nothing is uploaded yet: press the button, choose a file, wait for its name, and run this "
                'cell again. Or give a path: course.table("my_table.csv").'
            )
        return uploaded or content_of(otherwise)
    if isinstance(source, Mapping) and "content" in source:
        return str(source.get("name", "the upload")), bytes(source["content"])
    if isinstance(source, bytes | bytearray | memoryview):
        return "the bytes", bytes(source)
    if not isinstance(source, str | Path):
        raise TypeError(
            'A table is given by the path of its file, such as "my_table.csv", or by an upload; '
            f"got {type(source).__name__}."
        )
    return _from_path(source)


def last_upload(value) -> tuple[str, bytes] | None:
    """Name and bytes of the file that was uploaded last: `value` of FileUpload in ipywidgets 7 or 8."""
    if isinstance(value, Mapping):  # ipywidgets 7: {name: {"metadata": …, "content": …}}
        value = [{"name": name, **entry} for name, entry in value.items()]
    if not value:
        return None
    return str(value[-1].get("name", "the upload")), bytes(value[-1]["content"])


def _from_path(source):
    if str(source).startswith(("http://", "https://")):
        raise ValueError(
            f"{source} is an address on the web. Download the file, and give its path; or read it with "
            "pandas: "
            f'pandas.read_csv("{source}").'
        )
    path = Path(source).expanduser()
    if not path.exists() and path.name == str(source):
        path = next((place / path for place in BROUGHT_ALONG if (place / path).is_file()), path)
    if path.is_dir():
        raise ValueError(f"{path} is a folder. {own_files.held(path, ENDINGS, *KIND)}")
    if not path.exists():
        raise FileNotFoundError(own_files.not_there(path, ENDINGS, *KIND))
    if (size := path.stat().st_size) > MOST_BYTES:
        raise ValueError(
            f"{path.name} is very large: {size / 1e6:.0f} MB, and {MOST_BYTES / 1e6:.0f} MB are the most "
            "here. "
            f'The first 100,000 rows are `pandas.read_csv("{source}", nrows=100_000)`, after `import pandas`.'
        )
    try:
        return path.name, path.read_bytes()
    except PermissionError:
        raise PermissionError(
            f"{path.name} may not be read here. Copy it into the folder of this notebook, and close it in "
            "other programs."
        ) from None


def text_of(name: str, content: bytes, encoding: str | None = None) -> tuple[str, str]:
    """The text of a file, and a remark on how it was read, or "".

    Raises:
        ValueError: If it is empty, holds no text, or is not in `encoding`.
    """
    if not content.strip():
        raise ValueError(f"{name} is empty. Save or download it once more, and look at it in a text editor.")
    for start, kind, todo in KINDS:
        if content.startswith(start):
            raise ValueError(f"{name} is {kind}, not a text file of a table. {todo}")
    if encoding:
        try:
            return content.decode(encoding).removeprefix("\ufeff"), ""
        except (UnicodeError, LookupError) as error:
            raise ValueError(
                f"{name} cannot be read with encoding={encoding!r} ({error}). Leave `encoding` out, and the "
                "usual ones are tried."
            ) from None
    text, remark = _decoded(name, content)
    if "\0" in text:
        raise ValueError(
            f"{name} holds no text: it has bytes that stand for no letter. A table is saved as CSV UTF-8."
        )
    start = text.lstrip()[:15].lower()
    if start.startswith(("<!doctype", "<html", "<?xml")):
        raise ValueError(
            f"{name} is a web page, not a table. On the page look for the file itself: Download, or Raw."
        )
    if start.startswith(("{", "[{", "[[")):
        raise ValueError(
            f'{name} holds JSON, not CSV. `pandas.read_json("{name}")` may read it; save the result with '
            "`to_csv`."
        )
    return text, remark


def _decoded(name, content):
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace"), ""
    try:
        return content.decode("utf-8-sig"), ""
    except UnicodeDecodeError:
        pass
    for encoding in ("cp932", "cp1252", "cp932", "latin-1"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        # nearly every text fits cp932; one of Japanese has kana, and the second time round nothing else fits
        if encoding != "cp932" or any("\u3041" <= letter <= "\u30ff" for letter in text):
            break
    return text, (
        f"{name} is not in UTF-8, and was read as {encoding}. If letters look wrong, name its own: "
        f'encoding="cp1252", "cp932" or "mac_roman" are common.'
    )
