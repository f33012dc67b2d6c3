"""What to look at after an error, by its type and by words of its text; true whenever these words come."""

from __future__ import annotations

from course.checking import guard

# (type, words of the error's text, what to say); the first that fits. `{seconds}`, `{takes}` are filled in.
NUDGES = [
    (
        IndexError,  # NumPy's AxisError is one
        "for array of dimension",
        "The array has no such axis: `axis=0` runs down the rows, and an array of one axis has only that "
        "one. `np.max(x, axis)` takes one array; `np.maximum(a, b)` compares two.",
    ),
    (
        guard.OutOfTime,
        "",
        "It was still running after {seconds:g} seconds of computing and was stopped. Does every loop "
        "come to its end?",
    ),
    (SystemExit, "", "It ends the program. Leave out `exit()`; a function ends with `return`."),
    (KeyboardInterrupt, "", "It was interrupted."),
    (
        RecursionError,
        "",
        "The function calls itself and never stops. Does it call its own name where another was meant?",
    ),
    (MemoryError, "", "An array became too large for the memory: look at its shape."),
    (
        UnboundLocalError,
        "",
        "Python reads this name before the function has given it a value. Give it its first value before the "
        "loop or the `if`.",
    ),
    (NameError, "", "Is the name spelled as where it was made, and was that cell run?"),
    (
        TypeError,
        "Cannot cast ufunc",
        "An array of integers cannot take decimals in place: write `x = x / 255` and the like, which makes a "
        "new array, in place of `/=`, `*=`, `+=` or `-=`.",
    ),
    (TypeError, "bitwise_xor", "`^` is not a power in Python: write `**`."),
    (TypeError, "for ^", "`^` is not a power in Python: write `**`."),
    (
        TypeError,
        "'tuple' object cannot be interpreted as an integer",
        "A shape is a tuple, such as (3, 2). One length of it is `len(x)` or `x.shape[0]`.",
    ),
    (
        TypeError,
        "'list' object cannot be interpreted as an integer",
        "A list stands where one whole number is expected: `np.max(x, axis)` takes one array, and "
        "`np.maximum(a, b)` compares two.",
    ),
    (
        TypeError,
        "only integer scalar arrays can be converted",
        "An array stands where one whole number is expected. A loop takes `range(len(x))`; `np.max(x, axis)` "
        "takes one array and an axis, and `np.maximum(a, b)` compares two arrays.",
    ),
    (
        TypeError,
        "array is not valid for an axis",
        "`np.max(x, axis)` takes one array and an axis; `np.maximum(a, b)` compares two arrays.",
    ),
    (
        TypeError,
        "arrays can be converted to Python scalars",
        "The functions of `math`, `float(...)` and `int(...)` take one number. For an array there are "
        "`np.exp`, `np.log`, `np.sqrt` and `.astype(...)`.",
    ),
    (
        TypeError,
        "must be real number, not",
        "The functions of `math` take one number. For an array or a list there are `np.exp`, `np.log` and "
        "`np.sqrt`.",
    ),
    (
        TypeError,
        "_method'",
        "A function stands there without its parentheses: `x.mean()`, not `x.mean`.",
    ),
    (
        TypeError,
        "'function'",
        "A function stands where its result is meant: call it, with parentheses and its arguments.",
    ),
    (
        TypeError,
        "can't multiply sequence",
        "A list is not computed with entry by entry. Make an array of it first: `np.array(values)`.",
    ),
    (
        TypeError,
        "'list' object is not callable",
        "Parentheses call a function. An entry of a list is `values[i]`, with square brackets.",
    ),
    (
        TypeError,
        "not callable",
        "Parentheses after something that is no function: is a `*` or `@` missing, or a name used twice?",
    ),
    (
        TypeError,
        "'list'",
        "Lists are not computed with entry by entry. Make an array first, `np.array(values)`, or go through "
        "the list with a loop.",
    ),
    (TypeError, "argument", "{takes}"),
    (
        TypeError,
        "NoneType",
        "Something before is `None`: a function without `return`, or `x = values.append(...)`?",
    ),
    (
        TypeError,
        "object is not iterable",
        "One number stands where a list or an array is expected: a loop goes through `range(n)`, and two "
        "names on the left need two values on the right.",
    ),
    (
        TypeError,
        "not subscriptable",
        "Square brackets after something that has no entries: a function wants ( ).",
    ),
    (TypeError, "has no len()", "One number has no length. Was an array or a list meant?"),
    (
        ValueError,
        "truth value",
        "`if`, `max` and `and` want one True or False; arrays are compared entry by entry: `np.where`, "
        "`np.maximum`, or multiply by `(x > 0)`.",
    ),
    (
        ValueError,
        "matmul",
        "For `A @ B` the last axis of A must be as long as the first of B. Which one needs `.T`?",
    ),
    (
        ValueError,
        "not aligned",
        "The last axis of the first array must be as long as the first axis of the second.",
    ),
    (
        ValueError,
        "broadcast",
        "Two shapes do not fit entry by entry. Write the shape of each array beside its line.",
    ),
    (
        ValueError,
        "inhomogeneous",
        "The entries have different lengths, so they are no array. Print one of them.",
    ),
    (
        ValueError,
        "empty",
        "A list is empty here: nothing was put into it. Print it before this line.",
    ),
    (
        ValueError,
        "with a sequence",
        "Several numbers stand where one entry of an array is set.",
    ),
    (ValueError, "reshape", "A new shape must hold as many entries as the old one; `-1` lets NumPy count."),
    (ValueError, "read-only", "This array is not to be changed: work on a new one, as `np.where` makes it."),
    (
        ValueError,
        "unpack",
        "On the left of `=` stand more or fewer names than there are values on the right.",
    ),
    (KeyError, "", "Is that key set before it is read (`+=` reads it first), and spelled the same?"),
    (
        IndexError,
        "too many indices",
        "The array has fewer axes than you index. Print its `shape` before that line.",
    ),
    (
        IndexError,
        "only integers",
        "An index must be a whole number, a slice, or an array of whole numbers or of True and False.",
    ),
    (
        IndexError,
        "boolean index",
        "The array of True and False has another length than the axis that it picks from.",
    ),
    (
        IndexError,
        "must be of integer",
        "An index must be a whole number, a slice, or an array of whole numbers or of True and False.",
    ),
    (
        IndexError,
        "tuple index out of range",
        "A shape has one entry for each axis of the array, and this array has fewer axes.",
    ),
    (IndexError, "out of bounds", "Counting starts at 0, so the last index is the length minus 1."),
    (IndexError, "out of range", "Counting starts at 0, so the last index is the length minus 1."),
    (ZeroDivisionError, "", "What is it divided by, and when is that 0?"),
]


def nudge(error: BaseException, seconds: float, takes: str) -> str:
    """What to look at after this error, or nothing."""
    text = str(error)
    found = next((say for kind, words, say in NUDGES if isinstance(error, kind) and words in text), "")
    return found.format(seconds=seconds, takes=takes) if found else ""
