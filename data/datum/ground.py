"""What the workspace knows about its ground: roads, districts and units, in metres."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from ..crs import geometry_to_metric, to_lonlat, to_metric
from ..records import District, Road, Unit
from .shifts import Points


@dataclass(frozen=True)
class Ground:
    """The ground that points are held against. Any part may be empty."""

    metric_epsg: int
    roads: shapely.STRtree
    districts: dict[str, Any]  # code → metric polygon, prepared
    unit_codes: list[str]
    units: shapely.STRtree
    near: tuple[float, float] | None  # a lon/lat in the middle
    reach_m: float  # half the diagonal of everything known

    def road_distance(self, xy: Points) -> Points:
        """Distance (m) of metric points, (n, 2), to the nearest road; nan without roads."""
        if not len(self.roads.geometries):
            return np.full(len(xy), np.nan)
        _, distance = self.roads.query_nearest(
            shapely.points(xy), return_distance=True, all_matches=False)
        return np.asarray(distance, dtype=float)

    def in_district(self, xy: Points, codes: Sequence[str]) -> Points:
        """1.0 if a metric point lies in its named district, 0.0 if not, nan if unknown."""
        answer = np.full(len(xy), np.nan)
        named = np.array(codes, dtype=object)
        for code, polygon in self.districts.items():
            rows = np.flatnonzero(named == code)
            answer[rows] = shapely.contains_xy(polygon, xy[rows, 0], xy[rows, 1])
        return answer

    def at_unit(self, xy: Points, codes: Sequence[str]) -> Points:
        """1.0 if no unit's centre is nearer than the named one's, 0.0 if one is, or nan."""
        answer = np.full(len(xy), np.nan)
        if not self.unit_codes:
            return answer
        number = {code: i for i, code in enumerate(self.unit_codes)}
        named = np.array([number.get(code, -1) for code in codes], dtype=np.int64)
        rows = np.flatnonzero(named >= 0)
        if len(rows):
            nearest = self.units.nearest(shapely.points(xy[rows]))
            answer[rows] = (nearest == named[rows]).astype(float)
        return answer

    def district_of(self, xy: Points) -> list[str]:
        """Code of the district each metric point lies in, "" outside all of them."""
        found: NDArray[Any] = np.full(len(xy), "", dtype=object)
        for code, polygon in self.districts.items():
            found[shapely.contains_xy(polygon, xy[:, 0], xy[:, 1]) & (found == "")] = code
        return [str(code) for code in found]


def ground_of(
    metric_epsg: int, districts: Sequence[District], units: Sequence[Unit], roads: Sequence[Road]
) -> Ground:
    """Gather the ground from the records of a workspace."""
    areas = {}
    for district in districts:
        areas[district.district] = geometry_to_metric(district.geom, metric_epsg)
        shapely.prepare(areas[district.district])
    centres = to_metric(np.array([(u.geom.x, u.geom.y) for u in units], dtype=float), metric_epsg)
    lines = geometry_to_metric(np.array([r.geom for r in roads], dtype=object), metric_epsg)
    return Ground(
        metric_epsg, shapely.STRtree(lines), areas, [u.unit_code for u in units],
        shapely.STRtree(shapely.points(centres)), _middle(centres, areas, lines, metric_epsg),
        _reach(centres, areas, lines),
    )


def _reach(centres: Points, areas: dict[str, Any], lines: NDArray[Any]) -> float:
    boxes = [shapely.total_bounds(g) for g in (shapely.points(centres), list(areas.values()), lines)
             if len(g)]
    if not boxes:
        return float("inf")
    west, south = np.min([b[:2] for b in boxes], axis=0)
    east, north = np.max([b[2:] for b in boxes], axis=0)
    return float(np.hypot(east - west, north - south) / 2)


def _middle(
    centres: Points, areas: dict[str, Any], lines: NDArray[Any], epsg: int
) -> tuple[float, float] | None:
    if len(centres):
        xy = np.median(centres, axis=0)
    elif areas:
        box = shapely.total_bounds(list(areas.values()))
        xy = np.array([(box[0] + box[2]) / 2, (box[1] + box[3]) / 2])
    elif len(lines):
        xy = np.median(shapely.get_coordinates(lines), axis=0)
    else:
        return None
    lon, lat = to_lonlat(xy, epsg)[0]
    return float(lon), float(lat)
