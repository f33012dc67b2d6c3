"""Results of earlier runs: an answer that was judged before, by the same course, is not run again.

A result belongs to an answer's whole text and task, and to all that judged it: the files of nnlib, the course
and this package, the data sets, Python and its packages. The file is read and written by the command alone;
no answer can see it. What may come out otherwise on a quieter machine is not kept.
"""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import sys
from pathlib import Path

from tools import NOTEBOOKS, ROOT
from tools.scores.files import Answer

KEPT = ("correct", "not yet", "not attempted", "look at it")


def judges() -> str:
    """A digest of what judges an answer here; another one means that its results may be others."""
    digest = hashlib.sha256(sys.version.encode())
    for name in sorted(f"{p.name} {p.version}" for p in importlib.metadata.distributions()):
        digest.update(name.encode())
    for folder in (ROOT / "nnlib", NOTEBOOKS / "course", ROOT / "tools" / "scores"):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                digest.update(str(path.relative_to(folder)).encode() + path.read_bytes())
    for path in sorted((ROOT / "data").glob("*")):
        digest.update(f"{path.name} {path.stat().st_size}".encode())
    return digest.hexdigest()


class Kept:
    """The results in `file`; none where it is not there, was made by other judges or cannot be read."""

    def __init__(self, file: Path):
        self.file, self.judges, self._results = file, judges(), {}
        try:
            page = json.loads(file.read_text(encoding="utf-8"))
            if page["judges"] == self.judges:
                self._results = {key: self._whole(result) for key, result in page["results"].items()}
        except (OSError, ValueError, LookupError, TypeError, AttributeError):
            pass

    def of(self, answers: list[Answer]) -> dict[Answer, dict]:
        """The results of those of these answers that were judged before."""
        found = {answer: self._results.get(self._name(answer)) for answer in answers}
        return {answer: result for answer, result in found.items() if result}

    def add(self, results: dict[Answer, dict]) -> None:
        """Keep these as well, and write the file."""
        for answer, result in results.items():
            if result["result"] in KEPT:
                self._results[self._name(answer)] = result
        page = {"judges": self.judges, "results": self._results}
        self.file.write_text(json.dumps(page), encoding="utf-8")

    @staticmethod
    def _name(answer):
        return hashlib.sha256(json.dumps(vars(answer)).encode()).hexdigest()

    @staticmethod
    def _whole(result):
        return {"result": str(result["result"]), "message": str(result["message"])}
