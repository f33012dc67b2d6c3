"""Tasks of notebook 06: local slopes, the order of a graph, the walk back, a whole neuron with MSE."""

import numpy as np

from course.checking.task import Slip, Task
from course.lessons.n06_backprop_one_number_at_a_time import graph_walks
from course.lessons.n06_backprop_one_number_at_a_time.graph_tasks import (
    neuron_by,
    neuron_case,
    slopes_by,
    use_neuron,
)

TASKS = [
    Task(
        key="local_slopes",
        title="Local slopes",
        reference=slopes_by(),
        cases=[
            lambda rng: ("*", 2.0, 5.0),
            lambda rng: ("+", 2.0, 5.0),
            lambda rng: ("relu", 3.0),
            lambda rng: ("relu", -1.5),
            lambda rng: ("relu", 0.0),
            lambda rng: ("loss", 1.0, 4.0),
            lambda rng: ("*", -0.5, 3.0),
            lambda rng: ("loss", 2.5, -1.0),
            lambda rng: ("relu", 0.25),
            lambda rng: ("+", -1.5, 0.0),
            lambda rng: ("*", 3.0, 0.0),
            lambda rng: ("loss", 1.5, 0.0),
        ],
        remark="A local slope needs only the inputs of its own node. So the same four rules serve a graph of "
        "ten nodes and one of a billion.",
        hints=[
            "Nudge one input and hold the other. With a = 2 and b = 5, a · b is 10. What is 2.001 · 5?",
            "A sum moves as much as either input. A product moves b times as much as a. ReLU moves as much "
            "as a where a is above 0, and does not move elsewhere. The square stands above the task.",
            "The lines for + and * return two numbers, such as `1.0, 1.0`. For ReLU it is 1 or 0, by the "
            "sign of `a`. For the loss it is twice a difference: which one?",
        ],
        slips=[
            Slip(
                "values",
                slopes_by(
                    plus=lambda a, b: a + b,
                    times=lambda a, b: a * b,
                    relu=lambda a, b: max(a, 0.0),
                    loss=lambda a, b: (a - b) ** 2,
                ),
                "These are the values of the forward pass. A local slope says how fast such a value changes "
                "when one input does: for + and × there are two of them, as there are two inputs.",
            ),
            Slip(
                "product not crossed",
                slopes_by(times=lambda a, b: (a, b)),
                "The two slopes of the product have changed places. Hold b = 5 and nudge a: a · b moves 5 "
                "times as much, so the slope for a is b.",
            ),
            Slip(
                "product like a sum",
                slopes_by(times=lambda a, b: (1.0, 1.0)),
                "A product does not move as much as its input: nudge a = 2 by 0.001 with b = 5, and a · b "
                "moves by 0.005.",
            ),
            Slip(
                "product itself",
                slopes_by(times=lambda a, b: (a * b, a * b)),
                "That is the value of a · b, twice. The slope for a is what one unit of a adds to it.",
            ),
            Slip(
                "sum's inputs",
                slopes_by(plus=lambda a, b: (a, b)),
                "These are the inputs of the sum. How much does a + b move when a moves by 0.001?",
            ),
            Slip(
                "relu's value",
                slopes_by(relu=lambda a, b: max(a, 0.0)),
                "For ReLU you return its value. Its slope is 1 where a is positive, whatever a is.",
            ),
            Slip(
                "relu always open",
                slopes_by(relu=lambda a, b: 1.0),
                "Left of 0 ReLU is flat: a nudge of a = -1.5 moves nothing, so the slope is 0.",
            ),
            Slip(
                "one at zero",
                slopes_by(relu=lambda a, b: 1.0 if a >= 0 else 0.0),
                "Nearly right. At exactly 0 your ReLU has the slope 1. The course, like Keras, takes 0 "
                "there: use `>` and not `>=`.",
            ),
            Slip(
                "no two",
                slopes_by(loss=lambda a, b: a - b),
                "The 2 of the square is missing: the slope of (a − b)² is 2(a − b).",
            ),
            Slip(
                "loss turned round",
                slopes_by(loss=lambda a, b: 2 * (b - a)),
                "The loss has the wrong sign. A prediction a above the target b makes the loss grow with a, "
                "so the slope is positive: 2(a − b).",
            ),
            Slip(
                "loss itself",
                slopes_by(loss=lambda a, b: (a - b) ** 2),
                "That is the loss. Its slope for a is 2(a − b).",
            ),
        ],
    ),
    *graph_walks.TASKS,
    Task(
        key="neuron_gradients",
        title="A whole neuron",
        reference=neuron_by(),
        observe=use_neuron,
        cases=[
            lambda rng: (np.array([2.0, 1.0]), np.array([-1.0, 1.0]), np.array([4.0, 1.0]), 0.5, 1.5, 1.5),
            neuron_case(6),
            lambda rng: (np.array([1.0, 2.0, 3.0]), np.array([1.0, 0.0, 1.0]), np.ones(3), 1.5, -1.5, 0.0),
        ],
        tolerance=1e-5,
        remark="w₁ is used once for each sample, so its gradients add up over the samples. Notebook 07 "
        "writes that sum as a matrix product.",
        hints=[
            "Go back in three steps: dL_dy, then dL_du, then the three slopes. The first two have one entry "
            "for each sample.",
            "`dL_dy = 2 * (y - t) / len(t)`, because the mean divides by n. At the ReLU, multiply by 1 where "
            "`u > 0` and by 0 elsewhere.",
            "The local slope of u for w₁ is x₁, and for b it is 1. Each weight is used n times, so its n "
            "contributions are added.",
        ],
        slips=[
            Slip(
                "no 1/n",
                neuron_by(scale=lambda n: 2.0),
                "Every gradient is n times too large: the loss is the mean over the samples, so dL_dy holds "
                "a 1/n.",
            ),
            Slip(
                "no 2",
                neuron_by(scale=lambda n: 1 / n),
                "Every gradient is half of what it should be: the slope of (y − t)² is 2(y − t).",
            ),
            Slip(
                "no gate",
                neuron_by(gate=lambda u: 1.0),
                "The ReLU is left out on the way back. Where u is negative, y stays 0 whatever w does: "
                "multiply by `(u > 0)`.",
            ),
            Slip(
                "gate open at zero",
                neuron_by(gate=lambda u: u >= 0),
                "Nearly right. Where u is exactly 0, your slope of ReLU is 1. The course, like Keras, takes "
                "0 there: use `>` and not `>=`.",
            ),
            Slip(
                "not summed",
                neuron_by(total=lambda values: np.asarray(values)),
                "There is one number for each sample. The same w₁ was used in all of them, and gradients of "
                "a value used often add up: `.sum()`.",
            ),
            Slip(
                "averaged twice",
                neuron_by(total=np.mean),
                "Every gradient is n times too small, because it is divided by n in dL_dy and once more by "
                "`mean`. With 1/n in dL_dy, take the sum.",
            ),
            Slip(
                "turned round",
                neuron_by(error=lambda y, t: t - y),
                "Every sign is turned round. The slope of (y − t)² is 2(y − t). The minus comes later, in "
                "the update.",
            ),
            Slip(
                "weights for inputs",
                neuron_by(factors=lambda x1, x2, w1, w2: (w1, w2, 1.0)),
                "dL_dw1 and dL_dw2 are multiplied by the weights. The local slope of w₁ · x₁ for w₁ is the "
                "other factor, x₁.",
            ),
            Slip(
                "inputs left out",
                neuron_by(factors=lambda x1, x2, w1, w2: (1.0, 1.0, 1.0)),
                "All three are dL_db. On the way to w₁ there is one more link, the product: multiply by x₁ "
                "before you sum.",
            ),
        ],
    ),
]
