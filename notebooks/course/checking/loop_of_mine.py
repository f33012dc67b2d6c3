"""The loop that `course.mine()` puts under the reader's own functions and classes."""

# ruff: noqa: F821 (the names are those of the reader's answers, above it in the module)


def train(x_train, t_train, x_test, t_test, epochs=3, units=64, batch_size=64, learning_rate=0.05, seed=0):
    """Train rows of pixels, `units` neurons with ReLU, ten scores; the accuracy on the test images."""
    rng = np.random.default_rng(seed)
    x_train, x_test = to_rows(x_train), to_rows(x_test)
    layers = []
    for n_in, n_out in ((x_train.shape[1], units), (units, 10)):
        kernel = rng.normal(0, np.sqrt(2 / n_in), (n_in, n_out))
        layers += [Dense(kernel, np.zeros(n_out)), ReLU()]
    layers = layers[:-1]  # the scores pass no ReLU
    dense = layers[::2]
    speeds = [{name: 0 * array for name, array in layer.params.items()} for layer in dense]
    for epoch in range(epochs):
        for x, t in minibatches(x_train, t_train, batch_size, rng):
            for layer in layers:
                x = layer.forward(x)
            grad = softmax_crossentropy_gradient(t, x)
            for layer in reversed(layers):
                grad = layer.backward(grad)
            for layer, speed in zip(dense, speeds):
                for name in layer.params:
                    layer.params[name], speed[name] = sgd_step(
                        layer.params[name], speed[name], layer.grads[name], learning_rate, 0.9
                    )
        scores = x_test
        for layer in layers:
            scores = layer.forward(scores)
        right = accuracy(softmax(scores), t_test)
        print(f"epoch {epoch + 1}: accuracy on the test images {right:.4f}")
    return right
