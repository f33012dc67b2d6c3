"""Downloading a data set: several mirrors in turn, and never a long wait for one that is silent or slow."""

import io
import os
import sys
import threading
import time
from dataclasses import dataclass
from urllib.parse import urlsplit

from nnlib.datasets.file_format import IDX_FILES, BadData, read_idx, read_npz

CONNECT_SECONDS, READ_SECONDS = 3, 10  # one connection, and one silence within an answer


@dataclass(frozen=True)
class Limits:
    """How long a download may take before the next mirror is tried.

    Args:
        start: Seconds until a mirror answers.
        window: Seconds over which the speed is measured.
        bytes_per_second: The slowest speed that is worth waiting for.
        total: Seconds for the whole data set, all mirrors together.
    """

    start: float = 4.0
    window: float = 5.0
    bytes_per_second: float = 20_000
    total: float = 180.0


class DownloadFailed(Exception):
    """No mirror gave the data set. The message is a short reason, such as "no network"."""


class _MirrorFailed(Exception):
    """One mirror answered, but not with the data."""


class _NoAnswer(Exception):
    """Nothing answers at this host."""


# mirrors and hosts that failed: a second call in the same session does not wait for them again
_given_up = {}


def download(data_set, limits=None) -> dict:
    """The four checked arrays of `data_set` from the first mirror that has them.

    Raises:
        DownloadFailed: If none has, or if NNLIB_OFFLINE forbids to ask.
    """
    if os.environ.get("NNLIB_OFFLINE", "").lower() not in ("", "0", "false", "no"):
        raise DownloadFailed("NNLIB_OFFLINE is set")
    if sys.platform == "emscripten":
        raise DownloadFailed("a browser cannot fetch it")
    try:
        import pooch
        import requests  # noqa: F401 (pooch imports it later, when the time limits already run)
        import tqdm  # noqa: F401
    except ImportError as error:
        raise DownloadFailed(f"the package {error.name} is not installed") from error

    limits = limits or Limits()
    deadline = time.monotonic() + limits.total
    mirrors = _mirrors(data_set)
    for mirror in mirrors:
        host = urlsplit(mirror).netloc
        if host in _given_up or mirror in _given_up or time.monotonic() > deadline:
            continue
        try:
            return _from_mirror(data_set, mirror, pooch, limits, deadline)
        except _NoAnswer:
            _given_up[host] = "does not answer"
        except (_MirrorFailed, BadData) as error:
            _given_up[mirror] = str(error)
    raise DownloadFailed(_why(mirrors))


def _why(mirrors):
    reasons = [f"{url} {_given_up[url]}" for url in mirrors if url in _given_up]
    # a host that is silent while another answers is not worth a word
    return "; ".join(reasons) or "no network"


def _mirrors(data_set):
    """The data set's own mirrors, or its .npz at the addresses in NNLIB_MIRRORS, such as a teacher's."""
    instead = os.environ.get("NNLIB_MIRRORS", "").replace(",", " ").split()
    return [f"{base.rstrip('/')}/{data_set.npz}" for base in instead] or data_set.mirrors


def _from_mirror(data_set, mirror, pooch, limits, deadline):
    def fetch(url):
        return _fetch(url, data_set.title, pooch, limits, deadline)

    if mirror.endswith(".npz"):
        return read_npz(data_set, fetch(mirror))
    return {
        name: read_idx(data_set, name, fetch(f"{mirror.rstrip('/')}/{file}"))
        for name, file in IDX_FILES.items()
    }


class _Meter:
    """Stands where pooch expects a progress bar; a bar of its own would be drawn from the wrong thread."""

    total = None  # pooch sets it when the answer begins; 0 if the size is not told
    abandoned = False

    def update(self, size):
        if self.abandoned:
            raise TimeoutError  # ends the thread

    def reset(self):
        pass

    def close(self):
        pass


def _fetch(url, title, pooch, limits, deadline):
    """The bytes at `url`.

    A thread downloads and this one watches: a name server that hangs, or a server that sends a byte a
    second, would outlast any time-out of a single read.
    """
    meter, content, errors = _Meter(), io.BytesIO(), []
    get = pooch.HTTPDownloader(progressbar=meter, chunk_size=2**14, timeout=(CONNECT_SECONDS, READ_SECONDS))

    def work():
        try:
            get(url, content, None)
        except Exception as error:
            errors.append(error)

    worker = threading.Thread(target=work, daemon=True)
    worker.start()
    try:
        _watch(worker, meter, content, title, limits, deadline)
    finally:
        meter.abandoned = True
    if errors:
        raise _explain(errors[0], meter)
    return content.getvalue()


def _watch(worker, meter, content, title, limits, deadline):
    """Show the progress and return when `worker` has ended; raise when it is too slow to wait for."""
    since = time.monotonic()
    while worker.is_alive() and meter.total is None:
        if time.monotonic() - since > limits.start:
            raise _NoAnswer
        worker.join(0.05)
    if meter.total is None:
        return  # the thread has failed at once: no network, or an error code

    from tqdm import tqdm

    received, since = 0, time.monotonic()
    with tqdm(
        total=meter.total or None, desc=title, unit="B", unit_scale=True, leave=False, file=sys.stdout
    ) as bar:
        while worker.is_alive():
            bar.update(content.tell() - bar.n)
            now = time.monotonic()
            seconds = now - since
            if now > deadline or (
                seconds > limits.window and bar.n - received < limits.bytes_per_second * seconds
            ):
                raise _MirrorFailed("is too slow")
            if seconds > limits.window:
                received, since = bar.n, now
            worker.join(0.1)


def _explain(error, meter):
    import requests

    if isinstance(error, requests.HTTPError):
        return _MirrorFailed(f"answers {error.response.status_code}")
    if isinstance(error, requests.exceptions.SSLError):
        return _MirrorFailed("shows a certificate that is not trusted")
    if meter.total is not None:
        return _MirrorFailed("broke off")
    if isinstance(error, requests.ConnectionError | requests.Timeout):
        return _NoAnswer()
    return _MirrorFailed(f"cannot be used ({error})")
