"""The palette, and the outlines of its shapes for pictures drawn without QGIS.

Colours never stand alone: each meaning also has a shape, a dash or a width of its own,
so that a black-and-white print and a colour-blind reader tell them apart (the red ■,
yellow ▲, green ● of the enterprise code differ in lightness as well).
"""

from __future__ import annotations

import math

from ..protocol.palette import (
    BOUNDARY,
    CIRCLES,
    CLOSURE,
    COVER_AREAS,
    DISTRICT,
    ENTERPRISES,
    FIRST_FILLS,
    LAPSED_ZONE,
    NEIGHBOUR_DISTRICT,
    PAPER,
    POINTS,
    ROADS,
    WATER,
    ZONE_SIDES,
    Line,
    RoadClass,
    Symbol,
    circle_line,
    crew_line,
    road_class,
)

__all__ = [
    "BOUNDARY",
    "CIRCLES",
    "CLOSURE",
    "COVER_AREAS",
    "DISTRICT",
    "ENTERPRISES",
    "FIRST_FILLS",
    "LAPSED_ZONE",
    "NEIGHBOUR_DISTRICT",
    "PAPER",
    "POINTS",
    "ROADS",
    "SHAPES",
    "WATER",
    "ZONE_SIDES",
    "Line",
    "RoadClass",
    "Symbol",
    "circle_line",
    "crew_line",
    "road_class",
]

Outline = tuple[tuple[float, float], ...]


def _regular(corners: int, *, turn: float = 0.0, inner: float | None = None) -> Outline:
    """Return a regular polygon in the unit circle, a star if ``inner`` is its inner radius."""
    steps = corners * (2 if inner else 1)
    radii = [1.0 if not inner or i % 2 == 0 else inner for i in range(steps)]
    angles = [math.pi / 2 + math.radians(turn) - 2 * math.pi * i / steps for i in range(steps)]
    return tuple(
        (round(r * math.cos(a), 4), round(r * math.sin(a), 4))
        for r, a in zip(radii, angles, strict=True)
    )


#: Shape name → outline in the unit circle, y upwards. Names are those QGIS gives its markers.
SHAPES: dict[str, Outline] = {
    "circle": _regular(20),
    "square": _regular(4, turn=45.0),
    "triangle": _regular(3),
    "diamond": _regular(4),
    "pentagon": _regular(5),
    "hexagon": _regular(6),
    "star": _regular(5, inner=0.45),
    "cross": (
        (0.3, 1.0), (0.3, 0.3), (1.0, 0.3), (1.0, -0.3), (0.3, -0.3), (0.3, -1.0),
        (-0.3, -1.0), (-0.3, -0.3), (-1.0, -0.3), (-1.0, 0.3), (-0.3, 0.3), (-0.3, 1.0),
    ),
}
