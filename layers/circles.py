"""The half-hour circles: the ground around every road point a squad reaches in time.

The reached points are burnt into a grid of 50 m; the contour of the distance from them at
:data:`MARGIN_M`, or half way to the next point not reached, is the circle. Unlike hulls and
alpha shapes this neither floods valleys nobody reaches nor loses a reached node: those that the
grid or the simplification would leave outside get a dot of their own.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from itertools import pairwise
from typing import Any

import numpy as np
import shapely
from contourpy import FillType, contour_generator
from numpy.typing import NDArray
from scipy.ndimage import distance_transform_edt
from scipy.ndimage import label as connected
from shapely.geometry import MultiPolygon

from ..data.crs import geometry_to_lonlat
from ..data.records import Circle
from ..data.settings import Settings
from ..routing.coverage.places import Places
from ..routing.coverage.reach import minutes_to_ms
from ..routing.coverage.reached_ground import Points, ReachedGround
from ..routing.traveltime.interface import TravelTimes

CELL_M = 50.0
MARGIN_M = 250.0
#: A gap smaller than this is closed, but for ground around points not reached.
LEAST_GAP_M2 = 2e6
SIMPLIFY_M = 20.0
#: Around a reached point that the outline would leave outside.
DOT_M = 30.0
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
                shapes.append(around(ground.metres, reached))
                together[minutes] |= reached
    for minutes, reached in together.items():
        if reached.any():
            labels.append((ALL_SQUADS, ALL_SQUADS, minutes))
            shapes.append(around(ground.metres, reached))
    lonlat = geometry_to_lonlat(np.array(shapes, dtype=object), epsg) if shapes else []
    return [
        Circle(squad_id, name, minutes, shape.area / 1e6, geom)
        for (squad_id, name, minutes), shape, geom in zip(labels, shapes, lonlat, strict=True)
    ]


def around(metres: Points, reached: NDArray[np.bool_]) -> MultiPolygon:
    """Return the ground around the ``reached`` (q,) of ``metres`` (q, 2), at least one.

    Every reached point lies in it; it ends :data:`MARGIN_M` from the last of them, and half way
    to points not reached.
    """
    return _with_dots(nearest_of(metres, np.where(reached, 0, -1), 1)[0], metres[reached])


def nearest_of(
    metres: Points, label: NDArray[np.integer], labels: int
) -> list[MultiPolygon]:
    """Part the ground around ``metres`` among their labels 0 … ``labels`` − 1; at least one.

    The nearest counts, the parts meet half way. A label of −1 keeps the ground around it from
    all others; one without ground of its own is empty.
    """
    cells = np.floor(metres / CELL_M).astype(np.int64)
    on = label >= 0
    corner = cells[on].min(axis=0) - _RIM_CELLS
    size = cells[on].max(axis=0) - corner + _RIM_CELLS + 1
    cells -= corner
    inside = ((cells >= 0) & (cells < size)).all(axis=1)
    of_cell = np.full(size[::-1], -2)  # −2: no point at all
    for some in (inside & ~on, inside & on):  # who is reached counts in a cell of both
        of_cell[cells[some, 1], cells[some, 0]] = label[some]
    distance_m, (row, column) = distance_transform_edt(
        of_cell == -2, sampling=CELL_M, return_indices=True)
    ground = _without_gaps(distance_m <= MARGIN_M)
    part = np.where(ground, of_cell[row, column], -1)
    return [_outlined(part == number, corner) for number in range(labels)]


def _without_gaps(ground: NDArray[np.bool_]) -> NDArray[np.bool_]:
    gap, _ = connected(~ground)
    small = np.bincount(gap.ravel()) * CELL_M**2 < LEAST_GAP_M2
    small[[0, gap[0, 0]]] = False  # the ground itself, and all that lies outside
    closed: NDArray[np.bool_] = ground | small[gap]
    return closed


def _outlined(inside: NDArray[np.bool_], corner: NDArray[np.int64]) -> MultiPolygon:
    """Return the ground of the cells ``inside`` (rows, columns); ``corner`` is the first cell."""
    if not inside.any():
        return MultiPolygon()
    rows, columns = inside.shape
    contour: Any = contour_generator(  # the shape of its answer depends on the fill type
        (corner[0] + np.arange(columns) + 0.5) * CELL_M,
        (corner[1] + np.arange(rows) + 0.5) * CELL_M,
        np.where(inside, 0.0, 1.0),
        fill_type=FillType.OuterOffset,
    )
    outlines, offsets = contour.filled(-1.0, 0.5)
    parts = [_polygon(line, at) for line, at in zip(outlines, offsets, strict=True)]
    return _polygons(shapely.simplify(shapely.union_all(shapely.make_valid(parts)), SIMPLIFY_M))


def _with_dots(shape: MultiPolygon, points: Points) -> MultiPolygon:
    shapely.prepare(shape)
    lost = points[~shapely.contains_xy(shape, points[:, 0], points[:, 1])]
    if not len(lost):
        return shape
    dots = shapely.buffer(shapely.points(lost), DOT_M, quad_segs=2)
    return _polygons(shapely.union_all([shape, *dots]))


def _polygons(shape: Any) -> MultiPolygon:
    parts = shapely.get_parts(shapely.make_valid(shape))
    return MultiPolygon([p for p in parts if p.geom_type == "Polygon"])


def _polygon(line: Points, offsets: Iterable[int]) -> shapely.Polygon:
    rings = [line[a:b] for a, b in pairwise(offsets)]
    return shapely.Polygon(rings[0], rings[1:])
