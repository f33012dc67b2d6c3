"""What the missions of notebook 15 are made of: rules about a playground, or its state as a string."""

from course.checking.task import Task

SEVEN = "x1,x2,x1^2,x2^2,x1x2,sin(x1),sin(x2)"
BY_HEART = "noise=40&share=10&hidden=8,8&opt=adam&lr=0.01"
DEAD = "act=relu&hidden=6&changes=" + ",".join(f"0:b0.{unit}:-30" for unit in range(6))


def experiment_of(attempt):
    """The trained network of an attempt.

    Raises:
        ValueError: If it is a string that is no state, or there are no points yet.
        AttributeError: If it is nothing of the kind.
    """
    from course.playground import Experiment, State

    if isinstance(attempt, Experiment):
        return attempt
    if not isinstance(attempt, (str, State)):
        return attempt.experiment
    state = State.parse(attempt) if isinstance(attempt, str) else attempt
    experiment = Experiment(state)
    experiment.advance(state.epochs)
    return experiment


def mission(rules, **task):
    """A Task whose `verify` gives the sentence of the first broken rule; a rule is (condition, sentence)."""

    def verify(attempt):
        try:
            experiment = experiment_of(attempt)
        except (AttributeError, ValueError) as error:
            if isinstance(error, AttributeError):
                return "Hand in the playground itself, or its state as a string."
            return f"There is no network to look at: {error}"
        if experiment.diverged:
            return experiment.diverged
        for holds, sentence in rules:
            if not holds(experiment, experiment.state):
                state, dead = experiment.state, dead_inputs(experiment)
                return sentence.format(e=experiment, s=state, dead=dead, numbers=numbers(state))
        return None

    # a string is trained anew, which may take a moment on a busy machine
    return Task(verify=verify, seconds=30.0, **task)


def dead_inputs(experiment):
    """How many inputs have only dead links."""
    return int(experiment.dead()[0].all(axis=1).sum())


def numbers(state):
    """How many weights and biases the network has."""
    return sum(rows * columns + columns for rows, columns in state.shapes)


def about(name, title):
    return (lambda e, s: s.data == name, f"This mission is about {title}; this is another data set.")


def inputs(text):
    return (
        lambda e, s: s.inputs == tuple(text.split(",")),
        "The inputs should be " + text.replace(",", ", ") + " and no others.",
    )


NO_NOISE = (lambda e, s: s.noise == 0, "Set the noise to 0: with noise the goal is another one.")
TRAINED = (lambda e, s: s.epochs > 0, "It has not been trained yet: press play.")


def silent(experiment):
    """How many units of the first layer are 0 over the whole square."""
    return int((experiment.maps(25)[1].max(axis=(1, 2)) <= 0).sum())
