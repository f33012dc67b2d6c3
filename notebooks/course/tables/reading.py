"""`table`: any file of comma-separated values as a DataFrame of pandas."""

from __future__ import annotations

import io
import re

from course.tables import upload
from course.tables.content import content_of, text_of
from course.tables.layout import layout_of
from course.tables.remarks import remarks_on


def table(source=None, otherwise=None, **options):
    """A table of one's own as a DataFrame of pandas.

    What stands between the columns, a decimal comma and the encoding are found out. What was found out, and
    what stands out in the table, is printed; nothing is printed for a plain one.

    Args:
        source: The path of a CSV file, or its bytes; None is the file that was chosen with the button of
            `course.upload_table()`. The course brings along "penguins.csv" and "wine.csv".
        otherwise: What to read as long as nothing is uploaded.
        options: Of `pandas.read_csv`, such as sep=";", decimal=",", header=None, skiprows=2 or
            encoding="cp1252"; they come before what is found out.

    Raises:
        FileNotFoundError: If there is no such file; the message names similar ones.
        ValueError: If there is no table in it, or one that pandas would misread; with what to do.
        TypeError: If `source` is something else, or `options` has what `pandas.read_csv` does not take.
    """
    name, content = content_of(upload.latest() if source is None else source, otherwise)
    text, remark = text_of(name, content, options.pop("encoding", None))
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if told_by_excel := re.match(r'"?sep=(.)"?\n', text):  # a first line that is no row
        text = text[told_by_excel.end() :]
        options.setdefault("sep", told_by_excel[1])
    found = layout_of(name, text, options)
    frame = _read(name, text, {"skipinitialspace": True} | found.options | options)
    frame.columns = [column.strip() if isinstance(column, str) else column for column in frame.columns]
    told = [*([remark] if remark else []), *found.remarks, *remarks_on(name, frame)]
    for sentence in told:
        print(sentence)
    return frame


def _read(name, text, options):
    try:
        import pandas
    except ImportError:
        raise ModuleNotFoundError(
            "Tables are read with pandas, which is not installed here: `pip install pandas`, then restart "
            "the kernel. In a browser `import pandas` in the cell brings it.",
            name="pandas",
        ) from None
    if "delimiter" in options:
        options.pop("sep")
    try:
        return pandas.read_csv(io.StringIO(text), **options)
    except TypeError as error:
        unknown = re.search(r"unexpected keyword argument '(\w+)'", str(error))
        if unknown is None:
            raise
        raise TypeError(
            f"{unknown[1]!r} is no option of `pandas.read_csv`, and so none of `course.table`. Options are "
            "sep, decimal, header, names, skiprows, encoding, na_values and others: help(pandas.read_csv)."
        ) from None
    except (pandas.errors.ParserError, pandas.errors.EmptyDataError) as error:
        raise ValueError(
            f"pandas cannot read {name} as a table ({str(error).strip()}). Look at that line in a text "
            "editor: a quotation mark that is never closed, or a separator in a text, are the usual reasons."
        ) from None
