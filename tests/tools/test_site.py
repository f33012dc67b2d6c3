"""What Sphinx is given to build the site. The built pages, in a browser: make test-site."""

import re

import nbformat
import pytest

import notebook_reader as reader
from tools import site as make_site

KNOWN = {"01_neuron.ipynb", "GLOSSARY.md"}


@pytest.fixture(scope="module")
def staged(tmp_path_factory):
    folder = tmp_path_factory.mktemp("site") / "source"
    return folder, make_site.stage(folder)


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
    make_site.page(notebook, "02", KNOWN, tmp_path)
    figure, kept = (output.data["text/html"] for output in notebook.cells[0].outputs)
    assert kept == "<p>kept</p>"
    assert 'alt="x &lt; y" width="8" height="4"' in figure
    assert (make_site.LIVE in figure) is live
    assert (tmp_path / "02-00-0.png").read_bytes().startswith(b"\x89PNG")


def test_every_notebook_is_on_the_map_and_in_the_contents(staged):
    folder, names = staged
    index = (folder / "index.md").read_text(encoding="utf-8")
    for path in reader.FILES:
        assert path.stem in names
        assert f"]({path.name})" in index and f"<{path.stem}>" in index
    assert re.search(r"!\[[^\]]{20,}\]\(images/", index)
    assert "$" not in index


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
