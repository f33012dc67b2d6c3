"""Tasks of notebook 07: backward of ReLU, Dense, softmax with cross-entropy; a step; a museum of one."""

import numpy as np

from course.checking.task import Slip, Task
from course.lessons.n07_backprop_in_matrices import museum_of_one, training_step
from course.lessons.n07_backprop_in_matrices.layers_right_and_wrong import (
    AddingUp,
    WithOwnCopies,
    dense_by,
    dense_case,
    less_one,
    relu_by,
    sharing,
    shifted_by,
    softmax,
    softmax_crossentropy_gradient,
    use_dense,
    use_relu,
)

TASKS = [
    Task(
        key="relu_backward",
        title="ReLU, backward",
        reference=relu_by(lambda u, dL_dz: dL_dz * (u > 0)),
        observe=use_relu,
        cases=[
            lambda rng: (np.array([[-2.0, 0.0, 3.0]]), np.array([[5.0, 6.0, -7.0]])),
            lambda rng: (rng.normal(size=(4, 3)), rng.normal(size=(4, 3))),
        ],
        tolerance=1e-9,
        remark="A gate that is shut on the way forward is shut on the way back too.",
        hints=[
            "What leaves is the local slope times what arrives. You wrote the local slope in notebook 02.",
            "The slope belongs to the `u` of the forward pass. `forward` has kept it as `self.u`.",
            "`dL_dz * (...)`: what stands in the brackets is 1 where `self.u` is positive and 0 elsewhere.",
        ],
        slips=[
            Slip(
                "slope alone",
                relu_by(lambda u, dL_dz: (u > 0) * 1.0),
                "`backward` returns the local slope alone. The chain rule multiplies it by what arrives, "
                "`dL_dz`.",
            ),
            Slip(
                "gate by grad",
                relu_by(lambda u, dL_dz: np.maximum(dL_dz, 0)),
                "`backward` stops negative gradients. The gate does not look at `dL_dz`: it looks at whether "
                "`u` was positive on the way forward. A negative gradient may pass.",
            ),
            Slip(
                "times x",
                relu_by(lambda u, dL_dz: dL_dz * np.maximum(u, 0)),
                "`backward` multiplies by ReLU's value. The chain rule multiplies by its slope, which is 1 "
                "where `u` is positive.",
            ),
            Slip(
                "one at zero",
                relu_by(lambda u, dL_dz: dL_dz * (u >= 0)),
                "Where `u` is exactly 0 your gradient passes. The course, like Keras, takes the "
                "slope 0 there: `>`, not `>=`.",
            ),
            Slip(
                "kept in the class",
                sharing(relu_by(lambda u, dL_dz: dL_dz * (u > 0))),
                "A second layer has overwritten the `u` that the first one kept. What `forward` keeps "
                "belongs to one layer. Keep it in `self...`, and not in the class or in a variable outside.",
            ),
            Slip(
                "no gate",
                relu_by(lambda u, dL_dz: dL_dz),
                "`backward` lets everything pass. Where `u` was negative, the output stays 0 when `u` "
                "changes a little, so the slope is 0 there and nothing passes.",
            ),
        ],
    ),
    Task(
        key="dense_backward",
        title="Dense, backward",
        reference=dense_by(),
        observe=use_dense,
        cases=[
            dense_case(4, 3, 2),
            dense_case(3, 3, 3),
            dense_case(1, 3, 2),
            dense_case(5, 2, 4, unit=1 / 7),
        ],
        tolerance=1e-9,  # float32 on the way is seen
        remark="Each of the three gradients has the shape of its own array. A wrong product often shows in "
        "its shape.",
        hints=[
            'A gradient has the shape of its array: `grads["kernel"]` is (features, units), `grads["bias"]` '
            "is "
            "(units,), and what is returned is (batch, features). Write these shapes beside your three "
            "lines.",
            "`self.x` is (batch, features) and `dL_du` is (batch, units). Which product of the two, with one "
            "of them transposed, has the shape (features, units)?",
            "The bias is added to every row, so its gradient is the sum of the rows of `dL_du`. The gradient "
            "of the input is `dL_du` times the kernel, and the kernel has to be transposed.",
        ],
        slips=[
            Slip(
                "bias not summed",
                dense_by(bias=lambda g: g),
                '`grads["bias"]` is the whole `dL_du`, one row per sample. The same bias was added to every '
                "row, so its gradient is the sum of the rows: `axis=0`.",
            ),
            Slip(
                "bias over the wrong axis",
                dense_by(bias=lambda g: g.sum(axis=1)),
                '`grads["bias"]` is summed over the units. It needs one number per unit, so sum over the '
                "samples: `axis=0`.",
            ),
            Slip(
                "bias summed to one number",
                dense_by(bias=lambda g: g.sum()),
                '`grads["bias"]` is one number, but every unit has a bias of its own. `sum(axis=0)` sums '
                "over the "
                "samples alone.",
            ),
            Slip(
                "bias averaged",
                dense_by(bias=lambda g: g.mean(axis=0)),
                '`grads["bias"]` is divided by the number of samples. The 1/n is already in the gradient '
                "that arrives from the loss. Here the rows are summed.",
            ),
            Slip(
                "kernel averaged",
                dense_by(kernel=lambda x, g: x.T @ g / len(x)),
                '`grads["kernel"]` is divided by the number of samples. The 1/n is already in the '
                "gradient that arrives from the loss.",
            ),
            Slip(
                "kernel transposed",
                dense_by(kernel=lambda x, g: g.T @ x),
                '`grads["kernel"]` is transposed: it has to be (features, units), like the kernel. '
                "`dL_du.T @ x` gives (units, features).",
            ),
            Slip(
                "x not transposed",
                dense_by(kernel=lambda x, g: x @ g),
                "`x @ dL_du` does not fit: `x` is (batch, features) and `dL_du` is (batch, units). The batch "
                "axes have to meet in the middle, so that the samples are summed. Which of the two needs "
                "`.T`?",
            ),
            Slip(
                "kernel not transposed",
                dense_by(backward=lambda layer, g: g @ layer.params["kernel"]),
                "`backward` multiplies `dL_du` (batch, units) by the kernel (features, units). The units "
                "have to meet in the middle, so the kernel has to be transposed.",
            ),
            Slip(
                "input gradient transposed",
                dense_by(backward=lambda layer, g: layer.params["kernel"] @ g.T),
                "`backward(dL_du)` is transposed: it has to be (batch, features), like `x`. Swap the two "
                "factors, and transpose the kernel in place of `dL_du`.",
            ),
            Slip(
                "kept in the class",
                sharing(dense_by()),
                "A second layer has overwritten the `x` that the first one kept. What `forward` keeps "
                "belongs to one layer. Keep it in `self...`, and not in the class or in a variable outside.",
            ),
            Slip(
                "own copies",
                WithOwnCopies,
                "This is right until training changes the layer. After a step, new arrays stand in "
                "`self.params`, and your methods still use the old ones. Read the kernel and the bias from "
                "`self.params` at each call.",
            ),
            Slip(
                "added up",
                AddingUp,
                "The first call is right. The second call of `backward` adds to the gradients of the first: "
                "set `self.grads[...]` with `=`.",
            ),
            Slip(
                "dL_du returned as it came",
                dense_by(backward=lambda layer, g: g),
                "`backward` hands on `dL_du` as it came. The layer before needs dL_dx, of shape (batch, "
                "features), so `dL_du` has to be multiplied by the transposed kernel.",
            ),
        ],
    ),
    Task(
        key="softmax_crossentropy_gradient",
        title="Softmax with cross-entropy, backward",
        reference=softmax_crossentropy_gradient,
        cases=[
            lambda rng: (np.array([2, 0]), np.array([[1.0, 2.0, 3.0], [0.0, 0.0, 0.0]])),
            lambda rng: (np.array([1, 3, 0, 3, 2]), rng.normal(size=(5, 4))),
            lambda rng: (np.array([0, 1]), np.array([[1000.0, 0.0], [0.0, -1000.0]])),
            # no label is the last class; scores far apart
            lambda rng: (np.array([1, 0, 1]), rng.normal(size=(3, 4))),
            lambda rng: (np.array([1]), np.array([[0.0, 30000.0, -1.0]])),
        ],
        remark="Each row sums to 0. A step downhill raises the score of the true class and lowers all "
        "others.",
        hints=[
            "There are two steps. First make the probabilities p from the scores, as in notebook 03. Then "
            "compute (p - one-hot t)/n.",
            "`p[np.arange(n), t]` is the probability of the true class in each row. Only these entries lose "
            "1.",
            "Softmax works row by row: subtract the row's maximum, take `np.exp`, divide by the row's sum "
            "(`axis=1, keepdims=True`). What is left is the 1 of Hint 2 and the number of samples.",
        ],
        slips=[
            Slip(
                "no 1/n",
                lambda t, s: softmax_crossentropy_gradient(t, s) * len(t),
                "The 1/n is missing: the loss is the mean over the samples, so its gradient is divided by "
                "their number.",
            ),
            Slip(
                "sign",
                lambda t, s: -softmax_crossentropy_gradient(t, s),
                "The sign is turned round: one-hot t - p points downhill. The gradient is p - one-hot t, and "
                "the update subtracts it.",
            ),
            Slip(
                "labels forgotten",
                lambda t, s: softmax(s) / len(t),
                "These are the probabilities divided by n, and the labels are not used. In each row the true "
                "class loses 1.",
            ),
            Slip(
                "one from every class",
                lambda t, s: (softmax(s) - 1) / len(t),
                "1 is subtracted from every class. Only the true class of each row loses 1.",
            ),
            Slip(
                "labels as numbers",
                lambda t, s: (softmax(s) - t[:, None]) / len(t),
                "The label itself is subtracted, as if class 2 were twice class 1. A label is only a name: "
                "its one-hot row is 1 in that column and 0 elsewhere.",
            ),
            Slip(
                "whole columns",
                lambda t, s: less_one(softmax(s), (slice(None), t)) / len(t),
                "`p[:, t] -= 1` takes 1 from these columns in every row. One entry per row loses 1: "
                "`p[np.arange(n), t]`.",
            ),
            Slip(
                "over the wrong axis",
                lambda t, s: less_one(softmax(s, 0), (np.arange(len(t)), t)) / len(t),
                "The softmax runs down the columns. The probabilities of one sample, a row, have to sum to "
                "1: `axis=1`.",
            ),
            Slip(
                "no softmax",
                lambda t, s: less_one(s, (np.arange(len(t)), t)) / len(t),
                "The scores are used as if they were probabilities. They have to go through softmax first.",
            ),
            Slip(
                "divided by all entries",
                lambda t, s: softmax_crossentropy_gradient(t, s) / s.shape[1],
                "Your gradient is divided by the number of all entries. The mean runs over the samples only: "
                "n = `len(t)`.",
            ),
            Slip(
                "overflow",
                shifted_by(lambda s: 0),
                "This is right for small scores, but a score of 1000 gives nan, because `np.exp` overflows. "
                "Subtract each row's maximum first; the probabilities stay the same.",
            ),
            Slip(
                "mean",
                shifted_by(lambda s: s.mean(axis=1, keepdims=True)),
                "This is right until the scores lie very far apart: the row `[0, 30000, -1]` gives nan, "
                "because a number far above 0 goes into `exp`. Subtract each row's *largest* score, not its "
                "mean. Then no number is above 0.",
            ),
        ],
    ),
    training_step.TASK,
    museum_of_one.TASK,
]
