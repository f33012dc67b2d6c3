"""The table that summary prints, in Keras's form."""

import math
import textwrap

WIDTHS = (33, 24, 15)  # Keras's columns on a terminal of 80 characters


def text(model):
    """The model's layers, output shapes and parameter counts."""
    rows, shape = [], model.input_shape
    for layer in model.layers:
        shape = layer.compute_output_shape(shape) if shape else None
        count = f"{layer.count_params():,}" if layer.built else "0 (unbuilt)"
        rows.append((f"{layer.name} ({type(layer).__name__})", str(shape) if shape else "?", count))
    lines = [f'Model: "{model.name}"', _line("┏", "━", "┳", "┓"), *_row(("Layer (type)", "Output Shape", "Param #"), "┃")]
    between = _line("┡", "━", "╇", "┩")
    for row in rows:
        lines += [between, *_row(row, "│")]
        between = _line("├", "─", "┼", "┤")
    lines.append(_line("└", "─", "┴", "┘"))
    item = model.dtype.itemsize
    trained = sum(p.size for layer in model.layers for p in layer.params.values())
    fixed = sum(s.size for layer in model.layers for s in layer.state.values())
    remembered = _optimizer_params(model)
    lines.append(f" Total params: {_count(trained + fixed + remembered, item)}")
    lines.append(f" Trainable params: {_count(trained, item)}")
    lines.append(f" Non-trainable params: {_count(fixed, item)}")
    if remembered:
        lines.append(f" Optimizer params: {_count(remembered, item)}")
    return "\n".join(lines)


def _optimizer_params(model):
    """What the optimizer remembers, with Keras's two numbers beside it: the iteration and the learning rate."""
    if not model.optimizer or not model.optimizer.iterations:
        return 0
    return sum(v.size for v in model.optimizer.variables) + 2


def _count(n, itemsize):
    return f"{n:,} ({_readable(n * itemsize)})"


def _readable(size):
    unit = min(int(math.log(size, 1024)), 4) if size else 0
    return f"{size / 1024**unit:.2f} {('B', 'KB', 'MB', 'GB', 'TB')[unit]}"


def _line(left, dash, middle, right):
    return left + middle.join(dash * width for width in WIDTHS) + right


def _row(cells, bar):
    columns = [textwrap.wrap(cell, width - 2) or [""] for cell, width in zip(cells, WIDTHS, strict=True)]
    for i in range(max(map(len, columns))):
        name, shape, count = (column[i] if i < len(column) else "" for column in columns)
        yield f"{bar} {name:<{WIDTHS[0] - 2}} {bar} {shape:<{WIDTHS[1] - 2}} {bar} {count:>{WIDTHS[2] - 2}} {bar}"
