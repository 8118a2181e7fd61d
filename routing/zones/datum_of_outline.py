"""Telling two outlines that do not fit because one of them is in a shifted datum."""

from __future__ import annotations

import shapely
from shapely.geometry.base import BaseGeometry

from ...data.crs import geometry_to_metric
from ...data.datum.shifts import BD09, GCJ02, to_cgcs2000
from ...data.errors import BadInput
from ...data.records import District
from .measure import dense
from .shared_boundary import shared_boundary

_NAMES = {GCJ02: "GCJ-02", BD09: "BD-09"}
#: Degrees around the other district; nothing farther away can be common (BD-09: 1.2 km).
_NEAR_DEG = 0.03


def explain_misfit(a: District, b: District, epsg: int, tolerance_m: float) -> None:
    """Raise ``BadInput`` if the outlines fit once one of them is taken for GCJ-02 or BD-09."""
    fits: list[tuple[float, str, str]] = []
    for shifted, other in ((a, b), (b, a)):
        near = _near(shifted.geom, other.geom)
        fixed = geometry_to_metric(dense(other.geom), epsg)
        for datum, name in _NAMES.items():
            back = shapely.transform(near, lambda xy, d=datum: to_cgcs2000(xy, d))
            moved = geometry_to_metric(back.buffer(0), epsg)
            try:
                found = shared_boundary(moved, fixed, tolerance_m)
            except BadInput:
                continue
            fits.append((found.length_m, shifted.name, name))
    if fits:
        length, district, datum = max(fits)
        raise BadInput(
            "The outlines of {a} and {b} fit (for {length:.0f} m) only if that of {district} is "
            "in {datum}; import it again and say so with --datum.",
            a=a.name, b=b.name, length=length, district=district, datum=datum)


def _near(geometry: BaseGeometry, other: BaseGeometry) -> BaseGeometry:
    west, south, east, north = other.bounds
    return shapely.make_valid(shapely.clip_by_rect(
        geometry, west - _NEAR_DEG, south - _NEAR_DEG, east + _NEAR_DEG, north + _NEAR_DEG))
