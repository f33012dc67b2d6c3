"""The course on other processors and with other numbers of threads: `make test-processors`.

OpenBLAS rounds a float32 product as the processor does that OPENBLAS_CORETYPE names, so a process with
another name is another machine. Runs every notebook with its compared outputs, every task's reference and
folded solution, every mission, and the leaderboard's reference, on each; prints a table.

    python tests/processors.py                     all of them
    python tests/processors.py --on Haswell:2      one processor, with two threads
    python tests/processors.py --parts missions    one part on all
"""

import argparse
import os
import platform
import re
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
NEEDS = {"Nehalem": "sse4_2", "Haswell": "avx2", "SkylakeX": "avx512dq"}  # a flag of /proc/cpuinfo
PARTS = {
    "notebooks": ["notebooks"],
    "orders": ["tests/notebooks/orders.py"],
    "tasks": ["tests/lessons/test_tasks.py", "-k", "reference"],
    "missions": ["tests/lessons/n15/test_missions.py"],
    "leaderboard": ["tests/lessons/n14/test_leaderboard.py", "-k", "reference"],
}


def possible(core):
    """Whether this processor can do what `core` does."""
    cpu = Path("/proc/cpuinfo")
    flags = cpu.read_text().split() if cpu.exists() else []
    return platform.machine() in ("x86_64", "AMD64") and NEEDS[core] in flags


def run(core, threads, part, workers):
    """The last line of pytest's, and the seconds it took."""
    env = {**os.environ, "OPENBLAS_CORETYPE": core, "OPENBLAS_NUM_THREADS": str(threads)}
    env["NNLIB_ALL_SEEDS"] = "1"
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", "--tb=short", *PARTS[part]]
    if workers > 1:
        command += ["-n", str(workers), "--dist", "loadscope"]
    begin = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, env=env, capture_output=True, text=True)
    if done.returncode:
        print(done.stdout[-6000:], flush=True)
    last = re.sub(r"\x1b\[\d*m", "", done.stdout.strip().splitlines()[-1])
    return done.returncode == 0, f"{last.partition(' in ')[0]}", time.perf_counter() - begin


def main():
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--on", nargs="+", default=[f"{core}:{n}" for core in NEEDS for n in (1, 2)])
    parser.add_argument("--parts", nargs="+", default=list(PARTS), choices=list(PARTS))
    options = parser.parse_args()
    rows, failed = [], False
    for name in options.on:
        core, _, threads = name.partition(":")
        if not possible(core):
            rows.append(f"{core:9} this processor cannot do what a {core} does")
            continue
        for part in options.parts:
            # two threads each leave no core for a second worker
            workers = max(1, (os.cpu_count() or 1) // int(threads or 1))
            good, said, seconds = run(core, threads or 1, part, workers)
            failed |= not good
            rows.append(f"{core:9} {threads} threads  {part:11} {said:40} {seconds:5.0f} s")
            print(rows[-1], flush=True)
    print("\n".join(["", "processor × threads × part:", *rows]))
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
