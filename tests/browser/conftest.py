"""Fixtures of the browser tests. They are skipped where there is no Chromium or no Playwright."""

import re
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import lab as browser
import notebook_reader as reader
from lab import CHROMIUM, CHROMIUM_FLAGS, LabServer, Watch

RAN = "the run of"  # in the names of the tests that share one run of a notebook


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config, log):
    """All tests of a notebook are one worker's, and so are those of a module: what ran once serves all.

    pytest-xdist's own groups (`--dist loadgroup`) are silently none with pytest 9.2 (its issue 1386).
    """
    from xdist.scheduler import LoadScopeScheduling

    class ByNotebook(LoadScopeScheduling):
        def _split_scope(self, nodeid):
            ran = re.search(rf"{RAN} (\w+)", nodeid)
            return ran[1] if ran else super()._split_scope(nodeid)

    return ByNotebook(config, log)


@pytest.fixture(scope="session")
def lab():
    with LabServer() as server:
        yield server


@pytest.fixture(scope="session")
def chromium():
    playwright = pytest.importorskip("playwright.sync_api")
    if CHROMIUM is None:
        pytest.skip("no Chromium on the PATH; install it or name it in NNLIB_CHROMIUM")
    with playwright.sync_playwright() as p:
        chromium = p.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture
def page(chromium, lab):
    """A fresh page; the test fails if its console showed an error or it asked another host for anything."""
    with _watched(chromium, lab) as page:
        yield page


@dataclass
class Ran:
    """A notebook in a page, all of its cells run."""

    page: Any
    path: Path
    notebook: Any


@pytest.fixture(scope="session", params=reader.FILES[::-1], ids=lambda path: f"{RAN} {path.stem}")
def ran(request, chromium, lab):
    """Every notebook, opened and run once for all the tests of it, which move and answer what they like."""
    path = request.param
    with _watched(chromium, lab) as page:
        browser.open_notebook(page, lab, f"notebooks/{path.name}")
        browser.run_all(page, timeout=300)
        yield Ran(page, path, reader.read(path))
    lab.end_kernels()


@contextmanager
def _watched(chromium, lab):
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    watch = Watch(page, lab)
    yield page
    context.close()
    assert watch.errors == []
    assert watch.outside == []
