"""How much memory a notebook's kernel takes at its peak, Run All on the full data: small machines must do.

A free machine on the web has about 2 GB for all that is open. The kernel says itself what it took: on Linux
in /proc/self/status, elsewhere by `resource`; on Windows nothing is measured. Without the full data sets in
NNLIB_DATA or data/ there is nothing to measure either.
"""

import importlib.util

import nbformat
import pytest

import notebook_reader as reader
from nnlib.datasets import fashion_mnist, mnist
from tools.notebooks import run

WITHOUT_TENSORFLOW, WITH_TENSORFLOW = 600, 1300  # MB at most
OF_ITSELF = """
import pathlib
import sys

status = pathlib.Path("/proc/self/status")
if status.exists():
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
    print("peak:", int(line.split()[1]) // 1024)
else:
    import resource

    unit = 2**20 if sys.platform == "darwin" else 2**10
    print("peak:", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // unit)
"""


def peak(nb, folder):
    """The peak in MB of a kernel that runs all of `nb`."""
    nb.cells.append(nbformat.v4.new_code_cell(OF_ITSELF))
    assert run(nb, folder) == []
    return int("".join(map(reader.text_of, nb.cells[-1].outputs)).split("peak:")[1])


def uses_keras(source):
    """Whether a notebook needs Keras, or takes it where it is installed."""
    return "course.need_keras()" in source or (
        "course.has_keras()" in source and importlib.util.find_spec("tensorflow") is not None
    )


@pytest.mark.parametrize("path", reader.FILES, ids=lambda path: path.stem)
def test_a_kernel_stays_small(path):
    source = path.read_text(encoding="utf-8")
    if importlib.util.find_spec("resource") is None:
        pytest.skip("this system does not tell what a process took")
    if "course.need_keras()" in source:
        pytest.importorskip("keras")
    for data_set in (mnist, fashion_mnist):
        if f"{data_set.__name__.split('.')[-1]}.load_data()" in source:
            found = data_set.source()
            if found is None or found.is_sample:
                pytest.skip("the full data sets are not here")
    limit = WITH_TENSORFLOW if uses_keras(source) else WITHOUT_TENSORFLOW
    assert peak(reader.read(path), path.parent) <= limit
