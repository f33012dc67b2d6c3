"""What importing nnlib brings along. Which module may import which is in pyproject.toml."""

import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[2] / "nnlib"
HEAVY = "matplotlib ipywidgets IPython pandas scipy sklearn tensorflow keras tqdm pooch".split()


def test_import_nnlib_brings_nothing_heavy_along():
    code = f"import sys, nnlib; print([m for m in {HEAVY} if m in sys.modules])"
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=PACKAGE.parent)
    assert (result.stdout.strip(), result.stderr) == ("[]", "")


def test_training_without_a_bar_brings_nothing_heavy_along():
    code = (
        "import sys, nnlib; m = nnlib.Sequential([nnlib.layers.Dense(1)]); m.compile('adam', 'mse'); "
        "m.fit([[1.0], [2.0]], [1.0, 2.0], verbose=2); m.predict([[1.0]]); "
        f"print([m for m in {HEAVY} if m in sys.modules])"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=PACKAGE.parent)
    assert result.stdout.splitlines()[-1] == "[]" and result.stderr == ""


def test_public_names_are_there():
    import nnlib

    for module in nnlib, nnlib.layers:
        assert all(hasattr(module, name) for name in module.__all__)
