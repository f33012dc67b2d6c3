"""What importing nnlib brings along, and which way the arrows between its modules point."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parents[2] / "nnlib"
HEAVY = "matplotlib ipywidgets IPython pandas scipy sklearn tensorflow keras tqdm pooch".split()
# What each module of the core may import; a package's name stands for its modules.
MAY_IMPORT = {
    "_checks": set(),
    "activations": {"_checks"},
    "initializers": {"_checks"},
    "regularizers": {"_checks"},
    "optimizers": {"_checks"},
    "metrics": {"_checks"},
    "callbacks": {"_checks"},
    "_targets": set(),
    "_summary": {"layers"},
    "losses": {"_checks", "_targets", "activations"},
    "progress": {"callbacks"},
    "layers": {"_checks", "activations", "initializers", "regularizers"},
    "_data": {"_checks", "layers"},
    "_saving": set(),
    "training": set("_checks _data activations callbacks layers losses metrics optimizers progress".split()),
    "models": {"_checks", "_data", "_saving", "_summary", "layers", "training"},
    "gradient_check": set(),
    "keras_bridge": set("initializers layers losses metrics models optimizers regularizers".split()),
}


def imports(path, top_level_only=False):
    """The nnlib modules and the other packages that a file imports."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    ours, others = set(), set()
    for node in tree.body if top_level_only else ast.walk(tree):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports relatively"
            names = [f"{node.module}.{a.name}" if node.module == "nnlib" else node.module for a in node.names]
        else:
            continue
        for name in names:
            first, *rest = name.split(".")
            ours.add(rest[0] if rest else "") if first == "nnlib" else others.add(first)
    return ours, others


def core():
    return [*PACKAGE.glob("*.py"), *(PACKAGE / "layers").glob("*.py")]


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


@pytest.mark.parametrize("path", core(), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_arrows_of_import_point_one_way(path):
    ours, others = imports(path)
    module = "layers" if path.parent.name == "layers" else path.stem
    if module == "__init__":
        assert not ours & {"viz", "course", "keras_bridge"}
        return
    assert ours <= MAY_IMPORT[module] | ({"layers"} if module == "layers" else set())
    allowed = set(sys.stdlib_module_names) | {"numpy", "nnlib"}
    assert others <= allowed | {"keras_bridge": {"keras"}, "progress": {"tqdm"}}.get(module, set())
    assert imports(path, top_level_only=True)[1] <= allowed


def test_there_is_no_circle_among_the_arrows():
    def reach(module, path=()):
        assert module not in path, f"{module} imports itself through {path}"
        for other in MAY_IMPORT[module]:
            reach(other, (*path, module))

    for module in MAY_IMPORT:
        reach(module)


def test_every_module_of_the_core_is_short():
    lengths = {path.name: len(path.read_text(encoding="utf-8").splitlines()) for path in core()}
    assert max(lengths.values()) <= 300, lengths


def test_public_names_are_there():
    import nnlib

    for module in nnlib, nnlib.layers:
        assert all(hasattr(module, name) for name in module.__all__)
