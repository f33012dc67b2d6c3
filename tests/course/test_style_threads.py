"""Two threads that draw at once: each figure has the course's look, and the reader's settings stay.

JupyterLab runs the callbacks of controls in a second thread, also while a cell draws.
"""

import itertools
import statistics
import sys
import threading
import time

import matplotlib
import numpy as np
import pytest

from course.drawing import style
from course.drawing.function_plot import function_plot
from course.drawing.live import live
from course.drawing.scatter import scatter2d
from course.drawing.style import STYLE, new_figure, png, show, styled, use_style

READERS = {"font.size": 7.0, "axes.grid": False, "lines.linewidth": 1.0, "axes.labelsize": "small"}


@pytest.fixture(autouse=True)
def readers_settings():
    """Settings of the reader that differ from the course's, and threads that take turns all the time."""
    interval = sys.getswitchinterval()
    with matplotlib.rc_context(READERS):
        sys.setswitchinterval(1e-5)
        yield
        sys.setswitchinterval(interval)


def curves():
    return png(function_plot(np.tanh), 50)


@styled
def points():
    figure = scatter2d(np.random.default_rng(0).normal(size=(30, 2))).figure
    figure.axes[0].set_title(r"$\frac{\partial L}{\partial w_1}$")
    return png(figure, 50)


def together(*works):
    """Run each function in a thread of its own, the first in this one; their results."""
    results, errors = [None] * len(works), []

    def run(k):
        try:
            results[k] = works[k]()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=run, args=(k,), daemon=True) for k in range(1, len(works))]
    for thread in threads:
        thread.start()
    run(0)
    for thread in threads:
        thread.join(60)
    assert errors == [] and not any(thread.is_alive() for thread in threads)
    return results


def test_figures_of_two_threads_are_those_of_one():
    before = dict(matplotlib.rcParams)
    expected = curves(), points()
    drawn = together(lambda: [curves() for _ in range(8)], lambda: [points() for _ in range(8)])
    for images, alone in zip(drawn, expected, strict=True):
        assert [image == alone for image in images] == [True] * 8
    assert dict(matplotlib.rcParams) == before


def test_a_slider_that_moves_while_a_cell_draws_leaves_the_readers_settings_alone():
    def draw(fig, a):
        fig.subplots().plot([0, 1], [0, a], label="$a$")
        fig.axes[0].legend()

    part = live(draw, alt="A line", figsize=(3, 2), a=(0, 20, 1, 0))
    before = dict(matplotlib.rcParams)
    try:
        alone = []
        for a in range(1, 9):
            part.set("a", a)
            alone.append(part.png)

        def move():
            images = []
            for a in range(1, 9):
                part.set("a", a)
                images.append(part.png)
            return images

        part.set("a", 0)
        moved, _ = together(move, lambda: [curves() for _ in range(8)])
        assert moved == alone and part.error is None
    finally:
        part.close()
    assert dict(matplotlib.rcParams) == before


def test_a_part_may_be_closed_while_it_is_drawn_in_another_thread():
    drawing = threading.Event()

    def slow(fig, a):
        fig.subplots().plot([0, a])
        if a:
            drawing.set()
            time.sleep(0.1)

    part = live(slow, alt="A slow line", figsize=(2, 1), a=(0, 5, 1, 0))

    def close():
        drawing.wait(10)
        part.close()

    together(lambda: part.set("a", 3), close)
    assert part.error is None and part.widget is None


def test_what_the_reader_sets_during_a_drawing_stays():
    drawing, done = threading.Event(), threading.Event()

    @styled
    def slow():
        drawing.set()
        done.wait(10)
        return matplotlib.rcParams["axes.grid"]

    def set_size():
        drawing.wait(10)
        matplotlib.rcParams["font.size"] = 21
        matplotlib.rcParams["axes.axisbelow"] = "line"
        matplotlib.rcParams["svg.hashsalt"] = "mine"
        done.set()

    grid, _ = together(slow, set_size)
    assert grid is True and matplotlib.rcParams["axes.grid"] is False
    assert matplotlib.rcParams["font.size"] == 21
    assert matplotlib.rcParams["axes.axisbelow"] == "line" and matplotlib.rcParams["svg.hashsalt"] == "mine"


def test_the_look_stays_the_default_where_a_notebook_has_started_with_it():
    drawing = threading.Event()

    @styled
    def slow():
        drawing.set()
        time.sleep(0.05)

    def start():
        drawing.wait(10)
        use_style()

    together(slow, start)
    assert all(matplotlib.rcParams[key] == value for key, value in STYLE.items())


def test_a_thread_waits_for_one_drawing_of_the_other_at_most():
    turns, over, waiting = itertools.count(), threading.Event(), threading.Event()

    @styled
    def drawing():
        time.sleep(0.002)
        return next(turns)

    def many():
        for _ in range(500):
            drawing()
            waiting.set()
            if over.is_set():
                break

    def a_few():
        waiting.wait(10)
        before = [(next(turns), drawing()) for _ in range(20)]
        over.set()
        return before

    _, waits = together(many, a_few)
    # between the two numbers lie drawings of the other thread: one under way, and one that came before
    assert statistics.median(after - before for before, after in waits) <= 3


def test_drawing_functions_may_call_each_other_and_fail():
    @styled
    def outer():
        with pytest.raises(ZeroDivisionError):
            inner()
        return matplotlib.rcParams["font.size"]

    @styled
    def inner():
        png(new_figure((1, 1)))
        return 1 / 0

    assert together(outer, outer) == [STYLE["font.size"]] * 2
    assert matplotlib.rcParams["font.size"] == READERS["font.size"]


def test_a_drawing_that_waits_for_one_in_another_thread_does_not_hang(monkeypatch):
    @styled
    def waits_for_another():
        other = threading.Thread(target=curves, daemon=True)
        other.start()
        other.join(30)
        return other.is_alive()

    alone = curves()
    with monkeypatch.context() as patch:
        patch.setattr(style, "PATIENCE", 0.2)
        assert waits_for_another() is False
    assert together(curves, curves) == [alone, alone]
    assert matplotlib.rcParams["font.size"] == READERS["font.size"]


def test_showing_in_one_thread_and_drawing_in_another_give_whole_pictures(monkeypatch):
    shown = []
    monkeypatch.setattr("IPython.display.display", lambda data, **_: shown.append(data.get("image/png")))
    show(function_plot(np.tanh), alt="A curve")
    together(
        lambda: [show(function_plot(np.tanh), alt="A curve") for _ in range(8)],
        lambda: [points() for _ in range(8)],
    )
    assert len({image for image in shown if image}) == 1
