"""Where the workspace lies."""

from __future__ import annotations

from typing import Optional

from qgis.core import QgsGeometry, QgsPointXY, QgsRectangle

from .connection import rows
from .geometry import point


def of_world(workspace: str) -> Optional[QgsGeometry]:
    """Return where townships and squads lie (lon/lat), else the box of the roads, else None."""
    places = of_units(workspace)
    if places is not None:
        return places
    west, south, east, north = rows(
        workspace, "SELECT min(minx), min(miny), max(maxx), max(maxy) FROM rtree_roads_geom")[0]
    return None if west is None else QgsGeometry.fromRect(QgsRectangle(west, south, east, north))


def of_units(workspace: str) -> Optional[QgsGeometry]:
    """Return the townships and squads as one multipoint (lon/lat), None if there are none."""
    found = [point(blob) for (blob,) in rows(
        workspace, "SELECT geom FROM units UNION ALL SELECT geom FROM squads")]
    known: list = [place for place in found if isinstance(place, QgsPointXY)]
    return QgsGeometry.fromMultiPointXY(known) if known else None
