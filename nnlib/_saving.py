"""A model in one .npz file: its configuration as JSON text, its arrays as arrays; no pickle."""

import importlib
import json
import os
import tempfile
import zipfile
from pathlib import Path

import numpy as np

_MODULES = ("layers", "initializers", "regularizers", "optimizers", "losses", "metrics")


def save(model, path, overwrite):
    path = Path(path)
    if path.suffix != ".npz":
        path = path.with_name(path.name + ".npz")
    if path.exists() and overwrite is not True:
        raise FileExistsError(f"{path} is there already. Choose another name, or save(path, overwrite=True) to replace it.")
    if not model.built:
        raise ValueError("the model is not built, so it has no weights to save: begin it with Input((features,)), or fit it.")
    config = {
        "format": "nnlib 1",
        "name": model.name,
        "seed": model.seed,
        "dtype": model.dtype.name,
        "input_shape": model.input_shape,
        "layers": model.layers,
        "compile": None,
    }
    arrays = {f"weight_{i}": w for i, w in enumerate(model.get_weights())}
    if model.optimizer:
        config["compile"] = {"optimizer": model.optimizer, "loss": model.loss, "metrics": model._compiled_metrics}
        config["iterations"] = model.optimizer.iterations
        arrays |= {f"optimizer_{i}": v for i, v in enumerate(model.optimizer.variables)}
    _write(path, {"config": np.array(json.dumps(config, default=_encode)), **arrays})
    return path


def _write(path, arrays):
    """All or nothing: written beside the target, then moved into its place."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=path.stem, suffix=".part")
    try:
        with os.fdopen(handle, "wb") as file:
            np.savez(file, **arrays)
        os.replace(temporary, path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def load(path, model_class, custom_objects):
    path = Path(path)
    if not path.exists():
        raise FileNotFoundError(f"{path} does not exist (looked in {path.resolve().parent}).")
    try:
        with np.load(path, allow_pickle=False) as file:
            arrays = dict(file)
        config = json.loads(str(arrays.pop("config")), object_hook=lambda d: _decode(d, custom_objects or {}))
    except (zipfile.BadZipFile, KeyError, OSError, EOFError, json.JSONDecodeError, ValueError) as error:
        raise ValueError(f"{path} is no model that nnlib saved, or is damaged: {error}") from None
    model = model_class(config["layers"], seed=config["seed"], dtype=config["dtype"], name=config["name"])
    model.build(config["input_shape"])
    model.set_weights(_numbered(arrays, "weight"))
    if config["compile"]:
        model.compile(**config["compile"])
        if remembered := _numbered(arrays, "optimizer"):
            model.optimizer.set_variables(remembered, [p for layer in model.layers for p in layer.params.values()])
        model.optimizer.iterations = config["iterations"]
    return model


def _numbered(arrays, prefix):
    return [arrays[f"{prefix}_{i}"] for i in range(sum(key.startswith(prefix) for key in arrays))]


def _encode(thing):
    module = next((m for m in _MODULES if type(thing).__module__.startswith(f"nnlib.{m}")), None)
    return {"class": type(thing).__name__, "module": module, "config": thing.get_config()}


def _decode(entry, custom_objects):
    """An object from its class's name and its configuration: nnlib's own classes, or those the user named."""
    if "class" not in entry:
        return entry
    name, module = entry["class"], entry["module"]
    if module in _MODULES:
        return getattr(importlib.import_module(f"nnlib.{module}"), name)(**entry["config"])
    if name not in custom_objects:
        raise ValueError(f"it uses the class {name}: pass custom_objects={{{name!r}: {name}}} to load_model")
    return custom_objects[name](**entry["config"])
