"""How a file says that Half-Hour wrote it: its cells are then read as they stand.

A workbook carries the mark among its keywords, a layer of a GeoPackage in its description;
both keep it when a person edits and saves them.
"""

from __future__ import annotations

from ...protocol.fields import TABLES

MARK = "halfhour-export-1"


def stored_table(title: str) -> str | None:
    """Return the table of the workspace that a sheet or layer of this title holds, or None."""
    return next((name for name, both in TABLES.items() if title in (name, *both)), None)
