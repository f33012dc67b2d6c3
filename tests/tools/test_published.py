"""The addresses of the course stand in one place, and what follows from it agrees."""

import re

import pytest

from places import ROOT
from tools import published

SETTINGS = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_readme_opens_with_what_pyproject_says():
    assert README.index("## Try it now") == README.index("\n## ") + 1
    assert published.try_it(README, published.repository(SETTINGS)) == README


def test_an_address_is_filled_in_once_and_can_be_taken_out():
    settings = published.filled_in(SETTINGS, "ada/neurons")
    assert published.repository(settings) == "ada/neurons"
    assert published.repository(published.filled_in(settings, "bob/nets")) == "bob/nets"
    assert published.filled_in(settings, published.repository(SETTINGS)) == SETTINGS
    readme = published.try_it(README, "ada/neurons")
    head = readme[: readme.index("## In pictures")]
    assert re.findall(r"\]\((.+?)\)", head) == [
        "https://ada.github.io/neurons/",
        "https://ada.github.io/neurons/lite/playground/",
        "https://ada.github.io/neurons/lite/pad/",
        "https://colab.research.google.com/github/ada/neurons/blob/colab/00_start_here.ipynb",
        "https://github.com/ada/neurons/tree/colab",
    ]
    assert published.try_it(readme, published.repository(SETTINGS)) == README


def test_the_command_writes_both_files(tmp_path, monkeypatch, capsys):
    for name, text in (("pyproject.toml", SETTINGS), ("README.md", README)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    monkeypatch.setattr(published, "ROOT", tmp_path)
    assert published.main(["--repo", "ada/neurons"]) == 0
    assert "lead to https://ada.github.io/neurons/" in capsys.readouterr().out
    assert published.repository((tmp_path / "pyproject.toml").read_text(encoding="utf-8")) == "ada/neurons"
    assert "https://ada.github.io/neurons/" in (tmp_path / "README.md").read_text(encoding="utf-8")
    with pytest.raises(SystemExit):
        published.main(["--repo", "ada"])


def test_files_that_cannot_be_written_are_named_in_a_sentence(tmp_path, monkeypatch):
    (tmp_path / "pyproject.toml").mkdir()  # as little a file as one that is read-only
    monkeypatch.setattr(published, "ROOT", tmp_path)
    with pytest.raises(SystemExit, match=r"pyproject\.toml cannot be written \(.+\): use a copy that can"):
        published.main(["--repo", "ada/neurons"])


def test_the_makefile_reads_the_same_line():
    (pattern,) = re.findall(
        r"^REPO \?= \$\(shell sed -n 's\|(.+)\|", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M
    )
    line = pattern.partition("|")[0].replace("\\(", "(").replace("\\)", ")").replace("$$", "$")
    found = re.search(line, published.filled_in(SETTINGS, "ada/neurons"), re.M)
    assert found[1] == "ada/neurons"


@pytest.mark.parametrize(
    ("repo", "address"),
    [
        ("ada/neurons", "https://ada.github.io/neurons/"),
        ("Ada/Neurons", "https://ada.github.io/Neurons/"),
        ("ada/ada.github.io", "https://ada.github.io/"),
    ],
)
def test_the_address_of_the_site(repo, address):
    assert published.pages(repo) == address
