"""The last task of notebook 12: a session is asked for some boxes of a program."""

import numpy as np

from course.checking.task import Slip, Task, Told
from course.lessons.n12_mnist_in_keras.tape_task import tf

_WHOLE = "`ask(program, names, fed)`"


def ask(program, names, fed):
    with tf.compat.v1.Session(graph=program["initialize"].graph) as session:
        session.run(program["initialize"])
        return session.run({name: program[name] for name in names}, fed)


def _small_program():
    """Boxes to ask for: some need `x` fed, one what nobody feeds, two share a draw, one has no number."""
    tf1 = tf.compat.v1
    with tf.Graph().as_default():
        x, hidden = (tf1.placeholder(tf.float32, [None], name=name) for name in ("x", "never_fed"))
        w = tf1.Variable(3.0)
        noise = tf1.random_uniform([], dtype=tf.float64)
        u = w * x + 1
        boxes = dict(x=x, u=u, s=2 * u, L=tf.reduce_sum(u), other=w * hidden)
        boxes |= dict(noise=noise, double=2 * noise, update=tf.no_op())
        return boxes | {"step": tf1.assign_add(w, 1.0), "initialize": tf1.global_variables_initializer()}


def _use_ask(attempt, names, x):
    """What the attempt hands back for one small program; draws are told by what they have in common."""
    program = _small_program()
    boxes = dict(program)
    try:
        numbers = attempt(program, list(names), {program["x"]: np.array(x, dtype="float32")})
    except Exception as error:
        if told := _told(error):
            raise told from error
        raise
    if program != boxes:
        raise Told("`ask` has changed the dictionary `program`. Make a new dictionary for the numbers.")
    if isinstance(numbers, (list, tuple)):
        raise Told(
            "The numbers come as a list or tuple. Asked for is a dictionary with a number for each name."
        )
    if not isinstance(numbers, dict):
        return {_WHOLE: numbers}
    if not all(isinstance(key, str) for key in numbers):
        raise Told("The keys of the dictionary are boxes. They should be the names, such as `'L'`.")
    if any(tf.is_tensor(value) for value in numbers.values()):
        raise Told(
            "The dictionary holds boxes, and no numbers: `program[name]` is a box of the graph. Its numbers "
            "come from `session.run`."
        )
    if set(numbers) != set(names):
        raise Told(
            f"The dictionary holds {_listed(numbers)}. `names` was {_listed(names)}, and it should hold "
            "these and no others."
        )
    if "noise" in names and numbers["double"] != 2 * numbers["noise"]:
        raise Told(
            "The boxes were asked for in separate calls of `session.run`. Each call computes the graph anew: "
            "here a box of random numbers gave another number each time. Hand all boxes to one call."
        )
    if "noise" in names:
        return {"the names in the dictionary": sorted(numbers)}
    return {f"the number of {name!r}": _number(numbers[name]) for name in sorted(names)}


def _number(value):
    return "None" if value is None else np.asarray(value)


def _listed(names):
    return ", ".join(repr(name) for name in names) or "nothing"


def _told(error):
    """The message for an error that TensorFlow raises in the reader's session, or None."""
    text = str(error)
    if isinstance(error, tf.errors.FailedPreconditionError):
        return Told(
            'A variable has no number yet. Run the box `program["initialize"]` in the same session, before '
            "the boxes of `names`."
        )
    if isinstance(error, tf.errors.InvalidArgumentError) and "never_fed" in text:
        return Told(
            "The session was asked for a box that is not in `names`, and that box needs a placeholder which "
            "`fed` does not hold. Ask for the boxes of `names` and no others."
        )
    if isinstance(error, tf.errors.InvalidArgumentError) and "feed a value" in text:
        return Told("A placeholder got no numbers. `fed` is the second argument of `session.run`.")
    if "graph is empty" in text or "is not an element of this graph" in text:
        return Told(
            "The session looks at another graph, not at that of `program`. Open it with "
            '`tf1.Session(graph=program["initialize"].graph)`.'
        )
    if "closed Session" in text:
        return Told("The session was closed before it was asked. Call `session.run` inside the `with` block.")
    return None


def _run(fetches):
    """An attempt that differs in what it hands to the second call of `run`, and in what it does with it."""

    def attempt(program, names, fed):
        with tf.compat.v1.Session(graph=program["initialize"].graph) as session:
            session.run(program["initialize"])
            return fetches(session, program, names, fed)

    return attempt


ASK_SESSION = Task(
    key="ask_session",
    title="Ask a session",
    reference=ask,
    observe=_use_ask,
    needs="tensorflow",
    seconds=20.0,
    cases=[
        lambda rng: (("L",), [1.0, 2.0]),
        lambda rng: (("s", "u", "L"), [0.5, -1.0, 4.0]),
        lambda rng: (("noise", "double"), [1.0]),
        lambda rng: (("L", "update"), [2.0, 0.0]),
    ],
    remark="One call of `run` is one walk through the graph, and TensorFlow may rearrange the graph for it.",
    hints=[
        "The cell with the placeholder `a` shows a session that is asked once. Here variables need a first "
        "call of `run`.",
        '`with tf1.Session(graph=program["initialize"].graph) as session:` opens it. The first call of '
        '`session.run` is for `program["initialize"]`.',
        "`session.run` takes a dictionary of boxes and returns a dictionary of numbers with the same keys. "
        "Build `{name: ... for name in names}` and hand it over together with `fed`.",
    ],
    slips=[
        Slip(
            "after a step",
            _run(
                lambda session, program, names, fed: (
                    session.run(program["step"], fed) and session.run({n: program[n] for n in names}, fed)
                )
            ),
            "A step was made before the boxes were asked for, so the numbers belong to other weights.",
        ),
        Slip(
            "L for all",
            _run(lambda session, program, names, fed: dict.fromkeys(names, session.run(program["L"], fed))),
            "Every name has got the number of L. Ask for `program[name]`, where `name` is the name at hand.",
        ),
        Slip(
            "other order",
            _run(
                lambda session, program, names, fed: dict(
                    zip(sorted(names), session.run([program[n] for n in names], fed), strict=True)
                )
            ),
            "The numbers stand at other names than their own. `run` returns the numbers of a list in its "
            "order.",
        ),
    ],
)
