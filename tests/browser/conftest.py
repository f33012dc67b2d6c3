"""Fixtures of the browser tests. They are skipped where there is no Chromium or no Playwright."""

import pytest

from lab import CHROMIUM, CHROMIUM_FLAGS, LabServer, Watch


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
        browser = p.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def page(chromium, lab):
    """A fresh page; the test fails if its console showed an error or it asked another host for anything."""
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    watch = Watch(page, lab)
    yield page
    context.close()
    assert watch.errors == []
    assert watch.outside == []
