"""What is different in the reader's own browser, where Python is Pyodide: `make lite` writes such a page.

There are no threads, processes, signals, sockets and no processor clock, and NumPy's integers have 32 bits.
"""

from __future__ import annotations

import importlib.util
import logging
import os
import sys
import warnings
from pathlib import Path

# where Python sees the files that JupyterLite keeps in the browser
STORAGE = "/drive"


def here() -> bool:
    """Whether this Python runs in a browser."""
    return sys.platform == "emscripten"


def keeps_files() -> bool:
    """Whether files that are written here outlive the page: not in a private window, for instance."""
    return Path.cwd().is_relative_to(STORAGE)


def colab() -> str:
    """The page from which the notebooks that need TensorFlow are opened on Google Colab."""
    return os.environ.get("NNLIB_COLAB") or "https://colab.research.google.com"


def prepare() -> None:
    """Let nothing be said that a reader cannot do anything about; before Matplotlib is imported."""
    # it builds a list of its own fonts in every new page, and warns of it
    logging.getLogger("matplotlib.font_manager").setLevel(logging.ERROR)
    # tqdm would look after its bars from a thread
    warnings.filterwarnings("ignore", "tqdm:disabling monitor support")
    shell = sys.modules["IPython"].get_ipython() if "IPython" in sys.modules else None
    if shell:  # the kernel turns it on without a look whether it is there
        shell.Completer.use_jedi = importlib.util.find_spec("jedi") is not None
