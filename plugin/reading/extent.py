"""Where the workspace lies."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsGeometry, QgsPointXY

from .connection import rows
from .geometry import point


def of_units(workspace: str) -> Optional[QgsGeometry]:
    """Return the townships and squads as one multipoint (lon/lat), None if there are none."""
    found = [point(blob) for (blob,) in rows(
        workspace, "SELECT geom FROM units UNION ALL SELECT geom FROM squads")]
    known: list = [place for place in found if isinstance(place, QgsPointXY)]
    return QgsGeometry.fromMultiPointXY(known) if known else None
