"""What Sphinx is given to build the site. The built pages, in a browser: make test-site."""

import json
import re

import nbformat
import pytest

import notebook_reader as reader
from course import contents
from tools import site as make_site
from tools import site_alive
from tools.lite import NEED_KERAS
from tools.site_alive import Places

KNOWN = {"01_neuron.ipynb", "GLOSSARY.md"}
BY_NUMBER = {entry.number: entry for entry in contents.NOTEBOOKS}
COLAB = "https://colab.research.google.com/github/ada/neurons/blob/colab"


@pytest.fixture(scope="module")
def staged(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "source"
    return folder, make_site.stage(folder, Places("lite/", "ada/neurons"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("see [one](01_neuron.ipynb)", "see [one](01_neuron.ipynb)"),
        ("a [loss](GLOSSARY.md#loss)", "a [loss](GLOSSARY.md#loss)"),
        ("then [last](99_not_yet.ipynb).", "then last."),
        ("the [data](../data/README.md#sets)", "the data"),
        ("a [book](https://example.org/book.md)", "a [book](https://example.org/book.md)"),
        ("`f[0](x.shape)` and ![drawn](images/a.png)", "`f[0](x.shape)` and ![drawn](images/a.png)"),
    ],
)
def test_links_to_files_that_are_no_pages_become_text(text, expected):
    assert make_site.without_dead_links(text, KNOWN) == expected


def test_links_in_outputs_lead_from_page_to_page():
    markup = '<a href="01_neuron.ipynb" style="x">01</a> <a href="99_not_yet.ipynb">99</a>'
    assert make_site.page_links(markup, KNOWN) == '<a href="01_neuron.html" style="x">01</a> 99'


def figure_cell(live):
    png = {"image/png": "iVBORw0KGgo=", "text/plain": "Figure: x < y"}
    outputs = [
        nbformat.v4.new_output(
            "display_data", png, metadata={"image/png": {"alt": "x < y", "width": 8, "height": 4}}
        ),
        nbformat.v4.new_output(
            "display_data", {"text/html": "<p>Figure: x &lt; y</p>", "text/plain": "Figure: x < y"}
        ),
        nbformat.v4.new_output("display_data", {"text/html": "<p>kept</p>", "text/plain": "kept"}),
    ]
    metadata = {"tags": ["interactive"]} if live else {}
    return nbformat.v4.new_code_cell("draw()", outputs=outputs, metadata=metadata)


@pytest.mark.parametrize("live", [True, False])
def test_a_figure_says_its_text_once_and_whether_it_is_live(tmp_path, live):
    notebook = nbformat.v4.new_notebook(cells=[figure_cell(live)])
    make_site.page(notebook, BY_NUMBER["02"], KNOWN, tmp_path, Places())
    figure, kept = (output.data["text/html"] for output in notebook.cells[0].outputs)
    assert kept == "<p>kept</p>"
    assert 'alt="x &lt; y" width="8" height="4"' in figure
    assert ("In Jupyter this figure is live." in figure) is live
    assert (tmp_path / "02_relu-00-0.png").read_bytes().startswith(b"\x89PNG")


def test_every_notebook_is_on_the_map_and_in_the_contents(staged):
    folder, names = staged
    index = (folder / "index.md").read_text(encoding="utf-8")
    for path in reader.FILES:
        assert path.stem in names
        assert f"]({path.name})" in index and f"<{path.stem}>" in index
    assert re.search(r'<img src="_static/figures/playground.png" alt="[^"]{20,}">', index)
    assert (folder / "_static/figures/playground.png").is_file()
    assert "$" not in index
    for part in contents.PARTS:
        assert index.count(f"### {part}\n") == index.count(f":caption: {part}\n") == 1
    assert all(f"- {way.sentence}" in index for way in contents.WAYS)


@pytest.mark.parametrize("entry", contents.NOTEBOOKS, ids=lambda entry: entry.number)
def test_a_page_leads_to_where_its_notebook_runs(entry):
    here, colab = f'href="lite/lab/index.html?path={entry.file}"', f'href="{COLAB}/{entry.file}"'
    needs_keras = entry.number in NEED_KERAS
    for repo in ("", "ada/neurons"):
        line, live = Places("lite/", repo).run_line(entry), Places("lite/", repo).live_line(entry)
        assert (here in line) is (here in live) is not needs_keras
        assert (colab in line) is bool(repo) and (colab in live) is (bool(repo) and needs_keras)
        assert ("needs TensorFlow" in line) is needs_keras
    assert Places("", "ada/neurons").run_line(entry).count("<a ") == 1
    assert "<a " not in Places().run_line(entry) + Places().live_line(entry)


def test_every_notebook_has_that_line_below_its_title(staged):
    folder, _ = staged
    for path in reader.FILES:
        notebook = reader.read(folder / path.name)
        line = Places("lite/", "ada/neurons").run_line(BY_NUMBER[path.name[:2]])
        assert notebook.cells[1].source == line and notebook.cells[0].source.startswith("# ")
        outputs = [out for cell in notebook.cells for out in cell.get("outputs", []) if "data" in out]
        moving = "".join(out.data.get("text/html", "") for out in outputs)
        assert ('class="live"' in moving) is any(
            "interactive" in cell.metadata.get("tags", []) for cell in reader.read(path).cells
        )


def test_the_front_page_plays_only_where_there_is_something_to_play():
    played = Places("lite/").play("p.png", "a spiral")
    assert 'href="lite/playground/index.html#' in played and 'href="lite/pad/index.html"' in played
    assert "<a " not in Places().play("p.png", "a spiral")
    assert "opened from disk" in Places("lite/").run_all()
    assert "opened from disk" not in Places("https://ada.github.io/neurons/lite/").run_all()


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("# A *title*\n\n**Bold** and [a link](x.ipynb).", ["A *title*", "Bold and a link."]),
        (
            "| a | b |\n|---|---|\n| see ![a picture](p.png) | `x[0](y)` |",
            ["a · b", "see a picture · x[0](y)"],
        ),
        ("<style>.a { b }</style><p>1 &lt; 2</p>\n<svg>text</svg>words", ["1 < 2", "words"]),
        ("- an item\n---\n$$\nz = u\n$$", ["an item", "z = u"]),
    ],
)
def test_a_search_shows_lines_without_markup(text, lines):
    assert site_alive.lines_of(text) == lines


def test_the_lines_of_all_pages_are_there_to_be_searched(staged):
    folder, names = staged
    text = (folder / "_static/page_lines.js").read_text(encoding="utf-8")
    assert text.startswith("window.pageLines = ") and len(text) < 2e6
    lines = json.loads(text.removeprefix("window.pageLines = ").rstrip(";\n"))
    assert {*lines, "index"} == set(names)
    assert "sigmoid = nnlib.activations.sigmoid" in lines["02_relu"]
    assert any(line.startswith("• Measured: ") for line in lines["02_relu"])
    assert not [line for line in lines["GLOSSARY"] if "](" in line or "**" in line]


def test_a_folder_that_is_not_of_make_lite_is_refused(tmp_path, monkeypatch, capfd):
    monkeypatch.setattr(make_site, "has_sphinx", lambda python: True)
    assert make_site.build(tmp_path / "site", "python", lite=tmp_path) == 1
    assert "run that first, or leave out --lite" in capfd.readouterr().err


def test_every_picture_of_a_notebook_is_beside_its_page(staged):
    folder, _ = staged
    for path in reader.FILES:
        n_pictures = sum(
            "image/png" in output.get("data", {})
            for cell in reader.read(path).cells
            for output in cell.get("outputs", [])
        )
        assert len(list((folder / make_site.FIGURES).glob(f"{path.stem}-*.png"))) == n_pictures


def test_the_notebooks_themselves_stay_as_they_are(staged):
    folder, _ = staged
    nb = reader.read(folder / reader.FILES[2].name)
    assert [cell.source for cell in nb.cells if reader.is_code(cell)] == [
        cell.source for cell in reader.read(reader.FILES[2]).cells if reader.is_code(cell)
    ]


def test_pages_without_sphinx_say_how_to_get_it(tmp_path, capfd):
    assert make_site.build(tmp_path / "site", "no-such-python") == 1
    assert "make site" in capfd.readouterr().err
