"""Every line of the cheat sheet's table of PyTorch and JAX runs, and trains as the course does."""

import json
import re
import subprocess
import sys

import numpy as np
import pytest

import nnlib
from places import NOTEBOOKS

TABLE = (
    (NOTEBOOKS / "CHEATSHEET.md").read_text(encoding="utf-8").partition("## PyTorch and JAX side by side")[2]
)
ROWS = [line.strip("| ").split(" | ") for line in TABLE.strip().splitlines() if "---" not in line]
MAKE = {"torch": "x, t = torch.tensor(x), torch.tensor(t)", "jax": "x, t = jnp.array(x), jnp.array(t)"}
TELL = {"torch": "print(W.detach().tolist())", "jax": "print(W.tolist())"}
DATA = """
import numpy as np
rng = np.random.default_rng(0)
x, t = rng.random((20, 784), dtype="float32"), rng.integers(10, size=20)"""


def lines_of(library):
    column = 1 if library == "torch" else 2
    return [code for row in ROWS for code in re.findall(r"`(.+?)`", row[column - (row is ROWS[0])])]


@pytest.mark.parametrize("library", ["torch", "jax"])
def test_the_lines_take_the_step_that_nnlib_takes(library):
    pytest.importorskip(library)
    first, *others = lines_of(library)
    # a process of its own: after JAX has computed, this one could no longer fork without a warning
    lines = [DATA, first, MAKE[library], *others, TELL[library]]
    done = subprocess.run(
        [sys.executable, "-c", "\n".join(lines)], capture_output=True, text=True, check=True
    )
    names = {}
    exec(DATA, names)
    x, t = names["x"], names["t"]
    layer = nnlib.layers.Dense(10, kernel_initializer="zeros")
    layer.build((None, 784), np.random.default_rng(0))
    loss = nnlib.losses.SparseCategoricalCrossentropy(from_logits=True)
    layer.backward(loss.gradient(t, layer.forward(x)))
    after = np.array(json.loads(done.stdout))
    np.testing.assert_allclose(after, -0.1 * layer.grads["kernel"], atol=1e-6)
    assert np.abs(after).max() > 1e-3


def test_both_columns_have_a_line_for_all_that_is_to_be_done():
    assert [row[0] for row in ROWS[1:]] == ["weights", "loss", "gradient", "update"]
    assert len(lines_of("torch")) == 7 and len(lines_of("jax")) == 5
