"""Build the runtime graph from road records. Arithmetic: docs/architecture.md, Definitions."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from ...data.errors import BadInput
from ...data.records import Road, TurnRestriction
from ...data.settings import Settings
from ...data.time_factors import class_factors, factor_of_class
from .graph import RoadGraph
from .road_lines import RoadLines
from .turn_graph import TurnRule, turn_graph


def build_graph(
    roads: Sequence[Road], settings: Settings, restrictions: Sequence[TurnRestriction] = ()
) -> RoadGraph:
    """Return the graph of ``roads`` under the travel factor and metric CRS of ``settings``.

    Roads are indexed by ascending ``road_id``, nodes by ascending id, arcs by
    (tail, head, road). Turn ``restrictions`` bind if the settings say so. Raises ``BadInput``
    if there is no road, a road without length of time (speed not above 0, length negative or
    not finite), or a restriction that is none.
    """
    if not roads:
        raise BadInput("The workspace has no roads; load some with the command roads first.")
    ordered = sorted(roads, key=lambda road: road.road_id)
    road_ids = np.array([r.road_id for r in ordered], dtype=np.int64)
    ends = np.array([(r.from_node, r.to_node) for r in ordered], dtype=np.int64)
    length_m = np.array([r.length_m for r in ordered], dtype=np.float64)
    speed_kmh = speeds_kmh(ordered, settings)
    oneway = np.array([r.oneway for r in ordered], dtype=bool)
    _refuse_impossible(road_ids, length_m, speed_kmh)

    node_ids, flat = np.unique(ends.ravel(), return_inverse=True)
    tail, head = flat.reshape(-1, 2).astype(np.int32).T
    geoms = np.array([r.geom for r in ordered], dtype=object)
    road_ms = arc_time_ms(length_m, speed_kmh, settings.travel_factor)

    both = np.flatnonzero(~oneway)
    forward = np.concatenate([np.ones(len(ordered), bool), np.zeros(len(both), bool)])
    arc_road = np.concatenate([np.arange(len(ordered)), both]).astype(np.int32)
    arc_tail = np.where(forward, tail[arc_road], head[arc_road])
    arc_head = np.where(forward, head[arc_road], tail[arc_road])
    order = np.lexsort((~forward, arc_road, arc_head, arc_tail))
    indptr = np.zeros(len(node_ids) + 1, dtype=np.int64)
    np.cumsum(np.bincount(arc_tail, minlength=len(node_ids)), out=indptr[1:])
    arc_head, arc_road = arc_head[order].astype(np.int32), arc_road[order]
    rules = _rules(restrictions, road_ids, node_ids) if settings.turn_restrictions else []
    return RoadGraph(
        metric_epsg=settings.metric_epsg,
        node_ids=node_ids,
        node_lonlat=_node_lonlat(ordered, tail, head, len(node_ids)),
        indptr=indptr,
        arc_head=arc_head,
        arc_road=arc_road,
        arc_forward=forward[order],
        arc_ms=road_ms[arc_road],
        road_ids=road_ids,
        road_tail=tail,
        road_head=head,
        road_ms=road_ms,
        road_length_m=length_m,
        road_oneway=oneway,
        road_lines=RoadLines.projected(geoms, settings.metric_epsg),
        turns=turn_graph(indptr, arc_head, arc_road, rules),
    )


def speeds_kmh(roads: Sequence[Road], settings: Settings) -> NDArray[np.float64]:
    """Return the speeds of ``roads`` (r,) after the factors of their classes."""
    speeds = np.array([r.speed_kmh for r in roads], dtype=np.float64)
    factors = class_factors(settings.class_factors)
    if not factors:
        return speeds
    return speeds / np.array([factor_of_class(factors, r.kind) for r in roads])


def arc_time_ms(
    length_m: NDArray[np.float64], speed_kmh: NDArray[np.float64], travel_factor: float
) -> NDArray[np.int64]:
    """Return the integer travel times of whole roads, at least 1 ms, half to even."""
    # the order of the operations is part of the definition: the checker repeats it
    exact = length_m * 3600 / speed_kmh * travel_factor
    return np.maximum(1, np.rint(exact)).astype(np.int64)


def _rules(
    restrictions: Sequence[TurnRestriction], road_ids: NDArray[np.int64],
    node_ids: NDArray[np.int64],
) -> list[TurnRule]:
    """Return those that name roads and nodes of the network only: the others bind nobody."""
    road_at = {int(road): i for i, road in enumerate(road_ids)}
    node_at = {int(node): i for i, node in enumerate(node_ids)}
    rules = []
    for row in restrictions:
        try:
            roads, nodes = [int(r) for r in row.roads], [int(n) for n in row.nodes]
        except ValueError:
            roads, nodes = [], []
        if len(roads) < 2 or len(nodes) != len(roads) - 1:
            raise BadInput(
                "Turn restriction {number} does not name two or more roads and the nodes between "
                "them; load the roads again.", number=row.restriction_id)
        if all(r in road_at for r in roads) and all(n in node_at for n in nodes):
            rules.append(TurnRule(row.only, tuple(road_at[r] for r in roads),
                                  tuple(node_at[n] for n in nodes)))
    return rules


def _refuse_impossible(
    road_ids: NDArray[np.int64], length_m: NDArray[np.float64], speed_kmh: NDArray[np.float64]
) -> None:
    bad = ~((speed_kmh > 0) & np.isfinite(speed_kmh) & (length_m >= 0) & np.isfinite(length_m))
    if bad.any():
        at = int(np.flatnonzero(bad)[0])
        raise BadInput(
            "Road {road} has the length {length} m and the speed {speed} km/h; "
            "load the roads again.",
            road=int(road_ids[at]), length=float(length_m[at]), speed=float(speed_kmh[at]),
        )


def _node_lonlat(
    roads: Sequence[Road], tail: NDArray[np.int32], head: NDArray[np.int32], nodes: int
) -> NDArray[np.float64]:
    lonlat = np.empty((nodes, 2))
    lonlat[tail] = [r.geom.coords[0][:2] for r in roads]
    lonlat[head] = [r.geom.coords[-1][:2] for r in roads]
    return lonlat
