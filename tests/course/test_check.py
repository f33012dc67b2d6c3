"""`check` answers whatever it is given, says it once, and leaves nothing behind."""

import dataclasses
import functools
import linecache
import signal
import sys
import threading
import time
import warnings

import numpy as np
import pytest

from course import contents
from course.checking import answers as checking
from course.checking import guard
from course.checking.answers import check, hint
from course.checking.task import Slip, Task
from course.keeping import progress_file

SWALLOWED = []


def endless(x):
    while True:
        pass


def endless_and_swallowing(x):
    while True:
        try:
            sum(range(100))
        except BaseException:
            pass


def endless_and_swallowing_in_two_loops(x):
    while True:
        try:
            for _ in range(10**9):
                sum(range(100))
        except:  # noqa: E722
            SWALLOWED.append(x)


def endless_printing(x):
    while True:
        print("again")


def calls_itself(x):
    return calls_itself(x)


def leaves(x):
    sys.exit(3)


def interrupts(x):
    raise KeyboardInterrupt


def misspelled(x):
    return np.maximum(y, 0)  # noqa: F821


class Unfriendly:
    def __array__(self, dtype=None, copy=None):
        raise RuntimeError("no")

    def __eq__(self, other):
        raise RuntimeError("no")

    def __repr__(self):
        raise RuntimeError("no")


@pytest.fixture
def short(monkeypatch):
    quick = dataclasses.replace(contents.tasks_of("02")["relu"], seconds=0.3)
    monkeypatch.setattr(contents, "all_tasks", lambda: {"relu": quick})


ENDLESS = [endless, endless_and_swallowing, endless_and_swallowing_in_two_loops, endless_printing]


@pytest.mark.parametrize("attempt", ENDLESS)
def test_an_endless_loop_is_stopped(short, attempt, capsys):
    if attempt is endless_and_swallowing_in_two_loops and not hasattr(sys, "monitoring"):
        pytest.skip("before Python 3.12 nothing stops this one")
    SWALLOWED.clear()
    result = check("relu", attempt)
    assert len(SWALLOWED) <= 3 or not hasattr(sys, "monitoring")  # earlier Pythons ring on and on
    assert result.status == "not yet" and "still running after 0.3 seconds" in result.message
    assert capsys.readouterr().out == ""
    time.sleep(0.1)  # a bell still set would ring now


@pytest.mark.parametrize("attempt", ENDLESS)
def test_an_endless_loop_is_stopped_where_there_are_neither_signals_nor_threads(short, monkeypatch, attempt):
    if "swallowing" in attempt.__name__ and not hasattr(sys, "monitoring"):
        pytest.skip("before Python 3.12 only a signal stops this one")
    monkeypatch.delattr(signal, "setitimer")  # as on Windows
    monkeypatch.setattr(threading.Thread, "start", None)  # as in a browser
    assert "still running" in check("relu", attempt).message
    assert check("relu", lambda x: np.maximum(x, 0)).status == "correct"


def test_an_endless_loop_is_stopped_where_signals_exist_by_name_alone(short, monkeypatch):
    def refused(*args):
        raise OSError("not supported")

    monkeypatch.setattr(signal, "setitimer", refused)
    assert "still running" in check("relu", endless).message


def test_an_endless_loop_is_stopped_in_a_second_thread(short):
    results = []
    thread = threading.Thread(target=lambda: results.append(check("relu", endless)))
    thread.start()
    thread.join(60)
    assert "still running" in results[0].message


@pytest.mark.parametrize("signals", [True, False])
def test_time_is_the_threads_own_not_that_of_a_busy_machine(monkeypatch, signals):
    if not signals:
        monkeypatch.delattr(signal, "setitimer")
    busy = threading.Event()

    def others():
        while not busy.is_set():
            sum(range(1000))

    threads = [threading.Thread(target=others) for _ in range(8)]  # they hold Python's lock most of the time
    for thread in threads:
        thread.start()
    try:
        begin = time.perf_counter()
        run = guard.run(lambda: sum(sum(range(20_000)) for _ in range(100)), 1.0)
        waited = time.perf_counter() - begin
    finally:
        busy.set()
        for thread in threads:
            thread.join()
    assert run.error is None and run.seconds < waited


def test_code_that_waits_and_computes_nothing_is_stopped_at_last(monkeypatch):
    monkeypatch.setattr(guard, "ASLEEP", 0.3)
    run = guard.run(lambda: [time.sleep(0.02) for _ in range(10_000)], 4)
    assert isinstance(run.error, guard.OutOfTime)


@pytest.mark.parametrize("signals", [True, False])
def test_an_import_is_never_stopped_and_its_time_is_free(tmp_path, monkeypatch, signals):
    if not signals:
        monkeypatch.delattr(signal, "setitimer")
    name = f"slow_module_{signals}".lower()
    lines = [
        "import time",
        "end = time.thread_time() + 0.6",
        "while time.thread_time() < end:",
        "    pass",
        "whole = True",
    ]
    (tmp_path / f"{name}.py").write_text("\n".join(lines))
    monkeypatch.syspath_prepend(str(tmp_path))
    run = guard.run(lambda: __import__(name).whole, 0.3)
    assert run.value is True and run.seconds < 0.3


def test_an_attempt_is_not_judged_where_the_reference_does_not_run():
    def fails(x):
        raise OSError("no such thing here")

    task = Task("x", "", reference=fails, cases=[lambda rng: (1,)], slips=[Slip("s", fails, "a false word")])
    status, message = checking.judge(task, fails)
    assert status == "not yet" and "yours cannot be judged" in message and "a false word" not in message


def test_the_alarm_of_others_is_put_back():
    before = signal.getsignal(signal.SIGALRM)
    check("relu", misspelled)
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_check_works_in_another_thread():
    results = []
    thread = threading.Thread(target=lambda: results.append(check("relu", lambda x: np.maximum(x, 0))))
    thread.start()
    thread.join()
    assert results[0].status == "correct"


@pytest.mark.parametrize(
    ("attempt", "words"),
    [
        (calls_itself, "calls itself and never stops"),
        (leaves, "It ends the program"),
        (interrupts, "was interrupted"),
        (misspelled, "name 'y' is not defined` in line"),
        (lambda: 0, "It should take: `x`."),
        (lambda x, y: 0, "missing 1 required positional argument: 'y'"),
        (lambda x: np.zeros(10**6), "has shape (1000000,)"),
        (lambda x: "spam" * 10**6, "a value of type `str`"),
        (lambda x: (v for v in x), "type `generator`"),
        (lambda x: np.maximum, "is a function, not its result"),
        (lambda x: Unfriendly(), "type `Unfriendly`"),
        (lambda x: [[1], [1, 2]], "type `list`"),
        (np.array([1.0, 2.0]), 'Give the function itself, `check("relu", relu)`'),
        (Unfriendly(), "Give the function itself"),
        (Unfriendly, "this is a class"),
    ],
)
def test_whatever_is_handed_in_gets_a_short_answer(attempt, words):
    result = check("relu", attempt)
    assert result.status == "not yet"
    assert words in result.message
    assert len(result.message) < 700


@pytest.mark.parametrize("attempt", [None, ..., NotImplemented])
def test_no_answer_is_not_attempted(attempt):
    assert check("relu", attempt).status == check("relu").status == "not attempted"


def partly(x):
    z = ...
    return z


def not_implemented(x):
    raise NotImplementedError("your code here")


def computes_with_dots(x):
    factor = ...
    return factor * x


@pytest.mark.parametrize("attempt", [partly, not_implemented, computes_with_dots])
def test_a_placeholder_inside_is_not_attempted(attempt):
    assert check("relu", attempt).status == "not attempted"


def left_its_dots(x):
    ...
    return np.minimum(x, 0)


def test_a_written_answer_counts_even_with_the_dots_left_in():
    assert "The wrong half is kept" in check("relu", left_its_dots).message


def test_a_function_typed_into_a_plain_console_may_be_a_stub_too():
    space = {}
    exec("def relu(x):\n    ...", space)
    assert check("relu", space["relu"]).status == "not attempted"


def test_the_lines_of_another_program_are_not_taken_for_an_attempt(monkeypatch):
    # From Python 3.13 on, `python -c` keeps its own program under the name that `exec` gives to everything.
    monkeypatch.setitem(linecache.cache, "<string>", (30, None, ["import course\n", "x = ...\n"], "<string>"))
    space = {}
    exec("def relu(x):\n    ...", space)
    assert check("relu", space["relu"]).status == "not attempted"
    exec("import numpy as np\ndef relu(x):\n    return np.maximum(x, 0)", space)
    assert check("relu", space["relu"]).status == "correct"


def test_a_wrapper_of_a_class_is_an_attempt_like_another():
    @functools.wraps(Task)
    def relu(x):
        return np.maximum(x, 0)

    assert check("relu", relu).status == "correct"


def test_an_unknown_key_names_the_nearest():
    result = check("rleu", endless)
    assert result.status == "not yet" and "Did you mean `relu`?" in result.message


def test_a_result_shows_the_same_words_as_text_and_html():
    result = check("relu", np.abs)
    shown = result._repr_mimebundle_()
    assert repr(result) == shown["text/plain"] == f"→ Not yet. {result.message}"
    assert 'role="status"' in shown["text/html"] and "background:" in shown["text/html"]


def test_html_in_a_message_is_escaped():
    html = check("relu", lambda x: 1 / 0 if "<script>" else x).html
    assert "<script>" not in html and "&lt;script&gt;" in html


def test_prints_and_warnings_of_an_attempt_are_told_in_the_box_only(capsys):
    def attempt(x):
        print("looking at", x.shape)
        return np.log(np.minimum(x, 0))

    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        message = check("relu", attempt).message
    assert "Your code printed: looking at (3,)" in message and "NumPy warned: " in message
    assert capsys.readouterr().out == "" and not caught


def test_check_twice_gives_the_same_answer_and_no_global_randomness():
    np.random.seed(3)
    state = np.random.get_state()[1].copy()
    assert check("relu", np.abs) == check("relu", np.abs)
    assert np.array_equal(np.random.get_state()[1], state)


COUNT = Task("count", "Parameters", reference=61, slips=[Slip("no biases", 40, "Biases are parameters too.")])
PAIR = Task(
    "pair",
    "Any line through (1, 2)",
    reference=(1, 1),
    verify=lambda wb: None if sum(wb) == 3 else "Not on it.",
)


@pytest.mark.parametrize(
    ("task", "attempt", "status", "message"),
    [
        (COUNT, 61, "correct", ""),
        (COUNT, np.int64(61), "correct", ""),
        (COUNT, 40, "not yet", "Biases are parameters too."),
        (COUNT, 60, "not yet", "Your answer, `60`, is not it."),
        (COUNT, "61", "not yet", "Your answer is a value of type `str`, where one number is expected."),
        (COUNT, ..., "not attempted", "Write your answer in the cell above, run it, then run this one."),
        (PAIR, (2, 1), "correct", ""),
        (PAIR, (2, 2), "not yet", "Not on it."),
        (PAIR, ..., "not attempted", "Write your answer in the cell above, run it, then run this one."),
    ],
)
def test_values_and_tasks_with_many_answers(task, attempt, status, message):
    assert checking.judge(task, attempt) == (status, message)


def test_verify_that_trips_over_the_attempt_is_not_yet():
    status, message = checking.judge(PAIR, 5)
    assert status == "not yet" and "TypeError" in message


MEAN = Task("mean_square", "", reference=lambda e: np.mean(e**2), cases=[lambda rng: (rng.normal(size=5),)])


@pytest.mark.parametrize(
    ("attempt", "words"),
    [
        (lambda e: e**2, "has shape (5,)"),
        (lambda e: np.mean(e**2) * 1.00001, "very close"),
    ],
)
def test_a_task_that_expects_one_number(attempt, words):
    assert words in checking.judge(MEAN, attempt)[1]


SCALE = Task("scaled", "", reference=lambda x: x / len(x), cases=[lambda rng: (rng.normal(size=(5, 2)),)])


@pytest.mark.parametrize(
    ("attempt", "words"),
    [
        (lambda x: x * 1.0, "Every entry is 5 times too large"),
        (lambda x: x / 25, "Every entry is 5 times too small"),
        (lambda x: x / len(x) + 1, "off by the same amount, 1."),
        (lambda x: (x / len(x)).T, "It is transposed"),
        (lambda x: x * 0, "Every entry is 0."),
        (lambda x: np.sort(x), "wrong values"),
        (lambda x: x / len(x) * 3, "Every entry is 3 times what it should be"),
    ],
)
def test_the_likely_cause_is_told_from_the_numbers(attempt, words):
    assert words in checking.judge(SCALE, attempt)[1]


def test_hints_come_one_at_a_time_and_are_remembered(monkeypatch, tmp_path):
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "p"))
    monkeypatch.setattr(checking, "_hints_shown", {})
    first, second, third, last = (hint("relu").text for _ in range(4))
    assert "Hint 1." in first and "Hint 2." not in first
    assert "Hint 2." in second and "Hint 3." in third and third == last
    assert progress_file.latest("hint") == {"relu": 3}


def test_a_solved_task_is_remembered(monkeypatch, tmp_path):
    monkeypatch.setenv("NNLIB_PROGRESS", str(tmp_path / "p"))
    check("relu", np.abs)
    assert progress_file.latest("task") == {}
    check("relu", lambda x: np.maximum(x, 0))
    assert progress_file.latest("task") == {"relu": True}


def test_an_input_handed_back_is_recognized():
    task = Task("squared", "", reference=lambda x: x**2, cases=[lambda rng: (np.array([2.0, 3.0]),)])
    assert "one of the inputs, unchanged" in checking.judge(task, lambda x: x)[1]


def test_a_layer_of_the_library_is_not_taken_for_the_readers_code():
    from nnlib.callbacks import Callback  # its hooks are empty on purpose

    task = Task("hook", "", reference=1, verify=lambda callback: callback.missing)
    assert checking.judge(task, Callback())[0] == "not yet"


def test_a_run_keeps_only_the_beginning_of_what_is_printed():
    run = guard.run(lambda: print("x" * 10**6), 5)
    assert run.printed == "x" * 500
