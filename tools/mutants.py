"""Plants one bug at a time in a copy of nnlib's core and sees the core's tests fail: for maintainers.

    python -m tools.mutants          every mutant, a few minutes
    python -m tools.mutants dropout  those whose file or code holds one of the words

Ends with status 1 if a mutant survives, or if its line is no longer found exactly once.
"""

# ruff: noqa: E501 (a mutant is one line as it stands in the core)
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tools import ROOT

TESTS = (
    *(
        "layers",
        "losses",
        "optimizers",
        "metrics",
        "regularizers",
        "activations",
        "initializers",
        "callbacks",
    ),
    *(
        "models",
        "fit_data",
        "saving",
        "gradient_check",
        "bad_input",
        "progress",
        "import",
        "steps",
        "settings",
        "trainable",
    ),
)
NEAR = {
    "_data": "models fit_data",
    "training": "models trainable",
    "_loss_path": "models steps trainable",
    "models": "models steps trainable",
    "layers": "layers trainable",
    "_settings": "settings",
    "_saving": "saving steps",
}
# File, the line as it is, the line with the bug (both without their indentation).
MUTANTS = [
    ("activations.py", "return np.maximum(x, 0)", "return np.abs(x)"),
    (
        "activations.py",
        "e = np.exp(x - x.max(axis=axis, keepdims=True))  # subtract the row max: exp cannot overflow",
        "e = np.exp(x)",
    ),
    (
        "activations.py",
        "tanh: lambda grad, x, y: grad * (1 - y * y),",
        "tanh: lambda grad, x, y: grad * (1 - y),",
    ),
    (
        "activations.py",
        "return y * (grad - (grad * y).sum(axis=axis, keepdims=True))",
        "return y * (1 - y) * grad",
    ),
    ("initializers.py", "limit = math.sqrt(6 / sum(_fans(shape)))", "limit = math.sqrt(6 / _fans(shape)[0])"),
    (
        "initializers.py",
        "return (values * (stddev / 0.87962566103423978)).astype(dtype)",
        "return (values * stddev).astype(dtype)",
    ),
    (
        "layers/dense.py",
        'self.grads["kernel"] = x.T @ dL_du',
        'self.grads["kernel"] = -(x.T @ dL_du)',
    ),
    ("layers/dense.py", 'self.grads["bias"] = dL_du.sum(axis=0)', 'self.grads["bias"] = dL_du.mean(axis=0)'),
    (
        "layers/dense.py",
        'return grad @ self.params["kernel"].T',
        'return grad @ (self.params["kernel"].T * 0 + 1)',
    ),
    ("layers/regularizing.py", "self._mask /= 1 - self.rate", "pass"),
    ("layers/regularizing.py", "if not training or self.rate == 0:", "if self.rate == 0:"),
    (
        "layers/regularizing.py",
        "batch_mean, batch_variance = x.mean(axis=axes), x.var(axis=axes)",
        "batch_mean, batch_variance = x.mean(axis=axes), x.var(axis=axes, ddof=1)",
    ),
    (
        "layers/regularizing.py",
        "moving[...] = self.momentum * moving + (1 - self.momentum) * batch",
        "moving[...] = self.momentum * moving",
    ),
    ("layers/regularizing.py", "mean, variance = batch_mean, batch_variance", "pass"),
    (
        "layers/regularizing.py",
        "self._inverse = 1 / np.sqrt(variance + self.epsilon)",
        "self._inverse = 1 / (np.sqrt(variance) + self.epsilon)",
    ),
    (
        "layers/regularizing.py",
        "if self._training:  # the batch's mean and variance depend on x too",
        "if False:",
    ),
    ("layers/flatten.py", "return grad.reshape(self._shape)", "return grad"),
    ("losses.py", "return slopes if divisor == 1 else slopes / divisor", "return slopes"),
    (
        "losses.py",
        "return (y_pred - y_true) * (2 / y_pred.shape[-1])",
        "return (y_pred - y_true) / y_pred.shape[-1]",
    ),
    (
        "losses.py",
        "return (error * error).sum(axis=-1) / y_pred.shape[-1]",
        "return (error * error).sum(axis=-1)",
    ),
    ("losses.py", "values = values * sample_weight", "pass"),
    ("losses.py", "clipped = np.clip(p, EPSILON, 1 - EPSILON)", "clipped = p"),
    ("losses.py", "z = z - z.max(axis=-1, keepdims=True)", "pass"),
    (
        "losses.py",
        "return (slope - (slope * p).sum(axis=-1, keepdims=True)) / total",
        "return slope / total",
    ),
    (
        "losses.py",
        "return y_true * (1 - share) + share * uniform if share else y_true",
        "return y_true * (1 - share) if share else y_true",
    ),
    ("regularizers.py", "return 2 * self.l2 * w", "return self.l2 * w"),
    ("optimizers.py", "velocity *= self.momentum", "velocity *= 0"),
    ("optimizers.py", "step += self.momentum * velocity", "step = velocity"),
    (
        "optimizers.py",
        "alpha = self.learning_rate * math.sqrt(1 - self.beta_2**t) / (1 - self.beta_1**t)",
        "alpha = self.learning_rate",
    ),
    ("optimizers.py", "np.sqrt(mean_square, out=step)", "np.sqrt(mean_square + self.epsilon, out=step)"),
    ("optimizers.py", "np.add(square, epsilon, out=out)", "np.add(square, epsilon**2, out=out)"),
    ("optimizers.py", "accumulator += step", "accumulator[...] = step"),
    (
        "metrics.py",
        "return y_pred.argmax(axis=-1) == y_true.argmax(axis=-1)",
        "return y_pred.argmax(axis=0) == y_true.argmax(axis=0)",
    ),
    (
        "metrics.py",
        "return (y_pred > self.threshold) == y_true.reshape(y_pred.shape)",
        "return (y_pred >= self.threshold) == y_true.reshape(y_pred.shape)",
    ),
    ("metrics.py", "self.count += float(sample_weight.sum())", "self.count += len(sample_weight)"),
    ("callbacks.py", "self.wait = 0", "pass"),
    ("callbacks.py", "self.model.set_weights(self.best_weights)", "pass"),
    (
        "_data.py",
        "for start in range(0, len(data.x), batch_size):",
        "for start in range(0, len(data.x) - batch_size + 1, batch_size):",
    ),
    (
        "_data.py",
        "return data.rows(slice(at)), data.rows(slice(at, None))",
        "return data.rows(slice(at, None)), data.rows(slice(at))",
    ),
    (
        "training.py",
        "order = self.shuffle_rng.permutation(len(train.x)) if shuffle else None",
        "order = None",
    ),
    ("training.py", "return loss + path.penalty()", "return loss"),
    (
        "training.py",
        "self._meter.loss.update_state(loss, len(batch.x))",
        "self._meter.loss.update_state(loss)",
    ),
    (
        "training.py",
        "grads = [layer.grads[key] if trained else None for layer, key, trained in places]",
        "grads = [layer.grads.get(key) for layer, key, trained in places]",
    ),
    (
        "_loss_path.py",
        "for layer in reversed(self.layers[self.first + 1 :]):",
        "for layer in reversed(self.layers[self.first + 2 :]):",
    ),
    (
        "_loss_path.py",
        "return path._replace(loss=model.loss.with_logits(), end=end)",
        "return path._replace(end=end)",
    ),
    ("_loss_path.py", "return sum(layer.penalty() for layer in self.trained)", "return 0.0"),
    ("layers/regularizing.py", "training = training and self.trainable", "pass"),
    ("layers/base.py", "return [self] if self._trainable else []", "return [self]"),
    ("optimizers.py", "return (0,) if self.momentum else ()", "return (0,)"),
    ("models.py", "for layer in reversed(self._layers):", "for layer in self._layers:"),
    ("models.py", "layer.trainable = value", "pass"),
    ("_settings.py", "self._made = True  # from here on settings are looked at", "pass"),
    (
        "models.py",
        "return np.random.default_rng([self._entropy, zlib.crc32(name.encode())])",
        "return np.random.default_rng()",
    ),
    ("_saving.py", 'model.optimizer.set_variables(remembered, params, config.get("remembered"))', "pass"),
    ("_saving.py", "thing.trainable = False", "pass"),
    ("_saving.py", "rng.bit_generator.state = state", "pass"),
    ("_saving.py", "if path.exists() and overwrite is not True:", "if False:"),
    (
        "gradient_check.py",
        "slope[i] = (above - float(f(point))) / (2 * epsilon)",
        "slope[i] = (above - float(f(point))) / epsilon",
    ),
]


def planted(text, old, new):
    """`text` with the bug; None if the line is not there exactly once. A comment behind the line may stay away."""
    pattern = re.compile(rf"^(\s*){re.escape(old)}[ \t]*(#.*)?$", re.MULTILINE)
    if len(pattern.findall(text)) != 1:
        return None
    return pattern.sub(lambda match: match[1] + new, text)


def killer(folder, name):
    """The test that fails first, "" if none does. Those nearest to the mutated module run first."""
    near = [NEAR[key] for key in NEAR if name.startswith(key)] or [name.partition(".")[0].partition("/")[0]]
    tests = sorted(TESTS, key=lambda test: test not in near[0])
    command = [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", "--tb=no"]
    files = [f"tests/nnlib/test_{test}.py" for test in tests]
    environment = {**os.environ, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}  # a second less each time
    result = subprocess.run(
        [*command, *files], cwd=folder, env=environment, capture_output=True, text=True, timeout=300
    )
    if result.returncode == 0:
        return ""
    failed = re.search(r"^(?:FAILED|ERROR) tests/nnlib/(\S+)", result.stdout, re.MULTILINE)
    if not failed:
        raise RuntimeError(f"pytest could not run: {result.stdout}{result.stderr}")
    return failed[1]


def main(words):
    outcomes = []
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        for part in "nnlib", "tests/nnlib", "tests/helpers":
            ignored = shutil.ignore_patterns("__pycache__", "browser")
            shutil.copytree(ROOT / part, folder / part, ignore=ignored)
        (folder / "pytest.ini").write_text(
            "[pytest]\npythonpath = . tests/helpers\naddopts = --import-mode=importlib\nfilterwarnings = error\n"
        )
        if failing := killer(folder, ""):
            sys.exit(f"Without any mutant {failing} fails: fix that first.")
        chosen = [m for m in MUTANTS if not words or any(word in part for part in m for word in words)]
        for number, (name, old, new) in enumerate(chosen, 1):
            path = folder / "nnlib" / name
            text = path.read_text(encoding="utf-8")
            mutated = planted(text, old, new)
            outcome = "LINE NOT FOUND ONCE"
            if mutated is not None:
                path.write_text(mutated, encoding="utf-8")
                outcome = killer(folder, name) or "SURVIVED"
                path.write_text(text, encoding="utf-8")
            outcomes.append(outcome)
            print(f"{number:2}  {name:22} {old[:60]:60}  →  {outcome}", flush=True)
    bad = [outcome for outcome in outcomes if outcome.isupper()]
    print(f"{len(outcomes) - len(bad)} of {len(outcomes)} mutants killed.")
    return bool(bad)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
