"""Tasks 19.3 and 19.4: the order of a graph, and the walk back through it."""

import numpy as np

from course.checking.task import Slip, Task
from course.lessons.n19_gradients_of_anything.graphs_walked import (
    GRAPHS,
    MISSING,
    MIXED,
    PATHS,
    REVERSED,
    TWICE,
    UNMOVED,
    use_backward_pass,
    use_in_order,
)
from course.lessons.n19_gradients_of_anything.tensor import (
    backward_pass,
    in_order,
    undo_broadcast,
    what_leaves,
)


def _without_asking(loss):
    found = []

    def visit(node):
        for parent in node.parents:
            visit(parent)
        found.append(node)

    visit(loss)
    return found


def _loss_first(loss):
    return in_order(loss)[::-1]


def _parents_only(loss):
    return [*loss.parents, loss]


def _itself_first(loss):
    found = []

    def visit(node):
        if node not in found:
            found.append(node)
            for parent in node.parents:
                visit(parent)

    visit(loss)
    return found[1:] + found[:1]


IN_ORDER = Task(
    key="in_order",
    title="The order of a graph",
    reference=in_order,
    observe=use_in_order,
    cases=[
        lambda rng, key=key: (GRAPHS[key],)
        for key in ("layer", "product", "residual", "crossentropy", "joins")
    ],
    remark="Each tensor was visited once, also in the graph with 16 million paths. That is why one walk back "
    "is enough for a graph of any form.",
    hints=[
        "It is task 6.2 on tensors. The list begins empty, and a function `visit(node)` inside of "
        "`in_order` fills it.",
        "`visit` does nothing if `node` is in the list already. Else it visits each of `node.parents`, and "
        "then appends `node`.",
        "Four lines: `found = []`, the function `visit`, the call `visit(loss)`, and `return found`. Where "
        "in `visit` does the line `found.append(node)` stand?",
    ],
    slips=[
        Slip("twice", _without_asking, TWICE, error=TWICE),
        Slip("loss first", _loss_first, REVERSED, error=REVERSED),
        Slip("parents only", _parents_only, MISSING, error=MISSING),
        Slip("itself first", _itself_first, MIXED, error=MIXED),
    ],
)


def walked(
    start=np.ones_like,
    nodes=lambda loss: reversed(in_order(loss)),
    undo=undo_broadcast,
    add=lambda parent, gradient: parent.gradient + gradient,
    clear=False,
):
    """The walk back; the reference, or a slip that goes wrong in one place."""

    def backward_pass(loss):
        for node in in_order(loss) if clear else ():
            node.gradient = np.zeros_like(node.value)
        loss.gradient = start(loss.value)
        for node in nodes(loss):
            for parent, gradient in what_leaves(node):
                parent.gradient = add(parent, undo(gradient, parent.value.shape))

    return backward_pass


def _path_by_path(loss):
    def go(node, arriving):
        node.gradient = node.gradient + arriving
        kept, node.gradient = node.gradient, arriving
        for parent, gradient in what_leaves(node):
            go(parent, undo_broadcast(gradient, parent.value.shape))
        node.gradient = kept

    go(loss, np.ones_like(loss.value))


BACKWARD_PASS = Task(
    key="backward_pass",
    title="The walk back",
    reference=backward_pass,
    observe=use_backward_pass,
    cases=[
        lambda rng, key=key: (GRAPHS[key],)
        for key in ("residual", "layer", "crossentropy", "product", "kept", "joins")
    ],
    tolerance=1e-11,
    remark="This is the engine. It knows nothing of layers, and it finds the gradients of everything that is "
    "made of the seven operations.",
    hints=[
        "It is task 6.3 on tensors: the gradient of the loss is set, and two loops follow. The outer one "
        "goes over the list of `pieces.in_order(loss)`, from its end.",
        "The gradient of the loss has its shape and holds ones: `np.ones_like(loss.value)`. The inner loop "
        "goes over the pairs of `what_leaves(node)`.",
        "What leaves has the shape of `node.value`. `pieces.undo_broadcast(gradient, parent.value.shape)` "
        "gives it the shape of the parent. What do you do with it, so that nothing is overwritten?",
    ],
    slips=[
        Slip(
            "overwriting",
            walked(add=lambda parent, gradient: gradient),
            "What arrived before is overwritten: a tensor that is used twice has only one of its "
            "contributions. Add to `parent.gradient`, with `+=`.",
        ),
        Slip(
            "cleared",
            walked(clear=True),
            "The gradients of this graph are right, but you set all of them to 0 first. Add to what stands "
            "there: where w.gradient is [10, 20] before the call, it is [13, 19] after it.",
        ),
        Slip(
            "broadcasting stays",
            walked(undo=lambda gradient, shape: gradient),
            "A gradient does not have the shape of its tensor. Before it is added, "
            "`pieces.undo_broadcast(gradient, parent.value.shape)` sums over the copies.",
        ),
        Slip(
            "value of the loss",
            walked(start=np.copy),
            "The walk begins with the value of the loss. It begins with dL_dL, which is 1.",
        ),
        Slip(
            "from the front",
            walked(nodes=in_order),
            "Only the parents of the loss get something; nothing is sent on from them. The walk has to begin "
            "at the loss and go on to the inputs: `reversed(pieces.in_order(loss))`.",
        ),
        Slip("path by path", _path_by_path, PATHS, error=PATHS),
        Slip(
            "nothing arrives",
            walked(start=np.zeros_like),
            UNMOVED,
            error=UNMOVED,
        ),
    ],
)
