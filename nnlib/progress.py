"""What fit, evaluate and predict show while they run: one bar, or one line an epoch."""

import sys

from nnlib.callbacks import Callback

RUNNING = "{desc} |{bar:20}| {n_fmt}/{total_fmt} {unit}, {remaining} left{postfix}"
DONE = "{desc} |{bar:20}| "  # without times: what stays on the page is the same in every run


def choose_verbose(verbose) -> int:
    """0, 1 or 2 from what a user gave; "auto" is a bar where somebody looks on, lines in a log file.

    Raises:
        ValueError: If it is anything else.

    >>> nnlib.progress.choose_verbose(1)
    1
    """
    if verbose == "auto":
        return 1 if in_notebook() or sys.stdout.isatty() else 2
    if verbose not in (0, 1, 2):
        raise ValueError(
            f'verbose must be "auto", 0 (silent), 1 (a bar) or 2 (a line an epoch); got {verbose!r}.'
        )
    return int(verbose)


def in_notebook() -> bool:
    """Whether a Jupyter kernel runs this.

    >>> nnlib.progress.in_notebook()
    False
    """
    ipython = sys.modules.get("IPython")
    shell = ipython.get_ipython() if ipython else None
    return shell is not None and "IPKernelApp" in shell.config


def bar(total, description, unit="batches") -> object:
    """A tqdm bar on standard output: plain text, which terminals, JupyterLab and Colab all show alike."""
    from tqdm import tqdm  # here and not above: importing it takes longer than importing nnlib

    return tqdm(
        total=total,
        desc=description,
        unit=unit,
        bar_format=RUNNING,
        file=sys.stdout,
        ncols=100 if in_notebook() else None,
        dynamic_ncols=not in_notebook(),
        leave=True,
    )


def describe(logs) -> str:
    """Logs as text: "loss 0.1234, accuracy 0.9876".

    >>> nnlib.progress.describe({"loss": 0.12345, "accuracy": 1.0})
    'loss 0.1235, accuracy 1.0000'
    """
    return ", ".join(
        f"{key} {value:.4f}" if 1e-3 <= abs(value) < 1e4 else f"{key} {value:.3e}"
        for key, value in logs.items()
    )


class ProgressBar(Callback):
    """Shows the training of `fit`: verbose=1 one bar over all epochs, verbose=2 one line an epoch."""

    def __init__(self, verbose=1):
        self.verbose = verbose
        self._bar, self._logs = None, {}

    def on_train_begin(self, logs=None) -> None:
        if self.verbose == 1:
            epochs = self.params["epochs"] - self.params["initial_epoch"]
            self._bar = bar(self.params["steps"] * epochs, "Training")
            self._bar.miniters = 1

    def on_epoch_begin(self, epoch, logs=None) -> None:
        if self._bar is not None:
            self._bar.set_description_str(f"Epoch {epoch + 1}/{self.params['epochs']}", refresh=False)

    def on_train_batch_end(self, batch, logs=None) -> None:
        if self._bar is not None:
            self._bar.update()

    def on_epoch_end(self, epoch, logs=None) -> None:
        self._logs = logs
        if self._bar is not None:
            self._bar.set_postfix_str(describe(logs), refresh=False)
        elif self.verbose == 2:
            print(f"Epoch {epoch + 1}/{self.params['epochs']} - {describe(logs)}")

    def close(self) -> None:
        """Leave the bar's last state on the page, with no times in it."""
        if self._bar is not None:
            self._bar.bar_format = DONE + describe(self._logs)
            self._bar.close()
            self._bar = None
