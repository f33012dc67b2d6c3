"""Run every answer that a class handed in through `check` again, and write a table and a page.

    python -m tools.scores FOLDER                     writes build/scores/scores.csv and scores.html
    python -m tools.scores FOLDER --only "03 07"      only these notebooks
    python -m tools.scores FOLDER --people export.csv and moodle.csv or canvas.csv, to be imported there
    python -m tools.scores FOLDER --inside-a-container

Nothing that a file says of itself is believed but the name and the hints. Each answer runs in a process of
its own behind a fence (see fence.py), which Linux alone can build; elsewhere, run this in a container.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import Queue

from tools import NOTEBOOKS, ROOT, writable  # isort: skip (it finds the course)

from course import contents
from tools.scores import fence, files, gradebooks, page
from tools.scores.kept import Kept
from tools.scores.worker import visible

NO_FENCE = """There is no fence here, so nothing was run: answers that nobody has read could do harm.
{problem}
Run this command in a container that holds only the course and the folder, without network, such as

    docker run --rm -it --network none -v THE_COURSE:/course:ro -v THE_FOLDER:/in:ro -v OUT:/out IMAGE \\
        sh -c "cd /course && python -m tools.scores /in --to /out --inside-a-container"

where IMAGE is one in which `pip install -r requirements.txt` was run."""


class Workers:
    """Processes that hold the course; each takes one answer at a time. TensorFlow is loaded in some only."""

    def __init__(self, jobs: int, fenced: bool):
        self.jobs, self.options = jobs, [] if fenced else ["--inside-a-container"]
        self._free, self._all = {}, []

    def results(self, answers: list[files.Answer], tell) -> dict[files.Answer, dict]:
        """The result of each answer; equal texts are run once."""
        tasks = contents.all_tasks()
        results = {}
        for needs in ("", "tensorflow"):
            some = [answer for answer in answers if tasks[answer.key].needs == needs]
            self._free = Queue()
            for _ in range(min(self.jobs, len(some))):
                self._free.put(self._start(needs))
            with ThreadPoolExecutor(self.jobs) as pool:
                for answer, result in zip(some, pool.map(self._result, some), strict=True):
                    results[answer] = result
                    tell(len(results), len(answers))
            self.stop()
        return results

    def stop(self) -> None:
        for worker in self._all:
            worker.stdin.close()
            worker.wait()
            worker.stdout.close()
        self._all.clear()

    def _start(self, needs):
        keras = ["--keras"] if needs else []
        paths = os.pathsep.join([str(ROOT), str(NOTEBOOKS)])
        worker = subprocess.Popen(
            [sys.executable, "-m", "tools.scores.worker", *keras, *self.options],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": paths, "MPLBACKEND": "agg", "NNLIB_OFFLINE": "1"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            encoding="utf-8",
        )
        self._all.append(worker)
        return worker

    def _result(self, answer):
        worker = self._free.get()
        try:
            worker.stdin.write(json.dumps(vars(answer)) + "\n")
            worker.stdin.flush()
            return json.loads(worker.stdout.readline())
        except (OSError, ValueError):
            worker = self._start(contents.all_tasks()[answer.key].needs)
            return {
                "result": "not judged",
                "message": "The process that judges ended; run the command again.",
            }
        finally:
            self._free.put(worker)


def scored(handed: list[files.Handed], keys: list[str], results: dict) -> list[page.Row]:
    """A row for each task of each file, and one for each file that cannot be read."""
    rows = []
    for one in handed:
        if one.problem:
            rows.append(page.Row(one.name, "", "unreadable", 0, one.problem, one.file))
        for key in keys:
            if key in one.answers:
                answer = one.answers[key]
                said = results[answer] if answer else {"result": "not attempted", "message": ""}
                hints, text = one.hints[key], answer.answer if answer else ""
                rows.append(page.Row(one.name, key, said["result"], hints, said["message"], one.file, text))
    return rows


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.scores", description="Score handed-in answers.")
    parser.add_argument("folder", type=Path, help="where the files are, folders in it included")
    parser.add_argument("--to", type=Path, default=ROOT / "build" / "scores", help="default: build/scores")
    parser.add_argument("--only", default="", help='numbers of notebooks, such as "03 07" (default: all)')
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="answers at a time")
    parser.add_argument("--again", action="store_true", help="judge answers anew that were judged before")
    parser.add_argument(
        "--people", type=Path, help="a table that Moodle or Canvas exported: writes one to import there"
    )
    parser.add_argument(
        "--inside-a-container", action="store_true", help="run without the fence: the container is one"
    )
    options = parser.parse_args(arguments)
    known = [notebook.number for notebook in contents.NOTEBOOKS]
    numbers = options.only.split() or known
    if unknown := [number for number in numbers if number not in known]:
        parser.error(f"--only must hold numbers of notebooks ({', '.join(known)}); got {unknown[0]!r}")
    if options.jobs < 1:
        parser.error(f"--jobs must be 1 or more; got {options.jobs}")
    if not options.folder.is_dir():
        parser.error(f"{options.folder} is no folder")
    try:
        people = gradebooks.read(options.people) if options.people else None
    except (OSError, ValueError, csv.Error) as error:
        parser.error(f"--people: {error}")
    folder, to = options.folder.resolve(), writable(options.to)
    seen = [path for path in visible() if f"{folder}/".startswith(f"{path}/")]
    if seen and not options.inside_a_container:
        parser.error(f"answers can read {seen[0]}, so handed-in files must lie elsewhere; got {folder}")
    problem = "" if options.inside_a_container else fence.problem(visible())
    if problem:
        print(NO_FENCE.format(problem=problem), file=sys.stderr)
        return 2
    return _score(folder, to, numbers, options, people)


def _score(folder, to, numbers, options, people):
    began = time.monotonic()
    keys = [key for number in numbers for key in contents.tasks_of(number)]
    handed = files.read_all(folder)
    written = [one.answers.get(key) for one in handed for key in keys]
    answers = list(dict.fromkeys(answer for answer in written if answer))
    kept = Kept(to / "kept.json")
    results = {} if options.again else kept.of(answers)
    new = [answer for answer in answers if answer not in results]
    workers = Workers(options.jobs, not options.inside_a_container)
    try:
        judged = workers.results(new, _tell)
    finally:
        workers.stop()
    kept.add(judged)
    results |= judged
    rows = scored(handed, keys, results)
    (to / "scores.csv").write_text(page.table(rows), encoding="utf-8-sig", newline="")
    (to / "scores.html").write_text(page.page(rows), encoding="utf-8")
    if people:
        _write_gradebook(rows, people, to)
    print(
        f"{len(handed)} files, {sum(map(bool, written))} answers ({len(answers)} different ones, {len(new)} "
        f"of them not judged before) in {time.monotonic() - began:.0f} s: "
        f"{to / 'scores.csv'} and {to / 'scores.html'}"
    )
    return 0


def _write_gradebook(rows, people, to):
    text, strangers = gradebooks.table(rows, people)
    file = to / f"{people.system}.csv"
    file.write_text(text, encoding="utf-8", newline="")
    unsure = sum(row.result == "look at it" for row in rows)
    print(f"{file} is to be imported there. {unsure} answers that somebody must look at gave no point.")
    if strangers:
        print(f"In no row, or in several, of the table of people: {', '.join(map(repr, strangers))}.")


def _tell(done, of):
    if done % 50 == 0:
        print(f"{done} of {of} different answers are judged.", flush=True)


if __name__ == "__main__":
    sys.exit(main())
