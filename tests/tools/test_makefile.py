"""Every make command that a page, a message or the workflow names is there."""

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TARGETS = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.M))
PAGES = [
    *ROOT.glob("*.md"),
    *ROOT.glob("*/*.md"),
    *ROOT.glob(".github/workflows/*.yml"),
    *ROOT.glob("tools/*.py"),
]


@pytest.mark.parametrize("page", PAGES, ids=lambda path: path.name)
def test_commands_named_on_a_page_are_targets(page):
    text = page.read_text(encoding="utf-8")
    named = set(re.findall(r"(?:`|run: |^)make ([a-z][a-z-]*)", text, re.M))
    assert named <= TARGETS, f"{page.name} names {named - TARGETS}"


def test_the_workflow_runs_every_kind_of_test():
    text = (ROOT / ".github/workflows/tests.yml").read_text(encoding="utf-8")
    tests = {target for target in TARGETS if target.startswith("test")}
    assert not {target for target in tests if not re.search(rf"\b{target}\b", text)}


def test_every_target_says_what_it_does():
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    for target in TARGETS:
        assert re.search(rf"^{target}:.*## \w+", text, re.M), target
