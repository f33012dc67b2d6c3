"""The table that summary prints, in Keras's form."""

import math
import textwrap

from nnlib.layers import Dropout, Layer

WIDTHS = (33, 24, 15)  # Keras's columns on a terminal of 80 characters


def text(model):
    """The model's layers, output shapes and parameter counts."""
    rows, shape = [], model.input_shape
    for layer in model.layers:
        shape = layer.compute_output_shape(shape) if shape else None
        nothing_to_build = type(layer).build in (Layer.build, Dropout.build)
        count = f"{layer.count_params():,}" if layer.built or nothing_to_build else "0 (unbuilt)"
        rows.append((f"{layer.name} ({type(layer).__name__})", str(shape) if shape else "?", count))
    lines = [
        f'Model: "{model.name}"',
        _line("┏", "━", "┳", "┓"),
        *_row(("Layer (type)", "Output Shape", "Param #"), "┃"),
    ]
    lines.append(_line("┡", "━", "╇", "┩"))
    for i, row in enumerate(rows):
        lines += [_line("├", "─", "┼", "┤")] * (i > 0) + [*_row(row, "│")]
    lines.append(_line("└", "─", "┴", "┘"))
    item = model.dtype.itemsize
    trained = sum(p.size for layer in model.trained() for p in layer.params.values())
    fixed = sum(w.size for layer in model.layers for w in layer.weights) - trained
    remembered, size = _optimizer_params(model, item)
    lines.append(f" Total params: {_count(trained + fixed + remembered, (trained + fixed) * item + size)}")
    lines.append(f" Trainable params: {_count(trained, trained * item)}")
    lines.append(f" Non-trainable params: {_count(fixed, fixed * item)}")
    if remembered:
        lines.append(f" Optimizer params: {_count(remembered, size)}")
    return "\n".join(lines)


def _optimizer_params(model, itemsize):
    """Number and bytes of what the optimizer remembers, with rate and iteration (8 bytes) as in Keras."""
    if not model.optimizer or not model.optimizer.iterations:
        return 0, 0
    n = sum(v.size for v in model.optimizer.variables) + 1
    return n + 1, n * itemsize + 8


def _count(n, size):
    return f"{n:,} ({_readable(size)})"


def _readable(size):
    unit = min(int(math.log(size, 1024)), 4) if size else 0
    return f"{size / 1024**unit:.2f} {('B', 'KB', 'MB', 'GB', 'TB')[unit]}"


def _line(left, dash, middle, right):
    return left + middle.join(dash * width for width in WIDTHS) + right


def _row(cells, bar):
    columns = [
        textwrap.wrap(cell, width - 2, break_on_hyphens=False) or [""]
        for cell, width in zip(cells, WIDTHS, strict=True)
    ]
    for i in range(max(map(len, columns))):
        name, shape, count = (column[i] if i < len(column) else "" for column in columns)
        cells = f"{name:<{WIDTHS[0] - 2}}", f"{shape:<{WIDTHS[1] - 2}}", f"{count:>{WIDTHS[2] - 2}}"
        yield f"{bar} {f' {bar} '.join(cells)} {bar}"
