"""The two sides of a joint zone: disjoint, each within its own district."""

from __future__ import annotations

from collections.abc import Sequence

import shapely
from shapely import LineString, MultiPolygon, Polygon
from shapely.geometry.base import BaseGeometry

from ...data.errors import BadInput
from .band import band


def side(
    district: BaseGeometry, lines: Sequence[LineString], width_m: float, ends: str, *,
    without: BaseGeometry | None = None, name: str = "",
) -> MultiPolygon:
    """Return the ground of ``district`` within ``width_m`` of the lines, all in metres.

    ``without`` is the other district: where outlines overlap within the tolerance, the ground
    counts to the first. Ground cut off from the line by the other district belongs to it too.
    Raises ``BadInput`` for a width that is not positive, or if the side is empty.
    """
    if not width_m > 0:
        raise BadInput("The width of a side must be more than 0 m, not {width:g}.", width=width_m)
    near = band(lines, width_m, ends)
    # clip to a box first: a district has thousands of vertices far from the line
    ground = shapely.clip_by_rect(district, *near.buffer(1.0).bounds)
    ground = shapely.make_valid(ground).intersection(near)
    if without is not None:
        ground = ground.difference(without)
    parts = [p for p in shapely.get_parts(ground) if isinstance(p, Polygon) and not p.is_empty]
    if not parts:
        raise BadInput("No ground of {district} lies within {width:g} m of the line.",
                       district=name, width=width_m)
    return MultiPolygon(sorted(parts, key=lambda p: (-p.area, p.bounds)))
