"""Task 19.5: a function that makes of a function one that gives its gradients."""

import inspect
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from course.checking.attempts import article, blank
from course.checking.task import Slip, Task, Told
from course.lessons.n19_gradients_of_anything.tensor import Tensor, backward_pass

ANY_NUMBER = (
    "The function that `grad` returns has to take any number of arrays. With a star, "
    "`def gradients(*arrays):`, `arrays` holds all of them."
)
NO_WALK = (
    "All gradients are 0. Between the call of `function` and the `return`, `engine.backward_pass` has to "
    "walk back from the result."
)


@dataclass(frozen=True)
class Function:
    """A function of tensors that messages can name."""

    name: str
    compute: Callable = field(compare=False)

    def __call__(self, *tensors):
        wrong = next((each for each in tensors if not isinstance(each, Tensor)), None)
        if wrong is not None:
            raise Told(f"The function is given {article(wrong)}. Make a `Tensor` of each array first.")
        return self.compute(*tensors)

    def __repr__(self):
        return self.name


def use_grad(attempt, function, *arrays):
    made = attempt(function)
    if blank(made):
        return {"`grad(function)`": made}
    if not callable(made):
        raise Told(
            f"`grad(function)` gives {article(made)}. It should give a function, which is called with arrays "
            "later: write a `def` inside of `grad`, and return its name."
        )
    try:
        inspect.signature(made).bind(*arrays)
    except TypeError:
        raise Told(ANY_NUMBER) from None
    found = made(*arrays)
    if isinstance(found, (list, tuple)) and any(isinstance(each, Tensor) for each in found):
        raise Told("Tensors came back. Return the arrays of their gradients, `tensor.gradient`.")
    if isinstance(found, (list, tuple)) and len(found) == len(arrays) and not any(map(np.any, found)):
        raise Told(NO_WALK)
    if len(arrays) == 1 and isinstance(found, (list, tuple)) and len(found) == 1:
        found = found[0]
    elif len(arrays) == 1:
        raise Told("For one array, too, a list is asked for: a list of one gradient.")
    return {"`grad(function)(...)`": tuple(found) if isinstance(found, list) else found}


def grad_by(what=lambda tensor: tensor.gradient):
    """The reference, or a slip that hands back something else of each tensor."""

    def grad(function):
        def gradients(*arrays):
            tensors = [Tensor(array) for array in arrays]
            backward_pass(function(*tensors))
            return [what(each) for each in tensors]

        return gradients

    return grad


def _values_only(function):
    return lambda *arrays: [function(*map(Tensor, arrays)).value for _ in arrays]


GRAD = Task(
    key="grad",
    title="A function that gives gradients",
    reference=grad_by(),
    observe=use_grad,
    cases=[
        lambda rng: (Function("(a * b).sum()", lambda a, b: (a * b).sum()), np.arange(3.0), np.ones(3) * 2),
        lambda rng: (Function("(a * a).sum()", lambda a: (a * a).sum()), rng.normal(size=(2, 2))),
        lambda rng: (
            Function("(x @ W + b).relu().sum()", lambda x, W, b: (x @ W + b).relu().sum()),
            rng.normal(size=(4, 3)),
            rng.normal(size=(3, 2)),
            rng.normal(size=2),
        ),
        lambda rng: (
            Function("(a + a * b).exp().sum()", lambda a, b: (a + a * b).exp().sum()),
            rng.normal(size=(2, 3)),
            rng.normal(size=3),
        ),
    ],
    tolerance=1e-11,
    remark="This is the form of JAX: a function goes in, and a function that gives its gradients comes out.",
    hints=[
        "A function can make another one and return it: inside of `grad` stands `def gradients(*arrays):`, "
        "and the last line is `return gradients`, without parentheses.",
        "In `gradients`: make a list of a `Tensor` for each array. Call `function(*tensors)`. The star "
        "hands over the entries of the list one by one.",
        "Then `engine.backward_pass(...)` on what `function` gave, and return a list of every tensor's "
        "`gradient`.",
    ],
    slips=[
        Slip(
            "values for gradients",
            grad_by(what=lambda tensor: tensor.value),
            "The arrays themselves come back. What is asked for is the `gradient` of each tensor.",
        ),
        Slip(
            "the loss",
            _values_only,
            "The value of the function comes back. What is asked for is the `gradient` of each tensor, after "
            "`engine.backward_pass`.",
        ),
        Slip(
            "no walk back",
            lambda function: lambda *arrays: [np.zeros_like(array) for array in arrays],
            NO_WALK,
            error=NO_WALK,
        ),
    ],
)
