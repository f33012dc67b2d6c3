"""The tasks of notebook 18 about confusions that cost more than others."""

import numpy as np

from course.checking.task import Slip, Task

ASK = -1


def cheapest(p, cost):
    return (p @ cost).argmin(axis=1)


def cheapest_or_ask(p, cost, price):
    expected = p @ cost
    return np.where(expected.min(axis=1) > price, ASK, expected.argmin(axis=1))


def _costs(classes, rng):
    """What confusions cost: no two are equal, and right answers cost nothing."""
    cost = rng.uniform(1, 9, (classes, classes)).round(1)
    cost[rng.integers(0, classes), :] *= 4
    np.fill_diagonal(cost, 0)
    return cost


def _case(n, classes):
    return lambda rng: (rng.dirichlet(np.ones(classes), n), _costs(classes, rng))


def _priced(n, classes):
    def case(rng):
        p, cost = rng.dirichlet(np.full(classes, 0.5), n), _costs(classes, rng)
        return p, cost, round(float(np.median((p @ cost).min(axis=1))), 2)

    return case


SMALL = np.array([[0.9, 0.1], [0.5, 0.5]]), np.array([[0.0, 1.0], [20.0, 0.0]])
NOT_SURE = np.array([[0.9, 0.1], [0.5, 0.5], [0.0, 1.0]]), np.array([[0.0, 1.0], [20.0, 0.0]]), 0.7


TASKS_OF_COSTS = [
    Task(
        key="cheapest",
        title="The answer that costs least",
        reference=cheapest,
        cases=[lambda rng: SMALL, _case(40, 10), _case(12, 3), _case(9, 5)],
        remark="With the cost 1 for every mistake this is the most probable class. Only different costs "
        "change the answer.",
        hints=[
            "For one picture and one answer k: each class i could be the truth, with probability `p[i]`, and "
            "then the answer costs `cost[i, k]`. What does the answer cost on average?",
            "The average is the sum of `p[i] * cost[i, k]` over i. For all pictures and all answers at once "
            "that is a product of matrices: (n, classes) @ (classes, classes).",
            "`p @ cost` has a row for each picture and a column for each answer. In which column is the "
            "smallest number of each row?",
        ],
        slips=[
            Slip(
                "most probable",
                lambda p, cost: p.argmax(axis=1),
                "This is the most probable class, whatever a mistake costs. Use `cost` too.",
            ),
            Slip(
                "most expensive",
                lambda p, cost: (p @ cost).argmax(axis=1),
                "This is the answer with the *largest* expected cost. The smallest is found by `argmin`.",
            ),
            Slip(
                "turned round",
                lambda p, cost: (p @ cost.T).argmin(axis=1),
                "The costs were read with truth and answer exchanged: `cost[i, k]` has the truth in its row. "
                "Leave out the transpose.",
            ),
            Slip(
                "the costs themselves",
                lambda p, cost: p @ cost,
                "These are the expected costs of all answers. Return the number of the cheapest answer of "
                "each row.",
            ),
            Slip(
                "the least cost",
                lambda p, cost: (p @ cost).min(axis=1),
                "This is what the cheapest answer costs. Return which answer it is: `argmin` in place of "
                "`min`.",
            ),
            Slip(
                "axis 0",
                lambda p, cost: (p @ cost).argmin(axis=0),
                "The smallest number of each *column* was looked for, which compares pictures. Compare the "
                "answers of one picture: `axis=1`.",
            ),
            Slip(
                "no axis",
                lambda p, cost: (p @ cost).argmin(),
                "Without `axis` this is one number for all pictures. One for each row is `argmin(axis=1)`.",
            ),
        ],
    ),
    Task(
        key="cheapest_or_ask",
        title="Answer, or ask a person",
        reference=cheapest_or_ask,
        cases=[lambda rng: NOT_SURE, _priced(40, 10), _priced(15, 4), _priced(8, 3)],
        remark="Where asking is cheap the network answers only what it is sure of. Its probabilities have "
        "to be good for that: a network that is too sure asks too rarely.",
        hints=[
            "Which answer is the cheapest, and what does it cost on average? Both come from the same array.",
            "`expected = p @ cost`, then `expected.argmin(axis=1)` and `expected.min(axis=1)`.",
            "`np.where(condition, -1, ...)`: where is the least expected cost above `price`?",
        ],
        slips=[
            Slip(
                "never asks",
                lambda p, cost, price: cheapest(p, cost),
                "This always answers. Where even the cheapest answer is expected to cost more than `price`, "
                "the result should be −1.",
            ),
            Slip(
                "asks when sure",
                lambda p, cost, price: np.where((p @ cost).min(axis=1) > price, cheapest(p, cost), ASK),
                "The two have changed places: ask, with −1, where the least expected cost is *above* "
                "`price`.",
            ),
            Slip(
                "most probable",
                lambda p, cost, price: np.where((p @ cost).min(axis=1) > price, ASK, p.argmax(axis=1)),
                "It asks at the right places, but then it gives the most probable class. Give the answer "
                "with the least expected cost.",
            ),
            Slip(
                "turned round",
                lambda p, cost, price: cheapest_or_ask(p, cost.T, price),
                "The costs were read with truth and answer exchanged: `cost[i, k]` has the truth in its row. "
                "Leave out the transpose.",
            ),
            Slip(
                "the largest cost",
                lambda p, cost, price: np.where((p @ cost).max(axis=1) > price, ASK, cheapest(p, cost)),
                "The *largest* expected cost of a row was compared with `price`. Nobody would give that "
                "answer: compare the smallest, `min(axis=1)`.",
            ),
        ],
    ),
]
