"""Where things lie, for tests that start another Python."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
NOTEBOOKS = ROOT / "notebooks"
# what PYTHONPATH must hold so that another Python finds nnlib and the course
PACKAGES = os.pathsep.join([str(ROOT), str(NOTEBOOKS)])
