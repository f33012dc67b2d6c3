"""Tasks 19.1 and 19.2: what leaves an operation for its inputs, and broadcasting undone."""

import numpy as np

from course.checking.task import Slip, Task
from course.lessons.n19_gradients_of_anything import tensor
from course.lessons.n19_gradients_of_anything.fit_for_training import LARGE, in_float64, not_slow

_KINDS = {"plus": "+", "times": "*", "product": "@"}


def leaving_by(**wrong):
    """The reference, or a slip that goes wrong at one rule; `times` is *, `product` is @."""
    rules = {_KINDS.get(name, name): rule for name, rule in wrong.items()}

    def leaving(rule, dL_dy, a, b=None):
        if rule in rules:
            return rules[rule](dL_dy, a, b)
        return tensor.leaving(rule, dL_dy, a, b)

    return leaving


def use_leaving(attempt, rule, dL_dy, a, b=None):
    given = attempt(rule, dL_dy, a) if b is None else attempt(rule, dL_dy, a, b)
    if a.size >= LARGE:
        not_slow(lambda: attempt(rule, dL_dy, a, b))
    return {f'`leaving("{rule}", …)`': in_float64(given)}


def use_undo(attempt, gradient, shape):
    if gradient.size >= LARGE:
        not_slow(lambda: attempt(gradient, shape))
    return {f"`undo_broadcast(gradient, {shape})`": in_float64(attempt(gradient, shape))}


def _case(rule, y, a, b=None):
    def case(rng):
        shapes = (y, a) if b is None else (y, a, b)
        arrays = [np.asarray(rng.normal(size=shape)).round(2) for shape in shapes]
        if rule == "log":
            arrays[1] = np.abs(arrays[1]) + 0.5
        return rule, *arrays

    return case


LEAVING = Task(
    key="leaving",
    title="What leaves",
    reference=leaving_by(),
    observe=use_leaving,
    cases=[
        lambda rng: ("*", np.array([1.0, 10.0]), np.array([2.0, 3.0]), np.array([5.0, 7.0])),
        _case("+", (2, 3), (2, 3), (2, 3)),
        _case("@", (2, 4), (2, 3), (3, 4)),
        lambda rng: ("relu", np.array([[5.0, 6.0, -7.0]]), np.array([[-2.0, 0.0, 3.0]])),
        _case("exp", (2, 3), (2, 3)),
        _case("log", (3, 2), (3, 2)),
        lambda rng: ("sum", np.array(2.0), np.array([[1.0, -2.0, 3.0], [4.0, 5.0, 6.0]])),
        lambda rng: ("sum", np.array([[2.0], [-1.0], [4.0]]), rng.normal(size=(3, 2))),
        _case("@", (1, 1), (1, 3), (3, 1)),
        _case("@", (3, 3), (3, 3), (3, 3)),
        _case("*", (), (), ()),
        _case("relu", (4, 2), (4, 2)),
        _case("@", (50, 32), (50, 784), (784, 32)),
    ],
    tolerance=1e-11,
    remark="These are all the rules that a network of dense layers needs, whatever its form.",
    hints=[
        "Each line is `dL_dy` times a local slope. You know all of them but three: + and * from 06, ReLU "
        "from 02, and @ from 07, where x @ W had a gradient for each of its two factors.",
        "The slope of exp a is exp a, and that of log a is 1/a. In a sum every entry of a counts once, so "
        "its local slope is 1 for each of them.",
        "For @ the shapes decide: dL_da has the shape of a, and is made of `dL_dy` and `b.T`. For the sum, "
        "`np.ones_like(a)` times `dL_dy` has the shape of a. What is dL_db of @?",
    ],
    slips=[
        Slip(
            "not crossed",
            leaving_by(times=lambda g, a, b: (g * a, g * b)),
            "For * the two have changed places: the local slope for a is the other factor, b.",
        ),
        Slip(
            "product like a sum",
            leaving_by(times=lambda g, a, b: (g, g)),
            "For * what arrives is passed on as it is. That is right for +. A product multiplies it by the "
            "other factor.",
        ),
        Slip(
            "plus multiplies",
            leaving_by(plus=lambda g, a, b: (g * b, g * a)),
            "For + what arrives is multiplied by the other summand. A sum moves as much as each of its two "
            "inputs, so it passes on `dL_dy` as it is.",
        ),
        Slip(
            "without what arrives",
            leaving_by(
                plus=lambda g, a, b: (np.ones_like(a), np.ones_like(b)),
                times=lambda g, a, b: (b, a),
                relu=lambda g, a, b: (a > 0) * 1.0,
                exp=lambda g, a, b: np.exp(a),
                log=lambda g, a, b: 1 / a,
                sum=lambda g, a, b: np.ones_like(a),
            ),
            "These are the local slopes alone. What leaves is what arrives, `dL_dy`, times the local slope.",
        ),
        Slip(
            "sides of @",
            leaving_by(product=lambda g, a, b: (a.T @ g, g @ b.T)),
            "For @ the two have changed places: the first has to have the shape of a, and the second that of "
            "b.",
        ),
        Slip(
            "@ without transposing",
            leaving_by(product=lambda g, a, b: (g @ b, a @ g)),
            "For @ the shapes do not fit: `dL_dy` (n, k) times b (m, k) needs `b.T`. For dL_db the samples "
            "have to meet in the middle, so there it is `a.T`.",
        ),
        Slip(
            "@ entry by entry",
            leaving_by(product=lambda g, a, b: (g * b, g * a)),
            "For @ you use the rule of *. In a matrix product, an entry of a meets a whole row of b: "
            "`dL_dy @ b.T`.",
        ),
        Slip(
            "value of relu",
            leaving_by(relu=lambda g, a, b: g * np.maximum(a, 0)),
            "For relu `dL_dy` is multiplied by the value. The local slope is 1 where a is positive, and 0 "
            "elsewhere.",
        ),
        Slip(
            "gate by what arrives",
            leaving_by(relu=lambda g, a, b: np.maximum(g, 0)),
            "For relu you stop negative gradients. The gate looks at a, not at `dL_dy`: a negative gradient "
            "may pass.",
        ),
        Slip(
            "open at zero",
            leaving_by(relu=lambda g, a, b: g * (a >= 0)),
            "Nearly right. Where a is exactly 0, your relu lets the gradient pass. The course, like Keras, "
            "takes the slope 0 there: `>`, not `>=`.",
        ),
        Slip(
            "no gate",
            leaving_by(relu=lambda g, a, b: g),
            "For relu everything passes. Where a is negative, y stays 0 when a moves a little, so nothing "
            "leaves for a.",
        ),
        Slip(
            "exp like a power",
            leaving_by(exp=lambda g, a, b: g * a),
            "For exp the local slope is not a. The function e to the power a is its own slope: `np.exp(a)`.",
        ),
        Slip(
            "exp like a sum",
            leaving_by(exp=lambda g, a, b: g),
            "For exp what arrives is passed on as it is. Its local slope is `np.exp(a)`.",
        ),
        Slip(
            "value of log",
            leaving_by(log=lambda g, a, b: g * np.log(a)),
            "For log `dL_dy` is multiplied by the value. The local slope of log a is 1/a.",
        ),
        Slip(
            "log the wrong way up",
            leaving_by(log=lambda g, a, b: g * a),
            "For log `dL_dy` is multiplied by a. The local slope of log a is 1/a: it is small where a is "
            "large.",
        ),
        Slip(
            "sum passes on",
            leaving_by(sum=lambda g, a, b: g),
            "For sum `dL_dy` is passed on in its own shape. Each entry of a gets it, so what leaves has the "
            "shape of a: `dL_dy * np.ones_like(a)`.",
        ),
        Slip(
            "sum times a",
            leaving_by(sum=lambda g, a, b: g * a),
            "For sum `dL_dy` is multiplied by a. When an entry of a grows by 0.001, the sum grows by 0.001 "
            "too, whatever the entry is: the local slope is 1.",
        ),
        Slip(
            "sum like a mean",
            leaving_by(sum=lambda g, a, b: g * np.ones_like(a) / a.size),
            "For sum you divide by the number of entries. That is the mean. In a sum every entry counts "
            "fully.",
        ),
    ],
)


def undo_by(leading=True, single=True, keep=True, total=np.sum):
    """The reference, or a slip that leaves out a part of it."""

    def undo_broadcast(gradient, shape):
        extra = gradient.ndim - len(shape)
        axes = [axis + extra for axis, length in enumerate(shape) if length == 1] if single else []
        for axis in axes[::-1]:
            gradient = total(gradient, axis=axis, keepdims=keep)
        return total(gradient, axis=tuple(range(extra))) if leading and extra else gradient

    return undo_broadcast


def _first_entries(gradient, shape):
    while gradient.ndim > len(shape):
        gradient = gradient[0]
    return gradient[tuple(slice(0, length) for length in shape)]


def _gradient(shape, wanted):
    return lambda rng: (rng.normal(size=shape).round(2), wanted)


UNDO = Task(
    key="undo_broadcast",
    title="Broadcasting undone",
    reference=undo_by(),
    observe=use_undo,
    cases=[
        lambda rng: (np.array([[1.0, 2.0, 3.0], [10.0, 20.0, 30.0]]), (3,)),
        lambda rng: (np.array([[1.0, 2.0, 3.0], [10.0, 20.0, 30.0]]), (2, 1)),
        _gradient((4, 3), (4, 3)),
        _gradient((4, 3), (1, 3)),
        _gradient((4, 3), ()),
        _gradient((3, 3), (3,)),
        _gradient((3, 3), (3, 1)),
        _gradient((2, 4, 3), (4, 1)),
        _gradient((2, 4, 3), (1, 4, 1)),
        _gradient((5, 1), (5, 1)),
        _gradient((4, 3), (1, 1)),
        _gradient((4,), (4,)),
        _gradient((4, 1), (1,)),
        _gradient((784, 32), (784, 32)),
    ],
    tolerance=1e-11,
    remark="Forward, the number was copied. Backward, the copies' gradients are added. It is the rule of 06 "
    "for a number that is used more than once.",
    hints=[
        "There are two kinds of axes to sum over: those that `shape` does not have at all, and those where "
        "its length is 1. NumPy aligns the shapes at their right ends, so missing axes are on the left.",
        "First: as long as `gradient.ndim > len(shape)`, sum over axis 0. Now both have equally many axes.",
        "Then go over `enumerate(shape)`: where a length is 1, sum over this axis. What argument of `sum` "
        "keeps the axis, with length 1?",
    ],
    slips=[
        Slip(
            "leading axes only",
            undo_by(single=False),
            "The axes that `shape` lacks are summed. An axis of length 1 in `shape` was stretched, too: sum "
            "over it, with `keepdims=True`.",
        ),
        Slip(
            "single axes only",
            undo_by(leading=False),
            "The axes of length 1 are summed. An axis that `shape` does not have at all was added on the "
            "left: sum over axis 0 until there are as many axes as `shape` has.",
        ),
        Slip(
            "not kept",
            undo_by(keep=False),
            "The sum over an axis of length 1 makes this axis disappear. `keepdims=True` keeps it, with "
            "length 1.",
        ),
        Slip(
            "mean",
            undo_by(total=np.mean),
            "The copies are averaged. Each copy moves the loss by itself, so their gradients are added.",
        ),
        Slip(
            "first entries",
            _first_entries,
            "You take the gradient of one copy and leave the others out. All copies are one number, so their "
            "gradients are added.",
        ),
        Slip(
            "all of it",
            lambda gradient, shape: gradient.sum(),
            "Everything is summed to one number. Sum only over the axes along which the array was repeated.",
        ),
        Slip(
            "untouched",
            lambda gradient, shape: gradient,
            "The gradient comes back as it was. Where `shape` is smaller, the copies' gradients are added.",
        ),
        Slip(
            "always the rows",
            lambda gradient, shape: gradient.sum(axis=0),
            "You always sum over axis 0. That is right for a bias (3,) in a batch (2, 3). Which axes are "
            "summed depends on `shape`: compare it with `gradient.shape` from the right end.",
        ),
    ],
)
