"""The way of one leg, driven link by link as it is written in ``legs.path``."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from .network import Link, Network, Place, along_one_link

_FRACTION_TOLERANCE = 1e-9


class PathFault(Exception):
    """The path cannot be driven; ``code`` is that of a violation, ``evidence`` its values."""

    def __init__(self, code: str, **evidence: Any) -> None:
        super().__init__(code)
        self.code = code
        self.evidence = evidence


@dataclass(frozen=True)
class Drive:
    """A leg as driven: ``ms`` door to door, metres on roads, and (node, ms) on the way.

    ``roads`` are those of which at least a millisecond is driven.
    """

    ms: int
    length_m: float
    nodes: tuple[tuple[int, int], ...]
    roads: tuple[int, ...]


def drive(network: Network, text: str, start: Place, end: Place) -> Drive:
    """Drive the path ``text`` from ``start`` to ``end``. Raises :class:`PathFault`."""
    first, last, node_ids, road_ids = _parsed(text)
    if first is None or last is None:
        if first is not last or node_ids or road_ids or start.lonlat != end.lonlat:
            raise PathFault("path_anchor")
        return Drive(0, 0.0, (), ())
    _refuse_closed(network, (first[0], *road_ids, last[0]))
    if start.link is None or end.link is None:
        raise PathFault("leg_off_network")
    for claimed, place in ((first, start), (last, end)):
        if claimed[0] != place.link.road_id:  # type: ignore[union-attr]
            raise PathFault("path_anchor")
        if abs(claimed[1] - place.fraction) > _FRACTION_TOLERANCE:
            raise PathFault("path_anchor")
    if not node_ids:
        return _on_one_link(start, end)
    if len(road_ids) != len(node_ids) - 1:
        raise PathFault("path_unreadable")
    nodes = [_known_node(network, node_id) for node_id in node_ids]
    clock, length_m = _way_out(start, start.link, nodes[0])
    passed = [(nodes[0], clock)]
    for tail, head, road_id in zip(nodes, nodes[1:], road_ids, strict=False):
        link = _joining(network, road_id, tail, head)
        clock += link.ms
        length_m += link.length_m
        passed.append((head, clock))
    ms, metres = _way_in(end, end.link, nodes[-1])
    _refuse_forbidden_turn(
        network,
        [*([first[0]] if passed[0][1] > start.access_ms else []), *road_ids,
         *([last[0]] if ms > end.access_ms else [])],
        node_ids[0 if passed[0][1] > start.access_ms else 1:],
    )
    ends = [place.link.road_id for place, part in (
        (start, passed[0][1] - start.access_ms), (end, ms - end.access_ms))
            if place.link and part > 0]
    return Drive(clock + ms, length_m + metres, tuple(passed), (*ends, *road_ids))


def _refuse_forbidden_turn(network: Network, roads: list[int], nodes: list[int]) -> None:
    broken = network.turns.broken(roads, nodes)
    if broken is not None:
        raise PathFault("path_turn", restriction=broken[0], road=broken[1])


def _refuse_closed(network: Network, roads: tuple[int, ...]) -> None:
    for road in roads:
        closure = network.closed.when_made.get(road)
        if closure is not None:
            raise PathFault("path_closed", road=road, closure=closure)


def _parsed(text: str) -> tuple[Any, Any, list[int], list[int]]:
    try:
        path = json.loads(text)
        ends = [_anchor(path[name]) for name in ("start", "end")]
        nodes, roads = path["nodes"], path["roads"]
        if not all(type(i) is int for i in (*nodes, *roads)):
            raise TypeError
    except (TypeError, ValueError, KeyError):
        raise PathFault("path_unreadable") from None
    return ends[0], ends[1], nodes, roads


def _anchor(value: Any) -> tuple[int, float] | None:
    if value is None:
        return None
    road_id, fraction = value
    return int(road_id), float(fraction)


def _known_node(network: Network, node_id: int) -> int:
    if node_id not in network.index:
        raise PathFault("path_unreadable")
    return network.index[node_id]


def _joining(network: Network, road_id: int, tail: int, head: int) -> Link:
    link = network.links.get(road_id)
    if link is None or {link.tail, link.head} != {tail, head}:
        raise PathFault("path_broken", road=road_id)
    if link.oneway and (link.tail, link.head) != (tail, head):
        raise PathFault("path_oneway", road=road_id)
    return link


def _on_one_link(start: Place, end: Place) -> Drive:
    if start.link is None or end.link is None or start.link != end.link:
        raise PathFault("path_broken", road=end.link.road_id if end.link else 0)
    ms = along_one_link(start, end)
    if ms is None:
        raise PathFault("path_oneway", road=start.link.road_id)
    moves = ms > start.access_ms + end.access_ms
    return Drive(ms, abs(end.fraction - start.fraction) * start.link.length_m, (),
                 (start.link.road_id,) if moves else ())


def _way_out(place: Place, link: Link, node: int) -> tuple[int, float]:
    """Return (ms, metres) from the place to ``node``, an end of its link."""
    ways = [(ms, _metres(place, link, n)) for n, ms in place.exits() if n == node]
    return _best(ways, link, node)


def _way_in(place: Place, link: Link, node: int) -> tuple[int, float]:
    """Return (ms, metres) from ``node``, an end of the place's link, to the place."""
    ways = [(ms, _metres(place, link, n)) for n, ms in place.entries() if n == node]
    return _best(ways, link, node)


def _best(ways: list[tuple[int, float]], link: Link, node: int) -> tuple[int, float]:
    if ways:
        return min(ways)
    code = "path_oneway" if node in (link.tail, link.head) else "path_broken"
    raise PathFault(code, road=link.road_id)


def _metres(place: Place, link: Link, node: int) -> float:
    if link.tail == link.head:  # a loop: the shorter way round
        return min(place.fraction, 1 - place.fraction) * link.length_m
    share = place.fraction if node == link.tail else 1 - place.fraction
    return share * link.length_m
