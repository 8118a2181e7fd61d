"""A joint zone as stored: its line and sides put together, and measured in its 3° zone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import shapely
from shapely.geometry.base import BaseGeometry

from ...data.crs import geometry_to_metric
from ...data.errors import BadInput
from ...data.records import BoundaryLine, JointZoneSide
from .measure import zone_of


@dataclass(frozen=True)
class StoredZone:
    """One zone; side A is that of the line's first district."""

    zone_id: str
    line: BoundaryLine
    sides: tuple[JointZoneSide, JointZoneSide]

    @cached_property
    def epsg(self) -> int:
        """The metric CRS of the zone."""
        return zone_of([self.line.geom])

    @cached_property
    def line_metric(self) -> BaseGeometry:
        """The line in metres."""
        return geometry_to_metric(self.line.geom, self.epsg)

    @cached_property
    def sides_metric(self) -> tuple[BaseGeometry, BaseGeometry]:
        """Both sides in metres."""
        a, b = (geometry_to_metric(s.geom, self.epsg) for s in self.sides)
        return a, b

    @cached_property
    def outline_metric(self) -> BaseGeometry:
        """The zone as one area in metres: what lies between the two outlines is closed."""
        apart = (self.line.tolerance_m or 0.0) / 2 + 0.5
        one = shapely.union_all([shapely.make_valid(s) for s in self.sides_metric])
        return one.buffer(apart, join_style="mitre").buffer(-apart, join_style="mitre")

    @property
    def districts(self) -> tuple[str, str]:
        """The codes of sides A and B."""
        return self.sides[0].district, self.sides[1].district


def stored_zones(
    sides: Sequence[JointZoneSide], lines: Sequence[BoundaryLine]
) -> list[StoredZone]:
    """Put the tables' rows together, by zone id.

    Raises ``BadInput`` for a zone without its line or without exactly two sides.
    """
    by_line = {x.line_id: x for x in lines}
    found = []
    for zone_id in sorted({s.zone_id for s in sides}):
        own = [s for s in sides if s.zone_id == zone_id]
        line = by_line.get(own[0].line_id)
        if line is None or {s.district for s in own} != {line.district_a, line.district_b}:
            raise BadInput("Zone {zone} lacks its line or a side; design it again.", zone=zone_id)
        own.sort(key=lambda s: s.district != line.district_a)
        found.append(StoredZone(zone_id, line, (own[0], own[1])))
    return found
