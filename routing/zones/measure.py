"""Lengths and areas, on the ellipsoid of CGCS2000 and in a 3° Gauss-Krüger zone."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import shapely
from shapely.geometry.base import BaseGeometry

from ...data.crs import GEOD, geometry_to_lonlat, metric_epsg

#: Degrees; a straight edge of the table is then straight in the zone to 1 cm as well.
_LONGEST_EDGE_DEG = 0.005


@dataclass(frozen=True)
class Measured:
    """One figure, measured twice: in the zone of the metric CRS and on the ellipsoid."""

    zone: float
    ellipsoid: float


def zone_of(lonlat: Iterable[BaseGeometry]) -> int:
    """Return the EPSG code of the metric CRS for geometries given in lon/lat."""
    west, south, east, north = shapely.total_bounds(list(lonlat))
    return metric_epsg((west + east) / 2, (south + north) / 2)


def dense(lonlat: BaseGeometry) -> BaseGeometry:
    """Return the geometry with vertices so close that projecting bends no edge."""
    return shapely.segmentize(shapely.force_2d(lonlat), _LONGEST_EDGE_DEG)


def length_m(metric: Iterable[BaseGeometry], epsg: int) -> Measured:
    """Measure lines given in metres of ``epsg``."""
    lines = list(metric)
    return Measured(float(sum(line.length for line in lines)),
                    float(sum(GEOD.geometry_length(geometry_to_lonlat(line, epsg))
                              for line in lines)))


def area_km2(metric: BaseGeometry, epsg: int) -> Measured:
    """Measure ground given in metres of ``epsg``."""
    lonlat = shapely.orient_polygons(geometry_to_lonlat(metric, epsg))
    return Measured(float(metric.area) / 1e6,
                    abs(float(GEOD.geometry_area_perimeter(lonlat)[0])) / 1e6)
