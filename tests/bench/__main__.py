"""How fast nnlib trains, beside bare products, a loop by hand, and the frameworks: `make bench`.

Every contender lives in a process of its own and waits there; one run of each is measured in turn, round
after round, so that a busy moment of the machine hits all alike. What counts are the ratios within a round:
their median and spread. Contenders that are not installed are left out.
"""

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).parent
ROUNDS = 7
PAUSE = 0.5  # seconds before a run: the threads of the contender before it may spin on for a moment

# (title, [contenders, first the one that all are compared with], {contender: its least ratio})
RACES = [
    (
        "MNIST 784-128-10, one epoch of 60,000 rows, batch 100",
        ["mnist_nnlib", "mnist_products", "mnist_loop", "mnist_keras", "mnist_torch", "mnist_sklearn"],
        {"mnist_loop": 1 / 1.25, "mnist_keras": 3.0, "mnist_torch": 1.3, "mnist_sklearn": 1.3},
    ),
    ("sin 1-20-1, 20 epochs of 45 rows, batch 8", ["sin_nnlib", "sin_keras"], {"sin_keras": 100.0}),
    (
        "wide 784-1024-1024-10, 10,240 rows, batch 256",
        ["wide_nnlib", "wide_products", "wide_keras", "wide_torch"],
        {"wide_keras": 1.0, "wide_torch": 1.0},
    ),
]


class Contender:
    """A process that has everything ready and runs once each time it is told to."""

    def __init__(self, name):
        self.name = name
        self.process = subprocess.Popen(
            [sys.executable, str(HERE / "contenders.py"), name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )
        self.ready = self.process.stdout.readline().strip() == "ready"

    def run(self):
        """Seconds of one run, after one that does not count."""
        time.sleep(PAUSE)
        self.process.stdin.write("go\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait(30)


def race(title, names, limits, rounds):
    """Measure and print one table; True if every limit is met."""
    contenders = [Contender(name) for name in names]
    racing = [c for c in contenders if c.ready]
    times = {c.name: [] for c in racing}
    for _ in range(rounds):
        for contender in racing:
            times[contender.name].append(contender.run())
    for contender in contenders:
        contender.close()
    print(f"\n{title}\n{'':18}{'seconds':>10}{'× nnlib':>10}{'spread':>16}   to reach")
    met = True
    for contender in racing:
        ratios = [t / base for t, base in zip(times[contender.name], times[names[0]], strict=True)]
        ratio, limit = statistics.median(ratios), limits.get(contender.name)
        met &= limit is None or ratio >= limit
        verdict = "" if limit is None else f"at least {limit:.2f} × nnlib: {_verdict(ratio >= limit)}"
        spread = f"{min(ratios):.2f} to {max(ratios):.2f}"
        seconds = statistics.median(times[contender.name])
        print(f"{contender.name.split('_')[1]:18}{seconds:10.3f}{ratio:10.2f}{spread:>16}   {verdict}")
    return met


def busy_machine(rounds):
    """An epoch beside a process that computes without a pause, such as a browser may be."""
    contender = Contender("mnist_nnlib")
    quiet = statistics.median(contender.run() for _ in range(rounds))
    with subprocess.Popen([sys.executable, "-c", "while True: pass"]) as other:
        busy = statistics.median(contender.run() for _ in range(rounds))
        other.kill()
    contender.close()
    met = busy <= 1.5 * quiet
    print(
        f"\nMNIST 784-128-10 beside one busy process: {busy:.2f} s, {busy / quiet:.2f} × its quiet "
        f"{quiet:.2f} s (to reach: 1.5 ×: {_verdict(met)})"
    )
    return met


def sin_in_full():
    """Article-size run: 2,000 epochs."""
    contender = Contender("sin2000_nnlib")
    seconds = statistics.median(contender.run() for _ in range(3))
    contender.close()
    print(f"\nsin 1-20-1, 2,000 epochs, nnlib: {seconds:.2f} s (to reach: 1.5 s: {_verdict(seconds <= 1.5)})")
    return seconds <= 1.5


def import_cost():
    """Milliseconds that `import nnlib` takes beyond `import numpy`, in fresh processes taken in turn."""

    def seconds(module):
        code = f"import time; t = time.perf_counter(); import {module}; print(time.perf_counter() - t)"
        return float(_output("-c", code))

    seconds("nnlib"), seconds("numpy")
    pairs = [(seconds("numpy"), seconds("nnlib")) for _ in range(9)]
    cost = 1000 * statistics.median(b - a for a, b in pairs)
    own = 1000 * statistics.median(a for a, _ in pairs)
    print(
        f"\nimport nnlib: {cost:.0f} ms beyond NumPy's {own:.0f} ms (to reach: 50 ms: {_verdict(cost <= 50)})"
    )
    return cost <= 50


def peak_memory():
    """MB that fit needs beyond the data, at its peak."""
    extra = float(_output(str(HERE / "contenders.py"), "memory"))
    print(
        f"peak memory of fit on MNIST: the data and {extra:.0f} MB (to reach: 60 MB: {_verdict(extra <= 60)})"
    )
    return extra <= 60


def _output(*arguments):
    return subprocess.run([sys.executable, *arguments], capture_output=True, text=True, check=True).stdout


def _verdict(met):
    return "met" if met else "MISSED"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    rounds = parser.parse_args().rounds
    start = time.time()
    met = [race(title, names, limits, rounds) for title, names, limits in RACES]
    met += [busy_machine(rounds), sin_in_full(), import_cost(), peak_memory()]
    print(f"\n{sum(met)} of {len(met)} parts meet what was set, in {time.time() - start:.0f} s.")


if __name__ == "__main__":
    main()
