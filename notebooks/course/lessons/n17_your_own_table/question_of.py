"""Which of the three questions a column asks, for a table that nobody here has seen.

Lesson: notebooks/17_your_own_table.ipynb.
"""

import numpy as np

FEW = 10  # so many different whole numbers are still taken for classes
MANY = 50  # more classes than this are names of rows


def question_of(column):
    """(targets, units, last activation, loss) for a column of pandas without empty fields.

    Numbers are a quantity, if there are more than ten different ones or they have decimals. Two different
    values are yes or no, and a few are classes, numbered in the order of their names. A printed line says
    which it is.

    Raises:
        ValueError: If the column has one value only, or a word of its own for nearly every row.
    """
    from pandas.api.types import is_bool_dtype, is_numeric_dtype

    if column.isna().any():
        raise ValueError(
            f"{column.name!r} has {int(column.isna().sum())} empty fields: a row without a target cannot be "
            "learned "
            f"from. Leave these rows out: table[table[{column.name!r}].notna()]."
        )
    kinds = sorted(column.unique(), key=lambda value: (str(type(value)), value))
    if len(kinds) < 2:
        raise ValueError(
            f"{column.name!r} has the same value in every row, so there is nothing to predict. Choose "
            "another column."
        )
    if is_numeric_dtype(column) and not is_bool_dtype(column):
        values = column.to_numpy(dtype=float)
        if len(kinds) > FEW or (values != np.rint(values)).any():
            print(f"{column.name!r} is a quantity: how much?")
            return values, 1, None, "mse"
    if len(kinds) > MANY or len(kinds) > len(column) / 2:
        raise ValueError(
            f"{column.name!r} has {len(kinds)} different words in {len(column)} rows, too many for classes. "
            "Choose "
            "a column of numbers or of few words."
        )
    labels = column.map({kind: number for number, kind in enumerate(kinds)}).to_numpy(dtype=int)
    listed = ", ".join(f"{number} = {kind}" for number, kind in list(enumerate(kinds))[:4])
    more = ", …" if len(kinds) > 4 else ""
    if len(kinds) == 2:
        print(f"{column.name!r} is yes or no: {listed}.")
        return labels, 1, "sigmoid", "binary_crossentropy"
    print(f"{column.name!r} is one of {len(kinds)} classes: {listed}{more}.")
    return labels, len(kinds), "softmax", "sparse_categorical_crossentropy"
