"""A throwaway JupyterLab and what a browser test does in it.

The server reads a copy of the notebooks and of `nnlib`, so that no test changes the checkout; its settings,
kernels' files and the reader's progress live in a temporary folder too.
"""

import json
import os
import re
import secrets
import shutil
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.error
import urllib.request
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]
CHROMIUM = os.environ.get("NNLIB_CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
CHROMIUM_FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync",
                  "--disable-background-networking", "--disable-component-update"]  # fmt: skip
SETTINGS = {
    "apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
    # every cell stays in the page, also when it is scrolled out of sight
    "notebook-extension/tracker": {"windowingMode": "none"},
}


class LabServer:
    """`with LabServer() as lab:` serves a copy of the checkout at `lab.url`; `lab.root` is that copy.

    Kernels have the offline sample, on which a training takes a tenth of the time, and start no processes.
    """

    def __init__(self, source: Path = CHECKOUT, python: str = sys.executable):
        self.source, self.python = Path(source), python

    def __enter__(self):
        self._folder = tempfile.TemporaryDirectory(prefix="nnlib_lab_", ignore_cleanup_errors=True)
        home = Path(self._folder.name)
        self.root = home / "root"
        self.root.mkdir()
        junk = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")
        for name in ("notebooks", "nnlib"):
            if (self.source / name).is_dir():
                shutil.copytree(self.source / name, self.root / name, ignore=junk)
        for table in (self.source / "data").glob("*.csv"):
            (self.root / "data").mkdir(exist_ok=True)
            shutil.copyfile(table, self.root / "data" / table.name)
        for name, settings in SETTINGS.items():
            path = home / "settings" / "@jupyterlab" / f"{name}.jupyterlab-settings"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(json.dumps(settings))
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        self.token = secrets.token_hex(16)
        self.url = f"http://127.0.0.1:{port}"
        self._environment = {
            **os.environ,
            **{f"JUPYTER_{name}_DIR": str(home / name.lower()) for name in ("CONFIG", "DATA", "RUNTIME")},
            "JUPYTERLAB_WORKSPACES_DIR": str(home / "workspaces"),
            "JUPYTERLAB_SETTINGS_DIR": str(home / "settings"),
            "IPYTHONDIR": str(home / "ipython"),
            "NNLIB_PROGRESS": str(home / "progress.json"),
            **{name: str(home / "nothing") for name in ("NNLIB_CACHE", "KERAS_HOME")},
            "NNLIB_OFFLINE": "1",
            "NNLIB_PROCESSES": "0",
            "PYTHONPATH": os.pathsep.join([str(self.root), str(self.root / "notebooks")]),
        }
        self._environment.pop("NNLIB_DATA", None)
        self._log = (home / "lab.log").open("w+")
        self.start()
        return self

    def start(self) -> None:
        """Start the server, or start it again after `stop` on the same folders."""
        self._process = subprocess.Popen(
            [self.python, "-m", "jupyterlab", "--no-browser", "--allow-root", "--ip=127.0.0.1",
             f"--port={self.url.rpartition(':')[2]}", f"--IdentityProvider.token={self.token}",
             f"--ServerApp.root_dir={self.root}",
             "--expose-app-in-browser", "--LabApp.extension_manager=readonly",
             "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"],
            env=self._environment, stdout=self._log, stderr=subprocess.STDOUT, start_new_session=True,
        )  # fmt: skip
        try:
            self._wait_until_it_answers()
        except BaseException:
            self.__exit__()
            raise

    def _wait_until_it_answers(self):
        end = time.monotonic() + 90
        while time.monotonic() < end and self._process.poll() is None:
            try:
                urllib.request.urlopen(f"{self.url}/api?token={self.token}", timeout=2).read()
                return
            except (urllib.error.URLError, OSError):
                time.sleep(0.3)
        raise RuntimeError(f"JupyterLab did not start:\n{self.log()[-3000:]}")

    def log(self) -> str:
        self._log.flush()
        return Path(self._log.name).read_text()

    def stop(self) -> None:
        """End the server and its kernels; the files stay."""
        if self._process.poll() is None:
            os.killpg(
                self._process.pid, signal.SIGTERM
            )  # the group that this object started, kernels included
            try:
                self._process.wait(15)
            except subprocess.TimeoutExpired:
                os.killpg(self._process.pid, signal.SIGKILL)
                self._process.wait(15)

    def end_kernels(self) -> None:
        """End every kernel, as if each notebook were shut down; the server stays."""
        address = f"{self.url}/api/kernels"
        key = {"Authorization": f"token {self.token}"}
        with urllib.request.urlopen(urllib.request.Request(address, headers=key)) as answer:
            kernels = json.load(answer)
        for kernel in kernels:
            request = urllib.request.Request(f"{address}/{kernel['id']}", headers=key, method="DELETE")
            urllib.request.urlopen(request).close()

    def __exit__(self, *_):
        self.stop()
        self._log.close()
        self._folder.cleanup()

    def write_notebook(self, path: str, cells: list[str]) -> str:
        """A notebook of code cells (or Markdown, if the text starts with "%%markdown") in the copy."""
        import nbformat
        from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

        made = [
            new_markdown_cell(text.removeprefix("%%markdown\n"))
            if text.startswith("%%markdown")
            else new_code_cell(text)
            for text in cells
        ]
        kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
        target = self.root / path
        target.parent.mkdir(parents=True, exist_ok=True)
        nbformat.write(new_notebook(cells=made, metadata={"kernelspec": kernel}), target)
        return path


class Watch:
    """What went wrong in a page: `errors` on its console, `outside` requests to any other host."""

    def __init__(self, page, lab):
        self.errors, self.outside = [], []
        host = lab.url.split("://")[1]
        local = re.compile(rf"(https?|wss?)://{re.escape(host)}/|data:|blob:|about:|chrome")
        page.on("console", lambda message: message.type == "error" and self.errors.append(message.text[:500]))
        page.on("pageerror", lambda error: self.errors.append(str(error)[:500]))
        page.on("request", lambda request: local.match(request.url) or self.outside.append(request.url))


_NOTEBOOK = "window.jupyterapp.shell.currentWidget"
_IDLE = f"{_NOTEBOOK}?.sessionContext?.session?.kernel?.status === 'idle'"


def open_notebook(page, lab: LabServer, path: str) -> None:
    """Open `path` (in the copy) alone in a clean workspace and wait for its kernel."""
    page.goto(f"{lab.url}/lab/tree/{path}?reset&token={lab.token}")
    page.wait_for_selector(".jp-Notebook .jp-Cell", timeout=60_000)
    page.wait_for_function(f"() => {_IDLE}", timeout=60_000)


def command(page, name: str, args: dict | None = None) -> None:
    page.evaluate(
        "([name, args]) => window.jupyterapp.commands.execute(name, args).then(() => null)",
        [name, args or {}],
    )


def run_all(page, timeout: float = 120) -> None:
    """Run every cell and wait until the kernel has answered for all of them."""
    page.evaluate("() => void window.jupyterapp.commands.execute('notebook:run-all-cells')")
    wait_idle(page, timeout)


def wait_idle(page, timeout: float = 120) -> None:
    page.wait_for_function(
        f"""() => {_IDLE} && [...{_NOTEBOOK}.content.model.cells].every(c => c.type !== 'code'
            || !c.sharedModel.getSource().trim()
            || (c.executionCount && (c.executionState ?? 'idle') === 'idle'))""",
        timeout=timeout * 1000,
    )


def cell_errors(page) -> list[dict]:
    """The error outputs of the notebook: cell index, name and text."""
    return page.evaluate(
        f"""() => [...{_NOTEBOOK}.content.model.cells].flatMap((c, cell) => c.type !== 'code' ? [] :
            c.outputs.toJSON().filter(o => o.output_type === 'error')
             .map(o => ({{cell, name: o.ename, text: o.evalue}})))"""
    )


def cell(page, which: int | str):
    """Locator of a cell, by index or by id."""
    index = which if isinstance(which, int) else _index(page, which)
    return page.locator(".jp-Notebook .jp-Cell").nth(index)


def _index(page, cell_id):
    ids = page.evaluate(f"() => [...{_NOTEBOOK}.content.model.cells].map(c => c.id)")
    if cell_id not in ids:
        raise KeyError(f"no cell {cell_id!r}; the notebook has {ids}")
    return ids.index(cell_id)


def type_into_cell(page, which: int | str, source: str) -> None:
    """Replace a cell's source and run it, as a reader who answers a task does."""
    index = which if isinstance(which, int) else _index(page, which)
    page.evaluate(
        f"""([index, source]) => {{ const notebook = {_NOTEBOOK}.content;
            notebook.activeCellIndex = index; notebook.deselectAll();
            notebook.model.cells.get(index).sharedModel.setSource(source); }}""",
        [index, source],
    )
    command(page, "notebook:run-cell")
    wait_idle(page)


def set_theme(page, name: str) -> None:
    """Switch to the "light" or the "dark" theme."""
    command(page, "apputils:change-theme", {"theme": f"JupyterLab {name.capitalize()}"})
    page.wait_for_function(
        "light => (document.body.dataset.jpThemeLight === 'true') === light", arg=name == "light"
    )
    # a second change while JupyterLab's splash fades would raise an error of its own
    page.wait_for_function("() => !document.getElementById('jupyterlab-splash')")


def screenshot(page, path, whole: bool = True) -> None:
    """Picture of the page; if `whole`, the window is first made as high as the notebook is long."""
    size = page.viewport_size
    if whole:
        height = page.evaluate(
            """() => Math.max(...[...document.querySelectorAll('.jp-NotebookPanel, .jp-NotebookPanel *')]
                .map(el => el.scrollHeight))"""
        )
        page.set_viewport_size({"width": size["width"], "height": min(height + 160, 15_000)})
        page.evaluate(
            "() => document.querySelectorAll('.jp-NotebookPanel *').forEach(el => { el.scrollTop = 0; })"
        )
        page.wait_for_timeout(300)
    page.screenshot(path=str(path))
    page.set_viewport_size(size)


_ROLES = "button|slider|checkbox|combobox|radio|switch|textbox|spinbutton|listbox|img"


def controls_in(locator) -> list[tuple[str, str]]:
    """(role, accessible name) of every control and image, as a screen reader finds them."""
    found = re.findall(rf'^\s*- ({_ROLES})\b(?: "((?:[^"\\]|\\.)*)")?', locator.aria_snapshot(), re.MULTILINE)
    return [(role, name) for role, name in found]


def measure_slider(page, locator, n: int = 40, slider: int = 0) -> tuple[float, set[int]]:
    """Press an arrow key `n` times: (median ms from key to new picture, heights that the output ever had)."""
    handle = locator.get_by_role("slider").nth(slider)
    handle.scroll_into_view_if_needed()
    handle.focus()
    locator.evaluate(
        """el => { const m = window.nnlibMeasure = {times: [], heights: new Set(), start: null};
            const area = el.querySelector('.jp-OutputArea') ?? el;
            document.addEventListener('keydown', () => { m.start = performance.now(); }, true);
            const painted = () => { if (m.start !== null) {
                m.times.push(performance.now() - m.start); m.start = null; } };
            el.addEventListener('load', event => {   // loaded, and painted with the next frame
                if (event.target.tagName === 'IMG') requestAnimationFrame(painted); }, true);
            const look = () => { m.heights.add(area.offsetHeight); requestAnimationFrame(look); };
            look(); }"""
    )
    for k in range(n):
        # back and forth, so that no slider is too short
        handle.press("ArrowRight" if k // 5 % 2 == 0 else "ArrowLeft")
        page.wait_for_function("k => window.nnlibMeasure.times.length > k", arg=k, timeout=10_000)
        page.wait_for_timeout(60)
    times, heights = page.evaluate("() => [window.nnlibMeasure.times, [...window.nnlibMeasure.heights]]")
    return statistics.median(times), set(heights)
