"""Import every package the engine needs: ``python -I examine.py PACKAGE==VERSION …``.

Prints a JSON object ``{"python", "packages": {name: version}, "wrong": [sentences]}``; exit
code 1 if a package is missing, has another version or cannot be imported.
"""

from __future__ import annotations

import importlib
import json
import platform
import sys
from importlib import metadata
from typing import Dict, List

#: What the engine imports itself; the rest are dependencies of these.
IMPORTED = (
    "filelock", "folium", "fontTools", "geopandas", "matplotlib", "numba", "numpy", "ortools",
    "osmium", "osmnx", "pyogrio", "pyproj", "scipy", "shapely",
)


def examine(wanted: Dict[str, str]) -> dict:
    """Compare what is installed with ``wanted`` (package → version), and import it."""
    found: Dict[str, str] = {}
    wrong: List[str] = []
    for name, version in sorted(wanted.items()):
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            wrong.append(f"{name} {version} is missing")
            continue
        if found[name] != version:
            wrong.append(f"{name} is {found[name]}, not {version}")
    for name in IMPORTED:
        try:
            importlib.import_module(name)
        except Exception as error:  # whatever a broken package raises is the finding
            wrong.append(f"{name} cannot be imported: {type(error).__name__}: {error}")
    return {"python": platform.python_version(), "packages": found, "wrong": wrong}


if __name__ == "__main__":
    pairs = dict(argument.split("==", 1) for argument in sys.argv[1:])
    outcome = examine(pairs)
    print(json.dumps(outcome), flush=True)
    sys.exit(1 if outcome["wrong"] else 0)
