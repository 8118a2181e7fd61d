"""The half-hour circles: the ground around every road point a squad reaches in time.

The reached points are burnt into a grid of 100 m; the contour of the distance from them at
:data:`MARGIN_M` is the circle. Unlike hulls and alpha shapes this neither floods valleys
nobody reaches nor loses a reached node: the margin is wider than all that the grid, the
contour and the simplification can shift a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from contourpy import FillType, contour_generator
from scipy.ndimage import distance_transform_edt
from shapely.geometry import MultiPolygon

from ..data.crs import geometry_to_lonlat
from ..data.records import Circle
from ..data.settings import Settings
from ..routing.coverage.places import Places
from ..routing.coverage.reach import minutes_to_ms
from ..routing.coverage.reached_ground import Points, ReachedGround
from ..routing.traveltime.interface import TravelTimes

CELL_M = 100.0
MARGIN_M = 250.0
#: A gap in the circle smaller than this is closed: it lies between reached roads.
LEAST_GAP_M2 = 2e6
SIMPLIFY_M = 20.0
ALL_SQUADS = "*"

_RIM_CELLS = int(MARGIN_M // CELL_M) + 2


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
    together: dict[float, list[Points]] = {minutes: [] for minutes in settings.cutoffs_min}
    labels: list[tuple[str, str, float]] = []
    shapes: list[MultiPolygon] = []
    for number, squad in enumerate(squads.records):
        if on_squad is not None:
            on_squad(number, squad.name)
        origin = squads.anchors.take([number])
        times = travel_times.to_states_ms(origin)[0]
        for minutes in settings.cutoffs_min:
            budget_ms = minutes_to_ms(minutes) - minutes_to_ms(squad.turnout_min)
            points = ground.points(times, origin, budget_ms)
            if len(points):
                labels.append((squad.squad_id, squad.name, minutes))
                shapes.append(around(points))
                together[minutes].append(points)
    for minutes, reached in together.items():
        if reached:
            labels.append((ALL_SQUADS, ALL_SQUADS, minutes))
            shapes.append(around(np.vstack(reached)))
    lonlat = geometry_to_lonlat(np.array(shapes, dtype=object), epsg) if shapes else []
    return [
        Circle(squad_id, name, minutes, shape.area / 1e6, geom)
        for (squad_id, name, minutes), shape, geom in zip(labels, shapes, lonlat, strict=True)
    ]


def around(points: Points) -> MultiPolygon:
    """Return the ground within about :data:`MARGIN_M` of ``points`` (q, 2), q ≥ 1, in metres."""
    cells = np.floor(points / CELL_M).astype(np.int64)
    corner = cells.min(axis=0) - _RIM_CELLS
    columns, rows = cells.max(axis=0) - corner + _RIM_CELLS + 1
    empty = np.ones((rows, columns), dtype=bool)
    empty[cells[:, 1] - corner[1], cells[:, 0] - corner[0]] = False
    distance_m = distance_transform_edt(empty, sampling=CELL_M)
    contour: Any = contour_generator(  # the shape of its answer depends on the fill type
        (corner[0] + np.arange(columns) + 0.5) * CELL_M,
        (corner[1] + np.arange(rows) + 0.5) * CELL_M,
        distance_m,
        fill_type=FillType.OuterOffset,
    )
    outlines, offsets = contour.filled(-1.0, MARGIN_M)
    parts = [_polygon(line, at) for line, at in zip(outlines, offsets, strict=True)]
    merged = shapely.make_valid(shapely.simplify(shapely.union_all(parts), SIMPLIFY_M))
    return MultiPolygon([p for p in shapely.get_parts(merged) if p.geom_type == "Polygon"])


def _polygon(line: Points, offsets: Iterable[int]) -> shapely.Polygon:
    rings = [line[a:b] for a, b in pairwise(offsets)]
    gaps = [ring for ring in rings[1:] if shapely.Polygon(ring).area >= LEAST_GAP_M2]
    return shapely.Polygon(rings[0], gaps)
