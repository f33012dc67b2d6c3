"""The open challenge of notebook 07: which wrong lines of the museum are seen with one sample alone."""

import difflib

import numpy as np

from course.checking.task import Task
from course.lessons.n07_backprop_in_matrices import error_museum as museum

LISTS = ("unseen", "by_shape")


def seen_with(n_samples: int) -> dict[str, str]:
    """For each wrong line: "nowhere", "by shape" or "by value", with the museum's first samples alone."""
    x, one_hot, params = museum.network()
    x, one_hot = x[:n_samples], one_hot[:n_samples]
    right, found = museum.gradients(x, one_hot, params), {}
    for bug in museum.BUGS:
        pairs = [(wrong, right[name]) for name, wrong in museum.gradients(x, one_hot, params, bug).items()]
        if any(a.shape != b.shape for a, b in pairs):
            found[bug] = "by shape"
        else:
            found[bug] = "nowhere" if all(np.allclose(a, b) for a, b in pairs) else "by value"
    return found


def lists_are_right(attempt):
    """None if both lists name the right lines, or what is wrong with the first that does not."""
    if not isinstance(attempt, (tuple, list)) or len(attempt) != 2:
        return 'Give both lists: `check("museum_of_one", (unseen, by_shape))`.'
    seen, right = seen_with(1), []
    for title, given, kind in zip(LISTS, attempt, ("nowhere", "by shape")):
        names = _names(given)
        if names is None and not right:
            raise NotImplementedError
        if names is None:
            return "`unseen` is right. `by_shape` still holds its dots."
        problem = _problem(title, names, kind, seen)
        if problem:
            return ("`unseen` is right. " if right else "") + problem
        right.append(title)
    return None


def _names(given):
    """The names that a list, another collection or one text holds; None for a placeholder."""
    if given is ... or given is None:
        return None
    names = [given] if isinstance(given, str) else list(given) if hasattr(given, "__iter__") else [given]
    return None if any(name is ... for name in names) else names


def _problem(title, names, kind, seen):
    known = {bug.casefold(): bug for bug in seen}
    for name in names:
        if not isinstance(name, str) or name.strip().casefold() not in known:
            near = difflib.get_close_matches(str(name).casefold(), known, n=1, cutoff=0.5)
            meant = f" Did you mean {known[near[0]]!r}?" if near else f" There are: {', '.join(seen)}."
            return f"`{title}` holds {name!r}, and no wrong line of the museum is called so.{meant}"
    chosen = {known[name.strip().casefold()] for name in names}
    for bug in sorted(chosen):
        if seen[bug] != kind:
            return f"`{title}` holds {bug!r}. {_TRUTH[seen[bug]]}"
    missing = [bug for bug in seen if seen[bug] == kind and bug not in chosen]
    if missing:
        return f"`{title}` is not complete: {len(missing)} more of the six should be in it."
    return ""


_TRUTH = {
    "nowhere": "But with one sample all its gradients have the right shapes and the right numbers.",
    "by shape": "But with one sample one of its gradients has another shape than its array.",
    "by value": "But with one sample all its gradients have the right shapes, and some have wrong numbers.",
}

TASK = Task(
    key="museum_of_one",
    title="A museum of one sample",
    reference=(["missing 1/n"], ["missing bias sum", "wrong axis"]),
    verify=lists_are_right,
    remark="With n = 1, dividing by n changes nothing, so a gradient check with one sample cannot see a "
    "missing 1/n. Check with several samples, and choose lengths that all differ: then a wrong axis and a "
    "missing sum already fail by their shape.",
    hints=[
        "Go through the six lines. Write down the shape that each line gives when the batch has one row. "
        "What is `p - one_hot` divided by 1?",
        "With one sample `grad` is (1, units), and a bias is (units,). Which shapes do `grad` and "
        "`grad.sum(axis=1)` have?",
        "The museum can compute it: `inputs, one_hots, params = museum.network()`, then "
        '`museum.gradients(inputs[:1], one_hots[:1], params, bug)` for each name, and for `"no bug"`. '
        "Compare the shapes first, then the numbers.",
    ],
)
