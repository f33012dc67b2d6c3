"""The challenge of notebook 03: what larger weights make of the probabilities."""

import numpy as np

from course.checking.task import Slip, Task


def scaled_up(scores, k):
    return _softmax(k * k * scores)


def _softmax(scores):
    e = np.exp(scores - scores.max(axis=1, keepdims=True))
    return e / e.sum(axis=1, keepdims=True)


def _naive(scores):
    e = np.exp(scores)
    return e / e.sum(axis=1, keepdims=True)


LARGER_WEIGHTS = Task(
    key="scaled_up",
    title="Larger weights",
    reference=scaled_up,
    cases=[
        lambda rng: (np.array([[0.0, 0.01]]), 10),
        lambda rng: (rng.normal(size=(5, 4)), 3),
        lambda rng: (rng.normal(0, 2, (3, 3)), 0.5),
        lambda rng: (rng.normal(0, 3, (2, 6)), 30.0),
    ],
    remark="The largest score stays the largest, so every answer stays as it was, right or wrong. Only the "
    "probabilities move towards 0 and 1: the network is more certain, and no better.",
    hints=[
        "With biases of 0, what is relu(k · u) for a positive k? Try u = [-2, 3] and k = 10.",
        "So the hidden outputs are k times as large. The second layer multiplies them by weights that are k "
        "times as large, too.",
        "The new scores are the old ones times one number that is made of `k`. Which one? Give the new "
        "scores to softmax.",
    ],
    slips=[
        Slip(
            "one layer",
            lambda scores, k: _softmax(k * scores),
            "The scores grew by k, as if one layer had larger weights. Both have: the hidden outputs are k "
            "times as large, and they meet weights that are k times as large.",
        ),
        Slip(
            "added",
            lambda scores, k: _softmax(2 * k * scores),
            "The scores grew by 2k. The second layer multiplies what the first has multiplied: k times k.",
        ),
        Slip(
            "nothing",
            lambda scores, k: _softmax(scores),
            "These are the probabilities of the network as it was: `k` has changed nothing. (A number that "
            "is added to all scores changes nothing, either.)",
        ),
        Slip(
            "naive",
            lambda scores, k: _naive(k * k * scores),
            "The scores are right, but they are now so large that their powers overflow: take the softmax of "
            "task 3.2, which subtracts each row's largest score first.",
        ),
        Slip(
            "scores",
            lambda scores, k: k * k * scores,
            "These are the new scores. Asked for are the probabilities: give them to `softmax`.",
        ),
        Slip(
            "probabilities scaled",
            lambda scores, k: k * k * _softmax(scores),
            "The probabilities were multiplied, so they no longer sum to 1. It is the scores that grow; "
            "`softmax` comes after.",
        ),
        Slip(
            "probabilities scaled by k",
            lambda scores, k: k * _softmax(scores),
            "The probabilities were multiplied by k, so they no longer sum to 1. It is the scores that grow, "
            "and `softmax` comes after.",
        ),
        Slip(
            "whole table",
            lambda scores, k: (
                np.exp(k * k * (scores - scores.max())) / np.exp(k * k * (scores - scores.max())).sum()
            ),
            "The whole table was taken for one sample. Each *row* is a sample, whose probabilities sum to 1.",
        ),
    ],
)
