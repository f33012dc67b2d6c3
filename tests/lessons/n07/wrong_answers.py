"""Wrong answers to the tasks of notebook 07."""

# %% given
import numpy as np

class Dense:
    def __init__(self, kernel, bias):
        self.params = {"kernel": kernel, "bias": bias}
        self.grads = {}

    def forward(self, x):
        self._x = x
        return x @ self.params["kernel"] + self.params["bias"]

    def backward(self, grad): ...

class ReLU:
    def forward(self, x):
        self._x = x
        return np.maximum(x, 0)

    def backward(self, grad):
        return grad * (self._x > 0)

def softmax(logits):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# %% dense_backward: DenseWithoutReturn
# says: `backward(grad)` is `None`
class Dense(Dense):
    def backward(self, grad):
        self.grads["kernel"] = self._x.T @ grad
        self.grads["bias"] = grad.sum(axis=0)


# %% dense_backward: DenseWithoutBias
# says: `grads["bias"]` is `None`: it was never set
class Dense(Dense):
    def backward(self, grad):
        self.grads["kernel"] = self._x.T @ grad
        return grad @ self.params["kernel"].T


# %% dense_backward: DenseKeepsDims
# says: leave out `keepdims=True`
class Dense(Dense):
    def backward(self, grad):
        self.grads["kernel"] = self._x.T @ grad
        self.grads["bias"] = grad.sum(axis=0, keepdims=True)
        return grad @ self.params["kernel"].T


# %% dense_backward: DenseForgetsX
# says: Is it set in an earlier method
class Dense(Dense):
    def forward(self, x):
        return x @ self.params["kernel"] + self.params["bias"]

    def backward(self, grad):
        self.grads["kernel"] = self._x.T @ grad


# %% dense_backward: DenseEntryByEntry
# says: do not fit entry by entry
class Dense(Dense):
    def backward(self, grad):
        self.grads["kernel"] = self._x.T * grad


# %% dense_backward: DenseDescends
# says: Only the sign is wrong
class Dense(Dense):
    def backward(self, grad):
        self.grads["kernel"] = -(self._x.T @ grad)
        self.grads["bias"] = grad.sum(axis=0)
        return grad @ self.params["kernel"].T


# %% dense_backward: Dense(1, 1)
# says: Give the class itself
Dense = Dense(1, 1)


# %% relu_backward: ReLUInPlace
# says: changed its input `grad`
class ReLU(ReLU):
    def backward(self, grad):
        grad[self._x <= 0] = 0
        return grad


# %% relu_backward: ReLUByIf
# says: want one True or False
class ReLU(ReLU):
    def backward(self, grad):
        return grad if self._x > 0 else 0


# %% relu_backward: ReLUFiltered
# says: has shape (1,)
class ReLU(ReLU):
    def backward(self, grad):
        return grad[self._x > 0]


# %% relu_backward: ReLUTransposed
# says: transposed
class ReLU(ReLU):
    def backward(self, grad):
        return (grad * (self._x > 0)).T


# %% softmax_crossentropy_gradient: gradient of labels one hot
# says: do not fit entry by entry
def softmax_crossentropy_gradient(y_true, logits):
    return (softmax(logits) - y_true) / len(y_true)


# %% softmax_crossentropy_gradient: gradient in place
# says: changed its input `logits`
def softmax_crossentropy_gradient(y_true, logits):
    logits -= logits.max(axis=1, keepdims=True)
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    p[np.arange(len(y_true)), y_true] -= 1
    return p / len(y_true)


# %% softmax_crossentropy_gradient: gradient without keepdims
# says: do not fit
def softmax_crossentropy_gradient(y_true, logits):
    e = np.exp(logits)
    return e / e.sum(axis=1)


# %% softmax_crossentropy_gradient: gradient of right class only
# says: expected is (2, 3)
def softmax_crossentropy_gradient(y_true, logits):
    rows = np.arange(len(y_true))
    return (softmax(logits)[rows, y_true] - 1) / len(y_true)


# %% softmax_crossentropy_gradient: gradient times two
# says: 2 times
def softmax_crossentropy_gradient(y_true, logits):
    p = softmax(logits)
    p[np.arange(len(y_true)), y_true] -= 1
    return 2 * p / len(y_true)
