"""Pythons on this computer that may carry the engine's environment. Nothing is run here."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import Iterator, List

from .steps.probe import OLDEST

_VERSIONS = ("3.12", "3.11", "3.13")


def candidates() -> List[str]:
    """Return paths of Python programs, the likeliest first, each once.

    Whether one is new enough is found out by :mod:`.steps.probe` in a process of its own.
    """
    found: List[str] = []
    for path in _windows() if sys.platform == "win32" else _elsewhere():
        if path.is_file() and str(path) not in found:
            found.append(str(path))
    return found


def _elsewhere() -> Iterator[Path]:
    # first the Python QGIS runs on; not sys.executable, which is QGIS itself on some systems
    if sys.version_info[:2] >= OLDEST:
        yield Path(sys.base_prefix) / "bin" / "python3"
    for name in (*("python" + version for version in _VERSIONS), "python3"):
        named = shutil.which(name)
        if named:
            yield Path(named)


def _windows() -> Iterator[Path]:
    digits = [version.replace(".", "") for version in _VERSIONS]
    local = Path(os.environ.get("LOCALAPPDATA", "C:/")) / "Programs" / "Python"
    programs = Path(os.environ.get("PROGRAMFILES", "C:/"))
    for number in digits:
        yield local / ("Python" + number) / "python.exe"
        yield programs / ("Python" + number) / "python.exe"
        yield Path("C:/") / ("Python" + number) / "python.exe"
    yield Path(sys.base_prefix) / "python.exe"
    yield Path(sys.base_prefix) / "python3.exe"
