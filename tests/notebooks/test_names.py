"""Where a cell hands a name to another cell, it is the only one that sets it: then every order does well."""

import dis

import pytest

import notebook_reader as reader


def names_of(source):
    """What a cell sets, and what it takes from other cells."""
    code = compile(source, "cell", "exec")
    sets, takes = set(), set()
    for step in dis.get_instructions(code):
        if step.opname == "LOAD_NAME" and step.argval not in sets:
            takes.add(step.argval)
        elif step.opname == "STORE_NAME":
            sets.add(step.argval)
    inner = [constant for constant in code.co_consts if hasattr(constant, "co_consts")]
    while inner:  # functions, classes, comprehensions
        function = inner.pop()
        inner += [constant for constant in function.co_consts if hasattr(constant, "co_consts")]
        used = (step.argval for step in dis.get_instructions(function) if step.opname == "LOAD_GLOBAL")
        takes.update(name for name in used if name not in sets)
    return sets, takes


@pytest.mark.parametrize("path", reader.FILES, ids=lambda path: path.stem)
def test_a_name_that_cells_share_is_set_in_one_of_them(path):
    setters, takers = {}, {}
    for number, cell in enumerate(reader.read(path).cells):
        if reader.is_code(cell):
            sets, takes = names_of(cell.source)
            for name in sets:
                setters.setdefault(name, []).append(number)
            for name in takes:
                takers.setdefault(name, []).append(number)
    twice = {
        name: f"set in cells {numbers}, used in {takers[name]}"
        for name, numbers in setters.items()
        if len(numbers) > 1 and name in takers
    }
    assert twice == {}
