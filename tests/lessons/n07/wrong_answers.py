"""Wrong answers to the tasks of notebook 07."""

# %% given
import math

import numpy as np


class Layer:
    def __init__(self, kernel, bias):
        self.params = {"kernel": kernel, "bias": bias}
        self.grads = {}

    def forward(self, x):
        self._x = x
        return x @ self.params["kernel"] + self.params["bias"]


class Gate:
    def forward(self, x):
        self._x = x
        return np.maximum(x, 0)


def forward(layers, x):
    for layer in layers:
        x = layer.forward(x)
    return x


def backward(layers, gradient):
    for layer in reversed(layers):
        gradient = layer.backward(gradient)


def softmax(logits):
    e = np.exp(logits - logits.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


# %% dense_backward: no return
# says: `backward` computes but hands nothing back
class Dense(Layer):
    def backward(self, grad):
        self.grads["kernel"] = self._x.T @ grad
        self.grads["bias"] = grad.sum(axis=0)


# %% dense_backward: printed
# says: in place of `print`
class Dense(Layer):
    def backward(self, grad):
        self.grads["kernel"] = self._x.T @ grad
        self.grads["bias"] = grad.sum(axis=0)
        print(grad @ self.params["kernel"].T)


# %% dense_backward: all three returned
# says: a tuple
class Dense(Layer):
    def backward(self, grad):
        self.grads["kernel"] = self._x.T @ grad
        self.grads["bias"] = grad.sum(axis=0)
        return self.grads["kernel"], self.grads["bias"], grad @ self.params["kernel"].T


# %% dense_backward: trailing comma after a gradient
# says: a tuple
class Dense(Layer):
    def backward(self, grad):
        self.grads["kernel"] = self._x.T @ grad
        self.grads["bias"] = grad.sum(axis=0),
        return grad @ self.params["kernel"].T


# %% dense_backward: no self in the head
# says: `self`
# not: kernel, bias, x, grad
class Dense(Layer):
    def backward(grad):
        self.grads["kernel"] = self._x.T @ grad
        self.grads["bias"] = grad.sum(axis=0)
        return grad @ self.params["kernel"].T


# %% dense_backward: no self in the body
# says: `self._x`
class Dense:
    def __init__(self, kernel, bias):
        self.params = {"kernel": kernel, "bias": bias}
        self.grads = {}

    def forward(self, x):
        self._x = x
        return x @ self.params["kernel"] + self.params["bias"]

    def backward(self, grad):
        self.grads["kernel"] = _x.T @ grad
        self.grads["bias"] = grad.sum(axis=0)
        return grad @ self.params["kernel"].T


# %% dense_backward: no bias gradient
# says: `grads["bias"]` is `None`
class Dense(Layer):
    def backward(self, grad):
        self.grads["kernel"] = self._x.T @ grad
        return grad @ self.params["kernel"].T


# %% dense_backward: bias keeps its axis
# says: leave out `keepdims=True`
class Dense(Layer):
    def backward(self, grad):
        self.grads["kernel"] = self._x.T @ grad
        self.grads["bias"] = grad.sum(axis=0, keepdims=True)
        return grad @ self.params["kernel"].T


# %% dense_backward: bias not summed
# says: so its gradient is the sum of the rows
class Dense(Layer):
    def backward(self, grad):
        self.grads["kernel"] = self._x.T @ grad
        self.grads["bias"] = grad
        return grad @ self.params["kernel"].T


# %% dense_backward: x not kept
# says: `_x`
class Dense(Layer):
    def forward(self, x):
        return x @ self.params["kernel"] + self.params["bias"]

    def backward(self, grad):
        self.grads["kernel"] = self._x.T @ grad
        self.grads["bias"] = grad.sum(axis=0)
        return grad @ self.params["kernel"].T


# %% dense_backward: entry by entry
# says: ValueError
class Dense(Layer):
    def backward(self, grad):
        self.grads["kernel"] = self._x.T * grad
        self.grads["bias"] = grad.sum(axis=0)
        return grad * self.params["kernel"].T


# %% dense_backward: kernel gradient downhill
# says: Only the sign is wrong
class Dense(Layer):
    def backward(self, grad):
        self.grads["kernel"] = -(self._x.T @ grad)
        self.grads["bias"] = grad.sum(axis=0)
        return grad @ self.params["kernel"].T


# %% dense_backward: updates in place
# says: the training loop
class Dense(Layer):
    def backward(self, grad):
        self.grads["kernel"] = self._x.T @ grad
        self.grads["bias"] = grad.sum(axis=0)
        dL_dx = grad @ self.params["kernel"].T
        self.params["kernel"] -= 0.1 * self.grads["kernel"]
        self.params["bias"] -= 0.1 * self.grads["bias"]
        return dL_dx


# %% dense_backward: updates with new arrays
# says: the training loop
class Dense(Layer):
    def backward(self, grad):
        self.grads["kernel"] = self._x.T @ grad
        self.grads["bias"] = grad.sum(axis=0)
        dL_dx = grad @ self.params["kernel"].T
        for key in self.params:
            self.params[key] = self.params[key] - 0.01 * self.grads[key]
        return dL_dx


# %% dense_backward: a dataclass without params
# says: self.params
from dataclasses import dataclass, field


@dataclass
class Dense:
    kernel: np.ndarray
    bias: np.ndarray
    grads: dict = field(default_factory=dict)

    def forward(self, x):
        self._x = x
        return x @ self.kernel + self.bias

    def backward(self, grad):
        self.grads["kernel"] = self._x.T @ grad
        self.grads["bias"] = grad.sum(axis=0)
        return grad @ self.kernel.T


# %% dense_backward: W and b beside params
# says: your methods still use the old ones
class Dense:
    def __init__(self, kernel, bias):
        self.W, self.b = kernel, bias
        self.params = {"kernel": kernel, "bias": bias}
        self.grads = {}

    def forward(self, x):
        self._x = x
        return x @ self.W + self.b

    def backward(self, grad):
        self.grads["kernel"] = self._x.T @ grad
        self.grads["bias"] = grad.sum(axis=0)
        return grad @ self.W.T


# %% dense_backward: gradients added up
# says: set `self.grads[...]` with `=`
class Dense(Layer):
    def backward(self, grad):
        self.grads["kernel"] = self.grads.get("kernel", 0) + self._x.T @ grad
        self.grads["bias"] = self.grads.get("bias", 0) + grad.sum(axis=0)
        return grad @ self.params["kernel"].T


# %% dense_backward: added up before they are there
# says: KeyError
class Dense(Layer):
    def backward(self, grad):
        self.grads["kernel"] += self._x.T @ grad
        self.grads["bias"] += grad.sum(axis=0)
        return grad @ self.params["kernel"].T


# %% dense_backward: x kept in the class
# says: belongs to one layer
class Dense(Layer):
    def forward(self, x):
        Dense._x = x
        return x @ self.params["kernel"] + self.params["bias"]

    def backward(self, grad):
        self.grads["kernel"] = self._x.T @ grad
        self.grads["bias"] = grad.sum(axis=0)
        return grad @ self.params["kernel"].T


# %% dense_backward: float32
# says: Leave the arrays in `float64`
class Dense(Layer):
    def backward(self, grad):
        grad = grad.astype("float32")
        self.grads["kernel"] = self._x.T.astype("float32") @ grad
        self.grads["bias"] = grad.sum(axis=0)
        return grad @ self.params["kernel"].T


# %% dense_backward: float32 on the way
# says: It is very close
class Dense(Layer):
    def forward(self, x):
        self._x = x
        kernel = self.params["kernel"].astype("float32")
        return (x.astype("float32") @ kernel).astype("float64") + self.params["bias"]

    def backward(self, grad):
        self.grads["kernel"] = self._x.T @ grad
        self.grads["bias"] = grad.sum(axis=0)
        return grad @ self.params["kernel"].T


# %% dense_backward: an object of the class
# says: Give the class itself
class Dense(Layer):
    def backward(self, grad):
        return grad @ self.params["kernel"].T


Dense = Dense(1, 1)


# %% relu_backward: no return
# says: `backward` computes but hands nothing back
# not: gate
class ReLU(Gate):
    def backward(self, grad):
        grad * (self._x > 0)


# %% relu_backward: printed
# says: in place of `print`
class ReLU(Gate):
    def backward(self, grad):
        print(grad * (self._x > 0))


# %% relu_backward: trailing comma
# says: a tuple
class ReLU(Gate):
    def backward(self, grad):
        return grad * (self._x > 0),


# %% relu_backward: no self in the head
# says: `self`
class ReLU(Gate):
    def backward(grad):
        return grad * (self._x > 0)


# %% relu_backward: no self in the body
# says: `self._x`
class ReLU:
    def forward(self, x):
        self._x = x
        return np.maximum(x, 0)

    def backward(self, grad):
        return grad * (_x > 0)


# %% relu_backward: x of the notebook
# says: NameError
class ReLU(Gate):
    def backward(self, grad):
        return grad * (x > 0)


# %% relu_backward: in place
# says: changed its input `dL_dz`
class ReLU(Gate):
    def backward(self, grad):
        grad[self._x <= 0] = 0
        return grad


# %% relu_backward: with an if
# says: want one True or False
class ReLU(Gate):
    def backward(self, grad):
        return grad if self._x > 0 else 0


# %% relu_backward: filtered
# says: has shape (1,)
class ReLU(Gate):
    def backward(self, grad):
        return grad[self._x > 0]


# %% relu_backward: transposed
# says: transposed
class ReLU(Gate):
    def backward(self, grad):
        return (grad * (self._x > 0)).T


# %% relu_backward: gate by grad
# says: it looks at whether `u` was positive
class ReLU(Gate):
    def backward(self, grad):
        return grad * (grad > 0)


# %% relu_backward: open at 0
# says: `>`, not `>=`
class ReLU(Gate):
    def backward(self, grad):
        return grad * (self._x >= 0)


# %% relu_backward: the slope alone
# says: returns the local slope alone
class ReLU(Gate):
    def backward(self, grad):
        return (self._x > 0).astype(float)


# %% relu_backward: x kept outside
# says: belongs to one layer
kept = None


class ReLU:
    def forward(self, x):
        global kept
        kept = x
        return np.maximum(x, 0)

    def backward(self, grad):
        return grad * (kept > 0)


# %% relu_backward: forward keeps nothing
# says: `_x`
class ReLU:
    def forward(self, x):
        return np.maximum(x, 0)

    def backward(self, grad):
        return grad * (self._x > 0)


# %% relu_backward: an object of the class
# says: Give the class itself
class ReLU(Gate):
    def backward(self, grad):
        return grad * (self._x > 0)


ReLU = ReLU()


# %% softmax_crossentropy_gradient: no return
# says: hands nothing back
def softmax_crossentropy_gradient(y_true, logits):
    p = softmax(logits)
    p[np.arange(len(y_true)), y_true] -= 1
    p / len(y_true)


# %% softmax_crossentropy_gradient: printed
# says: in place of `print`
def softmax_crossentropy_gradient(y_true, logits):
    p = softmax(logits)
    p[np.arange(len(y_true)), y_true] -= 1
    print(p / len(y_true))


# %% softmax_crossentropy_gradient: trailing comma
# says: a tuple
def softmax_crossentropy_gradient(y_true, logits):
    p = softmax(logits)
    p[np.arange(len(y_true)), y_true] -= 1
    return p / len(y_true),


# %% softmax_crossentropy_gradient: return in the loop
# says: stands inside the loop
def softmax_crossentropy_gradient(y_true, logits):
    p = softmax(logits)
    for i in range(len(y_true)):
        p[i, y_true[i]] -= 1
        return p / len(y_true)


# %% softmax_crossentropy_gradient: labels not one-hot
# says: ValueError
def softmax_crossentropy_gradient(y_true, logits):
    return (softmax(logits) - y_true) / len(y_true)


# %% softmax_crossentropy_gradient: logits changed in place
# says: changed its input `s`
def softmax_crossentropy_gradient(y_true, logits):
    logits -= logits.max(axis=1, keepdims=True)
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    p[np.arange(len(y_true)), y_true] -= 1
    return p / len(y_true)


# %% softmax_crossentropy_gradient: sum without keepdims
# says: ValueError
def softmax_crossentropy_gradient(y_true, logits):
    e = np.exp(logits)
    return e / e.sum(axis=1)


# %% softmax_crossentropy_gradient: right class only
# says: expected is (2, 3)
def softmax_crossentropy_gradient(y_true, logits):
    rows = np.arange(len(y_true))
    return (softmax(logits)[rows, y_true] - 1) / len(y_true)


# %% softmax_crossentropy_gradient: times two
# says: 2 times
def softmax_crossentropy_gradient(y_true, logits):
    p = softmax(logits)
    p[np.arange(len(y_true)), y_true] -= 1
    return 2 * p / len(y_true)


# %% softmax_crossentropy_gradient: mean for the largest
# says: Subtract each row's *largest* score
def softmax_crossentropy_gradient(y_true, logits):
    e = np.exp(logits - np.mean(logits, axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    p[np.arange(len(y_true)), y_true] -= 1
    return p / len(y_true)


# %% softmax_crossentropy_gradient: overflow
# says: `np.exp` overflows
def softmax_crossentropy_gradient(y_true, logits):
    p = np.exp(logits) / np.exp(logits).sum(axis=1, keepdims=True)
    p[np.arange(len(y_true)), y_true] -= 1
    return p / len(y_true)


# %% softmax_crossentropy_gradient: one-hot of too few classes
# says: broadcast
def softmax_crossentropy_gradient(y_true, logits):
    return (softmax(logits) - np.eye(y_true.max() + 1)[y_true]) / len(y_true)


# %% softmax_crossentropy_gradient: not divided
# says: The 1/n is missing
def softmax_crossentropy_gradient(y_true, logits):
    return softmax(logits) - np.eye(logits.shape[1])[y_true]


# %% softmax_crossentropy_gradient: turned round
# says: one-hot t - p points downhill
def softmax_crossentropy_gradient(y_true, logits):
    return (np.eye(logits.shape[1])[y_true] - softmax(logits)) / len(y_true)


# %% softmax_crossentropy_gradient: math.exp of an array
# says: `np.exp`
def softmax_crossentropy_gradient(y_true, logits):
    e = math.exp(logits - logits.max(axis=1, keepdims=True))
    p = e / e.sum(axis=1, keepdims=True)
    p[np.arange(len(y_true)), y_true] -= 1
    return p / len(y_true)


# %% softmax_crossentropy_gradient: arguments swapped
# says: the order decides
def softmax_crossentropy_gradient(s, t):
    p = softmax(s)
    p[np.arange(len(t)), t] -= 1
    return p / len(t)


# %% museum_of_one: swapped
# says: has another shape than its array
unseen = ["missing bias sum", "wrong axis"]
by_shape = ["missing 1/n"]


# %% museum_of_one: one is open
# says: `by_shape` still holds its dots
unseen = ["missing 1/n"]
by_shape = [...]


# %% museum_of_one: not complete
# says: 1 more of the six
unseen = ["missing 1/n"]
by_shape = ["wrong axis"]


# %% museum_of_one: the gate too
# says: some have wrong numbers
unseen = ["missing 1/n", "gate left open"]
by_shape = ["missing bias sum", "wrong axis"]


# %% museum_of_one: none unseen
# says: 1 more of the six
unseen = []
by_shape = ["missing bias sum", "wrong axis"]


# %% museum_of_one: the transpose by its shape
# says: `by_shape` holds 'forgotten transpose'
unseen = ["missing 1/n"]
by_shape = ["forgotten transpose", "wrong axis"]


# %% museum_of_one: a name misspelt
# says: Did you mean 'missing 1/n'
unseen = ["mising 1/n"]
by_shape = ["missing bias sum", "wrong axis"]


# %% museum_of_one: numbers for names
# says: There are: forgotten transpose
unseen = [4]
by_shape = [2, 3]


# %% museum_of_one: commas forgotten
# says: no wrong line of the museum
unseen = ["missing 1/n"]
by_shape = ["missing bias sum" "wrong axis"]


# %% museum_of_one: how many
# says: no wrong line of the museum
unseen = 1
by_shape = 2

# %% train_step: uphill
# says: uphill
def train_step(layers, x, t, slope, learning_rate):
    y = forward(layers, x)
    backward(layers, slope(t, y))
    for layer in layers[::2]:
        for key in layer.params:
            layer.params[key] = layer.params[key] + learning_rate * layer.grads[key]
    return y


# %% train_step: in place
# says: -=
def train_step(layers, x, t, slope, learning_rate):
    y = forward(layers, x)
    backward(layers, slope(t, y))
    for layer in layers[::2]:
        for key in layer.params:
            layer.params[key] -= learning_rate * layer.grads[key]
    return y


# %% train_step: only layers of the own class
# says: layers[::2]
def train_step(layers, x, t, slope, learning_rate):
    y = forward(layers, x)
    backward(layers, slope(t, y))
    for layer in layers:
        if isinstance(layer, Layer):
            for key in layer.params:
                layer.params[key] = layer.params[key] - learning_rate * layer.grads[key]
    return y


# %% train_step: no update
# says: No array has changed
def train_step(layers, x, t, slope, learning_rate):
    y = forward(layers, x)
    backward(layers, slope(t, y))
    return y


# %% train_step: the whole gradient
# says: learning_rate
def train_step(layers, x, t, slope, learning_rate):
    y = forward(layers, x)
    backward(layers, slope(t, y))
    for layer in layers[::2]:
        for key in layer.params:
            layer.params[key] = layer.params[key] - layer.grads[key]
    return y


# %% train_step: kernels alone
# says: biases
def train_step(layers, x, t, slope, learning_rate):
    y = forward(layers, x)
    backward(layers, slope(t, y))
    for layer in layers[::2]:
        layer.params["kernel"] = layer.params["kernel"] - learning_rate * layer.grads["kernel"]
    return y


# %% train_step: the last layer alone
# says: last Dense
def train_step(layers, x, t, slope, learning_rate):
    y = forward(layers, x)
    backward(layers, slope(t, y))
    for key in ("kernel", "bias"):
        layers[-1].params[key] = layers[-1].params[key] - learning_rate * layers[-1].grads[key]
    return y


# %% train_step: nothing returned
# says: hands nothing back
def train_step(layers, x, t, slope, learning_rate):
    y = forward(layers, x)
    backward(layers, slope(t, y))
    for layer in layers[::2]:
        for key in layer.params:
            layer.params[key] = layer.params[key] - learning_rate * layer.grads[key]


# %% train_step: all layers
# says: params
def train_step(layers, x, t, slope, learning_rate):
    y = forward(layers, x)
    backward(layers, slope(t, y))
    for layer in layers:
        for key in layer.params:
            layer.params[key] = layer.params[key] - learning_rate * layer.grads[key]
    return y


# %% train_step: computed again
# says: before the update
def train_step(layers, x, t, slope, learning_rate):
    y = forward(layers, x)
    backward(layers, slope(t, y))
    for layer in layers[::2]:
        for key in layer.params:
            layer.params[key] = layer.params[key] - learning_rate * layer.grads[key]
    return forward(layers, x)


# %% train_step: the gradient returned
# says: Return y
def train_step(layers, x, t, slope, learning_rate):
    y = forward(layers, x)
    gradient = slope(t, y)
    backward(layers, gradient)
    for layer in layers[::2]:
        for key in layer.params:
            layer.params[key] = layer.params[key] - learning_rate * layer.grads[key]
    return gradient


# %% train_step: labels second
# says: in the order of the task
def train_step(layers, x, t, slope, learning_rate):
    y = forward(layers, x)
    backward(layers, slope(y, t))
    for layer in layers[::2]:
        for key in layer.params:
            layer.params[key] = layer.params[key] - learning_rate * layer.grads[key]
    return y


# %% train_step: back in the order of the way forward
# says: reversed(layers)
def train_step(layers, x, t, slope, learning_rate):
    y = forward(layers, x)
    gradient = slope(t, y)
    for layer in layers:
        gradient = layer.backward(gradient)
    for layer in layers[::2]:
        for key in layer.params:
            layer.params[key] = layer.params[key] - learning_rate * layer.grads[key]
    return y


# %% train_step: x into every layer
# says: the last axis of A
# not: reversed
def train_step(layers, x, t, slope, learning_rate):
    for layer in layers:
        y = layer.forward(x)
    backward(layers, slope(t, y))
    for layer in layers[::2]:
        for key in layer.params:
            layer.params[key] = layer.params[key] - learning_rate * layer.grads[key]
    return y
