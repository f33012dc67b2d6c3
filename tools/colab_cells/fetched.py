# @title Set-up: run this cell first
import hashlib
import io
import sys
import zipfile
from pathlib import Path
from urllib.request import urlopen

# nnlib and the course, a small archive; nothing is installed or changed here
COURSE = ""
kept = Path("nnlib-course.sha256")  # names the one that is here already
try:
    sha256 = urlopen(COURSE + ".sha256", timeout=30).read().decode()
except OSError as error:  # without a network the one that is here has to do
    if not kept.exists():
        raise RuntimeError(f"{COURSE} cannot be reached: {error}") from None
    sha256 = kept.read_text()
folder = Path("nnlib-course", sha256[:16]).resolve()
if not kept.exists() or kept.read_text() != sha256:
    packed = urlopen(COURSE, timeout=60).read()
    if hashlib.sha256(packed).hexdigest() != sha256:
        raise RuntimeError("The course came damaged: run this cell again in 5 minutes.")
    zipfile.ZipFile(io.BytesIO(packed)).extractall(folder)
    kept.write_text(sha256)
sys.path[:0] = [str(folder)]
