"""Which streets of the mesh are main roads.

Roads are routed over the mesh, the greatest first: national and provincial roads along
the towns named in ``highways.csv``, then county roads between larger towns, township
roads between all towns, and main streets within. A route prefers ground that already
carries an equal or greater road, so roads share corridors instead of running side by side.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_array, csr_array
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import Delaunay, cKDTree

from ..crs import to_metric
from .facts import Facts, Town
from .street_mesh import Mesh
from .terrain import METRIC_EPSG

#: OSM highway classes of the mesh, from least to greatest.
CLASSES = ("residential", "unclassified", "tertiary", "secondary", "primary", "trunk")
_RESIDENTIAL, _UNCLASSIFIED, _TERTIARY, _SECONDARY, _PRIMARY, _TRUNK = range(6)
UNBUILT = -1
_SHARED_GROUND = 0.62  # cost of a metre that already carries as great a road
_MAIN_STREET = 0.7  # … of a main street of a town
_NEW_GROUND = 1.06  # … of one where no street is yet
_MAIN_STREETS = ("人民路", "中兴大道", "环城路", "建设路", "振兴路", "文化路", "新华路", "工业路")


class MainRoads:
    """Classes and names of the mesh's streets, growing as roads are routed."""

    def __init__(self, mesh: Mesh, towns: Sequence[Town]) -> None:
        self._mesh = mesh
        self._towns = towns
        self._place = to_metric(np.array([t.lonlat for t in towns]), METRIC_EPSG)
        self.centre = cKDTree(mesh.junctions.xy).query(self._place)[1]
        self.level = np.where(mesh.street, _RESIDENTIAL, _UNCLASSIFIED)
        self.level[~mesh.built] = UNBUILT
        self.name: list[str | None] = [None] * len(mesh.ends)
        self._cost = mesh.length_m * (1.0 + 1.5 * mesh.hill) * np.where(mesh.street, 1.2, 1.0)
        self._cost[~mesh.built] *= _NEW_GROUND
        a, b = mesh.ends.T
        n = len(mesh.junctions.xy)
        code = np.concatenate([a * n + b, b * n + a])
        self._order = np.argsort(code)
        self._codes, self._n = code[self._order], n

    def route(self, start: int, goals: Sequence[int], level: int) -> list[NDArray[np.int64]]:
        """Return the streets of the best way from junction ``start`` to each of ``goals``."""
        cost = np.where(self.level >= level, _SHARED_GROUND, 1.0) * self._cost
        _, before = dijkstra(self._graph(cost), indices=start, return_predecessors=True)
        return [self._way(before, start, goal) for goal in goals]

    def build(self, way: NDArray[np.int64], level: int, name: str | None) -> None:
        """Raise the streets of ``way`` to ``level``; the greater road gives the name."""
        for street in way:
            if name and (self.name[street] is None or self.level[street] < level):
                self.name[street] = name
        self.level[way] = np.maximum(self.level[way], level)

    def join(self, junction: int, level: int, name: str) -> None:
        """Build a road from ``junction`` to the nearest road of at least ``level``."""
        cost = self._cost
        distance, before = dijkstra(self._graph(cost), indices=junction, return_predecessors=True)
        on_road = np.unique(self._mesh.ends[self.level >= level])
        nearest = int(on_road[np.argmin(distance[on_road])])
        self.build(self._way(before, junction, nearest), level, name)

    def favour(self, streets: NDArray[np.int64]) -> None:
        """Draw later routes towards ``streets``, so that they cross a town without steps."""
        self._cost[streets] *= _MAIN_STREET

    def _way(self, before: NDArray[np.int32], start: int, goal: int) -> NDArray[np.int64]:
        way, node = [], goal
        while node != start:
            way.append(self._street(int(before[node]), node))
            node = int(before[node])
        return np.array(way[::-1], dtype=np.int64)

    def _graph(self, cost: NDArray[np.float64]) -> csr_array:
        a, b = self._mesh.ends.T
        both = (np.concatenate([a, b]), np.concatenate([b, a]))
        return coo_array((np.tile(cost, 2), both), shape=(self._n, self._n)).tocsr()

    def _street(self, a: int, b: int) -> int:
        position = self._order[np.searchsorted(self._codes, a * self._n + b)]
        return int(position % len(self._mesh.ends))


def build_main_roads(mesh: Mesh, facts: Facts) -> MainRoads:
    """Class the mesh: named highways, then roads between towns by rank, then main streets."""
    roads = MainRoads(mesh, facts.towns)
    _main_streets(roads, mesh, facts.towns)
    index = {t.code: k for k, t in enumerate(facts.towns)}
    for highway in facts.highways:
        level = CLASSES.index(highway.kind)
        stops = [int(roads.centre[index[code]]) for code in highway.via]
        for start, goal in itertools.pairwise(stops):
            roads.build(roads.route(start, [goal], level)[0], level, highway.name)
    pairs = list(_neighbours(roads, facts.towns))
    for level, least_rank in ((_SECONDARY, 2), (_TERTIARY, 1)):
        chosen = [(a, b) for a, b in pairs
                  if min(facts.towns[a].rank, facts.towns[b].rank) >= least_rank]
        for a in sorted({a for a, _ in chosen}):
            goals = [b for first, b in chosen if first == a]
            ways = roads.route(int(roads.centre[a]), [int(roads.centre[b]) for b in goals], level)
            for b, way in zip(goals, ways, strict=True):
                roads.build(way, level, _road_name(facts.towns[a], facts.towns[b]))
    return roads


def _neighbours(roads: MainRoads, towns: Sequence[Town]) -> Iterable[tuple[int, int]]:
    """Yield the pairs of towns that are Delaunay neighbours and not too far apart."""
    place = to_metric(np.array([t.lonlat for t in towns]), METRIC_EPSG)
    triangles = Delaunay(place).simplices
    pairs = np.unique(np.sort(np.vstack([triangles[:, [0, 1]], triangles[:, [1, 2]],
                                         triangles[:, [0, 2]]]), axis=1), axis=0)
    for a, b in pairs:
        if np.linalg.norm(place[a] - place[b]) < 17_000.0:
            yield int(a), int(b)


def _short(town: Town) -> str:
    name = town.name
    for ending in ("(演示)", "畲族乡", "街道", "镇", "乡"):
        name = name.removesuffix(ending)
    return name


def _road_name(a: Town, b: Town) -> str | None:
    if "P" in a.code or "P" in b.code:
        return f"{_short(b if 'P' in a.code else a)[:2]}园区大道"
    return f"{_short(a)[0]}{_short(b)[0]}公路"


def _main_streets(roads: MainRoads, mesh: Mesh, towns: Sequence[Town]) -> None:
    """Make every third street of a larger town's grid, and the two middle ones, a main street."""
    grid, settlement = mesh.junctions.grid, mesh.junctions.settlement
    a, b = mesh.ends.T
    for k, town in enumerate(towns):
        inside = np.flatnonzero(mesh.street & mesh.built & (settlement[a] == k))
        column = grid[a[inside], 0] == grid[b[inside], 0]
        line = np.where(column, grid[a[inside], 0], grid[a[inside], 1])
        for street, is_column, number in zip(inside, column, line, strict=True):
            if number == 0:
                name = f"{_short(town)}大道" if is_column else f"{_short(town)}路"
                roads.build(np.array([street]), _TERTIARY, name)
                roads.favour(np.array([street]))
            elif number % 3 == 0 and town.rank >= 3:
                name = _MAIN_STREETS[(2 * abs(int(number)) // 3 + int(is_column)
                                      + 4 * (number < 0)) % 8]
                roads.build(np.array([street]), _TERTIARY, name)
                roads.favour(np.array([street]))
