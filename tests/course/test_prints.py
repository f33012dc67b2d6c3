"""Several threads print at once: each block keeps its own lines, and the page gets all others."""

import gc
import io
import sys
import threading

from course.checking import guard
from course.checking.prints import Prints


def in_a_thread(function):
    thread = threading.Thread(target=function)
    thread.start()
    thread.join()


def test_another_thread_prints_on_the_page_meanwhile(capsys):
    with Prints() as prints:
        print("mine")
        in_a_thread(lambda: print("other"))
    print("later")
    assert prints.text == "mine\n" and capsys.readouterr().out == "other\nlater\n"


def test_blocks_that_are_left_in_any_order_leave_the_page_as_it_was(capsys):
    page, one_is_open, two_is_open, one_is_left = sys.stdout, *(threading.Event() for _ in range(3))
    kept = {}

    def one():
        with Prints() as prints:
            one_is_open.set()
            two_is_open.wait(10)
            print("one")
        kept["one"] = prints.text
        print("one on the page")
        one_is_left.set()

    def two():
        one_is_open.wait(10)
        with Prints() as prints:
            two_is_open.set()
            one_is_left.wait(10)
            print("two")
        kept["two"] = prints.text

    threads = [threading.Thread(target=function) for function in (one, two)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sys.stdout is page
    print("after")
    assert kept == {"one": "one\n", "two": "two\n"}
    assert capsys.readouterr().out == "one on the page\nafter\n"


def test_a_block_that_outlives_its_page_goes_in_silence(monkeypatch):
    told = []
    monkeypatch.setattr(sys, "unraisablehook", told.append)
    with monkeypatch.context() as patch:
        patch.setattr(sys, "stdout", io.TextIOWrapper(io.BytesIO()))
        with Prints() as prints:
            print("mine")
        sys.stdout.close()
    del prints
    gc.collect()
    assert told == []


def test_an_answer_is_not_told_of_what_a_training_in_another_thread_prints(capsys):
    def answer():
        in_a_thread(lambda: print("epoch 3"))

    assert guard.run(answer, 5).printed == ""
    assert capsys.readouterr().out == "epoch 3\n"
    assert guard.run(lambda: print("x" * 10**6), 5).printed == "x" * 500
