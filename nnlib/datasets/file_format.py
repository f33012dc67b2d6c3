"""What a data set consists of, and how its bytes are read and checked."""

import gzip
import io
from dataclasses import dataclass

import numpy as np

# the four arrays of Keras's .npz, and the file that carries each in the original IDX form
IDX_FILES = {
    "x_train": "train-images-idx3-ubyte.gz",
    "y_train": "train-labels-idx1-ubyte.gz",
    "x_test": "t10k-images-idx3-ubyte.gz",
    "y_test": "t10k-labels-idx1-ubyte.gz",
}
IMAGE_HEADER, LABEL_HEADER = 16, 8  # bytes before the pixels and before the labels in an IDX file
# what says nothing about the bytes: it is told as what it is
NOT_DAMAGE = (MemoryError, ImportError, PermissionError, RecursionError)


class BadData(Exception):
    """These bytes are not the data set. The message completes a sentence: "mnist.npz ..."."""


@dataclass(frozen=True)
class DataSet:
    """A data set of 28×28 images that can be recognised by its checksums.

    Args:
        title: The name as people write it, such as "Fashion-MNIST".
        stem: The name in file names, such as "fashion_mnist".
        sha256: Checksum of the bytes of each of the four arrays.
        mirrors: Addresses to download from, in order: of an .npz file, or of a folder of IDX files.
    """

    title: str
    stem: str
    sha256: dict
    mirrors: tuple

    @property
    def npz(self) -> str:
        return f"{self.stem}.npz"

    @property
    def folders(self) -> tuple[str, ...]:
        """Lower-case names of the folders that hold the IDX files: Keras's and torchvision's."""
        names = (self.stem.replace("_", "-"), self.stem, self.stem.replace("_", ""))
        return tuple(dict.fromkeys(names))


def idx_names(file) -> tuple[str, ...]:
    """The names under which people have an IDX file: also unpacked, and with a dot before idx."""
    bare = file.removesuffix(".gz")
    return bare, file, bare.replace("-idx", ".idx"), file.replace("-idx", ".idx")


def read_npz(data_set, content) -> dict:
    """The four checked arrays in the bytes of an .npz file, by name."""
    try:
        with np.load(io.BytesIO(content), allow_pickle=False) as stored:
            arrays = {name: stored[name] for name in IDX_FILES}
    except NOT_DAMAGE:
        raise
    except Exception as error:  # damaged bytes raise nearly anything inside zipfile, zlib and NumPy
        raise BadData("is damaged or is not an .npz file with x_train, y_train, x_test, y_test") from error
    for name, array in arrays.items():
        _check(data_set, name, array)
    return arrays


def read_idx(data_set, name, content) -> np.ndarray:
    """The checked array `name` in the bytes of an IDX file, gzipped or not."""
    try:
        if content[:2] == b"\x1f\x8b":  # some servers unpack .gz files on the way
            content = gzip.decompress(content)
        if name.startswith("x"):
            array = np.frombuffer(content, np.uint8, offset=IMAGE_HEADER).reshape(-1, 28, 28)
        else:
            array = np.frombuffer(content, np.uint8, offset=LABEL_HEADER)
    except NOT_DAMAGE:
        raise
    except Exception as error:  # as above
        raise BadData("is damaged or is not an IDX file") from error
    _check(data_set, name, array)
    return array.copy()  # frombuffer is read-only


def _check(data_set, name, array):
    shape = (len(array), 28, 28) if name.startswith("x") and array.ndim else (array.size,)
    if array.dtype != np.uint8 or array.shape != shape:
        raise BadData(f"has a {name} of {array.dtype} and shape {array.shape}, not {data_set.title}'s")
    import hashlib  # here and not above: who brings data of their own needs none of it

    if hashlib.sha256(np.ascontiguousarray(array)).hexdigest() != data_set.sha256[name]:
        raise BadData(f"has a {name} whose checksum is not {data_set.title}'s")
