"""Tasks of notebook 07: backward passes of Dense, ReLU, and softmax with cross-entropy; a museum of one."""

import numpy as np

from course.checking.task import Slip, Task
from course.lessons.n07_backprop_in_matrices import museum_of_one
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
        remark="Three lines, three shapes: each gradient is as large as what it belongs to.",
        hints=[
            'A gradient has the shape of its subject: `grads["kernel"]` is (features, units), '
            '`grads["bias"]` is (units,), and what is returned is (batch, features). Write these beside the '
            "three lines.",
            "`x` is (batch, features) and `grad` is (batch, units). Only one product of them, with one of "
            "them transposed, has the shape (features, units).",
            "The bias is added to every row, so its gradient is the sum over the rows. For the input, "
            "multiply `grad` by the kernel's transpose.",
        ],
        slips=[
            Slip(
                "bias not summed",
                dense_by(bias=lambda g: g),
                '`grads["bias"]` is the whole `grad`, one row per sample. The same bias was added to every '
                "row, so its gradient is the sum of the rows: `axis=0`.",
            ),
            Slip(
                "bias over the wrong axis",
                dense_by(bias=lambda g: g.sum(axis=1)),
                '`grads["bias"]` is summed over the units. It needs one number per unit: sum over the '
                "samples, `axis=0`.",
            ),
            Slip(
                "bias summed to one number",
                dense_by(bias=lambda g: g.sum()),
                '`grads["bias"]` is one number, but there is a bias per unit: `sum(axis=0)` keeps the '
                "units apart.",
            ),
            Slip(
                "bias averaged",
                dense_by(bias=lambda g: g.mean(axis=0)),
                '`grads["bias"]` is divided by the number of samples. The 1/n is already in the `grad` that '
                "arrives from the loss: here the rows are summed.",
            ),
            Slip(
                "kernel averaged",
                dense_by(kernel=lambda x, g: x.T @ g / len(x)),
                '`grads["kernel"]` is divided by the number of samples. The 1/n is already in the `grad` '
                "that arrives from the loss.",
            ),
            Slip(
                "kernel transposed",
                dense_by(kernel=lambda x, g: g.T @ x),
                '`grads["kernel"]` is transposed: it has to be (features, units), like the kernel. `grad.T '
                "@ x` is the other way round.",
            ),
            Slip(
                "x not transposed",
                dense_by(kernel=lambda x, g: x @ g),
                "`x @ grad` does not fit: `x` is (batch, features) and `grad` is (batch, units). The batch "
                "axes have to meet in the middle, so that the samples are summed. Which of the two needs "
                "`.T`?",
            ),
            Slip(
                "kernel not transposed",
                dense_by(backward=lambda layer, g: g @ layer.params["kernel"]),
                "`backward` multiplies `grad` (batch, units) by the kernel (features, units): the units "
                "have to meet in the middle. Backwards the kernel is crossed the other way, as its "
                "transpose.",
            ),
            Slip(
                "input gradient transposed",
                dense_by(backward=lambda layer, g: layer.params["kernel"] @ g.T),
                "`backward(grad)` is transposed: it has to be (batch, features), like `x`. Swap the two "
                "factors and transpose the kernel in place of `grad`.",
            ),
            Slip(
                "kept in the class",
                sharing(dense_by()),
                "A second layer has overwritten the `x` that the first one kept. What `forward` keeps "
                "belongs to one layer: `self...`, and not to the class or a variable outside of it.",
            ),
            Slip(
                "own copies",
                WithOwnCopies,
                "Right until training changes the layer. After a step, new arrays stand in `self.params`, "
                "and your methods still use the old ones: read the kernel and the bias from `self.params` "
                "at each call.",
            ),
            Slip(
                "added up",
                AddingUp,
                "Right the first time. At its second call `backward` adds to the gradients of the call "
                "before: set `self.grads[...]` with `=`.",
            ),
            Slip(
                "grad returned as it came",
                dense_by(backward=lambda layer, g: g),
                "`backward` hands on `grad` as it came. The layer below needs dL/dx, (batch, features): "
                "`grad` has still to pass through the kernel.",
            ),
        ],
    ),
    Task(
        key="relu_backward",
        title="ReLU, backward",
        reference=relu_by(lambda x, grad: grad * (x > 0)),
        observe=use_relu,
        cases=[
            lambda rng: (np.array([[-2.0, 0.0, 3.0]]), np.array([[5.0, 6.0, -7.0]])),
            lambda rng: (rng.normal(size=(4, 3)), rng.normal(size=(4, 3))),
        ],
        tolerance=1e-9,
        remark="A gate: what was blocked on the way forward is blocked on the way back.",
        hints=[
            "Backward is local slope times what arrives. The local slope you wrote in notebook 02.",
            "The slope belongs to the `x` of the forward pass, so `forward` has to keep `x`.",
            "`grad * (...)`: the dots are 1 where the kept `x` is positive and 0 elsewhere.",
        ],
        slips=[
            Slip(
                "slope alone",
                relu_by(lambda x, grad: (x > 0) * 1.0),
                "`backward` returns the local slope alone. The chain rule multiplies it by what arrives, "
                "`grad`.",
            ),
            Slip(
                "gate by grad",
                relu_by(lambda x, grad: np.maximum(grad, 0)),
                "`backward` stops negative gradients. The gate does not look at `grad`: it looks at whether "
                "`x` was positive on the way forward. A negative gradient may pass.",
            ),
            Slip(
                "times x",
                relu_by(lambda x, grad: grad * np.maximum(x, 0)),
                "`backward` multiplies by ReLU's value. The chain rule wants its slope, which is 1 where "
                "`x` is positive.",
            ),
            Slip(
                "one at zero",
                relu_by(lambda x, grad: grad * (x >= 0)),
                "Nearly: where `x` is exactly 0 the gradient passes. The course, like Keras, takes the "
                "slope 0 there: `>`, not `>=`.",
            ),
            Slip(
                "kept in the class",
                sharing(relu_by(lambda x, grad: grad * (x > 0))),
                "A second layer has overwritten the `x` that the first one kept. What `forward` keeps "
                "belongs to one layer: `self...`, and not to the class or a variable outside of it.",
            ),
            Slip(
                "no gate",
                relu_by(lambda x, grad: grad),
                "`backward` lets everything through. Where `x` was negative the output was 0 whatever `x` "
                "did, so nothing may arrive there.",
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
            # no label is the last class; logits far apart
            lambda rng: (np.array([1, 0, 1]), rng.normal(size=(3, 4))),
            lambda rng: (np.array([1]), np.array([[0.0, 30000.0, -1.0]])),
        ],
        remark="Each row sums to 0: what one class is pushed up, the others are pushed down.",
        hints=[
            "Two steps: probabilities p from the logits, as in notebook 03, then (p - y)/n with y one-hot.",
            "`p[np.arange(n), y_true]` is the probability of the right class in each row: these entries "
            "lose 1.",
            "Softmax row by row: subtract the row's maximum, `np.exp`, divide by the row's sum (`axis=1, "
            "keepdims=True`). At the end divide by the number of samples.",
        ],
        slips=[
            Slip(
                "no 1/n",
                lambda y_true, logits: softmax_crossentropy_gradient(y_true, logits) * len(y_true),
                "The 1/n is missing: the loss is the mean over the samples, so its gradient is divided by "
                "their number.",
            ),
            Slip(
                "sign",
                lambda y_true, logits: -softmax_crossentropy_gradient(y_true, logits),
                "The sign is turned round: y - p points downhill. The gradient is p - y; the optimizer does "
                "the subtracting.",
            ),
            Slip(
                "labels forgotten",
                lambda y_true, logits: softmax(logits) / len(y_true),
                "These are the probabilities over n: the labels play no part. In each row the right class "
                "loses 1.",
            ),
            Slip(
                "one from every class",
                lambda y_true, logits: (softmax(logits) - 1) / len(y_true),
                "1 is subtracted from every class. Only the right class of each row loses 1: y is one-hot.",
            ),
            Slip(
                "labels as numbers",
                lambda y_true, logits: (softmax(logits) - y_true[:, None]) / len(y_true),
                "The label itself is subtracted, as if class 2 were twice class 1. A label is a name: y is "
                "1 in that column and 0 elsewhere.",
            ),
            Slip(
                "whole columns",
                lambda y_true, logits: less_one(softmax(logits), (slice(None), y_true)) / len(y_true),
                "`p[:, y_true] -= 1` takes 1 from these columns in every row. One entry per row is meant: "
                "`p[np.arange(n), y_true]`.",
            ),
            Slip(
                "over the wrong axis",
                lambda y_true, logits: (
                    less_one(softmax(logits, 0), (np.arange(len(y_true)), y_true)) / len(y_true)
                ),
                "The softmax runs down the columns: the probabilities of one sample have to sum to 1. "
                "`axis=1`.",
            ),
            Slip(
                "no softmax",
                lambda y_true, logits: less_one(logits, (np.arange(len(y_true)), y_true)) / len(y_true),
                "The logits are taken for probabilities: they have to go through softmax first.",
            ),
            Slip(
                "divided by all entries",
                lambda y_true, logits: softmax_crossentropy_gradient(y_true, logits) / logits.shape[1],
                "Divided by the number of all entries. The mean runs over the samples only: n = "
                "`len(y_true)`.",
            ),
            Slip(
                "overflow",
                shifted_by(lambda logits: 0),
                "Right for small logits, but a logit of 1000 gives nan: `np.exp` overflows. Subtract each "
                "row's maximum first; the probabilities stay the same.",
            ),
            Slip(
                "mean",
                shifted_by(lambda logits: logits.mean(axis=1, keepdims=True)),
                "Right until the logits lie very far apart: for the row `[0, 30000, -1]` there is nan. A "
                "number far above 0 goes into `exp` there. Subtract each row's *largest* logit, not its "
                "mean: then none is above 0.",
            ),
        ],
    ),
    museum_of_one.TASK,
]
