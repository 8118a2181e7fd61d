"""The way of a leg as it is stored: roads and nodes, from which the time re-adds exactly.

The JSON is defined in docs/architecture.md, "Path of a leg".
"""

from __future__ import annotations

import json
from dataclasses import dataclass

import numpy as np

from .graph import RoadGraph
from .partial import NO_WAY_MS, between_ms, from_ends_ms, to_ends_ms

RoadPoint = tuple[int, float]


@dataclass(frozen=True)
class LegPath:
    """``start``/``end``: road id and fraction, None for a leg that stays in place;
    ``nodes``: node ids passed; ``roads``: road ids between them, one fewer than nodes.
    """

    start: RoadPoint | None
    nodes: tuple[int, ...]
    roads: tuple[int, ...]
    end: RoadPoint | None

    @property
    def stays(self) -> bool:
        """Whether the leg goes nowhere."""
        return self.start is None


STAY = LegPath(None, (), (), None)


def encode_path(path: LegPath) -> str:
    """Return the JSON of ``path``; fractions survive to the last bit."""
    return json.dumps({
        "start": None if path.start is None else list(path.start),
        "nodes": list(path.nodes),
        "roads": list(path.roads),
        "end": None if path.end is None else list(path.end),
    })


def decode_path(text: str) -> LegPath:
    """Inverse of :func:`encode_path`. Raises ``ValueError`` if it is no leg path."""
    try:
        raw = json.loads(text)
        path = LegPath(_road_point(raw["start"]), tuple(int(n) for n in raw["nodes"]),
                       tuple(int(r) for r in raw["roads"]), _road_point(raw["end"]))
    except (KeyError, TypeError) as error:
        raise ValueError(f"no leg path: {error!r}") from None
    if (path.start is None) != (path.end is None) or (path.start is None and path.nodes):
        raise ValueError("a leg path has both ends or stays in place")
    if len(path.roads) != max(0, len(path.nodes) - 1):
        raise ValueError("a leg path has one road between any two nodes")
    return path


def node_times_ms(graph: RoadGraph, path: LegPath, access_ms: int) -> list[int]:
    """Return the time from departure to each node, the first access drive included.

    Raises ``ValueError`` if the way does not exist on ``graph``.
    """
    if path.start is None or not path.nodes:
        return []
    clock = access_ms + _end_part_ms(graph, path.start, path.nodes[0], leaving=True)
    times = [clock]
    for road_id, here, there in zip(path.roads, path.nodes, path.nodes[1:], strict=False):
        clock += _whole_ms(graph, road_id, here, there)
        times.append(clock)
    return times


def travel_time_ms(
    graph: RoadGraph, path: LegPath, start_access_ms: int, end_access_ms: int
) -> int:
    """Re-add the time of ``path``, both access drives included; 0 if it stays in place.

    Raises ``ValueError`` if the way does not exist on ``graph``.
    """
    if path.start is None or path.end is None:
        return 0
    if path.nodes:
        clock = node_times_ms(graph, path, start_access_ms)[-1]
        return clock + _end_part_ms(graph, path.end, path.nodes[-1], leaving=False) + end_access_ms
    if path.start[0] != path.end[0]:
        raise ValueError("a way without nodes keeps to one road")
    road = road_index(graph, path.start[0])
    part = between_ms(graph, road, path.start[1], path.end[1])
    return start_access_ms + _existing(part, path.start[0]) + end_access_ms


def driven_roads(graph: RoadGraph, path: LegPath) -> set[int]:
    """Return the ids of the roads of which at least one millisecond is driven.

    Raises ``ValueError`` if the way does not exist on ``graph``.
    """
    if path.start is None or path.end is None:
        return set()
    if not path.nodes:
        return {path.start[0]} if travel_time_ms(graph, path, 0, 0) > 0 else set()
    driven = set(path.roads)
    if _end_part_ms(graph, path.start, path.nodes[0], leaving=True) > 0:
        driven.add(path.start[0])
    if _end_part_ms(graph, path.end, path.nodes[-1], leaving=False) > 0:
        driven.add(path.end[0])
    return driven


def road_index(graph: RoadGraph, road_id: int) -> int:
    """Return the index of a road id. Raises ``ValueError`` if the graph has no such road."""
    at = int(np.searchsorted(graph.road_ids, road_id))
    if at == len(graph.road_ids) or graph.road_ids[at] != road_id:
        raise ValueError(f"no road {road_id}")
    return at


def _end_part_ms(graph: RoadGraph, point: RoadPoint, node_id: int, *, leaving: bool) -> int:
    road = road_index(graph, point[0])
    ends = (to_ends_ms if leaving else from_ends_ms)(
        graph, np.array([road]), np.array([point[1]])
    )
    at = (graph.road_tail[road], graph.road_head[road])
    # both ends of a loop road are the same node: the quicker way round counts
    parts = [int(ms[0]) for ms, node in zip(ends, at, strict=True)
             if graph.node_ids[node] == node_id]
    if not parts:
        raise ValueError(f"road {point[0]} does not touch node {node_id}")
    return _existing(min(parts), point[0])


def _whole_ms(graph: RoadGraph, road_id: int, here: int, there: int) -> int:
    road = road_index(graph, road_id)
    tail, head = graph.node_ids[graph.road_tail[road]], graph.node_ids[graph.road_head[road]]
    backwards = (head, tail) == (here, there) and not graph.road_oneway[road]
    if (tail, head) != (here, there) and not backwards:
        raise ValueError(f"road {road_id} does not lead from node {here} to {there}")
    return int(graph.road_ms[road])


def _existing(ms: int, road_id: int) -> int:
    if ms >= NO_WAY_MS:
        raise ValueError(f"road {road_id} is one-way the other way")
    return ms


def _road_point(raw: list[float] | None) -> RoadPoint | None:
    return None if raw is None else (int(raw[0]), float(raw[1]))
