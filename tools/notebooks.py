"""Run the course's notebooks and store their outputs in a form that is the same after every run.

    python -m tools.notebooks             run all of notebooks/, in place
    python -m tools.notebooks 00 02       only those whose names start with 00 or 02
    python -m tools.notebooks --check     look at the stored form, run nothing

A notebook that fails, writes to stderr or shows a path of this machine is left as it was.
"""

import argparse
import os
import sys
import tempfile
from pathlib import Path

import nbformat
from jupyter_client import AsyncKernelManager
from jupyter_client.kernelspec import KernelSpecManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from traitlets import default

from tools import NOTEBOOKS, writable
from tools.notebook_form import find_problems, keep_same_pictures, normalize, read_with_ids

FOLDER = NOTEBOOKS
SECONDS_PER_CELL = 180


class OwnInterpreter(AsyncKernelManager):
    """With no folder of kernelspecs to look in, "python3" is the interpreter that runs this file."""

    @default("kernel_spec_manager")
    def _no_kernelspecs(self):
        return KernelSpecManager(kernel_dirs=[])


def dumps(nb) -> bytes:
    return (nbformat.writes(nb).rstrip("\n") + "\n").encode()


def run(nb, folder: Path, record_timing: bool = False) -> list[str]:
    """Execute `nb` in place, in `folder`; what went wrong, as lines that name the cell."""
    started = -1

    def note(cell, cell_index):
        nonlocal started
        started = cell_index

    with tempfile.TemporaryDirectory(prefix="nnlib-notebooks-") as scratch:
        # The maintainer's own progress, IPython start-up files and backend must not show in the outputs.
        env = {**os.environ, "NNLIB_PROGRESS": f"{scratch}/progress.json", "IPYTHONDIR": f"{scratch}/ipython"}
        env.setdefault("TF_CPP_MIN_LOG_LEVEL", "2")
        env.setdefault("OPENBLAS_NUM_THREADS", "1")  # sums in the same order whatever the number of cores
        env.pop("MPLBACKEND", None)
        client = NotebookClient(
            nb,
            kernel_manager_class=OwnInterpreter,
            kernel_name="python3",
            timeout=SECONDS_PER_CELL,
            record_timing=record_timing,
            store_widget_state=False,
            on_cell_start=note,
            extra_arguments=["--log-level=ERROR"],  # of the kernel, which else warns about its own sockets
            resources={"metadata": {"path": str(folder)}},
        )
        try:
            client.execute(env=env)
        except (CellExecutionError, CellTimeoutError, DeadKernelError) as error:
            return [f"cell {started}: {error}"]
    return []


def refresh(path: Path) -> list[str]:
    """Run one notebook and store it; returns what forbids storing it."""
    before = path.read_bytes()
    old, nb = read_with_ids(before, path.stem), read_with_ids(before, path.stem)
    for cell in nb.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    problems = run(nb, path.parent)
    if problems:
        return problems
    normalize(nb)
    problems = find_problems(nb)
    if problems:
        return problems
    normalize(old)
    keep_same_pictures(old, nb)
    after = dumps(nb)
    if path.read_bytes() != before:
        return ["changed on disk while it ran: run it again"]
    if after != before:
        fresh = path.with_name(path.name + ".new")
        fresh.write_bytes(after)
        os.replace(fresh, path)
    return []


def check(path: Path) -> list[str]:
    """What is not in the form that `refresh` stores."""
    stored = path.read_bytes().replace(b"\r\n", b"\n")  # a checkout on Windows
    nb = read_with_ids(stored, path.stem)
    problems = find_problems(nb)
    for number, cell in enumerate(nb.cells):
        if cell.cell_type == "code" and cell.source.strip() and cell.execution_count is None:
            problems.append(f"cell {number}: never run")
    normalize(nb)
    if not problems and dumps(nb) != stored:
        problems.append("not in normal form: run `make notebooks`")
    return problems


def choose(names: list[str], folder: Path) -> list[Path]:
    """The notebooks whose names start with one of `names`; all of them where there are no names."""
    everything = sorted(folder.glob("*.ipynb"))
    if not everything:
        raise SystemExit(f"There is no notebook in {folder}.")
    chosen = []
    for name in names:
        found = [path for path in everything if path.name.startswith(Path(name).name)]
        if not found:
            known = ", ".join(path.stem for path in everything)
            raise SystemExit(f"No notebook in {folder} starts with {name!r}. There are: {known}")
        chosen += found
    return list(dict.fromkeys(chosen)) or everything


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Run the notebooks and store their outputs in normal form.")
    parser.add_argument("names", nargs="*", help="beginnings of notebook names, such as 02 (default: all)")
    parser.add_argument("--check", action="store_true", help="look at the stored form, run nothing")
    parser.add_argument("--folder", type=Path, default=FOLDER, help="where the notebooks are")
    options = parser.parse_args(arguments)
    failed = 0
    if not options.check:
        writable(options.folder, "--folder")
    for path in choose(options.names, options.folder.resolve()):
        problems = check(path) if options.check else refresh(path)
        failed += bool(problems)
        print(f"{path.name}: " + ("\n    ".join(problems) or "ok"), flush=True)
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main())
