"""Expressways: two one-way carriageways above the mesh, joined to it at interchanges only.

The alignment is a Catmull-Rom curve through the points of ``expressways.csv``; traffic
keeps right. Where two expressways cross, eight ramps join them.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

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

_HALF_WIDTH_M = 14.0
_STATION_M = 50.0
_RAMP_M = 380.0  # from an interchange's middle to where its ramps leave the carriageway
_SPLIT_M = 2_500.0
_SPACING_M = 4_200.0
_REACH_M = 6_500.0  # towns farther from the road get no interchange of their own


@dataclass
class Links:
    """Links beyond the mesh. ``ends`` count nodes: the mesh's first, then ``nodes``."""

    nodes: list[NDArray[np.float64]] = field(default_factory=list)
    ends: list[tuple[int, int]] = field(default_factory=list)
    shapes: list[NDArray[np.float64]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    oneway: list[bool] = field(default_factory=list)


@dataclass(frozen=True)
class _Axis:
    """The middle line of one expressway: points every ``_STATION_M`` and unit directions."""

    fact: ExpresswayFact
    points: NDArray[np.float64]
    ahead: NDArray[np.float64]

    @property
    def right(self) -> NDArray[np.float64]:
        return np.column_stack([self.ahead[:, 1], -self.ahead[:, 0]])


def build_expressways(facts: Facts, mesh: Mesh, roads: MainRoads) -> Links:
    """Build the carriageways and ramps, and the mesh roads that lead to the interchanges."""
    axes = [_axis(fact) for fact in facts.expressways]
    hubs = _hubs(axes)
    links = Links()
    n_mesh = len(mesh.junctions.xy)
    nodes: list[dict[tuple[int, int], int]] = []
    for k, axis in enumerate(axes):
        avoid = [station for axis_index, station in hubs if axis_index == k]
        exits = _interchanges(axis, avoid, facts, mesh, roads)
        marks = avoid + [station for station, _ in exits]
        nodes.append(_carriageways(axis, marks, links, n_mesh))
        for station, junction in exits:
            _exit_ramps(axis, station, junction, nodes[k], links, mesh)
            roads.join(junction, CLASSES.index("secondary"), f"{axis.fact.name}连接线")
        for station in (0, len(axis.points) - 1):
            _ending(axis, station, nodes[k], links, mesh)
    for (a, at_a), (b, at_b) in zip(hubs[::2], hubs[1::2], strict=True):
        _hub_ramps((axes[a], at_a, nodes[a]), (axes[b], at_b, nodes[b]), links)
    return links


def _axis(fact: ExpresswayFact) -> _Axis:
    via = to_metric(np.array(fact.via), METRIC_EPSG)
    padded = np.vstack([2 * via[0] - via[1], via, 2 * via[-1] - via[-2]])
    t = np.linspace(0.0, 1.0, 200, endpoint=False)[:, None]
    pieces = []
    for p, q, r, s in zip(padded, padded[1:], padded[2:], padded[3:], strict=False):
        pieces.append(0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t**2
                             + (3 * q - p - 3 * r + s) * t**3))
    curve = np.vstack([*pieces, via[-1:]])
    along = np.concatenate([[0.0], np.cumsum(np.linalg.norm(np.diff(curve, axis=0), axis=1))])
    stations = np.linspace(0.0, along[-1], int(along[-1] / _STATION_M) + 1)
    points = np.column_stack([np.interp(stations, along, curve[:, i]) for i in (0, 1)])
    ahead = np.gradient(points, axis=0)
    return _Axis(fact, points, ahead / np.linalg.norm(ahead, axis=1)[:, None])


def _hubs(axes: Sequence[_Axis]) -> list[tuple[int, int]]:
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


def _interchanges(
    axis: _Axis, hubs: Sequence[int], facts: Facts, mesh: Mesh, roads: MainRoads
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
        gap = np.abs(station[:, None] - np.array(taken)).min(axis=1) * _STATION_M
        detour = np.linalg.norm(mesh.junctions.xy[junctions] - place[k], axis=1) + 2.0 * offset
        detour[(gap < _SPACING_M) | (detour > 2.0 * _REACH_M)] = np.inf
        best = int(np.argmin(detour))
        if np.isfinite(detour[best]):
            taken.append(int(station[best]))
            exits.append((int(station[best]), int(junctions[best])))
    return sorted(exits)


def _carriageways(
    axis: _Axis, marks: Sequence[int], links: Links, n_mesh: int
) -> dict[tuple[int, int], int]:
    """Add both carriageways, split around ``marks``; return (side, station) → node.

    Side +1 runs with the axis, −1 against it; both begin and end in common nodes.
    """
    last = len(axis.points) - 1
    step = int(_RAMP_M / _STATION_M)
    breaks = {0, last}
    for mark in marks:
        breaks |= {max(1, mark - step), min(last - 1, mark + step)}
    ordered = sorted(breaks)
    for a, b in itertools.pairwise(ordered):
        pieces = int(np.ceil((b - a) * _STATION_M / _SPLIT_M))
        breaks |= {a + (b - a) * i // pieces for i in range(1, pieces)}
    ordered = sorted(breaks)
    node: dict[tuple[int, int], int] = {}
    for station in ordered:
        for side in (1, -1):
            if station in (0, last) and side == -1:
                node[-1, station] = node[1, station]
                continue
            node[side, station] = n_mesh + len(links.nodes)
            links.nodes.append(_lane(axis, side, last)[station])
    for side in (1, -1):
        lane = _lane(axis, side, last)
        for a, b in itertools.pairwise(ordered):
            shape = lane[a : b + 1]
            tail, head = node[side, a], node[side, b]
            if side == -1:
                shape, tail, head = shape[::-1], head, tail
            thin = np.r_[0 : len(shape) - 1 : 4, len(shape) - 1]
            _add(links, tail, head, shape[thin], "motorway", axis.fact, oneway=True)
    return node


def _lane(axis: _Axis, side: int, last: int) -> NDArray[np.float64]:
    """Return the carriageway's points; at either end the two sides meet in the middle."""
    station = np.arange(last + 1)
    width = _HALF_WIDTH_M * np.minimum(1.0, np.minimum(station, last - station) / 6.0)
    return np.asarray(axis.points + side * width[:, None] * axis.right)


def _exit_ramps(
    axis: _Axis, station: int, junction: int, node: dict[tuple[int, int], int],
    links: Links, mesh: Mesh,
) -> None:
    """Join each carriageway to ``junction``: an exit before the middle, an entry after it."""
    step = int(_RAMP_M / _STATION_M)
    last = len(axis.points) - 1
    low, high = max(1, station - step), min(last - 1, station + step)
    target = mesh.junctions.xy[junction]
    for side, leave, enter in ((1, low, high), (-1, high, low)):
        lane = _lane(axis, side, last)
        ahead = side * axis.ahead
        away = _curve(lane[leave], lane[leave] + 220.0 * ahead[leave], target)
        _add(links, node[side, leave], junction, away, "motorway_link", axis.fact, oneway=True)
        back = _curve(target, lane[enter] - 220.0 * ahead[enter], lane[enter])
        _add(links, junction, node[side, enter], back, "motorway_link", axis.fact, oneway=True)


def _hub_ramps(
    first: tuple[_Axis, int, dict[tuple[int, int], int]],
    second: tuple[_Axis, int, dict[tuple[int, int], int]],
    links: Links,
) -> None:
    """Join two crossing expressways: from either side of each to either side of the other."""
    step = int(_RAMP_M / _STATION_M)
    for (a, at_a, node_a), (b, at_b, node_b) in ((first, second), (second, first)):
        for side_a in (1, -1):
            leave = _near_mark(a, at_a - side_a * step)
            for side_b in (1, -1):
                enter = _near_mark(b, at_b + side_b * step)
                p = _lane(a, side_a, len(a.points) - 1)[leave]
                q = _lane(b, side_b, len(b.points) - 1)[enter]
                corner = 0.5 * (p + q) + 0.35 * (a.points[at_a] - 0.5 * (p + q))
                _add(links, node_a[side_a, leave], node_b[side_b, enter],
                     _curve(p, corner, q), "motorway_link", a.fact, oneway=True)


def _near_mark(axis: _Axis, station: int) -> int:
    return min(max(1, station), len(axis.points) - 2)


def _ending(
    axis: _Axis, station: int, node: dict[tuple[int, int], int], links: Links, mesh: Mesh
) -> None:
    """Join the end of an expressway to the nearest junction, both ways."""
    junction = int(cKDTree(mesh.junctions.xy).query(axis.points[station])[1])
    shape = np.vstack([axis.points[station], mesh.junctions.xy[junction]])
    _add(links, node[1, station], junction, shape, "motorway_link", axis.fact, oneway=False)


def _curve(
    p: NDArray[np.float64], corner: NDArray[np.float64], q: NDArray[np.float64]
) -> NDArray[np.float64]:
    """Return a quadratic Bézier curve of nine points."""
    t = np.linspace(0.0, 1.0, 9)[:, None]
    curve = (1 - t) ** 2 * p + 2 * t * (1 - t) * corner + t**2 * q
    curve[0], curve[-1] = p, q
    return np.asarray(curve)


def _add(
    links: Links, tail: int, head: int, shape: NDArray[np.float64], kind: str,
    fact: ExpresswayFact, *, oneway: bool,
) -> None:
    links.ends.append((tail, head))
    links.shapes.append(shape)
    links.kinds.append(kind)
    suffix = "" if kind == "motorway" else "匝道"
    links.names.append(f"{fact.ref}{fact.name}{suffix}")
    links.oneway.append(oneway)
