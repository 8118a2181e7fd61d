"""Which Python runs the engine: the chosen one, the checkout's, or the QGIS profile's.

QGIS's own Python never does: the engine's packages would break other plugins.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Optional

from qgis.core import QgsApplication

from .. import settings
from ..translation import tr

CHOSEN, CHECKOUT, PROFILE = "chosen", "checkout", "profile"
_ROOT = Path(__file__).resolve().parents[2]


@dataclass(frozen=True)
class Interpreter:
    """A Python for the engine and where it was found (``chosen``, ``checkout``, ``profile``)."""

    path: Path
    origin: str

    def describe(self) -> str:
        """Return one line for the workspace page."""
        where = {
            CHOSEN: tr("chosen in the options"),
            CHECKOUT: tr("the checkout's environment"),
            PROFILE: tr("the environment in the QGIS profile"),
        }[self.origin]
        return f"{self.path} ({where})"


def python_in(environment: Path) -> Path:
    """Return the interpreter of a virtual environment, on Windows and elsewhere."""
    if sys.platform == "win32":
        return environment / "Scripts" / "python.exe"
    return environment / "bin" / "python"


def profile_environment() -> Path:
    """Return the folder of the engine's environment in the user's QGIS profile."""
    return Path(QgsApplication.qgisSettingsDirPath()) / "halfhour" / "engine"


def find() -> Optional[Interpreter]:
    """Return the interpreter to use, or None.

    A chosen interpreter that does not exist is no reason to silently take another one.
    """
    chosen = settings.engine_python()
    if chosen:
        return Interpreter(Path(chosen), CHOSEN) if Path(chosen).is_file() else None
    for environment, origin in ((_ROOT / ".venv", CHECKOUT), (profile_environment(), PROFILE)):
        if python_in(environment).is_file():
            return Interpreter(python_in(environment), origin)
    return None


def missing() -> str:
    """Return the sentence for a user without an interpreter."""
    chosen = settings.engine_python()
    if chosen:
        return tr("The interpreter {path} chosen in the options does not exist.").format(
            path=chosen)
    return tr("No Python for the engine was found: set it up, or choose one in "
              "Settings ▸ Options ▸ Half-Hour.")
