"""The pages of the playground and of the pad, without a browser. In one: make test-lite."""

import base64
import io
import json
import subprocess
import sys
import zipfile

import numpy as np
import pytest

import hand_drawn
import nnlib
from course.pad.widget import widget_class
from tools import lite_single
from tools.lite_pages import pad_page, playground_page
from tools.lite_pyodide import Unfit

ALONE = """
import sys
for name in ("matplotlib", "IPython", "anywidget", "traitlets", "tqdm", "pooch", "threadpoolctl", "pandas"):
    sys.modules[name] = None
sys.path.insert(0, {folder!r})
import page
print(page.__file__)
print(page.start({address!r}))
print(page.receive({message!r}))
"""


@pytest.fixture
def model(tmp_path):
    layers = [nnlib.Input((784,)), nnlib.layers.Dense(10, "softmax")]
    made = nnlib.Sequential(layers, seed=0)
    made.compile("sgd", "sparse_categorical_crossentropy")
    return made.save(tmp_path / "digits.npz")


@pytest.mark.parametrize(
    ("name", "message", "words"),
    [
        ("playground", {"content": {"do": "train", "epochs": 2, "id": 7}}, '"epoch": 2'),
        ("pad", {"changes": {"strokes": hand_drawn.strokes(3), "asked": 1}}, '"probabilities"'),
    ],
)
def test_the_archive_holds_all_that_the_page_needs_beside_its_packages(name, message, words, model, tmp_path):
    zipfile.ZipFile(io.BytesIO(lite_single.archive(name, model))).extractall(tmp_path / name)
    code = ALONE.format(folder=str(tmp_path / name), address="data=xor", message=json.dumps(message))
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=tmp_path, env={"PATH": ""}
    )
    assert ran.returncode == 0, ran.stderr[-2000:]
    file, values, answer = ran.stdout.splitlines()
    assert file == str(tmp_path / name / "page.py")
    assert "values" in json.loads(values)[0] and words in answer


def test_the_archive_is_the_same_for_the_same_files():
    assert lite_single.archive("playground") == lite_single.archive("playground")


def test_the_playground_begins_with_the_state_of_its_address():
    (first,) = json.loads(playground_page.start("data=spiral&hidden=8,8&epochs=3"))
    assert first["values"]["catalog"]["most"]["layers"] == 6
    (answer,) = json.loads(playground_page.receive(json.dumps({"content": {"do": "show", "id": 1}})))
    assert answer["content"]["setup"]["hidden"] == [8, 8] and answer["content"]["goal"] == 3


def test_an_address_that_is_no_state_is_refused_until_another_is_typed():
    playground_page.start("data=sprial")
    (answer,) = json.loads(playground_page.receive(json.dumps({"content": {"do": "show", "id": 1}})))
    assert "Did you mean 'spiral'?" in answer["content"]["refused"]
    load = {"content": {"do": "load", "text": "data=spiral", "id": 2}}
    (answer,) = json.loads(playground_page.receive(json.dumps(load)))
    assert "refused" not in answer["content"] and answer["content"]["setup"]["data"] == "spiral"


@pytest.fixture
def pad(model, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(pad_page, "__file__", str(tmp_path / "page.py"))
    return json.loads(pad_page.start(""))[0]["values"]


def test_the_pads_page_has_every_name_that_the_widget_has(pad):
    own = [
        name
        for name in widget_class()().keys
        if not name.startswith("_") and name not in ("layout", "tabbable", "tooltip")
    ]
    assert set(own) == set(pad_page.AT_START) == set(pad)
    assert pad["can_look"] is True and pad["answer"]["text"].startswith("Nothing is drawn")


def test_a_drawing_is_kept_and_saved_to_the_downloads(pad):
    strokes = hand_drawn.strokes(5)
    (kept,) = json.loads(
        pad_page.receive(json.dumps({"content": {"do": "keep", "label": 5, "strokes": strokes}}))
    )
    assert kept["values"]["said"]["text"] == "Kept as five." and len(kept["values"]["kept"]["items"]) == 1
    saved, file = json.loads(pad_page.receive(json.dumps({"content": {"do": "save", "strokes": []}})))
    assert "my_digits.npz, in your downloads" in saved["values"]["said"]["text"]
    content = np.load(io.BytesIO(base64.b64decode(file["content"]["download"])))
    assert file["content"]["name"] == "my_digits.npz" and content["labels"].tolist() == [5]


def fake_site(tmp_path, *releases):
    site = tmp_path / "site"
    static = site / "extensions" / "@jupyterlite" / "pyodide-kernel-extension" / "static"
    static.mkdir(parents=True)
    for i, name in enumerate(releases):
        (static / f"{i}.js").write_text(f'const url="{name}pyodide.js";')
    (site / "lab").mkdir()
    (site / "lab" / "index.html").write_text("<html><head></head></html>")
    (site / "service-worker.js").write_text("theirs();")
    return site


def test_pyodide_is_taken_from_the_release_that_the_kernel_names(tmp_path):
    address = "https://cdn.example.net/pyodide/v0.27.6/full/"
    assert lite_single.release(fake_site(tmp_path, address, address)) == address


def test_two_releases_stop_the_build(tmp_path):
    site = fake_site(tmp_path, *(f"https://cdn.example.net/pyodide/v0.27.{n}/full/" for n in (6, 7)))
    with pytest.raises(Unfit, match="names 2 releases"):
        lite_single.release(site)


def test_the_pages_name_their_pyodide_and_what_the_network_can(tmp_path, monkeypatch):
    def quick(path):
        np.savez(path, weights=np.zeros(1))
        return {"digits": "60,000", "accuracy": "98.0%", "tested": "10,000"}

    monkeypatch.setattr(lite_single, "trained", quick)
    site = fake_site(tmp_path)
    lite_single.write_pages(site, "../pyodide/")
    for name in lite_single.PAGES:
        text = (site / name / "index.html").read_text()
        assert 'data-pyodide="../pyodide/"' in text and "://" not in text and "$" not in text
        assert not (site / name / "digits.npz").exists()
        assert "export default" in (site / name / "front.js").read_text()
    assert "98.0%" in (site / "pad" / "index.html").read_text()


def test_another_build_has_another_store(tmp_path):
    def stores(word):
        site = fake_site(tmp_path / word)
        (site / "file.txt").write_text(word)
        for name in lite_single.PAGES:
            (site / name).mkdir()
        lite_single.add_store(site)
        assert (site / "service-worker.js").read_text().endswith("theirs();")
        assert "store.js" in (site / "lab" / "index.html").read_text()
        return (site / "playground" / "service_worker.js").read_text()

    one, other = stores("one"), stores("other")
    assert one != other and "@" not in one and 'new URL("../", location)' in one
