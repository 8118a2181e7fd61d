"""Where expressways run, cross each other and are left for the towns along them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.spatial import cKDTree
from shapely.geometry import LineString

from ..crs import to_metric
from .facts import ExpresswayFact, Facts
from .road_classes import CLASSES, MainRoads
from .street_mesh import Mesh
from .terrain import METRIC_EPSG

STATION_M = 50.0
_SPACING_M = 4_200.0
_REACH_M = 6_500.0  # towns farther from the road get no interchange of their own


@dataclass(frozen=True)
class Axis:
    """The middle line of one expressway: points every ``STATION_M`` and unit directions."""

    fact: ExpresswayFact
    points: NDArray[np.float64]
    ahead: NDArray[np.float64]

    @property
    def right(self) -> NDArray[np.float64]:
        """Unit directions to the right of travel along the axis."""
        return np.column_stack([self.ahead[:, 1], -self.ahead[:, 0]])


def trace_axis(fact: ExpresswayFact) -> Axis:
    """Draw a Catmull-Rom curve through the points of the fact."""
    via = to_metric(np.array(fact.via), METRIC_EPSG)
    padded = np.vstack([2 * via[0] - via[1], via, 2 * via[-1] - via[-2]])
    t = np.linspace(0.0, 1.0, 200, endpoint=False)[:, None]
    pieces = []
    for p, q, r, s in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        pieces.append(0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t**2
                             + (3 * q - p - 3 * r + s) * t**3))
    curve = np.vstack([*pieces, via[-1:]])
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(curve, axis=0), axis=1))])
    stations = np.linspace(0.0, along[-1], int(along[-1] / STATION_M) + 1)
    points = np.column_stack([np.interp(stations, along, curve[:, i]) for i in (0, 1)])
    ahead = np.gradient(points, axis=0)
    return Axis(fact, points, ahead / np.linalg.norm(ahead, axis=1)[:, None])


def find_hubs(axes: Sequence[Axis]) -> list[tuple[int, int]]:
    """Return (axis, station) pairs, two by two: the same crossing seen from either road."""
    found = []
    for a in range(len(axes)):
        for b in range(a + 1, len(axes)):
            crossing = LineString(axes[a].points).intersection(LineString(axes[b].points))
            for point in shapely.get_coordinates(crossing):
                for k in (a, b):
                    station = np.linalg.norm(axes[k].points - point, axis=1).argmin()
                    found.append((k, int(station)))
    return found


def choose_interchanges(
    axis: Axis, hubs: Sequence[int], facts: Facts, mesh: Mesh, roads: MainRoads
) -> list[tuple[int, int]]:
    """Choose (station, junction) for the towns along the road, the larger towns first."""
    junctions = np.unique(mesh.ends[roads.level >= CLASSES.index("tertiary")])
    tree = cKDTree(axis.points)
    offset, station = tree.query(mesh.junctions.xy[junctions])
    fit = (offset > 120.0) & (offset < 650.0)
    junctions, offset, station = junctions[fit], offset[fit], station[fit]
    place = to_metric(np.array([t.lonlat for t in facts.towns]), METRIC_EPSG)
    away, _ = tree.query(place)
    taken = [0, len(axis.points) - 1, *hubs]
    exits: list[tuple[int, int]] = []
    for k in sorted(range(len(place)), key=lambda k: (-facts.towns[k].rank, away[k])):
        if away[k] > _REACH_M or not len(junctions):
            continue
        gap = np.abs(station[:, None] - np.array(taken)).min(axis=1) * STATION_M
        detour = np.linalg.norm(mesh.junctions.xy[junctions] - place[k], axis=1) + 2.0 * offset
        detour[(gap < _SPACING_M) | (detour > 2.0 * _REACH_M)] = np.inf
        best = int(np.argmin(detour))
        if np.isfinite(detour[best]):
            taken.append(int(station[best]))
            exits.append((int(station[best]), int(junctions[best])))
    return sorted(exits)
