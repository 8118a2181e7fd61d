"""Expressways: two one-way carriageways above the mesh, joined to it at interchanges only.

Traffic keeps right. Where two expressways cross, eight ramps join them.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from .expressway_axis import STATION_M, Axis, choose_interchanges, find_hubs, trace_axis
from .facts import ExpresswayFact, Facts
from .road_classes import CLASSES, MainRoads
from .street_mesh import Mesh

_HALF_WIDTH_M = 14.0
_RAMP_M = 380.0  # from an interchange's middle to where its ramps leave the carriageway
_SPLIT_M = 2_500.0


@dataclass
class Links:
    """Links beyond the mesh. ``ends`` count nodes: the mesh's first, then ``nodes``."""

    nodes: list[NDArray[np.float64]] = field(default_factory=list)
    ends: list[tuple[int, int]] = field(default_factory=list)
    shapes: list[NDArray[np.float64]] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    oneway: list[bool] = field(default_factory=list)


def build_expressways(facts: Facts, mesh: Mesh, roads: MainRoads) -> Links:
    """Build the carriageways and ramps, and the mesh roads that lead to the interchanges."""
    axes = [trace_axis(fact) for fact in facts.expressways]
    hubs = find_hubs(axes)
    links = Links()
    n_mesh = len(mesh.junctions.xy)
    nodes: list[dict[tuple[int, int], int]] = []
    for k, axis in enumerate(axes):
        avoid = [station for axis_index, station in hubs if axis_index == k]
        exits = choose_interchanges(axis, avoid, facts, mesh, roads)
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


def _carriageways(
    axis: Axis, marks: Sequence[int], links: Links, n_mesh: int
) -> dict[tuple[int, int], int]:
    """Add both carriageways, split around ``marks``; return (side, station) → node.

    Side +1 runs with the axis, −1 against it; both begin and end in common nodes.
    """
    last = len(axis.points) - 1
    step = int(_RAMP_M / STATION_M)
    breaks = {0, last}
    for mark in marks:
        breaks |= {max(1, mark - step), min(last - 1, mark + step)}
    ordered = sorted(breaks)
    for a, b in itertools.pairwise(ordered):
        pieces = int(np.ceil((b - a) * STATION_M / _SPLIT_M))
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


def _lane(axis: Axis, side: int, last: int) -> NDArray[np.float64]:
    """Return the carriageway's points; at either end the two sides meet in the middle."""
    station = np.arange(last + 1)
    width = _HALF_WIDTH_M * np.minimum(1.0, np.minimum(station, last - station) / 6.0)
    return np.asarray(axis.points + side * width[:, None] * axis.right)


def _exit_ramps(
    axis: Axis, station: int, junction: int, node: dict[tuple[int, int], int],
    links: Links, mesh: Mesh,
) -> None:
    """Join each carriageway to ``junction``: an exit before the middle, an entry after it."""
    step = int(_RAMP_M / STATION_M)
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
    first: tuple[Axis, int, dict[tuple[int, int], int]],
    second: tuple[Axis, int, dict[tuple[int, int], int]],
    links: Links,
) -> None:
    """Join two crossing expressways: from either side of each to either side of the other."""
    step = int(_RAMP_M / STATION_M)
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


def _near_mark(axis: Axis, station: int) -> int:
    return min(max(1, station), len(axis.points) - 2)


def _ending(
    axis: Axis, station: int, node: dict[tuple[int, int], int], links: Links, mesh: Mesh
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
