"""Where both sides can meet soonest, and how long each squad needs to the zone.

Rendezvous: the road nodes of the zone at which the later of both sides' first squads arrives
soonest (a 1-centre of two sides); joint police posts and bridges are preferred.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely import Point

from ...data.crs import to_metric
from ...data.records import NeighbourSquad, Post, Rendezvous, Road, Squad, Water
from ..traveltime.interface import UNREACHABLE_MS, TravelTimes
from .stored import StoredZone

#: A post or bridge may be so much later and still be preferred.
POST_WORTH_MIN, BRIDGE_WORTH_MIN = 2.0, 1.0
BESIDE_M = 300.0  # so near a node is at the post
APART_M = 300.0  # two points nearer than that are one meeting place
_MS = 60_000.0

AnySquad = Squad | NeighbourSquad


@dataclass(frozen=True)
class SquadMinutes:
    """Minutes of a squad, turn-out included: to the zone's first road node, and to all of them.

    None: the zone, or part of it, cannot be reached.
    """

    squad: AnySquad
    first_min: float | None
    all_min: float | None


@dataclass(frozen=True)
class Meeting:
    """What the roads say: the nodes of the zone, and both sides' squads with their minutes."""

    nodes: NDArray[np.intp]
    squads: tuple[tuple[SquadMinutes, ...], tuple[SquadMinutes, ...]]
    minutes: tuple[NDArray[np.float64], NDArray[np.float64]]


def meeting(zone: StoredZone, squads: Sequence[AnySquad], times: TravelTimes) -> Meeting:
    """Measure every squad of both districts to every road node of the zone."""
    graph = times.graph
    points = shapely.points(to_metric(graph.node_lonlat, zone.epsg))
    area = zone.outline_metric
    shapely.prepare(area)
    nodes = np.flatnonzero(shapely.contains(area, points))
    sides, minutes = [], []
    for district in zone.districts:
        own = sorted((s for s in squads if s.district == district), key=lambda s: s.squad_id)
        table = np.full((len(own), len(nodes)), np.inf)
        if own and len(nodes):
            homes = times.snap(np.array([(s.geom.x, s.geom.y) for s in own]))
            ms = times.to_nodes_ms(homes)[:, nodes].astype(float)
            turnout = np.array([s.turnout_min for s in own])
            table = np.where(ms >= UNREACHABLE_MS, np.inf, ms / _MS + turnout[:, None])
        sides.append(tuple(SquadMinutes(s, _least(row), _all(row))
                           for s, row in zip(own, table, strict=True)))
        minutes.append(table)
    return Meeting(nodes, (sides[0], sides[1]), (minutes[0], minutes[1]))


def posts_at(zone: StoredZone, posts: Sequence[Post]) -> list[Post]:
    """Return the posts in the zone or within ``BESIDE_M`` of it."""
    at = shapely.points(to_metric(shapely.get_coordinates([p.geom for p in posts]), zone.epsg))
    away = shapely.distance(zone.outline_metric, at)
    return [p for p, metres in zip(posts, away, strict=True) if metres <= BESIDE_M]


def rendezvous(
    zone: StoredZone, met: Meeting, times: TravelTimes, posts: Sequence[Post],
    roads: Sequence[Road], waters: Sequence[Water], count: int = 5,
) -> list[Rendezvous]:
    """Return up to ``count`` meeting points, ranked; none if a side cannot come."""
    if not len(met.nodes) or not all(len(m) for m in met.minutes):
        return []
    graph, nodes = times.graph, met.nodes
    first = [m.min(axis=0) for m in met.minutes]
    later = np.maximum(*first)
    xy = to_metric(graph.node_lonlat[nodes], zone.epsg)
    near, worth = _preferences(zone, graph.node_ids[nodes], xy, posts, roads, waters)
    names = _road_names(set(graph.node_ids[nodes].tolist()), roads)
    chosen: list[Rendezvous] = []
    taken = np.empty((0, 2))
    for i in np.lexsort((graph.node_ids[nodes], later - worth)):
        if len(chosen) == count or not np.isfinite(later[i]):
            break
        if len(taken) and np.hypot(*(taken - xy[i]).T).min() < APART_M:
            continue
        taken = np.vstack([taken, xy[i]])
        who = [met.squads[k][int(met.minutes[k][:, i].argmin())].squad for k in (0, 1)]
        lon, lat = graph.node_lonlat[nodes[i]]
        point = shapely.points(xy[i])
        side = int(np.argmin([ground.distance(point) for ground in zone.sides_metric]))
        node = int(graph.node_ids[nodes[i]])
        chosen.append(Rendezvous(
            zone.zone_id, len(chosen) + 1, node, zone.districts[side], names.get(node, ""),
            near[i], who[0].squad_id, float(first[0][i]), who[1].squad_id, float(first[1][i]),
            float(later[i]), Point(lon, lat)))
    return chosen


def _preferences(
    zone: StoredZone, node_ids: NDArray[np.int64], xy: NDArray[np.float64],
    posts: Sequence[Post], roads: Sequence[Road], waters: Sequence[Water],
) -> tuple[list[str], NDArray[np.float64]]:
    near, worth = [""] * len(xy), np.zeros(len(xy))
    bridges = _bridge_ends(set(node_ids.tolist()), roads, waters)
    for i, node in enumerate(node_ids.tolist()):
        if node in bridges:
            near[i], worth[i] = bridges[node], BRIDGE_WORTH_MIN
    for post in posts:
        away = np.hypot(*(xy - to_metric(np.array([[post.geom.x, post.geom.y]]), zone.epsg)).T)
        for beside in np.flatnonzero(away <= BESIDE_M).tolist():
            near[beside], worth[beside] = post.name, POST_WORTH_MIN
    return near, worth


def _bridge_ends(
    nodes: set[int], roads: Sequence[Road], waters: Sequence[Water]
) -> dict[int, str]:
    """Return node → bridge: a link called 桥, or one that runs over a water."""
    wet = shapely.union_all([w.geom for w in waters])
    shapely.prepare(wet)
    ends: dict[int, str] = {}
    for road in roads:
        mine = {road.from_node, road.to_node} & nodes
        if mine and ("桥" in (road.name or "") or wet.intersects(road.geom)):
            ends.update(dict.fromkeys(mine, road.name or "桥"))
    return ends


def _road_names(nodes: set[int], roads: Sequence[Road]) -> dict[int, str]:
    names: dict[int, set[str]] = {}
    for road in roads:
        for node in {road.from_node, road.to_node} & nodes:
            if road.name:
                names.setdefault(node, set()).add(road.name)
    return {node: " / ".join(sorted(found)) for node, found in names.items()}


def _least(row: NDArray[np.float64]) -> float | None:
    return float(row.min()) if len(row) and np.isfinite(row.min()) else None


def _all(row: NDArray[np.float64]) -> float | None:
    return float(row.max()) if len(row) and np.isfinite(row.max()) else None
