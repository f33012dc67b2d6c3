"""AND, OR and XOR as four points in the plane, and a neuron that tries to tell them apart."""

from collections.abc import Mapping, Sequence

import numpy as np

from course.drawing.arguments import as_vector
from course.drawing.live import live
from course.drawing.style import new_figure, styled
from course.lessons.n01_neuron.input_plane import plane_frame, plane_marks
from course.lessons.n01_neuron.neuron_and_line import draw_both

CASES = np.array([[0.0, 0.0], [0.0, 1.0], [1.0, 0.0], [1.0, 1.0]])
GATES = {"AND": (0, 0, 0, 1), "OR": (0, 1, 1, 1), "XOR": (0, 1, 1, 0)}


def gate_explorer():
    """Set w₁, w₂ and b so that a neuron computes AND or OR of two inputs. XOR is there to be tried."""

    def draw(fig, gate, w1, w2, b, inputs):
        names = ("x₁", "x₂")
        move = draw_both(fig, CASES, ("", ""), names, ("0", "1"), moving=True, few=True)

        def update(gate, w1, w2, b, inputs):
            move(CASES, np.array(GATES[gate]), np.array([w1, w2]), b, inputs, np.array([2.0, 2.0]))

        update(gate, w1, w2, b, inputs)
        return update

    slider = (-2.0, 2.0, 0.25)
    return live(
        draw,
        alt="A neuron with two inputs that are 0 or 1; beside it the four cases as points, the line where "
        "the answer changes, and how many of the four are right.",
        figsize=(9.4, 4.2),
        labels={"w1": "w₁", "w2": "w₂", "inputs": "x₁ x₂"},
        gate=list(GATES),
        inputs=[(f"{int(a)} {int(b)}", k) for k, (a, b) in enumerate(CASES)],
        w1=(*slider, 1.0),
        w2=(*slider, 1.0),
        b=(*slider, 0.0),
    )


def all_neurons(grid: Sequence[float]) -> np.ndarray:
    """Every (w₁, w₂, b) whose three numbers are of this grid: shape (len(grid) ** 3, 3)."""
    grid = as_vector("grid", np.asarray(grid, dtype=float))
    return np.stack(np.meshgrid(grid, grid, grid), axis=-1).reshape(-1, 3)


def best_neurons(neurons: np.ndarray) -> dict[str, np.ndarray]:
    """For each gate the neuron with the most right answers, and of those the one least near to a doubt.

    Args:
        neurons: A row (w₁, w₂, b) for each, shape (n, 3).
    """
    sums = neurons[:, :2] @ CASES.T + neurons[:, 2:]  # (n, 4)
    found = {}
    for name, targets in GATES.items():
        right = ((sums > 0) == np.array(targets)).sum(axis=1)  # (n,)
        margin = np.where(right == right.max(), np.abs(sums).min(axis=1), -1)
        found[name] = neurons[margin.argmax()]
    return found


@styled
def gate_lines(neurons: Mapping[str, Sequence[float]]):
    """The four cases of each gate, with the line of a neuron (w₁, w₂, b) through them.

    Args:
        neurons: From the name of a gate, "AND", "OR" or "XOR", to its (w₁, w₂, b).
    """
    if unknown := [name for name in neurons if name not in GATES]:
        raise ValueError(f"neurons must be named after gates, {list(GATES)}; got {unknown}.")
    fig = new_figure((3.1 * len(neurons), 3.3))
    for ax, (name, numbers) in zip(np.ravel(fig.subplots(1, len(neurons), squeeze=False)), neurons.items()):
        w1, w2, b = as_vector(f"the neuron of {name}", np.asarray(numbers, dtype=float), 3)
        plane_frame(ax, CASES, ("x₁", "x₂"))
        plane_marks(ax, few=True)(CASES, np.array(GATES[name]), np.array([w1, w2]), b)
        ax.set(xticks=(0, 1), yticks=(0, 1))
        ax.set_title(f"{name}: {ax.get_title(loc='left')}")
    return fig
