"""Which enterprises lie in a zone, and how certain that is."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import shapely

from ...data.crs import to_metric
from ...data.records import District, Enterprise, Reach, Unit, ZoneEnterprise
from .stored import StoredZone

CERTAIN, BORDERLINE, DATUM_DOUBTFUL = "certain", "borderline", "datum_doubtful"
#: Why an enterprise may be overlooked, in the order in which they are told.
UNCLAIMED, CLAIMED_TWICE, UNVISITED, OUT_OF_REACH = (
    "unclaimed", "claimed_twice", "unvisited", "out_of_reach")
BLIND = (UNCLAIMED, CLAIMED_TWICE, UNVISITED, OUT_OF_REACH)
ERROR_M = 30.0
MONTHS = 12


@dataclass(frozen=True)
class Claims:
    """What tells whose an enterprise is, and who has been there."""

    districts: Sequence[District]
    units: Sequence[Unit]
    reach: Sequence[Reach]
    day: date
    months: int = MONTHS


def inside(
    zone: StoredZone, enterprises: Iterable[Enterprise], claims: Claims,
    doubtful: Collection[str] = (), error_m: float = ERROR_M,
) -> list[ZoneEnterprise]:
    """Return the enterprises in the zone or within ``error_m`` of it, nearest to the line first.

    ``borderline``: the zone's outline is within ``error_m``, or the line is and so the side may
    be the other one. ``doubtful`` are permit codes whose datum could not be told.
    """
    placed = [e for e in enterprises if e.geom is not None]
    if not placed:
        return []
    points = shapely.points(to_metric(
        shapely.get_coordinates([e.geom for e in placed]), zone.epsg))
    area = zone.outline_metric
    shapely.prepare(area)
    within = shapely.intersects(area, points)
    to_edge = shapely.distance(points, area.boundary)
    to_line = shapely.distance(points, zone.line_metric)
    to_side = np.column_stack([shapely.distance(points, s) for s in zone.sides_metric])
    found = []
    for i in np.flatnonzero(within | (to_edge <= error_m)):
        enterprise = placed[i]
        side = zone.districts[int(to_side[i].argmin())]
        certainty = (
            DATUM_DOUBTFUL if enterprise.enterprise_id in doubtful
            else BORDERLINE if min(to_edge[i], to_line[i]) <= error_m else CERTAIN)
        found.append(ZoneEnterprise(
            zone.zone_id, enterprise.enterprise_id, enterprise.name, side, enterprise.colour,
            float(to_line[i]), error_m, bool(within[i]), certainty,
            _blind(enterprise, side, claims), enterprise.geom))
    return sorted(found, key=lambda f: (f.distance_m, f.enterprise_id))


def _blind(enterprise: Enterprise, side: str, claims: Claims) -> tuple[str, ...]:
    own = {d.district for d in claims.districts if d.own}
    unit = next((u for u in claims.units if u.unit_code == enterprise.unit_code), None)
    why = []
    if enterprise.district in own and (unit is None or not unit.squad_id):
        why.append(UNCLAIMED)
    # registered by one district, on the ground of the other: both, or neither, will go there
    if enterprise.district != side or (unit is not None and unit.district != side):
        why.append(CLAIMED_TWICE)
    if enterprise.last_check is None or \
            enterprise.last_check < months_before(claims.day, claims.months):
        why.append(UNVISITED)
    if any(r.place_id == enterprise.enterprise_id and r.kind == "enterprise" and not r.inside
           for r in claims.reach):
        why.append(OUT_OF_REACH)
    return tuple(why)


def months_before(day: date, months: int) -> date:
    """Return the same day of the month ``months`` earlier, the month's last day at most."""
    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    for last in (day.day, 30, 29, 28):
        try:
            return date(year, month + 1, min(day.day, last))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")
