"""What readers really hand in: each wrong answer is refused, with a message that fits it and no other."""

import numpy as np
import pytest

from nnlib.course import check

# ---- notebook 02 ----


def relu_by_max(x):
    return max(0, x)


def relu_printed(x):
    print(np.maximum(x, 0))


def relu_without_return(x):
    y = np.maximum(x, 0)  # noqa: F841


def relu_in_place(x):
    x[x < 0] = 0
    return x


def relu_of_one_example(x):
    return np.array([0.0, 0.0, 3.0])


def relu_as_list(x):
    return [max(0.0, v) for v in np.ravel(x)] if np.ndim(x) == 1 else np.maximum(x, 0).tolist()


def relu_summed(x):
    return np.maximum(x, 0).sum(axis=-1)


def slope_as_comparison(x):
    return x > 0


def slope_by_division(x):
    return np.maximum(x, 0) / x


def slope_by_if(x):
    if x > 0:
        return 1
    return 0


def slope_negated(x):
    return -(x > 0).astype(float)


def leaky_by_zeros_like(x, negative_slope=0.3):
    y = np.zeros_like(x)
    y[x > 0] = x[x > 0]
    y[x < 0] = negative_slope * x[x < 0]
    return y


def leaky_without_slope(x):
    return np.where(x > 0, x, 0.3 * x)


def leaky_divided(x, negative_slope=0.3):
    return np.where(x > 0, x, x / negative_slope)


def leaky_in_place(x, negative_slope=0.3):
    x *= np.where(x > 0, 1, negative_slope).astype(x.dtype)
    return x


# ---- notebook 07 ----


class Dense:
    def __init__(self, kernel, bias):
        self.params = {"kernel": kernel, "bias": bias}
        self.grads = {}

    def forward(self, x):
        self._x = x
        return x @ self.params["kernel"] + self.params["bias"]

    def backward(self, grad): ...


class DenseWithoutReturn(Dense):
    def backward(self, grad):
        self.grads["kernel"] = self._x.T @ grad
        self.grads["bias"] = grad.sum(axis=0)


class DenseWithoutBias(Dense):
    def backward(self, grad):
        self.grads["kernel"] = self._x.T @ grad
        return grad @ self.params["kernel"].T


class DenseKeepsDims(Dense):
    def backward(self, grad):
        self.grads["kernel"] = self._x.T @ grad
        self.grads["bias"] = grad.sum(axis=0, keepdims=True)
        return grad @ self.params["kernel"].T


class DenseForgetsX(Dense):
    def forward(self, x):
        return x @ self.params["kernel"] + self.params["bias"]

    def backward(self, grad):
        self.grads["kernel"] = self._x.T @ grad


class DenseEntryByEntry(Dense):
    def backward(self, grad):
        self.grads["kernel"] = self._x.T * grad


class DenseDescends(Dense):
    def backward(self, grad):
        self.grads["kernel"] = -(self._x.T @ grad)
        self.grads["bias"] = grad.sum(axis=0)
        return grad @ self.params["kernel"].T


class ReLU:
    def forward(self, x):
        self._x = x
        return np.maximum(x, 0)

    def backward(self, grad):
        return grad * (self._x > 0)


class ReLUInPlace(ReLU):
    def backward(self, grad):
        grad[self._x <= 0] = 0
        return grad


class ReLUByIf(ReLU):
    def backward(self, grad):
        return grad if self._x > 0 else 0


class ReLUFiltered(ReLU):
    def backward(self, grad):
        return grad[self._x > 0]


class ReLUTransposed(ReLU):
    def backward(self, grad):
        return (grad * (self._x > 0)).T


def softmax(logits):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def gradient_of_labels_one_hot(y_true, logits):
    return (softmax(logits) - y_true) / len(y_true)


def gradient_in_place(y_true, logits):
    logits -= logits.max(axis=1, keepdims=True)
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    p[np.arange(len(y_true)), y_true] -= 1
    return p / len(y_true)


def gradient_without_keepdims(y_true, logits):
    e = np.exp(logits)
    return e / e.sum(axis=1)


def gradient_of_right_class_only(y_true, logits):
    rows = np.arange(len(y_true))
    return (softmax(logits)[rows, y_true] - 1) / len(y_true)


def gradient_times_two(y_true, logits):
    p = softmax(logits)
    p[np.arange(len(y_true)), y_true] -= 1
    return 2 * p / len(y_true)


WRONG = [
    ("relu", relu_by_max, "compared entry by entry"),
    ("relu", relu_printed, "Use `return` in place of `print`"),
    ("relu", relu_without_return, "hands nothing back"),
    ("relu", relu_in_place, "changed its input `x`"),
    ("relu", relu_of_one_example, "never uses its argument `x`"),
    ("relu", relu_as_list, "as a Python list"),
    ("relu", relu_summed, "collapse an axis"),
    ("relu_slope", slope_as_comparison, "True and False"),
    ("relu_slope", slope_by_division, "nan or infinity"),
    ("relu_slope", slope_by_if, ", `if x > 0:`, for `x = "),
    ("relu_slope", slope_negated, "Only the sign is wrong"),
    ("leaky_relu", leaky_by_zeros_like, "decimals are cut off"),
    ("leaky_relu", leaky_without_slope, "It should take: `x`, `negative_slope`."),
    ("leaky_relu", leaky_divided, "got `[-6.6667, 0. , 3. ]`, expected `[-0.6, 0. , 3. ]`"),
    ("leaky_relu", leaky_in_place, "changed its input `x`"),
    ("dense_backward", DenseWithoutReturn, "`backward(grad)` is `None`"),
    ("dense_backward", DenseWithoutBias, '`grads["bias"]` is `None`: it was never set'),
    ("dense_backward", DenseKeepsDims, "leave out `keepdims=True`"),
    ("dense_backward", DenseForgetsX, "Is it set in an earlier method"),
    ("dense_backward", DenseEntryByEntry, "do not fit entry by entry"),
    ("dense_backward", DenseDescends, "Only the sign is wrong"),
    ("dense_backward", Dense(1, 1), "Give the class itself"),
    ("relu_backward", ReLUInPlace, "changed its input `grad`"),
    ("relu_backward", ReLUByIf, "want one True or False"),
    ("relu_backward", ReLUFiltered, "has shape (1,)"),
    ("relu_backward", ReLUTransposed, "transposed"),
    ("softmax_crossentropy_gradient", gradient_of_labels_one_hot, "do not fit entry by entry"),
    ("softmax_crossentropy_gradient", gradient_in_place, "changed its input `logits`"),
    ("softmax_crossentropy_gradient", gradient_without_keepdims, "do not fit"),
    ("softmax_crossentropy_gradient", gradient_of_right_class_only, "expected is (2, 3)"),
    ("softmax_crossentropy_gradient", gradient_times_two, "2 times"),
]


@pytest.mark.parametrize(
    ("key", "attempt", "words"), WRONG, ids=[getattr(w[1], "__name__", w[0]) for w in WRONG]
)
def test_a_wrong_answer_is_refused_with_a_fitting_message(key, attempt, words):
    result = check(key, attempt)
    assert result.status == "not yet"
    assert words in result.message


@pytest.mark.parametrize("key", sorted({key for key, *_ in WRONG}))
def test_the_wrong_answers_of_a_task_are_told_apart(key):
    messages = [check(k, attempt).message for k, attempt, _ in WRONG if k == key]
    assert len(messages) >= 3 and len(set(messages)) == len(messages)


def gradient_by_one_hot_matrix(y_true, logits):
    return (softmax(logits) - np.eye(logits.shape[1])[y_true]) / len(y_true)


@pytest.mark.parametrize(
    ("key", "attempt"),
    [
        ("relu", lambda x: x * (x > 0)),
        ("relu", lambda x: (x + np.abs(x)) / 2),
        ("relu_slope", lambda x: (x > 0).astype(int)),
        ("relu_slope", lambda x: np.heaviside(x, 0)),
        ("leaky_relu", lambda x, negative_slope=0.3: np.maximum(x, negative_slope * x)),
        ("leaky_relu", lambda x, a=0.3: np.maximum(x, 0) + a * np.minimum(x, 0)),
        ("relu_backward", ReLU),
        ("softmax_crossentropy_gradient", gradient_by_one_hot_matrix),
    ],
)
def test_another_right_way_is_correct(key, attempt):
    assert check(key, attempt).status == "correct"


def test_a_class_with_an_unwritten_method_is_not_attempted():
    result = check("dense_backward", Dense)
    assert result.status == "not attempted" and "`backward`" in result.message
