"""All that belongs to notebooks/12_mnist_in_keras.ipynb alone: its tasks, questions and figures."""

_LOOPS = (
    "first_weights",
    "gradients_by_hand",
    "loss_as_written",
    "run_steps",
    "sixty_steps",
    "three_epochs",
)


def __getattr__(name):
    """What the notebook takes from session_runs, which loads Matplotlib: only when it is asked for."""
    if name in _LOOPS:
        from course.lessons.n12_mnist_in_keras import session_runs

        return getattr(session_runs, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
