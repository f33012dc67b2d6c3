"""The number of threads that fit chooses, with a clock of the test's own."""

import functools

import numpy as np
import pytest

from nnlib import Input, Sequential, blas_threads
from nnlib.layers import Dense

X, Y = np.ones((40, 3), "float32"), np.ones((40, 1), "float32")


class Machine:
    """Steps take as long as `cost` says for a number of threads; `set` and `clock` are what choices needs."""

    def __init__(self, cost):
        self.cost, self.time, self.number, self.numbers = cost, 0.0, None, []
        self.before_step = blas_threads.choices(self.set, 4, lambda: self.time).__next__

    def set(self, number):
        self.number = number

    def run(self, steps):
        for _ in range(steps):
            self.before_step()
            self.numbers.append(self.number)
            self.time += self.cost[self.number]


def test_all_threads_are_taken_where_they_are_faster():
    machine = Machine({1: 0.0003, 4: 0.0001})
    machine.run(20_000)
    assert (
        machine.numbers[: 1 + 2 * blas_threads.TRIAL]
        == [1] * (1 + blas_threads.TRIAL) + [4] * blas_threads.TRIAL
    )
    assert machine.numbers.count(1) < 20  # a trial of some steps a second


def test_of_long_steps_one_is_measured():
    machine = Machine({1: 0.04, 4: 0.02})
    machine.run(40)
    assert machine.numbers == [1, 1] + [4] * 38


def test_one_thread_is_taken_where_the_others_wait_for_each_other():
    machine = Machine({1: 0.003, 4: 0.050})
    machine.run(2000)
    assert 1 < machine.numbers.count(4) < 20
    assert machine.time < 1.5 * 2000 * 0.003


def test_a_step_that_takes_too_long_ends_its_trial():
    machine = Machine({1: 0.01, 4: 10.0})
    machine.run(30)
    assert machine.numbers.count(4) == 1


def test_what_changes_is_noticed():
    machine = Machine({1: 0.003, 4: 0.001})
    machine.run(300)
    machine.cost = {1: 0.003, 4: 0.2}
    machine.run(1000)
    machine.cost = {1: 0.003, 4: 0.001}
    machine.run(1000)
    assert (
        machine.numbers[299] == 4 and machine.numbers[1200:1290].count(1) == 90 and machine.numbers[-1] == 4
    )


def test_long_steps_are_not_tried_at_every_second_one():
    machine = Machine({1: 2.0, 4: 3.0})
    machine.run(300)
    assert machine.numbers.count(4) <= 300 * 2 * blas_threads.TRIAL / blas_threads.SHARE


class Library:
    def __init__(self, number=4):
        self.number, self.seen = number, set()

    def get_num_threads(self):
        return self.number

    def set_num_threads(self, number):
        self.number = number
        self.seen.add(number)


@pytest.fixture
def library(monkeypatch):
    found = Library()
    monkeypatch.setattr(blas_threads, "loaded", functools.cache(lambda: [found]))
    return found


def model():
    result = Sequential([Input((3,)), Dense(1)], seed=0)
    result.compile("sgd", "mse")
    return result


def test_after_a_fit_the_number_is_as_before(library):
    model().fit(X, Y, batch_size=1, verbose=0)
    assert library.number == 4 and library.seen == {1, 4}
    with pytest.raises(FloatingPointError):
        model().fit(X * 1e30, Y, batch_size=1, verbose=0)
    assert library.number == 4


def test_one_thread_stays_one(library):
    library.number = 1
    model().fit(X, Y, verbose=0)
    assert library.seen == set()


def test_without_the_package_that_sets_threads_training_goes_on(monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "threadpoolctl", None)
    blas_threads.loaded.cache_clear()
    assert blas_threads.threaded() == []
    assert model().fit(X, Y, verbose=0).history["loss"]
    blas_threads.loaded.cache_clear()


def test_a_trial_that_was_only_lucky_is_taken_back_soon():
    machine = Machine({1: 0.003, 4: 0.001})
    machine.run(1 + 2 * blas_threads.TRIAL)
    machine.cost = {1: 0.003, 4: 0.05}
    machine.run(200)
    assert machine.numbers.count(4) <= 2 * blas_threads.TRIAL + blas_threads.SHARE + 1
