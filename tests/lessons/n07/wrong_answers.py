"""Wrong answers to the tasks of notebook 07."""

import numpy as np


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
