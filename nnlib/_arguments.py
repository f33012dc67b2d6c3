"""Arguments that do not exist are answered: with today's name, the line to write, or the nearest name.

Other generations of Keras, and other libraries, have other names for the same things.
"""

import difflib
import functools
import inspect

_TODAY = """lr=learning_rate eta=learning_rate learning_rate_init=learning_rate alpha=negative_slope
    slope=negative_slope nb_epoch=epochs n_epochs=epochs num_epochs=epochs max_iter=epochs bias=use_bias
    init=kernel_initializer W_initializer=kernel_initializer W_regularizer=kernel_regularizer
    regularizer=kernel_regularizer output_dim=units out_features=units p=rate dropout=rate beta1=beta_1
    beta2=beta_2 eps=epsilon class_weights=class_weight sample_weights=sample_weight data=x features=x
    labels=y target=y targets=y n=n_samples classes=n_classes random_state=seed"""
_TODAY = dict(pair.split("=") for pair in _TODAY.split())
_VALUES = {"uniform": "random_uniform", "normal": "random_normal"}  # of `init`
# what is said in another place
_INPUT = "The shape of a sample stands at the beginning of the model: Sequential([Input({0}), …])."
_RATE = "The rate belongs to the optimizer: optimizer=nnlib.optimizers.SGD(learning_rate={0!r})."
_NO_CLIPPING = (
    "nnlib clips no gradients: leave it out, and take a smaller learning_rate if the loss explodes."
)
_INSTEAD = {
    "input_dim": _INPUT.format("({0!r},)"),
    "in_features": _INPUT.format("({0!r},)"),
    "input_shape": _INPUT.format("{0!r}"),
    "batch_input_shape": _INPUT.format("{0!r}[1:]"),
    "batch_shape": _INPUT.format("{0!r}[1:]"),
    "decay": "To lower the rate from epoch to epoch, give fit a callback: callbacks="
    "[nnlib.callbacks.LearningRateScheduler(lambda epoch, rate: 0.95 * rate)].",
    "weights": "A layer takes its weights when the model is built: layer.set_weights([kernel, bias]).",
    "weight_decay": 'Large weights are held down layer by layer: Dense(8, kernel_regularizer="l2").',
    "show_accuracy": 'The accuracy is asked for in compile: metrics=["accuracy"].',
    "seed": "One seed makes the whole model repeatable: Sequential([…], seed={0!r}).",
    "batch_size": "The size of a batch is given to fit: batch_size={0!r}.",
    "path": "Put the file into a folder, and set the environment variable NNLIB_DATA to that folder.",
    **dict.fromkeys(("lr", "learning_rate"), _RATE),
    **dict.fromkeys(("clipnorm", "clipvalue", "global_clipnorm"), _NO_CLIPPING),
}
# what Keras has and nnlib has not
_MISSING = """activity_regularizer bias_regularizer bias_constraint kernel_constraint b_regularizer sparse
    W_constraint amsgrad centered use_ema ema_momentum ema_overwrite_frequency loss_scale_factor
    gradient_accumulation_steps noise_shape axis synchronized beta_initializer gamma_initializer steps
    beta_regularizer gamma_regularizer moving_mean_initializer moving_variance_initializer lora_rank
    loss_weights weighted_metrics run_eagerly jit_compile steps_per_execution auto_scale_loss
    steps_per_epoch samples_per_epoch validation_steps validation_batch_size validation_freq workers
    use_multiprocessing max_queue_size""".split()


def answered(function):
    """A decorator: an argument that `function` does not have is answered in words.

    Raises:
        TypeError: If there is one, when the function is called.
    """
    known, name = _names(function), function.__qualname__.removesuffix(".__init__").split(".")[-1]

    @functools.wraps(function)
    def call(*args, **kwargs):
        __tracebackhide__ = True
        refuse_unknown(name, kwargs, known)
        return function(*args, **kwargs)

    return call


def refuse_unknown(name, given, known):
    """Refuse the arguments in `given` (name → value) that are not `known` to the function or class `name`.

    Raises:
        TypeError: If there are some; it says what to write for each.
    """
    if unknown := [argument for argument in given if argument not in known]:
        raise TypeError(" ".join(_answer(name, argument, given[argument], known) for argument in unknown))


def known_to(cls):
    """The names of the arguments that make a `cls`: all names if it is not nnlib's and takes any."""
    names = []
    for base in cls.__mro__[:-1]:
        if init := vars(base).get("__init__"):
            names += _names(init)
            if all(p.kind != p.VAR_KEYWORD for p in inspect.signature(init).parameters.values()):
                break
            if not base.__module__.startswith("nnlib."):
                return _Any()
    return names


class _Any:
    def __contains__(self, name):
        return True


def _names(function):
    parameters = inspect.signature(function).parameters.values()
    named = [p.name for p in parameters if p.kind in (p.POSITIONAL_OR_KEYWORD, p.KEYWORD_ONLY)]
    return [name for name in named if name != "self"]


def _answer(name, argument, value, known):
    begin, today = f"{name} has no argument {argument}", _TODAY.get(argument)
    if today in known:
        value = _VALUES.get(value, value) if argument == "init" else value
        written = repr(value) if len(repr(value)) < 40 else "…"
        return f"{begin}: here it is called {today}. Write {today}={written}."
    if argument in _INSTEAD:
        return f"{begin}. {_INSTEAD[argument].format(value)}"
    if argument in _MISSING:
        return f"{begin}: nnlib does without it. Leave it out."
    close = difflib.get_close_matches(argument, known, n=1)
    return f"{begin}. " + (
        f"Did you mean {close[0]}?" if close else f"It takes: {', '.join(known) or 'none'}."
    )
