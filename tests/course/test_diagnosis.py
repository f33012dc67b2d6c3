"""What `check` says is so: of errors, of what came back, of numbers; and what is right in another form is."""

import functools
import math

import numpy as np
import pytest

import course
from course.checking import attempts
from course.checking.answers import check, judge
from course.checking.task import Slip, Task, Told


def scale(x, factor):
    return x * factor


SCALE = Task(
    "scale",
    "Scaled",
    reference=scale,
    cases=[
        lambda rng: (np.array([1.0, 2.0, 3.0]), 2.0),
        lambda rng: (rng.normal(size=(4, 3)), 0.5),
        lambda rng: (np.array([[1, 2], [3, 4]]), 3.0),
    ],
    slips=[
        Slip("nothing", lambda x, factor: None, "a slip"),
        Slip("an error", lambda x, factor: [][0], "a slip"),
        Slip("all 0", lambda x, factor: x * 0, "a slip"),
    ],
)


def no_return(x, factor):
    x * factor


def printed(x, factor):
    print(x * factor)


def returns_a_print(x, factor):
    return print(x * factor)


def with_a_comma(x, factor):
    return (x * factor,)


def a_pair(x, factor):
    return x * factor, factor


def in_the_loop(x, factor):
    out = []
    for row in x:
        out.append(row * factor)
        return np.array(out)


def turned_round(factor, x):
    return x[0] * factor if np.ndim(x) else factor + x


def of_a_list(x, factor):
    return x.tolist().min()


def misspelt_function(x, factor):
    return np.multiplies(x, factor)


def appended(x, factor):
    values = []
    for row in x:
        values = values.append(row)
    return values


def in_place(x, factor):
    x *= factor
    return x


def without_parentheses(x, factor):
    return x - x.mean


def largest(x, factor):
    return np.max(0, x)


def of_math(x, factor):
    return math.exp(x)


def hat(x, factor):
    return x ^ 2


def over_the_shape(x, factor):
    return [x[i] for i in range(x.shape)]


def beyond(x, factor):
    return x[len(x)]


def two_indices(x, factor):
    return x[0, 0] * factor


def unbound(x, factor):
    for row in x:
        total += row  # noqa: F821
    return total


def of_a_list_and_a_number(x, factor):
    return x.tolist() * 0.5


def rounded(x, factor):
    return np.round(x * factor, 2)


def indices_gone(x, factor):
    return np.zeros(x.shape) if x.size else x[0]


def a_list_called(x, factor):
    return list(x)(0)


def nothing_in_it(x, factor):
    return max([])


def another_ones_argument(x, factor):
    return x.mean(axes=0)


def long_shape(x, factor):
    return [x[i, j] for i in range(x.shape[0]) for j in range(x.shape[1])]


def by_heart(x, factor):
    return np.array([2.0, 4.0, 6.0])


def of_math_that_is_not_imported(x, factor):
    return cmath.exp(x)  # noqa: F821


@pytest.mark.parametrize(
    ("attempt", "words", "never"),
    [
        (of_math_that_is_not_imported, "`import cmath`", "was that cell run"),
        (a_list_called, "with square brackets", "entry by entry"),
        (nothing_in_it, "A list is empty here", "Several numbers"),
        (another_ones_argument, "this line calls takes others", "It should take"),
        (long_shape, "one entry for each axis", "Counting starts"),
        (by_heart, "never uses its argument `x`", "axis"),
        (no_return, "hands nothing back", "a slip"),
        (printed, "in place of `print`", "a slip"),
        (returns_a_print, "in place of `print`", "a slip"),
        (with_a_comma, "a tuple of one value", "None"),
        (a_pair, "a tuple of 2 values", "None"),
        (in_the_loop, "`return np.array(out)` stands inside the loop", "collapse"),
        (turned_round, "it is called as `scale(x, factor)`", "a slip"),
        (of_a_list, "A `list` has no `min`. An array has it", "earlier method"),
        (misspelt_function, "The module `numpy` has no `multiplies`. It has `multiply`", "earlier method"),
        (appended, "without `values =`", "earlier method"),
        (in_place, "changed its input `x`", "a slip"),
        (without_parentheses, "without its parentheses: `x.mean()`", "a slip"),
        (largest, "`np.maximum(a, b)` compares two", "a slip"),
        (of_math, "`np.exp`", "a slip"),
        (hat, "`**`", "a slip"),
        (over_the_shape, "`len(x)` or `x.shape[0]`", "a slip"),
        (beyond, "Counting starts at 0", "an axis may be missing"),
        (two_indices, "fewer axes than you index", "Counting starts"),
        (unbound, "first value before the loop", "was that cell run"),
        (of_a_list_and_a_number, "`np.array(values)`", "a slip"),
        (rounded, "rounded to 2 decimals", "a slip"),
        (indices_gone, "Every entry is 0", "a slip"),
    ],
)
def test_what_happened_is_told_as_what_it_is(attempt, words, never):
    status, message = judge(SCALE, attempt)
    assert status == "not yet"
    assert words in message, message
    assert never not in message


def test_an_array_of_integers_is_not_divided_in_place():
    unit = Task("u", "", reference=lambda x: x / 255, cases=[lambda rng: (np.array([[0, 255]], np.uint8),)])

    def attempt(x):
        x /= 255
        return x

    assert "An array of integers cannot take decimals in place" in judge(unit, attempt)[1]


class ScaleIt:
    def __call__(self, x, factor):
        return x * factor


def by_a_helper(a, b):
    return scale(a, b)


@pytest.mark.parametrize(
    "attempt",
    [
        lambda a, b: b * a,
        functools.partial(scale),
        ScaleIt(),
        by_a_helper,
        np.multiply,
        lambda x, factor: (x * factor).astype(np.float32),
        lambda x, factor: np.float16(x * factor),
        lambda x, factor: np.einsum("...,->...", x, factor),
    ],
)
def test_what_is_right_in_another_form_is_right(attempt):
    assert judge(SCALE, attempt)[0] == "correct", judge(SCALE, attempt)[1]


TWO = Task("two", "", reference=lambda x: (x.mean(), x.std()), cases=[lambda rng: (rng.normal(size=7),)])


def test_several_values_may_come_as_a_tuple_a_list_or_an_array():
    for pack in (tuple, list, np.array):
        assert judge(TWO, lambda x, pack=pack: pack([x.mean(), x.std()]))[0] == "correct"
    message = judge(TWO, lambda x: x.mean())[1]
    assert "2 values are asked for" in message and "one value" not in message
    assert "in this order, and 3 came back" in judge(TWO, lambda x: (1.0, 2.0, 3.0))[1]


def test_a_failing_case_is_shown_as_a_line_that_makes_it_again():
    message = judge(SCALE, lambda x, factor: x * factor if x.ndim == 1 else x)[1]
    assert "The first example is right" in message
    assert '`scale(*course.case("scale", 1))`' in message
    small = judge(SCALE, lambda x, factor: x * factor if x.dtype.kind == "f" else x)[1]
    assert "`scale(np.array([[1, 2], [3, 4]]), 3.0)`" in small
    assert eval("scale(np.array([[1, 2], [3, 4]]), 3.0)").tolist() == [[3.0, 6.0], [9.0, 12.0]]


def test_the_arguments_of_a_case_can_be_had():
    (x,) = course.case("relu", 0)
    assert isinstance(x, np.ndarray)
    with pytest.raises(ValueError, match="Did you mean `relu`"):
        course.case("rleu", 0)
    with pytest.raises(ValueError, match="has the cases 0 to"):
        course.case("relu", 99)


def test_numbers_are_told_to_as_many_digits_as_they_differ():
    one = Task("one", "", reference=lambda x: 0.979912345, cases=[lambda rng: (1.0,)])
    message = judge(one, lambda x: 0.979950000)[1]
    assert "got `0.97995`, expected `0.979912`" in message
    third = Task("third", "", reference=lambda x: x / 3, cases=[lambda rng: (np.array([1.0, 2.0]),)])
    assert (
        "`float32`, which holds about 7 digits"
        in judge(third, lambda x: np.float32(x / 3) + np.float32(3e-6))[1]
    )


@pytest.mark.parametrize("percent", [2, 0.5, 0.1])
def test_a_number_that_is_off_is_not_called_rounded(percent):
    one = Task("one", "", reference=lambda x: 500.35, cases=[lambda rng: (1.0,)])
    message = judge(one, lambda x: 500.35 * (1 + percent / 100))[1]
    assert "close" not in message and "rounded" not in message


def test_one_entry_that_is_off_is_not_called_rounded():
    task = Task("t", "", reference=lambda x: x * 1.0, cases=[lambda rng: (np.array([0.0, 0.75, 0.0001]),)])
    assert "rounded" not in judge(task, lambda x: np.where(x > 0.01, x, 0))[1]
    assert "rounded to one decimal" in judge(SCALE, lambda x, factor: np.round(x * factor, 1))[1]


def observed(attempt, n):
    value = attempt(list(range(n)))
    return {"the largest": value}


LARGEST = Task("largest", "", reference=max, observe=observed, cases=[lambda rng: (3,), lambda rng: (5,)])


def test_a_changed_list_is_seen():
    def attempt(values):
        values.sort(reverse=True)
        return values[0]

    assert "changed its input" in judge(LARGEST, attempt)[1]


def test_a_changed_array_in_a_dict_is_seen():
    total = Task(
        "total",
        "",
        reference=lambda params: params["w"].sum(),
        cases=[lambda rng: ({"w": np.ones(3)},), lambda rng: ({"w": np.ones((2, 2))},)],
    )

    def attempt(params):
        params["w"] -= 0.5
        return params["w"].sum() + 0.5 * params["w"].size

    assert "changed its input `params`" in judge(total, attempt)[1]


def test_a_count_is_not_told_to_be_an_input():
    count = Task(
        "count", "", reference=lambda n, size: n // size, cases=[lambda rng: (7, 3), lambda rng: (9, 2)]
    )
    assert "unchanged" not in judge(count, lambda n, size: size)[1]
    assert "sign" not in judge(count, lambda n, size: -(n // size))[1]


def told(attempt, n):
    if attempt(n) is None:
        raise AssertionError("the check's own")
    raise Told("Each batch has to be a pair.")


def test_a_sentence_of_the_check_itself_is_said_as_it_is():
    task = Task("t", "", reference=lambda n: n, observe=lambda a, n: {"n": a(n)}, cases=[lambda rng: (1,)])
    strict = Task("t", "", reference=1, verify=lambda value: told(lambda n: value, 1))
    assert judge(strict, 3)[1] == "Each batch has to be a pair."
    assert "hands nothing back" in judge(task, lambda n: None)[1]


class Doubler:
    def __init__(self, factor):
        self.factor = factor

    def apply(self, x):
        return x * self.factor


def use_it(attempt, factor, x):
    return {"apply(x)": attempt(factor).apply(x)}


DOUBLER = Task(
    "doubler",
    "",
    reference=Doubler,
    observe=use_it,
    cases=[lambda rng: (2.0, 3.0), lambda rng: (1.0, np.ones(2))],
)


def without_self():
    class Doubler:
        def __init__(self, factor):
            self.factor = factor

        def apply(x):
            return x * self.factor  # noqa: F821

    return Doubler


def misspelt():
    class Doubler:
        def __init__(self, factor):
            self.factr = factor

        def apply(self, x):
            return x * self.factor

    return Doubler


def bare_name():
    class Doubler:
        def __init__(self, factor):
            self.factor = factor

        def apply(self, x):
            return x * factor  # noqa: F821

    return Doubler


def bare_name_with_an_underscore():
    class Doubler:
        def __init__(self, factor):
            self._factor = factor

        def apply(self, x):
            return x * factor  # noqa: F821

    return Doubler


def method_without_return():
    class Doubler:
        def __init__(self, factor):
            self.factor = factor

        def apply(self, x):
            x * self.factor

    return Doubler


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (without_self, "`self`: `def apply(self, x)`"),
        (misspelt, "A `Doubler` has no `factor`. It has `factr`."),
        (bare_name, "`self.factor`"),
        (bare_name_with_an_underscore, "`self._factor`"),
        (method_without_return, "`apply` computes but hands nothing back"),
    ],
)
def test_a_class_is_told_about_its_own_methods(make, words):
    assert words in judge(DOUBLER, make())[1]


def test_a_check_without_its_key_says_what_to_write():
    def relu(x):
        return x

    assert check(relu).message == '`check` wants the name of the task first: `check("relu", relu)`.'
    assert "in quotes" in check(3.0).message


def test_a_name_that_is_not_there_comes_with_the_names_of_the_arguments():
    def attempt(x, factor):
        return x * faktor  # noqa: F821

    said = judge(SCALE, attempt)[1]
    assert "name 'faktor' is not defined" in said
    assert "In `attempt` the arguments are `x` and `factor`. Is the name spelled as where it was made" in said


def test_a_cell_that_python_could_not_read_is_told(monkeypatch):
    cells = [
        "",
        "def scale(x, factor):\n    return x",
        "def scale(x, factor)\n    return x * factor",
        "check",
    ]
    monkeypatch.setattr(attempts, "cells_run", lambda: cells)

    def scale(x, factor):
        return x

    status, said = judge(SCALE, scale)
    assert status == "not yet" and "did not run, because Python could not read it: expected ':'" in said
    assert "(line 1, `def scale(x, factor)`)" in said and "is older" in said
    cells[2] = "def scale(x, factor):\n    return x * factor"
    assert "could not read" not in judge(SCALE, scale)[1]
    cells[2] = "scale(x, 2"  # a call is no answer
    assert "could not read" not in judge(SCALE, scale)[1]


def test_a_slip_is_tried_no_further_than_its_first_difference():
    tried = []

    def wrong(x, factor):
        tried.append(x)
        return -x

    task = Task("scale", "", reference=scale, cases=SCALE.cases, slips=[Slip("turned", wrong, "The sign.")])
    assert "The sign." not in judge(task, lambda x, factor: x)[1] and len(tried) == 1
    tried.clear()
    assert judge(task, lambda x, factor: -x)[1] == "The sign." and len(tried) == len(SCALE.cases)
