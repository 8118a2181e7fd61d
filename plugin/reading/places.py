"""Enterprises, squads and units by name, for the locator and the dispatcher's line."""

from __future__ import annotations

from typing import List, NamedTuple, Optional

from qgis.core import QgsPointXY

from .connection import rows
from .geometry import point


class Place(NamedTuple):
    """A named place. ``kind``: ``enterprise``, ``squad`` or ``unit``; ``where`` says where."""

    kind: str
    place_id: str
    name: str
    where: str
    point: Optional[QgsPointXY]


_ALL = """
    SELECT 'squad' kind, squad_id id, name, '' place, geom, 0 rank FROM squads
    UNION ALL SELECT 'unit', unit_code, name, '', geom, 1 FROM units
    UNION ALL SELECT 'enterprise', enterprise_id, name, address, geom, 2 FROM enterprises
    WHERE geom IS NOT NULL"""


def named(workspace: str, text: str, limit: int = 30) -> List[Place]:
    """Return places whose name or code contains ``text``; those that begin with it first."""
    pattern = text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
    if not pattern:
        return []
    found = rows(workspace, f"""
        SELECT kind, id, name, place, geom FROM ({_ALL})
        WHERE name LIKE ? ESCAPE '\\' OR id LIKE ? ESCAPE '\\'
        ORDER BY name = ? DESC, name LIKE ? ESCAPE '\\' DESC, rank, name LIMIT ?""",
        (f"%{pattern}%", f"{pattern}%", text.strip(), f"{pattern}%", limit))
    return [Place._make((*row[:-1], point(row[-1]))) for row in found]


def where(workspace: str, kind: str, place_id: str) -> Optional[QgsPointXY]:
    """Return the point (lon/lat) of a place, None if it is unknown or has none."""
    found = rows(workspace, f"SELECT geom FROM ({_ALL}) WHERE kind = ? AND id = ?",
                 (kind, place_id))
    return point(found[0][0]) if found else None
