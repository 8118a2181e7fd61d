"""Find a QGIS whose Python can be spawned: the one asked for, or the one installed here.

QGIS's Python is never the engine's: Debian keeps ``qgis.core`` in ``/usr/bin/python3``,
Windows behind ``python-qgis.bat``, macOS inside the application bundle.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from ..data.errors import BadInput

VARIABLE = "HALFHOUR_QGIS_PYTHON"

#: Belong to the engine's own interpreter and libraries; QGIS's would break on them.
_FOREIGN = ("PYTHON", "GDAL_", "PROJ_", "VIRTUAL_ENV", "__PYVENV_LAUNCHER__")
_WINDOWS_NAMES = ("python-qgis-ltr.bat", "python-qgis.bat", "python3.exe", "python.exe")
_PROBE_SECONDS = 60


def clean_environment() -> dict[str, str]:
    """Return the environment for a QGIS that shows no window and shares no Python with us."""
    env = {k: v for k, v in os.environ.items() if not k.upper().startswith(_FOREIGN)}
    env["PYTHONUTF8"] = "1"
    if sys.platform.startswith("linux"):
        # elsewhere the platform's own Qt plugin needs no display, and finds the fonts
        env["QT_QPA_PLATFORM"] = "offscreen"
    return env


def find_qgis_python(qgis: str | None) -> Path:
    """Return a Python that can import ``qgis.core``.

    ``qgis`` names it: a Python, a QGIS program beside one, or the folder of an
    installation; else the variable ``HALFHOUR_QGIS_PYTHON`` does; else the QGIS on PATH
    and the usual places are tried. Raises ``BadInput`` if there is none.
    """
    named = qgis or os.environ.get(VARIABLE)
    if named:
        for python in _pythons_at(Path(named).expanduser()):
            if _imports_qgis(python):
                return python
        raise BadInput(
            "{qgis} gives no Python that can import qgis.core; name the Python of a "
            "QGIS 3.22 or later.",
            qgis=named,
        )
    for place in _usual_places():
        for python in _pythons_at(place):
            if _imports_qgis(python):
                return python
    raise BadInput(
        "No QGIS was found on this computer; install QGIS 3.22 or later, or name its Python "
        "with --qgis or {variable}.",
        variable=VARIABLE,
    )


def _pythons_at(place: Path) -> Iterator[Path]:
    if place.is_dir():
        folders = [place, place / "bin", place / "Contents" / "MacOS" / "bin"]
    elif place.is_file():
        if "python" in place.name.lower():
            yield place
            return
        folders = [place.parent, place.resolve().parent]
    else:
        return
    names = _WINDOWS_NAMES if os.name == "nt" else ("python3",)
    yield from (folder / name for folder in folders for name in names if (folder / name).is_file())


def _usual_places() -> Iterator[Path]:
    for name in ("qgis", "qgis_process", "qgis-ltr", "qgis-ltr-bin", "qgis-bin"):
        found = shutil.which(name)
        if found:
            yield Path(found)
    if os.name == "nt":
        yield Path("C:/OSGeo4W")
        yield from sorted(Path(os.environ.get("PROGRAMFILES", "C:/")).glob("QGIS*"), reverse=True)
    elif sys.platform == "darwin":
        yield from sorted(Path("/Applications").glob("QGIS*.app"), reverse=True)
    else:
        yield Path("/usr/bin/python3")


def _imports_qgis(python: Path) -> bool:
    try:
        done = subprocess.run(
            [str(python), "-c", "import qgis.core"], env=clean_environment(),
            stdin=subprocess.DEVNULL, capture_output=True, timeout=_PROBE_SECONDS, check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
