"""The promise of notebook 00, kept by its own lines."""

import numpy as np

import nnlib
import notebook_reader as reader


def test_the_five_lines_of_the_first_notebook_read_handwriting():
    nb = reader.read(reader.FOLDER / "00_start_here.ipynb")
    load, train = (
        next(cell.source for cell in nb.cells if reader.is_code(cell) and words in cell.source)
        for words in ("mnist.load_data()", "model.compile(")
    )
    names = {"nnlib": nnlib, "np": np}
    exec(load.splitlines()[0], names)
    exec(train, names)
    least = 0.91 if nnlib.datasets.mnist.source().is_sample else 0.97
    assert names["accuracy"] >= least
