"""The command line and the environment of an engine process."""

from __future__ import annotations

from pathlib import Path
from typing import List

from qgis.PyQt.QtCore import QProcess, QProcessEnvironment

LAUNCH = Path(__file__).resolve().parent / "launch.py"

# QGIS sets these for its own libraries; the engine brings its own
_FOREIGN = ("PYTHON", "GDAL_", "PROJ_", "QT_", "OSGEO", "LD_LIBRARY_PATH", "VIRTUAL_ENV")


def clean_environment() -> QProcessEnvironment:
    """Return our environment without what leads a foreign Python astray."""
    environment = QProcessEnvironment.systemEnvironment()
    for name in environment.keys():  # noqa: SIM118 - no dict
        if name.upper().startswith(_FOREIGN):
            environment.remove(name)
    return environment


def prepare(process: QProcess, python: Path, arguments: List[str]) -> None:
    """Set ``process`` up to run the engine's command line with ``arguments``."""
    process.setProgram(str(python))
    # -I: neither the working folder nor the user's packages get in the way
    process.setArguments(["-I", "-X", "utf8", str(LAUNCH), *arguments])
    process.setProcessEnvironment(clean_environment())
    process.setProcessChannelMode(QProcess.ProcessChannelMode.SeparateChannels)
