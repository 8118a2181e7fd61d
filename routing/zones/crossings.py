"""What crosses a zone's line: roads by name, and waters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

import shapely

from ...data.crs import geometry_to_metric
from ...data.records import Road, Water
from .stored import StoredZone


@dataclass(frozen=True)
class Crossing:
    """A road or water across the line: how often, and the measure of the first crossing.

    ``from_start_m`` is counted along the chosen part of the line.
    """

    kind: str  # "road" | "water"
    name: str
    road_class: str
    times: int
    from_start_m: float


def crossings(
    zone: StoredZone, roads: Sequence[Road], waters: Sequence[Water]
) -> list[Crossing]:
    """Return what crosses the line, roads of one name together, in order along the line."""
    line = zone.line.geom
    shapely.prepare(line)
    by_name: dict[tuple[str, str], list[float]] = defaultdict(list)
    for road in roads:
        if line.intersects(road.geom):
            for point in shapely.get_parts(line.intersection(road.geom)):
                by_name[road.name or "", road.kind].append(_measure(zone, point))
    found = [Crossing("road", name, kind, len(at), min(at)) for (name, kind), at in by_name.items()]
    for water in waters:
        wet = [p for p in shapely.get_parts(line.intersection(water.geom)) if p.length > 0]
        if wet:
            found.append(Crossing("water", water.name, "", len(wet),
                                  min(_measure(zone, p) for p in wet)))
    return sorted(found, key=lambda c: (c.from_start_m, c.kind, c.name))


def _measure(zone: StoredZone, at: shapely.Geometry) -> float:
    point = geometry_to_metric(at.representative_point() if at.area else
                               shapely.Point(at.coords[0]), zone.epsg)
    passed, best = 0.0, (float("inf"), 0.0)
    for part in shapely.get_parts(zone.line_metric):
        best = min(best, (part.distance(point), passed + part.project(point)))
        passed += part.length
    return best[1]
