"""One palette for every picture of the situation: web map, overview, QGIS, paper.

Colours never stand alone: each meaning also has a shape, a dash or a width of its own,
so that a black-and-white print and a colour-blind reader tell them apart (the red ■,
yellow ▲, green ● of the enterprise code differ in lightness as well). Sizes are pixels
of a screen at 96 dpi.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, Optional, Tuple


@dataclass(frozen=True)
class Symbol:
    """How a kind of point is drawn. ``size`` is the radius in screen pixels at city scale.

    ``name`` is the English source string of the legend; its Chinese is in the catalogue.
    """

    name: str
    shape: str
    fill: str
    stroke: str
    size: float
    stroke_width: float = 1.0


@dataclass(frozen=True)
class Line:
    """How a kind of line or area edge is drawn: width in pixels, dash in pixels on/off."""

    name: str
    colour: str
    width: float
    dash: Tuple[int, ...] = ()
    fill: Optional[str] = None
    fill_opacity: float = 0.0


_INK = "#1f2933"

#: Keyed by ``Enterprise.colour``.
ENTERPRISES: Dict[str, Symbol] = {
    "red": Symbol("Enterprise, red code", "square", "#b3001b", "#ffffff", 5.0, 0.6),
    "yellow": Symbol("Enterprise, yellow code", "triangle", "#ffc20a", "#5c4400", 4.8, 0.7),
    "green": Symbol("Enterprise, green code", "circle", "#2e9e6b", "#ffffff", 3.0, 0.5),
    # hollow, so that it is no pale green on grey paper
    "uncoded": Symbol("Enterprise, not coded", "circle", "#ffffff", "#4a545e", 3.0, 1.1),
}

POINTS: Dict[str, Symbol] = {
    "unit": Symbol("Town, street or park", "diamond", "#ffffff", _INK, 4.5, 1.3),
    "unit_outside": Symbol("Town outside the half-hour circle", "diamond", "#d6006c", _INK,
                           8.0, 1.6),
    "squad": Symbol("Squad", "star", "#0b3c8c", "#ffffff", 9.0, 1.0),
    "brigade": Symbol("Brigade", "pentagon", "#0b3c8c", "#ffd23f", 9.0, 1.8),
    "post": Symbol("Joint police post", "hexagon", "#00788c", "#ffffff", 6.5, 1.0),
    "neighbour": Symbol("Neighbouring squad", "star", "#ffffff", "#0b3c8c", 8.0, 1.4),
    "unserved": Symbol("Due but not planned", "cross", "#111111", "#ffffff", 5.5, 0.8),
    "incident": Symbol("Incident", "triangle", "#ffd23f", "#111111", 11.0, 1.8),
}

#: Keyed by whether the side is ours.
ZONE_SIDES: Dict[bool, Line] = {
    True: Line("Joint zone, our side", "#6a3d9a", 1.6, (), "#6a3d9a", 0.22),
    False: Line("Joint zone, neighbour's side", "#6a3d9a", 1.6, (5, 4), "#cab2d6", 0.30),
}
LAPSED_ZONE = Line("Joint zone without a valid agreement", "#777777", 1.4, (2, 4), "#9e9e9e", 0.18)
ZONE_EXTENSION = Line("Extension of a joint zone", "#6a3d9a", 0.8, (2, 2), "#b39ddb", 0.45)
RENDEZVOUS = Symbol("Rendezvous point", "pentagon", "#ffe082", "#3f007d", 7.0, 1.8)
#: Keyed by ``ZoneEnterprise.certainty``.
ZONE_CERTAINTY: Dict[str, Symbol] = {
    "certain": Symbol("Certain", "circle", "#54278f", "#ffffff", 4.0, 0.8),
    "borderline": Symbol("Borderline", "diamond", "#ffffff", "#b3001b", 5.5, 1.6),
    "datum_doubtful": Symbol("Datum doubtful", "cross", "#b3001b", "#ffffff", 5.5, 0.8),
}
BOUNDARY = Line("Shared boundary", "#3f007d", 3.0, (9, 3, 2, 3))
CLOSURE = Line("Road closed", "#9c0d1f", 5.0, (7, 5))
CLOSURE_OTHER_DAY = Line("Road closed on another day", "#8a8f98", 3.0, (2, 5))
DISTRICT = Line("District", "#6b7480", 1.4, (8, 3, 2, 3), "#ffffff", 1.0)
NEIGHBOUR_DISTRICT = Line("Neighbouring district", "#9aa3ad", 1.0, (3, 3), "#eceff1", 1.0)

#: Minutes → edge and fill of the circle; the shorter, the darker.
CIRCLES: Dict[float, Line] = {
    10.0: Line("Circle, 10 min", "#08306b", 2.0, (), "#2171b5", 0.20),
    20.0: Line("Circle, 20 min", "#2171b5", 1.8, (8, 4), "#4292c6", 0.14),
    30.0: Line("Circle, 30 min", "#2f7fc1", 1.6, (3, 3), "#6baed6", 0.13),
}

#: Keyed by ``CoverArea.kind``; of ``first`` each squad has a fill of its own.
COVER_AREAS: Dict[str, Line] = {
    "first": Line("First to come", "#4a4a4a", 1.4, (), "#ffffff", 0.30),
    "once": Line("At least one squad in time", "#2f7fc1", 1.4, (3, 3), "#6baed6", 0.25),
    "twice": Line("At least two squads in time", "#08306b", 1.6, (), "#2171b5", 0.30),
    "certain": Line("Certain", "#00572e", 1.4, (), "#1b9e77", 0.28),
    "borderline": Line("Borderline", "#7a4b00", 1.4, (8, 4), "#f0b400", 0.30),
    "beyond": Line("Beyond the standard", "#9c0d1f", 1.4, (2, 3), "#d7301f", 0.28),
}
#: Fills of neighbouring first-responder grounds, told apart by colour-blind eyes too
#: (Okabe and Ito 2008).
FIRST_FILLS: Tuple[str, ...] = (
    "#0072b2", "#e69f00", "#009e73", "#cc79a7", "#56b4e9", "#d55e00", "#f0e442",
)


@dataclass(frozen=True)
class RoadClass:
    """A rank of the road hierarchy. ``kinds`` are OSM highway classes, ``rank`` 0 the highest."""

    rank: int
    kinds: Tuple[str, ...]
    line: Line


ROADS: Tuple[RoadClass, ...] = (
    RoadClass(0, ("motorway", "motorway_link"), Line("Expressway", "#d98324", 2.6)),
    RoadClass(1, ("trunk", "trunk_link", "primary", "primary_link"),
              Line("National or provincial road", "#b9a06a", 1.9)),
    RoadClass(2, ("secondary", "secondary_link"), Line("County road", "#a9b0b8", 1.3)),
    RoadClass(3, ("tertiary", "tertiary_link"), Line("Township road", "#c3c9cf", 0.9)),
    RoadClass(4, (), Line("Other road", "#d6dade", 0.6)),
)

WATER = "#dbe9f4"
WATERS = Line("Water", "#9dbfd9", 0.8, (), WATER, 1.0)
PAPER = "#f4f5f2"

_CREW_COLOURS = (
    "#c2185b", "#1565c0", "#6d4c00", "#00796b", "#7b1fa2", "#d84315",
    "#2e7d32", "#283593", "#ad6800", "#00838f", "#880e4f", "#455a64",
)
_CREW_DASHES: Tuple[Tuple[int, ...], ...] = ((), (10, 4), (2, 4), (10, 4, 2, 4))


def road_class(kind: str) -> RoadClass:
    """Return the class of an OSM highway value; unknown ones are "other roads"."""
    return next((c for c in ROADS if kind in c.kinds), ROADS[-1])


def crew_line(index: int) -> Line:
    """Return the line of crew number ``index`` (0 …) in the order of the crew ids.

    Neighbours in that order share neither colour nor, once the colours are used up,
    dash: 48 crews are all different; later ones repeat colour and dash, but wider.
    """
    colours, dashes = len(_CREW_COLOURS), len(_CREW_DASHES)
    colour = _CREW_COLOURS[index % colours]
    dash = _CREW_DASHES[(index // colours) % dashes]
    return Line("Crew", colour, 3.0 + index // (colours * dashes), dash)


def circle_line(minutes: float) -> Line:
    """Return the line of a circle; cut-offs the table does not know take the next larger."""
    known = [m for m in sorted(CIRCLES) if m >= minutes] or [max(CIRCLES)]
    return CIRCLES[known[0]]
