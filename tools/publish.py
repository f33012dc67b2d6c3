"""Two branches of this repository, ready to push: the site with what runs in it, and the files for Colab.

    python -m tools.publish --repo owner/name     after make colab, lite and site: `make publish` does it all

Nothing is pushed, and neither the working tree nor the index is touched: the branches are written straight
into the repository. Each gets one commit more; where nothing has changed, none.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tools import ROOT, published


class Refused(Exception):
    """Why the branches cannot be made, and what to do."""


def git(*arguments: str | Path, folder: Path | None = None, **environment: str) -> str:
    """What git prints, run in this repository, or in `folder`.

    Raises:
        Refused: If git is not there, or does not do it.
    """
    command = ["git", *map(str, arguments)]
    try:
        done = subprocess.run(
            command, cwd=folder or ROOT, env={**os.environ, **environment}, capture_output=True, text=True
        )
    except OSError:
        raise Refused("git is not on the PATH; it makes the branches.") from None
    if done.returncode:
        raise Refused(f"git did not do it ({' '.join(command[1:3])}): {done.stderr.strip()}")
    return done.stdout.strip()


def tip(branch: str) -> str:
    """The commit that a new one follows: of the branch as it was last fetched, or of the local one; or ""."""
    for place in (f"refs/remotes/origin/{branch}", f"refs/heads/{branch}"):
        found = git("for-each-ref", "--format=%(objectname)", place)
        if found:
            return found
    return ""


def make_branch(branch: str, folder: Path, message: str) -> str:
    """Let `branch` hold exactly the files of `folder`; returns its commit.

    Raises:
        Refused: If the branch is checked out, or git cannot write it.
    """
    if git("branch", "--show-current") == branch:
        raise Refused(
            f"The branch {branch} is checked out here, and would be replaced: git switch main first."
        )
    with tempfile.TemporaryDirectory(prefix="nnlib-publish-") as scratch:
        index = {"GIT_INDEX_FILE": str(Path(scratch, "index"))}
        here = ("--git-dir", git("rev-parse", "--absolute-git-dir"), "--work-tree", folder.resolve())
        git(*here, "-c", "core.autocrlf=false", "add", "--all", "--force", ".", folder=folder, **index)
        tree = git("write-tree", **index)
    before = tip(branch)
    if before and git("rev-parse", f"{before}^{{tree}}") == tree:
        commit = before
    else:
        commit = git("commit-tree", tree, *(("-p", before) if before else ()), "-m", message)
    git("update-ref", f"refs/heads/{branch}", commit)
    return commit


def make_branches(folders: dict[str, Path]) -> list[str]:
    """Both branches; returns a line about each."""
    state = git("rev-parse", "--short", "HEAD")
    lines = []
    for branch, folder in folders.items():
        commit = make_branch(branch, folder, f"Made from {state}")
        files = [path for path in folder.rglob("*") if path.is_file()]
        size = sum(path.stat().st_size for path in files) / 1e6
        lines.append(f"{branch:9} {commit[:9]}  {len(files)} files, {size:.0f} MB")
    return lines


def to_do(repo: str) -> str:
    """The commands that publish the branches, and what to set once."""
    named = published.repository((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    branches = f"{published.SITE_BRANCH} {published.COLAB_BRANCH}"
    once = (
        "" if named == repo else f"\n  make address REPO={repo}  # once: the README leads there; then commit"
    )
    return f"""Nothing has been pushed. To publish, where origin is https://github.com/{repo}:

  git push origin {branches}{once}

Once, on GitHub: Settings, Pages, Deploy from a branch, {published.SITE_BRANCH}. Then
  {published.pages(repo)} is the site, and
  {published.branch_page(repo)} has the files for Colab."""


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description="Make the branches that publish the course.")
    published.repo_option(parser)
    parser.add_argument("--colab", type=Path, default=ROOT / "build" / "publish" / "colab", help="its files")
    parser.add_argument("--site", type=Path, default=ROOT / "build" / "publish" / "site", help="its files")
    options = parser.parse_args(arguments)
    repo = published.checked(parser, options.repo)
    if not repo:
        parser.error("--repo is missing: make publish REPO=owner/name, such as ada/neurons")
    if (
        not (options.site / "lite" / "jupyter-lite.json").is_file()
        or not (options.colab / "README.md").is_file()
    ):
        parser.error("the files are not made yet: make publish REPO=owner/name makes them")
    try:
        lines = make_branches({published.SITE_BRANCH: options.site, published.COLAB_BRANCH: options.colab})
    except Refused as reason:
        print(reason, file=sys.stderr)
        return 1
    print("\n".join(lines), to_do(repo), sep="\n\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
