"""The small world with its circle and two plans, the second published."""

from __future__ import annotations

import shutil
from pathlib import Path

DAY = "2026-03-17"


def copied(twice_planned: tuple[Path, list[str]], folder: Path) -> tuple[Path, list[str]]:
    """Return a copy of the county in ``folder``, to be written to, and the ids of its plans."""
    path, plans = twice_planned
    return Path(shutil.copy(path, folder / "小 县.gpkg")), plans
