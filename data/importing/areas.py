"""Polygons of districts: made multi, told from shifted ones by the stored boundary, converted."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon

from ..crs import geometry_to_metric, to_metric
from ..datum.detective import UNDECIDED
from ..datum.shifts import DATUMS, Points, to_cgcs2000
from .draft import Draft
from .places import AUTO
from .problem import _

_SAMPLE = 300  # vertices of one boundary that are held against the stored one
_CLOSE_M = 100.0  # a boundary of another edition, simplified differently
_CLEARLY = 2.0  # and how much farther off the second best must be


def place_areas(drafts: Sequence[Draft], metric_epsg: int, declared: str) -> dict[str, int]:
    """Give district drafts their areas in CGCS2000; return the number of rows by datum.

    Every vertex is moved by itself, so that edges shared exactly stay so. A layer is judged
    as one: its best datum is the one under which the boundaries lie on the stored ones.
    """
    areas = [(d, _polygons(d.geometry)) for d in drafts]
    told = _told([(d, g) for d, g in areas if g is not None], metric_epsg)
    datum = (told or UNDECIDED) if declared == AUTO else declared
    counts: dict[str, int] = {}
    for draft, area in areas:
        if area is None:
            continue
        draft.datum = datum
        counts[datum] = counts.get(datum, 0) + 1
        if datum == UNDECIDED:
            draft.doubt("", _("The datum cannot be told (无法判断); the coordinates are left as "
                              "stated"),
                        _("Say which datum the row is in, or correct its place on the map"))
        elif told not in (None, datum):
            draft.doubt("", _("Declared as {declared}, but {told} fits better"),
                        _("Check the datum of this row"), declared=declared.upper(),
                        told=str(told).upper())
        moved = area if datum == UNDECIDED else shapely.transform(
            area, lambda c: _moved(c, datum))
        if not shapely.is_valid(moved):
            draft.stop("", _("The area crosses itself: {why}"), _("Repair its boundary"),
                       why=shapely.is_valid_reason(moved))
            continue
        draft.values["geom"] = moved
    return counts


def _moved(vertices: Points, datum: str) -> Points:
    # each place once, so that equal vertices stay equal whatever the arithmetic of arrays
    unique, back = np.unique(vertices, axis=0, return_inverse=True)
    return to_cgcs2000(unique, datum)[back.reshape(-1)]


def _polygons(geometry: object) -> MultiPolygon | None:
    if isinstance(geometry, Polygon) and not geometry.is_empty:
        return MultiPolygon([shapely.force_2d(geometry)])
    if isinstance(geometry, MultiPolygon) and not geometry.is_empty:
        return shapely.force_2d(geometry)
    return None


def _told(areas: Sequence[tuple[Draft, MultiPolygon]], metric_epsg: int) -> str | None:
    """The datum under which the boundaries lie on the stored ones of the same districts."""
    off: dict[str, list[Points]] = {datum: [] for datum in DATUMS}
    for draft, area in areas:
        stored = getattr(draft.existing, "geom", None)
        if stored is None:
            continue
        boundary = geometry_to_metric(stored.boundary, metric_epsg)
        vertices = shapely.get_coordinates(area)
        vertices = vertices[:: max(1, len(vertices) // _SAMPLE)]
        for datum in DATUMS:
            points = shapely.points(to_metric(to_cgcs2000(vertices, datum), metric_epsg))
            off[datum].append(shapely.distance(points, boundary))
    medians = sorted(
        (float(np.median(np.concatenate(found))), datum) for datum, found in off.items() if found)
    if len(medians) < 2 or medians[0][0] > _CLOSE_M or \
            medians[1][0] < _CLEARLY * medians[0][0]:
        return None
    return medians[0][1]
