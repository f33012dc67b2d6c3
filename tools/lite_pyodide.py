"""The part of a Pyodide distribution that the course needs in the browser, each package by its sha256."""

import hashlib
import io
import json
import re
import shutil
import zipfile
from pathlib import Path

FROM_PYODIDE = ("micropip", "numpy", "matplotlib", "ipython")
# fetched when a cell imports it: only notebook 17 does
ON_DEMAND = ("pandas",)
CORE = ("pyodide.js", "pyodide.asm.js", "pyodide.asm.wasm", "python_stdlib.zip")
# Matplotlib writes PDFs and knows time zones with these, which the course does not need; pandas asks for the
# second when it is imported.
NOT_USED = {"matplotlib": {"fonttools", "pytz"}}
# Of a wheel, what no page here uses: fonts but DejaVu Sans and those of formulas, languages but Python
LEFT_OUT_OF = {
    "matplotlib": re.compile(
        r"/mpl-data/(sample_data/|fonts/(afm|pdfcorefonts)/."
        r"|fonts/ttf/(DejaVuSerif|DejaVuSansMono-|DejaVuSans-BoldOblique|Humor))"
    ),
    "numpy": re.compile(r"^numpy/(_core/include/|f2py/(?!__init__))"),
    "pillow": re.compile(r"^PIL/_imagingft\."),  # fonts for drawn text
    "pygments": re.compile(r"^pygments/lexers/(?!(__init__|_mapping|python|special)\.py$)"),
}


class Unfit(Exception):
    """What stands in the way of the build, and what to do."""


def needed(packages: dict, names=(*FROM_PYODIDE, *ON_DEMAND)) -> set[str]:
    """The names in a lock file that these packages need, themselves included."""
    found, open_names = set(), list(names)
    while open_names:
        name = re.sub(r"[-_.]+", "-", open_names.pop().lower())
        if name not in found:
            found.add(name)
            open_names += depends(name, packages[name])
    return found


def depends(name: str, package: dict) -> list[str]:
    """What a package of a lock file needs here."""
    return [need for need in package["depends"] if need not in NOT_USED.get(name, ())]


def leaner(name: str, wheel: bytes) -> bytes:
    """The wheel without what LEFT_OUT_OF names, packed as small as it goes; the same for the same."""
    left_out = LEFT_OUT_OF.get(name)
    if left_out is None:
        return wheel
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(wheel)) as old, zipfile.ZipFile(packed, "w") as new:
        for entry in old.infolist():
            if not left_out.search(entry.filename):
                info = zipfile.ZipInfo(entry.filename, (2020, 1, 1, 0, 0, 0))
                info.external_attr = entry.external_attr
                new.writestr(info, old.read(entry), zipfile.ZIP_DEFLATED, 9)
    return packed.getvalue()


def own_pyodide(distribution: Path, target: Path) -> None:
    """Copy what is needed of a Pyodide distribution, with a lock file of that alone.

    Raises:
        Unfit: If a file is missing, or is not the one that the lock file names.
    """
    try:
        lock = json.loads((distribution / "pyodide-lock.json").read_text(encoding="utf-8"))
        target.mkdir(parents=True)
        for name in CORE:
            shutil.copyfile(distribution / name, target / name)
        if f'"{lock["info"]["version"]}"' not in (target / "pyodide.js").read_text(encoding="utf-8"):
            raise Unfit(f"pyodide.js in {distribution} is of another version than its pyodide-lock.json.")
        packages = lock["packages"]
        kept = {name: packages[name] for name in sorted(needed(packages))}
        for name, package in kept.items():
            package["depends"] = depends(name, package)
            content = (distribution / package["file_name"]).read_bytes()
            if hashlib.sha256(content).hexdigest() != package["sha256"]:
                raise Unfit(
                    f"{package['file_name']} in {distribution} is not the file that pyodide-lock.json names: "
                    "its sha256 is another. Fetch it again from the release of Pyodide."
                )
            content = leaner(name, content)
            package["sha256"] = hashlib.sha256(content).hexdigest()
            (target / package["file_name"]).write_bytes(content)
    except FileNotFoundError as error:
        name = Path(error.filename).name
        raise Unfit(
            f"{distribution} has no file {name}. Give the folder of a Pyodide release, unpacked."
        ) from None
    (target / "pyodide-lock.json").write_text(json.dumps({**lock, "packages": kept}), encoding="utf-8")
