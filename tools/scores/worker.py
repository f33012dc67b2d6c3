"""A process that has imported the course, and lets each answer run in a copy of itself behind the fence.

    python -m tools.scores.worker [--keras] [--inside-a-container]

Reads one answer a line (JSON) and writes one result a line. It runs no line of an answer itself.
"""

from __future__ import annotations

import contextlib
import json
import linecache
import os
import sys
from collections.abc import Iterator

from tools import NOTEBOOKS, ROOT
from tools.scores import fence
from tools.scores.reach import reaches

LONG = {"beat_the_reference": 150.0}  # the task allows a minute on two cores
STATUSES = {status: status for status in ("correct", "not yet", "not attempted")}
MEMORY = {"": 2**30, "tensorflow": 6 * 2**30}


def visible() -> list[str]:
    """What an answer may read: Python, its packages, nnlib, the course, and the data sets."""
    wanted = ["/usr", "/lib", "/lib64", sys.prefix, sys.base_prefix, ROOT / "nnlib", NOTEBOOKS / "course"]
    wanted += [ROOT / "data", *(part for part in sys.path if part.endswith("-packages"))]
    there = sorted({os.path.abspath(path) for path in wanted if os.path.exists(path)})
    return [path for path in there if not any(path.startswith(f"{other}/") for other in there)]


def seconds_of(task) -> float:
    """Processor time for an answer with all that it needs: much more than `check` grants the answer alone."""
    return LONG.get(task.key, 10 + 5 * task.seconds)


def lines_of(job: dict) -> Iterator[str]:
    """What the answer reaches for, then what `check` says of it. Runs behind the fence."""
    from course.checking.answers import check

    name, text = "<answer>", f"{job['given']}\n{job['answer']}\n"
    try:
        reached = reaches(f"{text}\n({job['handed_over']}\n)")
        code = compile(text, name, "exec")
        last = compile(job["handed_over"], "<handed over>", "eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
        yield "[]"
        yield _result("not yet", f"Python cannot read this answer ({type(error).__name__}: {error}).")
        return
    yield json.dumps(reached)
    os.environ.update(HOME=os.getcwd(), NNLIB_PROGRESS=os.path.abspath("progress.jsonl"))
    linecache.cache[name] = (len(text), None, text.splitlines(keepends=True), name)
    names = {"__name__": "__main__"}
    try:
        exec(code, names)
        attempt = eval(last, names)
    except BaseException as error:  # whatever it is, it is the answer's
        yield _result("not yet", f"This answer does not run ({type(error).__name__}: {error}).")
        return
    result = check(job["key"], attempt)
    yield _result(result.status, result.message)


def result_of(job: dict, fenced: bool = True) -> dict:
    """`result` (a status of `check`, "look at it", "stopped" or "not judged") and `message`."""
    from course import contents

    task = contents.all_tasks()[job["key"]]
    limits = fence.Limits(seconds_of(task), MEMORY.get(task.needs, 2**30))
    told = fence.run(lambda: lines_of(job), limits, visible(), fenced)
    if told["end"] == "no fence":
        return {"result": "not judged", "message": f"There was no fence ({told['said']})."}
    if told["end"] == "time":
        return {"result": "stopped", "message": f"It took more than {limits.seconds:.0f} seconds."}
    try:
        reached, said = map(json.loads, told["lines"][:2])
        said = {"result": STATUSES[said["result"]], "message": str(said["message"])[:2000]}
    except (ValueError, LookupError, TypeError, RecursionError):
        return {"result": "stopped", "message": f"The process ended without a word ({told['said']})."}
    if said["result"] == "correct" and reached:
        words = f"`check` said correct, but the answer reaches for {', '.join(reached[:5])}: read it."
        return {"result": "look at it", "message": words[:300]}
    return said


def warm_up() -> None:
    """Import, load and use once what every answer would do anew. Runs no answer, and records nothing."""
    import numpy as np

    import course.starting
    from course import contents
    from course.checking.answers import judge
    from course.playground import playground  # noqa: F401
    from nnlib.datasets import fashion_mnist, mnist

    course.starting.use_one_thread()
    np.set_printoptions(precision=course.starting.DIGITS, suppress=True)  # messages as in a notebook
    task = contents.all_tasks()["relu"]
    for attempt in (task.reference, lambda x: x):
        judge(task, attempt)
    for data in (mnist, fashion_mnist):
        with contextlib.suppress(OSError):  # it is not here: an answer that needs it will be told so
            data.load_data()


def _result(status, message):
    text = str(message).encode(errors="replace").decode()
    return json.dumps({"result": status, "message": text[:2000]})


def main(arguments: list[str]) -> int:
    out = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # what a package prints is no result
    warm_up()
    missing = ""
    if "--keras" in arguments:
        try:
            import keras  # noqa: F401
            import tensorflow  # noqa: F401
        except ImportError as error:
            missing = f"TensorFlow could not be imported ({error}), and this task needs it."
    for line in sys.stdin:
        job = json.loads(line)
        told = {"result": "not judged", "message": missing}
        out.write(
            json.dumps(told if missing else result_of(job, "--inside-a-container" not in arguments)) + "\n"
        )
        out.flush()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
