"""The roads as an outsider builds them: adjacency lists, and places snapped to links."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np
import shapely

from ...data.errors import BadInput
from .closures import Closed
from .dijkstra import Adjacency
from .metric import TIE_M, to_metres
from .pace import Pace
from .read import Row
from .rules import Rules
from .turns import Trail, TurnRules

LonLat = tuple[float, float]


@dataclass(frozen=True)
class Link:
    """A road between the nodes with index ``tail`` and ``head``; ``ms`` for all of it."""

    road_id: int
    tail: int
    head: int
    ms: int
    length_m: float
    oneway: bool


@dataclass(frozen=True)
class Place:
    """A point and its foot on the nearest road; ``link`` None: off the network."""

    lonlat: LonLat
    link: Link | None
    fraction: float
    snap_m: float
    access_ms: int
    #: Exits and entries by state, of which a node has several where turns are restricted.
    starts: tuple[tuple[int, int], ...] = ()
    ends: tuple[tuple[int, int], ...] = ()

    @property
    def from_tail_ms(self) -> int:
        """Time along the link between its tail and the foot point."""
        return round(self.link.ms * self.fraction) if self.link else 0

    @property
    def to_head_ms(self) -> int:
        """Time along the link between the foot point and its head."""
        return self.link.ms - self.from_tail_ms if self.link else 0

    def exits(self) -> list[tuple[int, int]]:
        """Return (node, ms) for the nodes first reached from here, access included."""
        if self.link is None:
            return []
        ways = [(self.link.head, self.access_ms + self.to_head_ms)]
        if not self.link.oneway or self.from_tail_ms == 0:
            ways.append((self.link.tail, self.access_ms + self.from_tail_ms))
        return ways

    def entries(self) -> list[tuple[int, int]]:
        """Return (node, ms) for the nodes from which this is reached, access included."""
        if self.link is None:
            return []
        ways = [(self.link.tail, self.from_tail_ms + self.access_ms)]
        if not self.link.oneway or self.to_head_ms == 0:
            ways.append((self.link.head, self.to_head_ms + self.access_ms))
        return ways


class Network:
    """All roads of the workspace under the plan's rules, but for those ``closed``.

    ``forward`` and ``backward`` join states: the nodes first, where nothing was driven yet that
    matters, then each node once more for every trail a turn restriction remembers there.
    Raises ``BadInput`` for a road without a speed.
    """

    def __init__(
        self, roads: list[Row], rules: Rules, closed: Closed, restrictions: list[Row]
    ) -> None:
        self._rules = rules
        self.closed = closed
        self.index: dict[int, int] = {}
        self.links: dict[int, Link] = {}
        rows = sorted((r for r in roads if r["road_id"] not in closed.when_made),
                      key=lambda r: r["road_id"])
        pace = Pace(rules)
        for row in rows:
            if row["speed_kmh"] <= 0:
                raise BadInput(
                    "Road {road} has a speed of {speed} km/h; load the roads anew.",
                    road=row["road_id"], speed=row["speed_kmh"],
                )
            ms = pace.whole_ms(row)
            self.links[row["road_id"]] = Link(
                row["road_id"], self._node(row["from_node"]), self._node(row["to_node"]),
                ms, row["length_m"], bool(row["oneway"]),
            )
        self.turns = TurnRules(restrictions, {row["road_id"] for row in roads},
                               bind=rules.turn_restrictions)
        self._ids_of_nodes = list(self.index)
        self._states: list[tuple[int, Trail]] = [(node, ()) for node in self.index.values()]
        self._number: dict[tuple[int, Trail], int] = {}
        self._at_node: dict[int, list[int]] = {}
        self.forward: Adjacency = [[] for _ in self.index]
        self.backward: Adjacency = [[] for _ in self.index]
        self._join_states()
        self._to_metric = to_metres(rules.metric_epsg)
        self._ids = [row["road_id"] for row in rows]
        lines = np.array([row["geom"] for row in rows], dtype=object)
        self._lines = shapely.transform(lines, self._to_metric) if rows else lines
        self._tree = shapely.STRtree(self._lines)
        self._places: dict[LonLat, Place] = {}

    def place(self, lonlat: LonLat) -> Place:
        """Snap a lon/lat point to the nearest road; ties go to the smaller id."""
        if lonlat not in self._places:
            self._places[lonlat] = self._snapped(lonlat)
        return self._places[lonlat]

    def _snapped(self, lonlat: LonLat) -> Place:
        nowhere = Place(lonlat, None, 0.0, float("inf"), 0)
        if not self._ids:
            return nowhere
        point = shapely.Point(self._to_metric(np.array([lonlat]))[0])
        _, nearest = self._tree.query_nearest(point, return_distance=True)
        least = float(nearest[0])
        if least > self._rules.snap_limit_m:
            return nowhere
        close = self._tree.query(point, predicate="dwithin", distance=least + TIE_M)
        line = min(close, key=lambda i: self._ids[i])
        snap_m = float(shapely.distance(point, self._lines[line]))
        fraction = shapely.line_locate_point(self._lines[line], point, normalized=True)
        access_ms = round(snap_m * 3600 / self._rules.access_kmh)
        place = Place(lonlat, self.links[self._ids[line]], float(fraction), snap_m, access_ms)
        return replace(place, starts=tuple(self._starts(place)), ends=tuple(self._ends(place)))

    def metres_apart(self, a: LonLat, b: LonLat) -> float:
        """Return the straight distance of two lon/lat points in the metric CRS."""
        (ax, ay), (bx, by) = self._to_metric(np.array([a, b]))
        return float(np.hypot(ax - bx, ay - by))

    def _node(self, node_id: int) -> int:
        return self.index.setdefault(node_id, len(self.index))

    def _join_states(self) -> None:
        """Drive every road that may be driven in a state, until no new state is found."""
        out: list[list[tuple[Link, int]]] = [[] for _ in self.index]
        for link in self.links.values():
            out[link.tail].append((link, link.head))
            if not link.oneway:
                out[link.head].append((link, link.tail))
        tail = 0
        while tail < len(self._states):
            node, trail = self._states[tail]
            for link, there in out[node]:
                if self.turns.forbids(trail, link.road_id) is None:
                    head = self._state(there, (*trail, link.road_id, self._ids_of_nodes[there]))
                    self.forward[tail].append((head, link.ms))
                    self.backward[head].append((tail, link.ms))
            tail += 1

    def _state(self, node: int, trail: Trail) -> int:
        """Return the state at ``node`` after ``trail``."""
        trail = self.turns.remembered(trail)
        if not trail:
            return node
        if (node, trail) not in self._number:
            self._number[node, trail] = len(self._states)
            self._at_node.setdefault(node, []).append(len(self._states))
            self._states.append((node, trail))
            self.forward.append([])
            self.backward.append([])
        return self._number[node, trail]

    def _starts(self, place: Place) -> Iterator[tuple[int, int]]:
        road = place.link.road_id if place.link else 0
        for node, ms in place.exits():
            trail = (road, self._ids_of_nodes[node]) if ms > place.access_ms else ()
            yield self._state(node, trail), ms

    def _ends(self, place: Place) -> Iterator[tuple[int, int]]:
        road = place.link.road_id if place.link else 0
        for node, ms in place.entries():
            for state in (node, *self._at_node.get(node, ())):
                if ms == place.access_ms or self.turns.forbids(self._states[state][1],
                                                               road) is None:
                    yield state, ms


def along_one_link(start: Place, end: Place) -> int | None:
    """Return the ms between two places of one link without leaving it, access included."""
    if start.link is None or end.link is None or start.link != end.link:
        return None
    if start.link.oneway and end.fraction < start.fraction:
        return None
    return start.access_ms + abs(end.from_tail_ms - start.from_tail_ms) + end.access_ms
