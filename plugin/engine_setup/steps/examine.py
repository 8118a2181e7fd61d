"""Look at the packages: ``python -I examine.py IMPORTED==VERSION … -- OTHER==VERSION …``.

Those before ``--`` are imported as well. Prints a JSON object ``{"python", "packages": {name:
version}, "wrong": [sentences]}``; exit code 1 if a package is missing, has another version or
cannot be imported.
"""

from __future__ import annotations

import importlib
import json
import platform
import sys
from importlib import metadata
from typing import Dict, List


def modules(package: str) -> List[str]:
    """Return what to import of an installed package: the module of its name, else all public."""
    tops = sorted(top for top, owners in metadata.packages_distributions().items()
                  if package in [owner.lower().replace("_", "-") for owner in owners])
    own = [top for top in tops if top.lower() == package.replace("-", "_")]
    return own or [top for top in tops if not top.startswith("_")]


def examine(first: Dict[str, str], others: Dict[str, str]) -> dict:
    """Compare what is installed with package → version; import the ``first`` ones."""
    found: Dict[str, str] = {}
    wrong: List[str] = []
    for name, version in sorted({**first, **others}.items()):
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            wrong.append(f"{name} {version} is missing")
            continue
        if found[name] != version:
            wrong.append(f"{name} is {found[name]}, not {version}")
    for module in (m for name in sorted(first) if name in found for m in modules(name)):
        try:
            importlib.import_module(module)
        except Exception as error:  # whatever a broken package raises is the finding
            wrong.append(f"{module} cannot be imported: {type(error).__name__}: {error}")
    return {"python": platform.python_version(), "packages": found, "wrong": wrong}


def _pins(arguments: List[str]) -> Dict[str, str]:
    return dict(argument.split("==", 1) for argument in arguments)


if __name__ == "__main__":
    given = sys.argv[1:]
    border = given.index("--")
    outcome = examine(_pins(given[:border]), _pins(given[border + 1:]))
    print(json.dumps(outcome), flush=True)
    sys.exit(1 if outcome["wrong"] else 0)
