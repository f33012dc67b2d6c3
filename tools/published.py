"""The addresses at which the course is published: what the README, the site and the files for Colab lead to.

    python -m tools.published --repo owner/name     writes them into pyproject.toml and into the README

They follow from the repository, `owner/name` on GitHub, which stands in pyproject.toml alone (and in no other
file that a person edits). `make publish` makes what lies at these addresses.
"""

import argparse
import re
import sys
import tomllib

from tools import ROOT

HOST = "https://colab.research.google.com"
REPO = re.compile(r"[\w.-]+/[\w.-]+", re.ASCII)
COLAB_BRANCH, SITE_BRANCH = "colab", "gh-pages"
WHERE = "[project.urls]\n"
SET = re.compile(r'^Repository = "[^"\n]*"\n', re.M)
TRY_IT = re.compile(r"(?s)## Try it now\n.*?(?=\n## )")
NOT_YET = """## Try it now

On your own machine with one command, in an environment of 0.6 GB (all but TensorFlow):

```bash
make lab-light
```

This copy of the course is not published yet. `make publish REPO=owner/name` prepares it for GitHub: pages to
read and to run in the browser, and files for Google Colab. Then `make address REPO=owner/name` writes the
links here.
"""
THERE = """## Try it now

- **[Read the course and run it in your browser]({pages})**: nothing is installed.
  Or [play with a network]({pages}lite/playground/), or [draw a digit for one to read]({pages}lite/pad/).
- **[Run it on Google Colab]({first})**, with TensorFlow as well; [all notebooks there]({branch}).
- **On your own machine**: `make lab-light` (0.6 GB, all but TensorFlow), or `make lab`.
"""


def colab(repo: str, branch: str = COLAB_BRANCH) -> str:
    """The address beneath which Colab opens the notebooks of that branch."""
    return f"{HOST}/github/{repo}/blob/{branch}"


def files(repo: str, branch: str = COLAB_BRANCH) -> str:
    """The address beneath which the files of that branch are, as they are."""
    return f"https://raw.githubusercontent.com/{repo}/{branch}"


def branch_page(repo: str, branch: str = COLAB_BRANCH) -> str:
    """The page that shows that branch and its README."""
    return f"https://github.com/{repo}/tree/{branch}"


def pages(repo: str) -> str:
    """The address of the site on GitHub Pages, with its slash at the end."""
    owner, name = repo.split("/")
    site = f"{owner.lower()}.github.io"
    return f"https://{site}/" if name.lower() == site else f"https://{site}/{name}/"


def repo_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--repo", default="", help="owner/name on GitHub, for links")


def checked(parser: argparse.ArgumentParser, repo: str) -> str:
    """`repo` if it is owner/name or empty; otherwise the program ends with a sentence."""
    if repo and not REPO.fullmatch(repo):
        parser.error(f"--repo must be owner/name, such as ada/neurons; got {repo!r}")
    return repo


def repository(settings: str) -> str:
    """owner/name as the text of pyproject.toml has it; "" where nothing is filled in."""
    address = tomllib.loads(settings)["project"].get("urls", {}).get("Repository", "")
    return address.removeprefix("https://github.com/")


def filled_in(settings: str, repo: str) -> str:
    """The text of pyproject.toml with this repository; none if it is ""."""
    line = f'Repository = "https://github.com/{repo}"\n' if repo else ""
    return SET.sub("", settings).replace(WHERE, WHERE + line)


def try_it(readme: str, repo: str) -> str:
    """The text of the README, its section "Try it now" with the links to this repository."""
    first = f"{colab(repo)}/00_start_here.ipynb" if repo else ""
    text = THERE.format(pages=pages(repo), first=first, branch=branch_page(repo)) if repo else NOT_YET
    return TRY_IT.sub(lambda _: text, readme)


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(
        description="Write where the course is published into pyproject.toml and README."
    )
    repo_option(parser)
    repo = checked(parser, parser.parse_args(arguments).repo)
    for path, change in [(ROOT / "pyproject.toml", filled_in), (ROOT / "README.md", try_it)]:
        try:
            path.write_text(change(path.read_text(encoding="utf-8"), repo), encoding="utf-8")
        except OSError as error:
            raise SystemExit(f"{path} cannot be written ({error.strerror}): use a copy that can.") from None
    print(f"pyproject.toml and README.md lead to {pages(repo) if repo else 'no address'}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
