"""Put a finished environment in its place: ``python -I settle.py NEW PLACE NOTE.json TEXT``.

The old one is moved aside first and deleted last, so that there is always one that works.
Run by the base Python, never by the one inside the environment.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path


def settle(new: Path, place: Path) -> None:
    """Move ``new`` to ``place``. Raises ``OSError`` with the old one back in its place."""
    old = place.with_name(place.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if place.exists():
        place.rename(old)
    try:
        new.rename(place)
    except OSError:
        if old.exists():
            old.rename(place)
        raise
    shutil.rmtree(old, ignore_errors=True)


if __name__ == "__main__":
    new, place = Path(sys.argv[1]), Path(sys.argv[2])
    (new / sys.argv[3]).write_text(sys.argv[4], encoding="utf-8")
    shutil.rmtree(new / "wheels", ignore_errors=True)
    try:
        settle(new, place)
    except OSError as error:
        print(f"The environment could not be put in place: {error}. "
              f"Close other QGIS windows and try again.", flush=True)
        sys.exit(1)
