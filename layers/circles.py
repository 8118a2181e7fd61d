"""The half-hour circles: the ground around every road point a squad reaches in time."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from shapely.geometry import MultiPolygon

from ..data.crs import geometry_to_lonlat
from ..data.records import Circle
from ..data.settings import Settings
from ..routing.coverage.places import Places
from ..routing.coverage.reach import minutes_to_ms
from ..routing.coverage.reached_ground import ReachedGround
from ..routing.traveltime.interface import TravelTimes
from .ground import around

ALL_SQUADS = "*"


def circles(
    squads: Places, travel_times: TravelTimes, settings: Settings,
    on_squad: Callable[[int, str], None] | None = None,
) -> list[Circle]:
    """Return the circles of every squad and cut-off, and of all squads together (``*``).

    A squad off the network, or with a turn-out beyond the cut-off, has none. ``on_squad``
    is called with the number and name of each squad in turn and may raise to stop.
    """
    ground = ReachedGround(travel_times.graph)
    epsg = travel_times.graph.metric_epsg
    together = {minutes: np.zeros(len(ground.metres), bool) for minutes in settings.cutoffs_min}
    labels: list[tuple[str, str, float]] = []
    shapes: list[MultiPolygon] = []
    for number, squad in enumerate(squads.records):
        if on_squad is not None:
            on_squad(number, squad.name)
        origin = squads.anchors.take([number])
        arrival_ms = ground.arrivals_ms(travel_times.to_states_ms(origin)[0], origin)
        for minutes in settings.cutoffs_min:
            reached = arrival_ms <= minutes_to_ms(minutes) - minutes_to_ms(squad.turnout_min)
            if reached.any():
                labels.append((squad.squad_id, squad.name, minutes))
                shapes.append(around(ground.metres, reached, ground.nodes))
                together[minutes] |= reached
    for minutes, reached in together.items():
        if reached.any():
            labels.append((ALL_SQUADS, ALL_SQUADS, minutes))
            shapes.append(around(ground.metres, reached, ground.nodes))
    lonlat = geometry_to_lonlat(np.array(shapes, dtype=object), epsg) if shapes else []
    return [
        Circle(squad_id, name, minutes, shape.area / 1e6, geom)
        for (squad_id, name, minutes), shape, geom in zip(labels, shapes, lonlat, strict=True)
    ]
