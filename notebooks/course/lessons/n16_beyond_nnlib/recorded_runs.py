"""The histories of one training in one process and in two, for where JAX is missing.

Measured, not typed in: measure_runs.py writes the file.
"""

import json
from pathlib import Path

import numpy as np

FILE = Path(__file__).with_name("recorded_runs.json")


def read(counts) -> dict[int, list[dict]]:
    """For each count of processes, one dict of losses and accuracies for each process."""
    runs = json.loads(FILE.read_text(encoding="utf-8"))["runs"]
    return {n: [{k: np.array(v) for k, v in one.items()} for one in runs[str(n)]] for n in counts}


def where() -> str:
    """On what they were measured."""
    return json.loads(FILE.read_text(encoding="utf-8"))["where"]
