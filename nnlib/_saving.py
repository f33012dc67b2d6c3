"""A model in one .npz file: its configuration as JSON text, its arrays as arrays; no pickle."""

import importlib
import json
import os
from pathlib import Path

import numpy as np

_MODULES = ("models", "layers", "initializers", "regularizers", "optimizers", "losses", "metrics")


def save(model, path, overwrite):
    path = Path(path)
    if path.suffix != ".npz":
        path = path.with_name(path.name + ".npz")
    if path.exists() and overwrite is not True:
        raise FileExistsError(
            f"{path} is there already. Choose another name, or save(path, overwrite=True) to replace it."
        )
    if not model.built:
        raise ValueError(
            "the model is not built, so it has no weights to save: begin it with Input((features,)), "
            "or fit it."
        )
    config = {
        "format": "nnlib 1",
        "name": model.name,
        "seed": model.seed,
        "dtype": model.dtype.name,
        "input_shape": model.input_shape,
        "layers": model.layers,
        "compile": None,
        "random": [rng.bit_generator.state for rng in _generators(model)],
    }
    arrays = {f"weight_{i}": w for i, w in enumerate(model.get_weights())}
    if model.optimizer:
        config["compile"] = {
            "optimizer": model.optimizer,
            "loss": model.loss,
            "metrics": model._compiled_metrics,
        }
        config["iterations"] = model.optimizer.iterations
        config["remembered"] = model.optimizer.remembered
        arrays |= {f"optimizer_{i}": v for i, v in enumerate(model.optimizer.variables)}
    _write(path, {"config": np.array(json.dumps(config, default=_encode)), **arrays})
    return path


def _write(path, arrays):
    """All or nothing: written beside the target, then moved into its place."""
    if not path.parent.is_dir():
        raise FileNotFoundError(
            f"the folder {path.parent} does not exist: make it first, or save somewhere else."
        )
    temporary = path.with_name(f".{os.getpid()}.part")  # short: the name may be as long as the system allows
    try:
        with temporary.open("wb") as file:
            np.savez(file, **arrays)
        os.replace(temporary, path)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def load(path, model_class, custom_objects):
    path = Path(path)
    if not path.is_file() and path.suffix != ".npz":
        path = path.with_name(path.name + ".npz")  # as save does
    if not path.exists():
        raise FileNotFoundError(f"{path} does not exist (looked in {path.resolve().parent}).")
    try:
        # Opened here: of a damaged file np.load would leave the handle open.
        with path.open("rb") as handle, np.load(handle, allow_pickle=False) as file:
            arrays = dict(file)
        config = json.loads(str(arrays.pop("config")), object_hook=lambda d: _decode(d, custom_objects or {}))
        return _model(config, arrays, model_class)
    except (_UnknownClass, MemoryError, ImportError, PermissionError):
        raise
    except Exception as error:  # whatever a damaged file leads to
        detail = f"{type(error).__name__}: {error}"
        raise ValueError(f"{path} is no model that nnlib saved, or is damaged ({detail}).") from None


def _model(config, arrays, model_class):
    model = model_class(config["layers"], seed=config["seed"], dtype=config["dtype"], name=config["name"])
    model.build(config["input_shape"])
    model.set_weights(_numbered(arrays, "weight"))
    for rng, state in zip(_generators(model), config.get("random", ())):
        rng.bit_generator.state = state
    if config["compile"]:
        model.compile(**config["compile"])
        if remembered := _numbered(arrays, "optimizer"):
            params = [p for layer in model.leaves() for p in layer.params.values()]
            model.optimizer.set_variables(remembered, params, config.get("remembered"))
        model.optimizer.iterations = config["iterations"]
    return model


class _UnknownClass(ValueError):
    """The file is good, but names a class that is not known here."""


def _generators(model):
    """What shuffles and drops: with their states training goes on as if it had never stopped."""
    return [model.shuffle_rng, *(layer._rng for layer in model.leaves() if hasattr(layer, "_rng"))]


def _numbered(arrays, prefix):
    return [arrays[f"{prefix}_{i}"] for i in range(sum(key.startswith(prefix) for key in arrays))]


def _encode(thing):
    if isinstance(thing, np.generic):
        return thing.item()
    if not hasattr(thing, "get_config"):
        raise TypeError(
            f"get_config gave {thing!r} of type {type(thing).__name__}, which no model file can hold: "
            "it may give numbers, strings, lists and nnlib objects."
        )
    module = next((m for m in _MODULES if type(thing).__module__.startswith(f"nnlib.{m}")), None)
    entry = {"class": type(thing).__name__, "module": module, "config": thing.get_config()}
    return entry if getattr(thing, "trainable", True) else {**entry, "frozen": True}


def _decode(entry, custom_objects):
    """An object from its class's name and its configuration: nnlib's own classes, or those the user named."""
    if "class" not in entry:
        return entry
    name, module = entry["class"], entry["module"]
    if module in _MODULES:
        cls = getattr(importlib.import_module(f"nnlib.{module}"), name)
    elif name in custom_objects:
        cls = custom_objects[name]
    else:
        raise _UnknownClass(
            f"the model uses the class {name}, which is none of nnlib's: load_model(path, "
            f"custom_objects={{{name!r}: {name}}})."
        )
    thing = cls(**entry["config"])
    if entry.get("frozen"):
        thing.trainable = False
    return thing
