"""Numbered points of a line or outline, for the coordinate table of a memorandum."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from ...data.crs import geometry_to_lonlat, geometry_to_metric

#: A table longer than that is read by nobody; the line is thinned until it fits, if it can.
MOST_POINTS = 60
_FINEST_M = 1.0


@dataclass(frozen=True)
class NumberedPoint:
    """``number`` such as J1; degrees, and easting/northing of the metric CRS to the metre."""

    number: str
    lon: float
    lat: float
    east: int
    north: int


@dataclass(frozen=True)
class PointTable:
    """The points of one geometry; none of its points is farther than ``within_m`` from them."""

    points: tuple[NumberedPoint, ...]
    within_m: float


def numbered_points(lonlat: BaseGeometry, epsg: int, prefix: str) -> PointTable:
    """Number the ends and turning points, thinned by Douglas-Peucker from 1 m upwards.

    Of an outline the closing point is not repeated.
    """
    metric = geometry_to_metric(lonlat, epsg)
    lines = shapely.union_all(metric.boundary) if metric.area else metric
    within = _FINEST_M
    # no piece of a line has fewer than two points left, no ring fewer than three
    most = max(MOST_POINTS, 3 * len(shapely.get_parts(lines)))
    while len(xy := _turning_points(lines, within)) > most:
        within *= 2
    back = shapely.get_coordinates(geometry_to_lonlat(shapely.MultiPoint(xy), epsg))
    return PointTable(tuple(
        NumberedPoint(f"{prefix}{n}", float(lon), float(lat), round(float(e)), round(float(nn)))
        for n, ((lon, lat), (e, nn)) in enumerate(zip(back, xy, strict=True), start=1)), within)


def _turning_points(lines: BaseGeometry, within_m: float) -> np.ndarray:
    taken = []
    for line in shapely.get_parts(lines):
        xy = shapely.get_coordinates(line.simplify(within_m))
        taken.append(xy[:-1] if line.is_closed else xy)
    return np.concatenate(taken)


def degrees_minutes_seconds(degrees: float) -> str:
    """Return degrees as 120°05′12.34″ (0.01″ is 0.3 m).

    >>> degrees_minutes_seconds(120.0868)
    '120°05′12.48″'
    """
    hundredths = round(abs(degrees) * 360_000)
    minutes, rest = divmod(hundredths, 6000)
    sign = "-" if degrees < 0 else ""
    return f"{sign}{minutes // 60}°{minutes % 60:02d}′{rest / 100:05.2f}″"
