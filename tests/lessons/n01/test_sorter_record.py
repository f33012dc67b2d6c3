"""The sorter of notebook 01 keeps the reader's best."""

import pytest

from course.keeping import progress_file
from course.lessons.n01_neuron import figures
from nnlib.datasets import toy

X, T = toy.fruit()
SLIDERS = dict(w1=(-0.2, 0.2, 0.01, 0.0), w2=(-6.0, 6.0, 0.5, 2.0), b=(-3.0, 3.0, 0.25, 0.0))


@pytest.fixture
def make(monkeypatch, tmp_path):
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "progress.jsonl"))
    made = []

    def part():
        made.append(figures.neuron_explorer(X - X.mean(axis=0), T, record="01.sorter", **SLIDERS))
        return made[-1]

    yield part
    for one in made:
        one.close()


def test_the_best_is_told_and_kept_for_the_next_day(make):
    first = make()
    right = int(first.figure.axes[1].get_title(loc="left").split()[0])
    assert first.readout.value == f"{right} of 60 right. Your best so far: {right}."
    first.set("w2", 5.0)
    first.set("w1", -0.1)
    assert first.readout.value == "58 of 60 right. Your best so far: 58."
    first.set("w1", 0.1)
    assert first.readout.value.endswith("Your best so far: 58.")
    assert make().readout.value == f"{right} of 60 right. Your best so far: 58."


def test_a_file_with_nonsense_is_no_record(make):
    progress_file.record("record", "01.sorter", "sixty")
    assert "Your best so far: 4" in make().readout.value
