"""Which of the three questions a column asks, for a table that nobody here has seen.

Lesson: notebooks/17_your_own_table.ipynb.
"""

import numpy as np

FEW = 10  # so many different whole numbers are still taken for classes
MANY = 50  # more classes than this are names of rows


def question_of(table, name):
    """(rows, targets, units, last activation, loss) for the column `name` of a DataFrame.

    Rows without a target are left out. Numbers are a quantity, if there are more than ten different ones or
    they have decimals. Two different values are yes or no, and a few are classes, numbered in the order of
    their names. A printed line says which it is.

    Raises:
        ValueError: If there is no such column, or it has one value only, or a word of its own for nearly
            every row.
    """
    from pandas.api.types import is_bool_dtype, is_numeric_dtype

    if name not in table.columns:
        raise ValueError(f"The table has no column {name!r}; it has {[*table.columns[:20]]}.")
    rows = table[table[name].notna()]
    column = rows[name]
    kinds = sorted(column.unique(), key=lambda value: (str(type(value)), value))
    if len(kinds) < 2:
        raise ValueError(
            f"{name!r} has the same value in every row, so there is nothing to predict. Choose "
            "another column."
        )
    if is_numeric_dtype(column) and not is_bool_dtype(column):
        values = column.to_numpy(dtype=float)
        if len(kinds) > FEW or (values != np.rint(values)).any():
            left_out = len(table) - len(rows)
            without = f" ({left_out} rows without it are left out)" if left_out else ""
            print(f"{name!r} is a quantity: how much?{without}")
            return rows, values, 1, None, "mse"
    if len(kinds) > MANY or len(kinds) > len(column) / 2:
        raise ValueError(
            f"{name!r} has {len(kinds)} different words in {len(column)} rows, too many for classes. "
            "Choose a column of numbers or of few words."
        )
    labels = column.map({kind: number for number, kind in enumerate(kinds)}).to_numpy(dtype=int)
    listed = ", ".join(f"{number} = {kind}" for number, kind in list(enumerate(kinds))[:4])
    more = ", …" if len(kinds) > 4 else ""
    if len(kinds) == 2:
        print(f"{name!r} is yes or no: {listed}.")
        return rows, labels, 1, "sigmoid", "binary_crossentropy"
    print(f"{name!r} is one of {len(kinds)} classes: {listed}{more}.")
    return rows, labels, len(kinds), "softmax", "sparse_categorical_crossentropy"
