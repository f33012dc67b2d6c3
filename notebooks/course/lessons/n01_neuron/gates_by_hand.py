"""Whether neurons that a reader wrote down as (w₁, w₂, b) compute their gates."""

import numpy as np

CASES = ((0, 0), (0, 1), (1, 0), (1, 1))
GATES = {"AND": (0, 0, 0, 1), "OR": (0, 1, 1, 1)}
XOR = (0, 1, 1, 0)
BEHIND = tuple(zip(GATES["OR"], GATES["AND"]))  # what the third neuron is given in the four cases


def gates_are_right(attempt):
    """None if both triples (w₁, w₂, b) compute their gate, or what is wrong with the first that does not."""
    try:
        first, second = attempt
    except (TypeError, ValueError):
        return 'Give both neurons, AND first: `check("and_or", (AND, OR))`.'
    said = []
    for name, triple in zip(GATES, (first, second)):
        if _untouched(triple):
            if not said:
                raise NotImplementedError
            return f"AND is right. {name} still holds its dots."
        problem = _wrong_form(name, triple)
        if problem:
            return problem
        sums = _sums(triple, CASES)
        said.append(_decided(sums))
        if said[-1] != GATES[name]:
            started = "AND is right. " if len(said) == 2 else ""
            return started + _mistake(name, said[-1], sums, _answers_of(second))
    return None


def third_is_right(triple):
    """None if (w for OR's answer, w for AND's answer, b) makes XOR of the two, or what is wrong with it."""
    if _untouched(triple):
        raise NotImplementedError
    problem = _wrong_form("XOR", triple)
    if problem:
        return problem
    sums = _sums(triple, BEHIND)
    said = _decided(sums)
    if said == XOR:
        return None
    w_or, w_and, b = map(float, triple)
    if _decided(_sums((w_and, w_or, b), BEHIND)) == XOR:
        return "The two weights are swapped: OR's answer comes first, then AND's."
    return _general_mistake("XOR", said, XOR, sums) or _first_mistake(
        "XOR", said, XOR, sums, [f"x = {x}, OR answers {a} and AND {b}," for x, (a, b) in zip(CASES, BEHIND)]
    )


def _untouched(triple):
    if triple is ... or triple is None:
        return True
    return isinstance(triple, (tuple, list)) and any(number is ... for number in triple)


def _wrong_form(name, triple):
    shown = "a function" if callable(triple) else f"`{triple!r}`"
    problem = f"{name} should hold three numbers, `(w₁, w₂, b)`; it is {shown}."
    try:
        if any(isinstance(number, str) for number in triple):
            return problem
        numbers = np.asarray(triple, dtype=float)
    except (TypeError, ValueError):
        return problem
    if numbers.shape == (4,) and tuple(numbers) == {**GATES, "XOR": XOR}.get(name):
        return (
            f"These are the four answers of {name}. Asked for are w₁, w₂ and b of a neuron that gives them."
        )
    if numbers.shape == (4,):
        return (
            f"{name} should hold three numbers, `(w₁, w₂, b)`; it holds four. Python writes decimals with a "
            "point: `-1,5` is two numbers, `-1.5` is one."
        )
    if numbers.shape != (3,):
        return f"{name} should hold three numbers in one row, `(w₁, w₂, b)`; its shape is {numbers.shape}."
    return "" if np.isfinite(numbers).all() else f"{name} holds a nan or infinity: choose ordinary numbers."


def _sums(triple, cases):
    w1, w2, b = map(float, triple)
    return [w1 * x1 + w2 * x2 + b for x1, x2 in cases]


def _decided(sums):
    return tuple(int(u > 0) for u in sums)


def _answers_of(triple):
    """The four answers of a triple, or None where it is not one."""
    return None if _untouched(triple) or _wrong_form("", triple) else _decided(_sums(triple, CASES))


def _mistake(name, said, sums, second):
    if name == "AND" and (said, second) == (GATES["OR"], GATES["AND"]):
        return "The two are swapped: the first triple computes OR, the second AND."
    for other, answers in GATES.items():
        if other != name and said == answers:
            return f"These numbers compute {other}, not {name}: move the line with the bias."
    return _general_mistake(name, said, GATES[name], sums) or _first_mistake(
        name, said, GATES[name], sums, [f"x = {x}" for x in CASES]
    )


def _general_mistake(name, said, wanted, sums):
    ones, zeros = ([u for u, answer in zip(sums, wanted) if answer == which] for which in (1, 0))
    if len(set(said)) == 1 and max(zeros) >= min(ones):
        return (
            f"{name} answers {said[0]} whatever comes in, and with these weights no b changes that for the "
            "right cases: their sums u are not larger than the others. Begin with the weights."
        )
    if len(set(said)) == 1:
        way = "above 0 for none: raise b" if said[0] == 0 else "above 0 for every case: lower b"
        return f"{name} answers {said[0]} whatever comes in. Its sum u is {way}."
    if all(a != b for a, b in zip(said, wanted)):
        edge = " Then raise b a little, because a sum of exactly 0 is not above 0." if 0 in ones else ""
        return (
            f"Every answer of {name} is the opposite of what it should be: turn the signs of all three.{edge}"
        )
    return ""


def _first_mistake(name, said, wanted, sums, cases):
    k = next(k for k in range(4) if said[k] != wanted[k])
    exactly = " Exactly 0 is not above 0." if sums[k] == 0 else ""
    n = sum(a == b for a, b in zip(said, wanted))
    return (
        f"{name} has {n} of 4 right. For {cases[k]} its sum is u = {sums[k]:.4g}, so it answers "
        f"{said[k]}; it should answer {wanted[k]}.{exactly}"
    )
