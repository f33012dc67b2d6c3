# @title This file brings the course along: run this cell first { display-mode: "form" }
import base64
import hashlib
import io
import os
import sys
import tarfile
import tempfile
from pathlib import Path


def bring(text):
    """Lay nnlib and the course into a temporary folder. Nothing is installed."""
    packed = base64.b64decode(text)
    name = "nnlib-course-" + hashlib.sha256(packed).hexdigest()[:16]
    place = Path(tempfile.gettempdir(), name)
    if not place.is_dir():
        fresh = tempfile.mkdtemp(dir=place.parent)
        with tarfile.open(fileobj=io.BytesIO(packed)) as archive:
            archive.extractall(fresh, filter="data")
        try:
            os.rename(fresh, place)
        except OSError:  # another notebook was quicker
            pass
    sys.path[:0] = [str(place)]


# What follows is the course, compressed: there is nothing in it to read.
bring("""
""")
