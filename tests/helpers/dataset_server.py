"""A tiny data set, an HTTP server that misbehaves on request, and a machine with empty folders.

Test modules import the fixtures `machine` and `server` from here.
"""

import gzip
import hashlib
import io
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import numpy as np
import pytest

from nnlib.datasets import download, store
from nnlib.datasets.file_format import IDX_FILES, DataSet


def tiny_arrays():
    rng = np.random.default_rng(7)
    return {
        "x_train": rng.integers(0, 256, (30, 28, 28), dtype=np.uint8),
        "y_train": rng.integers(0, 10, 30, dtype=np.uint8),
        "x_test": rng.integers(0, 256, (10, 28, 28), dtype=np.uint8),
        "y_test": rng.integers(0, 10, 10, dtype=np.uint8),
    }


def tiny_set(*mirrors, stem="tiny", title="Tiny"):
    sums = {name: hashlib.sha256(array).hexdigest() for name, array in tiny_arrays().items()}
    return DataSet(title, stem, sums, mirrors)


def npz_bytes(**changes):
    file = io.BytesIO()
    np.savez(file, **{**tiny_arrays(), **changes})
    return file.getvalue()


def idx_bytes(name):
    array = tiny_arrays()[name]
    header = bytes([0, 0, 8, array.ndim]) + b"".join(n.to_bytes(4, "big") for n in array.shape)
    return gzip.compress(header + array.tobytes())


def write_idx(folder):
    folder.mkdir(parents=True)
    for name, file in IDX_FILES.items():
        (folder / file).write_bytes(idx_bytes(name))


class _Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        server = self.server
        server.asked.append(self.path)
        behavior, content = server.routes.get(self.path, ("404", b""))
        if behavior == "silent":
            server.closing.wait(30)
            return
        if behavior == "all eight":
            server.eight.wait(120)
        self.send_response(404 if behavior == "404" else 200)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if behavior == "closed":
            self.wfile.write(content[: len(content) // 2])
        elif behavior == "steady":
            for start in range(0, len(content), 4000):
                self.wfile.write(content[start : start + 4000])
                server.closing.wait(0.1)
        elif behavior == "slow":
            for byte in content:
                self.wfile.write(bytes([byte]))
                if server.closing.wait(0.05):
                    return
        else:
            self.wfile.write(content)

    def handle(self):
        try:
            super().handle()
        except OSError:
            pass  # a client that gives up is part of the test

    def log_message(self, *arguments):
        pass


@pytest.fixture
def server():
    """A server on this machine: `routes[path] = (behavior, content)`, `asked` lists the paths asked for.

    Behaviors: "fine", "404", "steady" (40 kB a second), "slow" (20 bytes a second),
    "silent", "all eight" (answers when eight have asked), "closed" (half-way).
    """
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.daemon_threads = True
    server.routes, server.asked, server.closing = {}, [], threading.Event()
    server.eight = threading.Barrier(8)
    server.url = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield server
    server.closing.set()
    server.shutdown()
    server.server_close()


@pytest.fixture
def machine(tmp_path, monkeypatch):
    """A machine without any data: `checkout`, `cache` and `keras` are the folders searched, none made yet."""
    for variable in ("NNLIB_DATA", "NNLIB_OFFLINE", "NNLIB_MIRRORS", "http_proxy", "HTTP_PROXY"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    monkeypatch.setenv("KERAS_HOME", str(tmp_path / "keras"))
    folders = SimpleNamespace(
        checkout=tmp_path / "checkout" / "data",
        cache=tmp_path / "cache",
        keras=tmp_path / "keras" / "datasets",
    )
    monkeypatch.setattr(store, "checkout_data", lambda: folders.checkout)
    monkeypatch.setattr(store, "user_cache", lambda: folders.cache)
    monkeypatch.setattr(store, "_last", {})
    monkeypatch.setattr(store, "_said", set())
    monkeypatch.setattr(download, "_given_up", {})
    return folders
