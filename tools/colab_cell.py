# @title Set-up: run this cell first { display-mode: "form" }
import base64
import hashlib
import io
import os
import sys
import tempfile
import zipfile
from pathlib import Path

# True: progress and data sets live in the folder nnlib-course of your Google Drive.
KEEP_ON_DRIVE = False  # @param {type: "boolean"}

COURSE = ""  # nnlib and the course, compressed; nothing is installed or changed in this runtime

packed = base64.b64decode(COURSE)
place = Path(tempfile.gettempdir(), "nnlib-course-" + hashlib.sha256(packed).hexdigest()[:16])
if not place.is_dir():
    fresh = tempfile.mkdtemp(dir=place.parent)
    zipfile.ZipFile(io.BytesIO(packed)).extractall(fresh)
    try:
        os.rename(fresh, place)
    except OSError:  # another notebook was quicker
        pass
sys.path[:0] = [str(place)]
if KEEP_ON_DRIVE:
    from google.colab import drive

    drive.mount("/content/drive")
    kept = Path("/content/drive/MyDrive/nnlib-course")
    kept.mkdir(exist_ok=True)
    os.environ["NNLIB_PROGRESS"] = str(kept / "progress.jsonl")
    os.environ["NNLIB_CACHE"] = str(kept)
