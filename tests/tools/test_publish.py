"""The branches to be pushed, made in a clone whose working tree stays as it is."""

import os
import subprocess

import pytest

from tools import publish

NAMES = {name: "Ada" for name in ("GIT_AUTHOR_NAME", "GIT_COMMITTER_NAME")}
NAMES |= {name: "ada@example.org" for name in ("GIT_AUTHOR_EMAIL", "GIT_COMMITTER_EMAIL")}


def git(folder, *arguments):
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
        env={**os.environ, **NAMES},
    )
    return done.stdout.strip()


@pytest.fixture
def clone(tmp_path, monkeypatch):
    """A clone of a bare repository, with a change that is not committed and a file that is not known."""
    for name, value in NAMES.items():
        monkeypatch.setenv(name, value)
    origin, folder = tmp_path / "origin", tmp_path / "clone"
    git(tmp_path, "init", "--quiet", "--bare", "--initial-branch=main", str(origin))
    git(tmp_path, "clone", "--quiet", str(origin), str(folder))
    (folder / "pyproject.toml").write_text('[project]\nname = "x"\n[project.urls]\n')
    (folder / ".gitignore").write_text("*.zip\nbuild\n")
    git(folder, "add", ".")
    git(folder, "commit", "--quiet", "-m", "The course")
    git(folder, "push", "--quiet", "origin", "HEAD:main")
    (folder / "pyproject.toml").write_text('[project]\nname = "y"\n[project.urls]\n')
    (folder / "unknown.txt").write_text("mine")
    (folder / "staged.txt").write_text("mine, too")
    git(folder, "add", "staged.txt")
    monkeypatch.setattr(publish, "ROOT", folder)
    return folder


@pytest.fixture
def made(tmp_path):
    """Arguments that name two folders like those that `make publish` fills."""
    for name in ("site/lite/.hidden", "site/_static", "colab"):
        (tmp_path / "made" / name).mkdir(parents=True)
    for name in ("site/.nojekyll", "site/index.html", "site/_static/a.css", "site/lite/jupyter-lite.json",
                 "site/lite/.hidden/x", "colab/README.md", "colab/course.zip"):  # fmt: skip
        (tmp_path / "made" / name).write_text(f"{name}\r\n")
    folders = [f"--{name}={tmp_path / 'made' / name}" for name in ("site", "colab")]
    return ["--repo=ada/neurons", *folders]


def state(folder):
    return (
        git(folder, "status", "--porcelain=v2", "--branch"),
        git(folder, "diff"),
        git(folder, "diff", "--cached"),
    )


def test_the_branches_hold_the_files_and_all_else_stays(clone, made, capsys):
    before = state(clone)
    assert publish.main(made) == 0
    assert state(clone) == before
    assert git(clone, "ls-tree", "-r", "--name-only", "gh-pages").splitlines() == [
        ".nojekyll", "_static/a.css", "index.html", "lite/.hidden/x", "lite/jupyter-lite.json",
    ]  # fmt: skip
    assert git(clone, "ls-tree", "-r", "--name-only", "colab").splitlines() == ["README.md", "course.zip"]
    shown = subprocess.run(["git", "show", "colab:course.zip"], cwd=clone, capture_output=True, check=True)
    assert shown.stdout == b"colab/course.zip\r\n"  # byte for byte: its sha256 is checked
    assert git(clone, "ls-remote", "--heads", "origin").split("\n")[0].endswith("refs/heads/main")
    assert len(git(clone, "ls-remote", "--heads", "origin").splitlines()) == 1
    said = capsys.readouterr().out
    assert "Nothing has been pushed" in said and "https://ada.github.io/neurons/" in said


def test_the_command_that_it_prints_pushes(clone, made, capsys):
    publish.main(made)
    (command,) = (line for line in capsys.readouterr().out.splitlines() if line.startswith("  git push"))
    git(clone, *command.split()[1:])
    heads = git(clone, "ls-remote", "--heads", "origin")
    assert {line.rpartition("/")[2] for line in heads.splitlines()} == {"colab", "gh-pages", "main"}


def test_again_makes_no_commit_and_a_change_makes_one_on_top(clone, made, tmp_path):
    publish.main(made)
    first = git(clone, "rev-parse", "colab", "gh-pages").splitlines()
    publish.main(made)
    assert git(clone, "rev-parse", "colab", "gh-pages").splitlines() == first
    (tmp_path / "made/colab/README.md").write_text("new")
    publish.main(made)
    assert git(clone, "rev-parse", "colab^", "gh-pages").splitlines() == first


def test_a_new_clone_goes_on_from_what_was_pushed(clone, made, tmp_path, monkeypatch):
    publish.main(made)
    git(clone, "push", "--quiet", "origin", "colab", "gh-pages")
    other = tmp_path / "other"
    git(tmp_path, "clone", "--quiet", str(tmp_path / "origin"), str(other))
    monkeypatch.setattr(publish, "ROOT", other)
    (tmp_path / "made/colab/README.md").write_text("new")
    publish.main(made)
    assert git(other, "rev-parse", "colab^") == git(other, "rev-parse", "origin/colab")
    git(other, "push", "origin", "colab", "gh-pages")


def test_a_branch_that_is_checked_out_is_not_replaced(clone, made, capsys):
    git(clone, "stash", "--quiet")
    git(clone, "switch", "--quiet", "--create", "colab")
    assert publish.main(made) == 1
    assert "The branch colab is checked out here" in capsys.readouterr().err


def test_where_there_is_no_repository_a_sentence_says_so(made, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(publish, "ROOT", tmp_path)
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path.parent))
    assert publish.main(made) == 1
    assert "not a git repository" in capsys.readouterr().err


@pytest.mark.parametrize(("left_out", "words"), [(0, "make publish REPO=owner/name"), (1, "not made yet")])
def test_what_is_missing_is_named(made, left_out, words, capsys):
    with pytest.raises(SystemExit):
        publish.main([argument for place, argument in enumerate(made) if place != left_out])
    assert words in capsys.readouterr().err


def test_the_readme_is_named_until_it_leads_there(clone, made, capsys):
    publish.main(made)
    assert "make address REPO=ada/neurons" in capsys.readouterr().out
    (clone / "pyproject.toml").write_text(
        '[project]\nname = "y"\n[project.urls]\nRepository = "https://github.com/ada/neurons"\n'
    )
    publish.main(made)
    assert "make address" not in capsys.readouterr().out
