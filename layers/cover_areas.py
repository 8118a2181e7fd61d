"""Ground by who comes first, by how many can come, and by how sure it is.

Every node and every sampled point of the roads is asked which squads may act there (its
district decides) and when they would arrive. Definition: docs/architecture.md, "Cover areas".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPolygon

from ..data.crs import geometry_to_lonlat, geometry_to_metric
from ..data.records import CoverArea, District
from ..data.settings import Settings
from ..routing.coverage.places import Places
from ..routing.coverage.reach import aid_is_lawful, minutes_to_ms
from ..routing.coverage.reached_ground import Points, ReachedGround
from ..routing.traveltime.interface import TravelTimes
from .circles import ALL_SQUADS
from .ground import around, nearest_of


def cover_areas(
    squads: Places, districts: Sequence[District], travel_times: TravelTimes, settings: Settings,
    on_squad: Callable[[int], None] | None = None,
) -> list[CoverArea]:
    """Return all cover areas that are not empty; ``on_squad`` may raise to stop."""
    if not squads.records:
        return []
    graph = travel_times.graph
    ground = ReachedGround(graph)
    metres = ground.metres
    where = _district_of(metres, districts, settings)
    best = np.full((2, len(metres)), np.inf)  # the two least responses
    first = np.zeros(len(metres), dtype=np.int64)
    for number, squad in enumerate(squads.records):
        if on_squad is not None:
            on_squad(number)
        origin = squads.anchors.take([number])
        ms = ground.arrivals_ms(travel_times.to_states_ms(origin)[0], origin)
        ms += minutes_to_ms(squad.turnout_min)
        if not aid_is_lawful(settings):
            ms[where != squad.district] = np.inf
        first[ms < best[0]] = number
        best = np.sort(np.vstack([best, ms]), axis=0)[:2]
    return _as_rows(squads, settings, graph.metric_epsg, ground, best, first)


def _as_rows(
    squads: Places, settings: Settings, epsg: int, ground: ReachedGround,
    best: NDArray[np.float64], first: NDArray[np.int64],
) -> list[CoverArea]:
    standard, certain, borderline = (
        minutes_to_ms(m) for m in (settings.standard_min, settings.certain_min,
                                   settings.borderline_min))
    found: list[tuple[str, str, str, float | None, MultiPolygon]] = []
    metres, inside = ground.metres, best[0] <= standard
    if inside.any():
        shapes = nearest_of(metres, np.where(inside, first, -1), len(squads.records))
        found += [("first", squad.squad_id, squad.name, settings.standard_min, shape)
                  for squad, shape in zip(squads.records, shapes, strict=True)]
        found.append(("once", ALL_SQUADS, ALL_SQUADS, settings.standard_min,
                      around(metres, inside, ground.nodes)))
    twice = best[1] <= standard
    if twice.any():
        found.append(("twice", ALL_SQUADS, ALL_SQUADS, settings.standard_min,
                      around(metres, twice, ground.nodes)))
    reached = np.isfinite(best[0])
    if reached.any():
        band = (best[0] > certain).astype(np.int64) + (best[0] > borderline)
        shapes = nearest_of(metres, np.where(reached, band, -1), 3)
        limits = (settings.certain_min, settings.borderline_min, None)
        found += [(kind, ALL_SQUADS, ALL_SQUADS, most, shape) for kind, most, shape in zip(
            ("certain", "borderline", "beyond"), limits, shapes, strict=True)]
    found = [row for row in found if not row[-1].is_empty]
    lonlat = geometry_to_lonlat(np.array([row[-1] for row in found], dtype=object), epsg)
    return [
        CoverArea(kind, squad, name, minutes, shape.area / 1e6, geom)
        for (kind, squad, name, minutes, shape), geom in zip(found, lonlat, strict=True)
    ]


def _district_of(
    metres: Points, districts: Sequence[District], settings: Settings
) -> NDArray[np.object_]:
    """Return the code of the district each point lies in; "" outside all."""
    where = np.full(len(metres), "", dtype=object)
    for district in districts:
        shape = geometry_to_metric(district.geom, settings.metric_epsg)
        shapely.prepare(shape)
        where[shapely.contains_xy(shape, metres[:, 0], metres[:, 1])] = district.district
    return where
