"""Downloads from a server on this machine that is fine, broken, slow or not there."""

# ruff: noqa: F811 (a test asks for an imported fixture by the name of an argument)
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest

from dataset_server import idx_bytes, machine, npz_bytes, server, tiny_arrays, tiny_set  # noqa: F401
from nnlib.datasets import store
from nnlib.datasets.download import DownloadFailed, Limits, download
from nnlib.datasets.file_format import IDX_FILES

ROOT = Path(__file__).resolve().parents[2]
PATIENT = Limits(start=60)  # for a test machine that is busy


def assert_is_tiny(arrays):
    for name, array in tiny_arrays().items():
        np.testing.assert_array_equal(arrays[name], array)


def serve_idx(server, folder):
    for name, file in IDX_FILES.items():
        server.routes[f"/{folder}/{file}"] = ("fine", idx_bytes(name))


def test_an_npz_is_downloaded_kept_and_found_again(machine, server, capsys):
    server.routes["/tiny.npz"] = ("fine", npz_bytes())
    data_set = tiny_set(f"{server.url}/tiny.npz")
    (x_train, _), _ = store.load(data_set, PATIENT)
    np.testing.assert_array_equal(x_train, tiny_arrays()["x_train"])
    assert f"Tiny: downloaded and kept in {machine.cache / 'tiny.npz'}." in capsys.readouterr().out
    store.load(data_set, PATIENT)
    assert server.asked == ["/tiny.npz"]
    with np.load(machine.cache / "tiny.npz", allow_pickle=False) as stored:
        assert_is_tiny(stored)


def test_idx_files_are_downloaded_and_kept_as_one_npz(machine, server):
    serve_idx(server, "idx")
    store.load(tiny_set(f"{server.url}/idx/"), PATIENT)
    assert [path.name for path in machine.cache.iterdir()] == ["tiny.npz"]
    assert not store.source(tiny_set()).is_sample


@pytest.mark.parametrize(
    "broken",
    [
        ("404", b""),
        ("fine", npz_bytes()[:-900]),
        ("fine", npz_bytes(y_test=np.zeros(10, np.uint8))),
        ("fine", b"<html>log in first</html>"),
        ("closed", npz_bytes()),
    ],
    ids=["404", "truncated", "corrupt", "log-in page", "closed half-way"],
)
def test_after_a_broken_mirror_the_next_one_is_used(machine, server, broken):
    server.routes["/broken/tiny.npz"] = broken
    serve_idx(server, "mirror")
    data_set = tiny_set(f"{server.url}/broken/tiny.npz", f"{server.url}/mirror/")
    assert_is_tiny(download(data_set, PATIENT))
    assert len(server.asked) == 5


def test_the_reason_says_what_each_mirror_did(machine, server):
    server.routes["/closed.npz"] = ("closed", npz_bytes())
    server.routes["/page.npz"] = ("fine", b"<html>log in first</html>")
    data_set = tiny_set(*(f"{server.url}/{name}.npz" for name in ("gone", "closed", "page")))
    with pytest.raises(DownloadFailed) as error:
        download(data_set, PATIENT)
    gone, closed, page = str(error.value).split("; ")
    assert gone.endswith("/gone.npz answers 404") and closed.endswith("/closed.npz broke off")
    assert "/page.npz is damaged or is not an .npz file" in page


def test_nothing_wrong_is_ever_kept(machine, server, capsys):
    server.routes["/tiny.npz"] = ("fine", npz_bytes(y_test=np.zeros(10, np.uint8)))
    store.load(tiny_set(f"{server.url}/tiny.npz"), PATIENT)
    assert not machine.cache.exists()
    line = capsys.readouterr().out.splitlines()[-1]
    assert "has a y_test whose checksum is not Tiny's, so a sample of 5,000 real digits stands in" in line


def test_a_broken_mirror_is_not_asked_twice_in_a_session(machine, server):
    data_set = tiny_set(f"{server.url}/tiny.npz")
    for _ in range(3):
        with pytest.raises(DownloadFailed, match="answers 404"):
            download(data_set, PATIENT)
    assert server.asked == ["/tiny.npz"]


def test_a_slow_server_is_given_up_after_a_few_seconds(machine, server):
    server.routes["/tiny.npz"] = ("slow", npz_bytes())  # 26 minutes at this speed
    began = time.monotonic()
    with pytest.raises(DownloadFailed, match="is too slow"):
        download(tiny_set(f"{server.url}/tiny.npz"))
    assert time.monotonic() - began < 10


def test_the_total_time_is_limited(machine, server):
    server.routes["/tiny.npz"] = ("slow", npz_bytes())
    limits = Limits(start=60, bytes_per_second=0, total=0.5)
    with pytest.raises(DownloadFailed, match="is too slow"):
        download(tiny_set(f"{server.url}/tiny.npz"), limits)


def test_a_slow_but_steady_server_is_waited_for(machine, server):
    server.routes["/tiny.npz"] = ("steady", npz_bytes())  # 0.8 s, longer than the window
    limits = Limits(start=60, window=0.6, bytes_per_second=2000)
    assert_is_tiny(download(tiny_set(f"{server.url}/tiny.npz"), limits))


def test_a_silent_host_is_waited_for_once(machine, server):
    server.routes.update({f"/{name}.npz": ("silent", b"") for name in ("a", "b")})
    data_set = tiny_set(f"{server.url}/a.npz", f"{server.url}/b.npz")
    began = time.monotonic()
    for _ in range(3):
        with pytest.raises(DownloadFailed, match=r"^no network$"):
            download(data_set, Limits(start=0.5))
    assert time.monotonic() - began < 3
    assert len(server.asked) <= 1


def test_without_a_network_the_sample_is_there_within_seconds(machine, monkeypatch, capsys):
    monkeypatch.setenv("NNLIB_MIRRORS", "http://127.0.0.1:9 http://name.invalid")
    began = time.monotonic()
    store.load(tiny_set())
    assert time.monotonic() - began < 8
    assert capsys.readouterr().out.startswith("Tiny: no network, so a sample of 5,000 real digits")


def test_nnlib_offline_asks_nobody(machine, server, monkeypatch):
    monkeypatch.setenv("NNLIB_OFFLINE", "1")
    with pytest.raises(DownloadFailed, match="NNLIB_OFFLINE is set"):
        download(tiny_set(f"{server.url}/tiny.npz"))
    assert server.asked == []
    monkeypatch.setenv("NNLIB_OFFLINE", "0")
    with pytest.raises(DownloadFailed, match="404"):
        download(tiny_set(f"{server.url}/tiny.npz"), PATIENT)


def test_nnlib_mirrors_replaces_the_built_in_ones(machine, server, monkeypatch):
    server.routes["/room/tiny.npz"] = ("fine", npz_bytes())
    monkeypatch.setenv("NNLIB_MIRRORS", f"{server.url}/empty, {server.url}/room/")
    assert_is_tiny(download(tiny_set(f"{server.url}/built-in/"), PATIENT))
    assert server.asked == ["/empty/tiny.npz", "/room/tiny.npz"]


def test_an_address_that_is_none_is_reported(machine, monkeypatch):
    monkeypatch.setenv("NNLIB_MIRRORS", "teacher-laptop")
    with pytest.raises(DownloadFailed, match=r"teacher-laptop/tiny\.npz cannot be used"):
        download(tiny_set(), PATIENT)


def test_a_missing_package_is_named(machine, monkeypatch):
    monkeypatch.setitem(sys.modules, "pooch", None)
    with pytest.raises(DownloadFailed, match="the package pooch is not installed"):
        download(tiny_set("http://127.0.0.1:9/tiny.npz"))


def test_a_read_only_cache_still_gives_the_data(machine, server, capsys):
    machine.cache.write_text("a file, so that no folder can be made here, not even by root")
    server.routes["/tiny.npz"] = ("fine", npz_bytes())
    (x_train, _), _ = store.load(tiny_set(f"{server.url}/tiny.npz"), PATIENT)
    np.testing.assert_array_equal(x_train, tiny_arrays()["x_train"])
    assert store.source(tiny_set()).where == "downloaded, not kept"
    assert "downloaded, but not kept" in capsys.readouterr().out
    assert machine.cache.is_file()


def test_eight_processes_may_start_at_once(machine, server):
    server.routes["/tiny.npz"] = ("all eight", npz_bytes())  # so that none finds the file of another
    data_set = tiny_set(f"{server.url}/tiny.npz")
    code = f"""
import pathlib
from nnlib.datasets import store
from nnlib.datasets.download import Limits
from nnlib.datasets.file_format import DataSet
store.user_cache = lambda: pathlib.Path({str(machine.cache)!r})
store.checkout_data = lambda: None
store.load({data_set}, Limits(start=120))
assert not store.source({data_set}).is_sample
"""
    started = [subprocess.Popen([sys.executable, "-c", code], cwd=ROOT) for _ in range(8)]
    assert [process.wait(120) for process in started] == [0] * 8
    assert server.asked == ["/tiny.npz"] * 8
    assert [file.name for file in machine.cache.iterdir()] == ["tiny.npz"]
    with np.load(machine.cache / "tiny.npz", allow_pickle=False) as stored:
        assert_is_tiny(stored)
