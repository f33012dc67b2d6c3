"""The last task of the course: a layer for nnlib, Conv2D, with its way forward and its way back."""

import numpy as np

import nnlib
from course.checking.task import Slip, Task, Told


def conv2d_by(forward=None, kernel=None, bias=None, passed_on=None):
    """A Conv2D class; the reference, or a slip that goes wrong in one place."""

    class Conv2D(nnlib.layers.Layer):
        def __init__(self, filters):
            super().__init__()
            self.filters = filters

        def build(self, input_shape, rng):
            shape = (3, 3, input_shape[-1], self.filters)
            self.params = {"kernel": rng.normal(0, 0.1, shape), "bias": np.zeros(self.filters)}
            super().build(input_shape, rng)

        def compute_output_shape(self, input_shape):
            return (None, input_shape[1] - 2, input_shape[2] - 2, self.filters)

        def forward(self, x, training=False):
            self.x, W = x, self.params["kernel"]
            if forward:
                return forward(x, W, self.params["bias"])
            return convolved(x, W) + self.params["bias"]

        def backward(self, dL_du):
            x, W = self.x, self.params["kernel"]
            find = kernel or kernel_gradient
            self.grads = {"kernel": find(x, W, dL_du), "bias": (bias or summed)(dL_du)}
            return (passed_on or input_gradient)(x, W, dL_du)

    return Conv2D


def parts_of(x):
    """The nine (d, e, x as the weights at (d, e) see it): (n, height − 2, width − 2, channels) each."""
    rows, columns = x.shape[1] - 2, x.shape[2] - 2
    return [(d, e, x[:, d : d + rows, e : e + columns]) for d in range(3) for e in range(3)]


def convolved(x, W):
    """The sum of the products of each window with each filter."""
    return sum(part @ W[d, e] for d, e, part in parts_of(x))


def kernel_gradient(x, W, dL_du):
    """dL_dW: for each of the nine places what Dense has, x.T @ dL_du, over all windows."""
    gradient = np.zeros_like(W)
    for d, e, part in parts_of(x):
        gradient[d, e] = np.tensordot(part, dL_du, axes=([0, 1, 2], [0, 1, 2]))
    return gradient


def summed(dL_du):
    """dL_db: each filter's bias was added at every place of every map."""
    return dL_du.sum(axis=(0, 1, 2))


def input_gradient(x, W, dL_du):
    """dL_dx: each pixel adds up what all its windows send back."""
    gradient = np.zeros_like(x)
    for d, e, part in parts_of(gradient):
        part += dL_du @ W[d, e].T  # part is a view: this adds to `gradient`
    return gradient


def _overwritten(x, W, dL_du):
    gradient = np.zeros_like(x)
    for d, e, part in parts_of(gradient):
        part[...] = dL_du @ W[d, e].T
    return gradient


def _turned(x, W, dL_du):
    return input_gradient(x, W[::-1, ::-1], dL_du)


def use_conv2d(attempt, kernel, bias, x, dL_du):
    """One layer that is built, goes forward and back, and once more after a step of training."""
    layer = attempt(len(bias))
    layer.build((None, *x.shape[1:]), np.random.default_rng(0))
    params = getattr(layer, "params", None)
    if not isinstance(params, dict) or set(params) != {"kernel", "bias"}:
        raise Told(
            '`build` must leave `self.params` with the two entries "kernel" and "bias", as the cell had it '
            "at "
            "first. The optimizers of `nnlib` change these arrays."
        )
    for name, value in (("kernel", kernel), ("bias", bias)):
        if np.shape(params[name]) != value.shape:
            raise Told(
                f'`build` makes `params["{name}"]` with shape {np.shape(params[name])}. For inputs of shape '
                f"{(None, *x.shape[1:])} and {len(bias)} filters it needs {value.shape}."
            )
    found = {"compute_output_shape": list(layer.compute_output_shape((None, *x.shape[1:])))[1:]}
    later = x[::-1] - 1, 2 - dL_du
    for after, step in (("", 0), (", after a step", 1)):
        layer.params["kernel"], layer.params["bias"] = kernel - step, bias + step
        values, upstream = later if step else (x, dL_du)
        found[f"forward(x){after}"] = layer.forward(values)
        found[f"backward(dL_du){after}"] = layer.backward(upstream)
        grads = getattr(layer, "grads", None)
        for name in ("kernel", "bias"):
            found[f'grads["{name}"]{after}'] = grads.get(name) if isinstance(grads, dict) else None
    return found


def _case(n, height, width, channels, filters):
    def case(rng):
        def some(*shape):
            return rng.integers(1, 9, shape) * rng.choice([-1.0, 1.0], shape)

        return (
            some(3, 3, channels, filters),
            some(filters),
            some(n, height, width, channels),
            some(n, height - 2, width - 2, filters),
        )

    return case


TASK = Task(
    key="conv2d",
    title="A layer of your own",
    reference=conv2d_by(),
    observe=use_conv2d,
    cases=[_case(1, 4, 4, 1, 1), _case(2, 5, 6, 1, 3), _case(3, 6, 4, 2, 4)],
    tolerance=1e-9,
    remark="`nnlib` has a new layer. It can stand in a `Sequential`, before a `Flatten` and a `Dense`.",
    hints=[
        "For one place (d, e) of the window, all windows together see `part = x[:, d : d + rows, e : e + "
        "columns]`, with `rows` and `columns` those of u. What shape has `part @ W[d, e]`?",
        "`forward` adds up the nine products and then the bias. In `backward`, each place is a Dense layer "
        "(07): make rows with `part.reshape(-1, part.shape[-1])` and `dL_du.reshape(-1, self.filters)`.",
        "A pixel stands in several windows, so its gradients add (06): begin with zeros, and use "
        "`dL_dx[:, d : d + rows, e : e + columns] += ...`. A method that cuts this part out of any array "
        "serves all three.",
    ],
    slips=[
        Slip(
            "no bias",
            conv2d_by(forward=lambda x, W, b: convolved(x, W)),
            '`forward` leaves out the bias. Add `self.params["bias"]` to the sums: one number for each '
            "filter.",
        ),
        Slip(
            "bias nine times",
            conv2d_by(forward=lambda x, W, b: convolved(x, W) + 9 * b),
            "`forward` adds the bias once for each of the nine places. Add it once, after the loops.",
        ),
        Slip(
            "flipped",
            conv2d_by(forward=lambda x, W, b: convolved(x, W[::-1, ::-1]) + b),
            "`forward` turns the kernel by 180 degrees. Networks leave the turn out: `W[0, 0]` meets the "
            "upper left pixel of the window.",
        ),
        Slip(
            "relu",
            conv2d_by(forward=lambda x, W, b: np.maximum(convolved(x, W) + b, 0)),
            "`forward` also bends: it cuts off what is negative. Here the layer ends with the sum and the "
            "bias.",
        ),
        Slip(
            "overwritten",
            conv2d_by(passed_on=_overwritten),
            "`backward` keeps for each pixel what one window sends back. A pixel stands in several windows, "
            "and their gradients add (06): use `+=`.",
        ),
        Slip(
            "turned back",
            conv2d_by(passed_on=_turned),
            "The kernel is turned by 180 degrees on the way back. Each place (d, e) goes back to the pixels "
            "that it came from, with the same `W[d, e]`.",
        ),
        Slip(
            "bias mean",
            conv2d_by(bias=lambda dL_du: dL_du.mean(axis=(0, 1, 2))),
            '`grads["bias"]` is a mean. The bias was added at every place of every map, so its gradient is '
            "the "
            "sum over samples, rows and columns.",
        ),
        Slip(
            "bias over samples alone",
            conv2d_by(bias=lambda dL_du: dL_du.sum(axis=0)),
            '`grads["bias"]` is summed over the samples alone. The same bias was also added at every row and '
            "column: `axis=(0, 1, 2)`.",
        ),
        Slip(
            "mean over samples",
            conv2d_by(kernel=lambda x, W, dL_du: kernel_gradient(x, W, dL_du) / len(x)),
            '`grads["kernel"]` is divided by the number of samples. The loss has done that already, and '
            "`dL_du` holds it.",
        ),
    ],
)
