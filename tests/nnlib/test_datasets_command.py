"""`python -m nnlib.datasets download`."""

# ruff: noqa: F811 (a test asks for an imported fixture by the name of an argument)
import pytest

from dataset_server import machine, npz_bytes, server, tiny_set  # noqa: F401
from nnlib.datasets import store
from nnlib.datasets.__main__ import main


@pytest.fixture
def sets(machine, server):
    server.routes["/one.npz"] = server.routes["/two.npz"] = ("fine", npz_bytes())
    return [tiny_set(f"{server.url}/{stem}.npz", stem=stem, title=stem.title()) for stem in ("one", "two")]


def test_it_fills_the_data_folder_of_the_checkout(machine, sets, server, capsys):
    assert main(["download"], sets) == 0
    assert sorted(path.name for path in machine.checkout.iterdir()) == ["one.npz", "two.npz"]
    assert f"One: stored in {machine.checkout / 'one.npz'}" in capsys.readouterr().out
    assert main(["download"], sets) == 0
    assert "One: already there" in capsys.readouterr().out
    assert server.asked == ["/one.npz", "/two.npz"]


def test_it_copies_what_this_machine_has_elsewhere(machine, sets, server):
    store.load(sets[0])
    assert main(["download"], sets[:1]) == 0
    assert (machine.checkout / "one.npz").exists()
    assert server.asked == ["/one.npz"]


def test_it_uses_the_cache_where_the_checkout_is_read_only(machine, sets, capsys):
    machine.checkout.parent.write_text("a file where the checkout should be: nothing can be written below it")
    assert main(["download"], sets) == 0
    assert (machine.cache / "two.npz").exists()
    assert f"{machine.checkout} cannot be written to" in capsys.readouterr().err


def test_it_fills_the_folder_that_is_named(machine, sets, tmp_path, capsys):
    folder = tmp_path / "stick"
    assert main(["download", "--to", str(folder)], sets) == 0
    assert (folder / "one.npz").exists() and not machine.checkout.exists()
    assert f"NNLIB_DATA is set to {folder}" in capsys.readouterr().out


def test_it_sets_a_bad_file_aside_and_downloads_a_good_one(machine, sets):
    machine.checkout.mkdir(parents=True)
    (machine.checkout / "one.npz").write_bytes(b"bad")
    assert main(["download"], sets) == 0
    assert (machine.checkout / "one.npz.bad").read_bytes() == b"bad"
    assert store.look_in(sets[0], machine.checkout)[0] is not None


def test_it_says_which_set_is_missing_and_fails(machine, sets, server, capsys):
    server.routes["/two.npz"] = ("404", b"")
    assert main(["download"], sets) == 1
    assert (machine.checkout / "one.npz").exists()
    assert "Two: cannot be downloaded" in capsys.readouterr().err


def test_without_a_command_it_shows_how_to_use_it(capsys):
    with pytest.raises(SystemExit):
        main([])
    assert "python -m nnlib.datasets" in capsys.readouterr().err
