"""What one thread prints, while other threads go on printing on the page."""

from __future__ import annotations

import io
import sys
import threading


class Prints(io.TextIOBase):
    """As a `with` block it keeps in `text` what its thread prints in it, up to `limit` characters.

    What another thread prints, such as a training that goes on, reaches the page as before. Several threads
    may each have a block, and leave them in any order.

    >>> with Prints(limit=5) as prints:
    ...     print("a long line")
    >>> prints.text
    'a lon'
    """

    def __init__(self, limit=10_000_000):
        self.text, self.limit, self.owner = "", limit, None

    def __enter__(self):
        self.page, self.owner, sys.stdout = sys.stdout, threading.get_ident(), self
        return self

    def __exit__(self, *error):
        self.owner = None
        if sys.stdout is self:
            sys.stdout = _still_open(self.page)

    def write(self, text):
        if threading.get_ident() != self.owner:
            return self.page.write(text)
        self.text += text[: self.limit - len(self.text)]
        return len(text)

    def flush(self):
        self.page.flush()

    def close(self):
        """Nothing is closed: Python calls this when the object goes, and the page may have gone before."""


def _still_open(page):
    """The page under all blocks that were left before the one that stood over them."""
    while isinstance(page, Prints) and page.owner is None:
        page = page.page
    return page
