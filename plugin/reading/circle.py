"""The half-hour circle: who is inside, who is not, and by how much."""

from __future__ import annotations

from typing import List, NamedTuple, Optional

from qgis.core import QgsPointXY

from .connection import rows
from .geometry import point

BANDS = ("certain", "borderline", "beyond", "unreachable")


class BandCount(NamedTuple):
    """One line of the summary. ``what``: ``unit``, or an enterprise's colour."""

    what: str
    total: int
    inside: int
    certain: int
    borderline: int
    beyond: int
    unreachable: int


class Outside(NamedTuple):
    """A unit or enterprise outside; minutes are None where no squad gets there at all."""

    place_id: str
    name: str
    squad: Optional[str]
    response_min: Optional[float]
    missing_min: Optional[float]
    point: Optional[QgsPointXY]


_COUNTS = "count(*), total(inside), " + ", ".join(f"total(band = '{band}')" for band in BANDS)


def band_counts(workspace: str) -> List[BandCount]:
    """Return the counts of the units, then of the enterprises by colour; none if not computed."""
    found = rows(workspace, f"""
        SELECT 'unit', {_COUNTS} FROM reach WHERE kind = 'unit' HAVING count(*) > 0
        UNION ALL SELECT * FROM (
        SELECT colour, {_COUNTS} FROM reach r JOIN enterprises e ON e.enterprise_id = r.place_id
        WHERE kind = 'enterprise' GROUP BY colour
        ORDER BY instr('red yellow green uncoded', colour))""")
    return [BandCount(what, *map(int, counts)) for what, *counts in found]


def inside_weight_pct(workspace: str) -> Optional[float]:
    """Return the share of the units' weight that is inside, in percent."""
    return rows(workspace, """
        SELECT 100.0 * sum(u.weight * r.inside) / sum(u.weight)
        FROM reach r JOIN units u ON u.unit_code = r.place_id WHERE r.kind = 'unit'""")[0][0]


def outside(workspace: str, kind: str) -> List[Outside]:
    """Return the units (``unit``) or enterprises (``enterprise``) outside, the farthest first."""
    found = rows(workspace, """
        SELECT r.place_id, r.name, s.name, r.response_min, r.missing_min, r.geom
        FROM reach r LEFT JOIN squads s ON s.squad_id = r.squad_id
        WHERE r.kind = ? AND NOT r.inside
        ORDER BY r.missing_min IS NOT NULL, r.missing_min DESC, r.place_id""", (kind,))
    return [Outside._make((*row[:-1], point(row[-1]))) for row in found]
