"""Run by the engine's interpreter, not by QGIS: load the package this file belongs to.

The engine must be the code of this very plugin, whatever its folder is called and
whatever else the interpreter has installed; so the package is loaded from its folder
under its name, without touching the search path. Usage: ``python -I launch.py ARGUMENTS``
with the arguments of ``python -m halfhour``.
"""

from __future__ import annotations

import importlib.util
import sys
from pathlib import Path

PACKAGE = "halfhour"


def load_package(root: Path) -> None:
    """Make the folder ``root`` importable as ``halfhour``."""
    spec = importlib.util.spec_from_file_location(
        PACKAGE, root / "__init__.py", submodule_search_locations=[str(root)]
    )
    if spec is None or spec.loader is None:
        raise ImportError(f"{root} holds no package")
    package = importlib.util.module_from_spec(spec)
    sys.modules[PACKAGE] = package
    spec.loader.exec_module(package)


if __name__ == "__main__":
    load_package(Path(__file__).resolve().parents[2])
    main = importlib.import_module(f"{PACKAGE}.__main__").main
    sys.exit(main())
