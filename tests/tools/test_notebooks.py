"""The tool behind `make notebooks`: what it stores, what it refuses, and that it changes nothing twice."""

import base64
import io
import json
import subprocess
import sys
from pathlib import Path

import nbformat
import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from tools.notebook_form import find_problems, keep_same_pictures, normalize, read_with_ids

ROOT = Path(__file__).resolve().parents[2]
TOOL = ROOT / "tools/notebooks.py"

LESSON = {
    "print": "print('two'); print('lines')",
    "bar": "for done in (0, 50, 100):\n    print(f'\\r{done} %', end='', flush=True)",
    "cleared bar": "print('\\rbusy', end=''); print('\\r    \\r', end='')",
    "widget": "import ipywidgets\nipywidgets.IntSlider()",
    "both": (
        "from IPython.display import display\nfrom base64 import b64decode\n"
        "import matplotlib.pyplot as plt, io\n"
        "plt.plot([0, 1]); page = io.BytesIO(); plt.savefig(page); plt.close()\n"
        "view = {'version_major': 2, 'version_minor': 0, 'model_id': ipywidgets.HTML().model_id}\n"
        "bundle = {'application/vnd.jupyter.widget-view+json': view, 'text/plain': 'HTML()'}\n"
        "bundle['image/png'] = page.getvalue()\n"
        "display(bundle, raw=True, metadata={'image/png': {'alt': 'a line'}})"
    ),
    "figure": "plt.plot([0, 2]); plt.show()",
    "value": "6 * 7",
    "nothing": "",
}


def png(array, note=None):
    page, info = io.BytesIO(), PngInfo()
    if note:
        info.add_text("Software", note)
    Image.fromarray(np.asarray(array, dtype=np.uint8)).save(page, "png", pnginfo=info)
    return base64.b64encode(page.getvalue()).decode()


def picture_notebook(array, note=None):
    output = new_output("display_data", {"image/png": png(array, note)})
    return new_notebook(cells=[new_code_cell("draw()", id="a", execution_count=1, outputs=[output])])


def write_notebook(path, sources, **metadata):
    """A notebook as an old editor leaves it: no cell ids, another machine's kernel in its metadata."""
    cells = [new_markdown_cell("# Title")] + [new_code_cell(source) for source in sources]
    metadata["kernelspec"] = {"name": "no-such-kernel", "display_name": "?", "language": "python"}
    raw = json.loads(nbformat.writes(new_notebook(cells=cells, metadata=metadata)))
    for cell in raw["cells"]:
        del cell["id"]
    path.write_text(json.dumps(raw | {"nbformat_minor": 4}), encoding="utf-8")
    return path


def run_tool(folder, *arguments):
    command = [sys.executable, str(TOOL), "--folder", str(folder), *arguments]
    return subprocess.run(command, capture_output=True, text=True, timeout=120)


@pytest.fixture(scope="module")
def lesson(tmp_path_factory):
    """A notebook after one run of the tool, by name of cell."""
    folder = tmp_path_factory.mktemp("notebooks")
    path = write_notebook(folder / "02_bend.ipynb", LESSON.values(), widgets={"x": 1})
    done = run_tool(path.parent)
    assert done.returncode == 0, done.stdout + done.stderr
    nb = nbformat.read(path, as_version=4)
    return path, nb, dict(zip(LESSON, nb.cells[1:], strict=True))


def test_printed_lines_are_one_stream(lesson):
    assert [output.text for output in lesson[2]["print"].outputs] == ["two\nlines\n"]


def test_a_progress_bar_leaves_its_last_line_only(lesson):
    assert [output.text for output in lesson[2]["bar"].outputs] == ["100 %"]
    assert lesson[2]["cleared bar"].outputs == []


def test_a_widget_alone_is_not_stored(lesson):
    assert lesson[2]["widget"].outputs == []


def test_the_figure_beside_a_widget_stays_with_its_alternative_text(lesson):
    (output,) = lesson[2]["both"].outputs
    assert "image/png" in output.data
    assert not any("widget" in kind for kind in output.data)
    assert output.metadata["image/png"]["alt"] == "a line"


def test_figures_name_no_software(lesson):
    (output,) = lesson[2]["figure"].outputs
    content = base64.b64decode(output.data["image/png"])
    assert Image.open(io.BytesIO(content)).text == {}
    assert b"Software" not in content


def test_code_cells_are_counted_from_one_and_empty_ones_are_not(lesson):
    counts = [cell.execution_count for cell in lesson[2].values()]
    assert counts == [1, 2, 3, 4, 5, 6, 7, None]
    assert lesson[2]["value"].outputs[0].execution_count == 7


def test_metadata_is_the_same_on_every_machine(lesson):
    nb = lesson[1]
    assert set(nb.metadata) == {"kernelspec", "language_info"}
    assert nb.metadata.kernelspec == {"display_name": "Python 3", "language": "python", "name": "python3"}
    assert "version" not in nb.metadata.language_info
    assert all(cell.metadata == {} for cell in nb.cells)


def test_new_cells_get_ids_from_the_name_of_the_notebook(lesson):
    assert [cell.id for cell in lesson[1].cells[:3]] == ["02_bend-000", "02_bend-001", "02_bend-002"]


def test_a_second_run_changes_nothing_and_the_form_is_accepted(lesson):
    path = lesson[0]
    before = path.read_bytes()
    assert run_tool(path.parent, "02").returncode == 0
    assert path.read_bytes() == before
    assert run_tool(path.parent, "--check").stdout == "02_bend.ipynb: ok\n"


def test_check_finds_what_is_not_in_normal_form(tmp_path, lesson):
    changed = json.loads(lesson[0].read_text(encoding="utf-8"))
    changed["cells"][1]["execution_count"] = 5
    (tmp_path / "count.ipynb").write_text(json.dumps(changed), encoding="utf-8")
    write_notebook(tmp_path / "new.ipynb", ["1"])
    done = run_tool(tmp_path, "--check")
    assert done.returncode == 1
    assert "not in normal form" in done.stdout
    assert "never run" in done.stdout


def test_a_maintainers_progress_and_startup_files_do_not_reach_a_notebook(tmp_path, monkeypatch):
    startup = tmp_path / "ipython/profile_default/startup"
    startup.mkdir(parents=True)
    (startup / "own.py").write_text("leaked = 1")
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "mine.json"))
    source = "import os\nprint('leaked' in globals(), 'mine' in os.environ['NNLIB_PROGRESS'])"
    path = write_notebook(tmp_path / "a.ipynb", [source])
    assert run_tool(tmp_path).returncode == 0
    assert nbformat.read(path, as_version=4).cells[1].outputs[0].text == "False False\n"


def test_a_notebook_that_fails_or_writes_to_stderr_is_named_and_left_alone(tmp_path):
    fails = write_notebook(tmp_path / "fails.ipynb", ["print('fine')", "1 / 0", "print('never')"])
    warns = write_notebook(tmp_path / "warns.ipynb", ["import sys\nprint('a warning', file=sys.stderr)"])
    before = fails.read_bytes(), warns.read_bytes()
    write_notebook(tmp_path / "edited.ipynb", ["with open('edited.ipynb', 'a') as file: file.write(' ')"])
    done = run_tool(tmp_path)
    assert done.returncode == 1
    assert "fails.ipynb: cell 2" in done.stdout and "ZeroDivisionError" in done.stdout
    assert "warns.ipynb: cell 1 (warns-001) wrote to stderr: a warning" in done.stdout
    assert (fails.read_bytes(), warns.read_bytes()) == before
    assert "edited.ipynb: changed on disk while it ran" in done.stdout
    assert (tmp_path / "edited.ipynb").read_bytes().endswith(b" ")


@pytest.mark.parametrize(
    "output, said",
    [
        (new_output("stream", text="in /home/ada/course"), "a path of this machine: /home/ada/course"),
        (new_output("stream", text=f"at {ROOT / 'data'}"), f"a path of this machine: {ROOT}"),
        (new_output("stream", text="C:\\Users\\ada"), "a path of this machine: C:\\Users\\ada"),
        (new_output("display_data", {"text/html": "<a href='/tmp/x'>"}), "a path of this machine: /tmp/x"),
        (new_output("display_data", {"text/plain": "<object object at 0x7f0012345678>"}), "in memory"),
        (new_output("error", ename="KeyError", evalue="'k'"), "raised KeyError: 'k'"),
    ],
)
def test_what_must_not_be_stored_is_found_and_its_cell_named(output, said):
    cells = [new_markdown_cell("# Title"), new_code_cell("f()", id="c", outputs=[output])]
    (problem,) = find_problems(new_notebook(cells=cells))
    assert problem.startswith("cell 1 (c) ") and said in problem


def test_addresses_on_the_web_and_fractions_are_no_paths():
    output = new_output("stream", text="https://example.org/home/ada dL/dW n/var/x </var> 3 / 4")
    assert find_problems(new_notebook(cells=[new_code_cell(outputs=[output])])) == []


def test_an_unknown_name_is_answered_with_the_known_ones(tmp_path):
    write_notebook(tmp_path / "01_neuron.ipynb", ["1"])
    done = run_tool(tmp_path, "99")
    assert done.returncode == 1
    assert "starts with '99'" in done.stderr and "01_neuron" in done.stderr


def test_ids_are_kept_and_doubles_are_mended():
    raw = {"cells": [], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    for given in ("mine", None, "mine", "x-001"):
        cell = {"cell_type": "markdown", "source": "", "metadata": {}} | ({"id": given} if given else {})
        raw["cells"].append(cell)
    ids = [cell.id for cell in read_with_ids(json.dumps(raw).encode(), "x").cells]
    assert ids == ["mine", "x-002", "x-003", "x-001"]


@pytest.mark.parametrize("change, kept", [(0, True), (4, True), (100, False)])
def test_old_bytes_are_kept_where_only_rendering_noise_differs(change, kept):
    old_pixels = np.full((4, 4, 3), 200)
    new_pixels = old_pixels.copy()
    new_pixels[1, 1] -= change
    old, new = picture_notebook(old_pixels, note="an older drawing program"), picture_notebook(new_pixels)
    stored = old.cells[0].outputs[0].data["image/png"]
    keep_same_pictures(old, new)
    assert (new.cells[0].outputs[0].data["image/png"] == stored) is kept


def test_pictures_inside_html_are_stripped_too():
    html = f'<img alt="dots" src="data:image/png;base64,{png(np.zeros((2, 2, 3)), note="Matplotlib 9")}">'
    nb = new_notebook(cells=[new_code_cell("a", outputs=[new_output("display_data", {"text/html": html})])])
    normalize(nb)
    assert nb.cells[0].outputs[0].data["text/html"] == html.replace(
        png(np.zeros((2, 2, 3)), note="Matplotlib 9"), png(np.zeros((2, 2, 3)))
    )


def test_the_course_is_stored_in_normal_form():
    done = run_tool(ROOT / "notebooks", "--check")
    assert done.returncode == 0, done.stdout
