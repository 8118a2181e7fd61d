"""Where streets meet: the street grids of towns and villages and the crossroads between.

Everything is in metres (EPSG:4549). Grids of larger towns are laid first; a later one
leaves out what an earlier one covers, so towns grow together into a city.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from ..crs import to_metric
from .facts import Town
from .terrain import METRIC_EPSG, Terrain

#: Rank → (radius of the built-up ground, block length), metres.
_TOWN_SIZE = {1: (480.0, 165.0), 2: (660.0, 165.0), 3: (900.0, 170.0),
              4: (1_250.0, 175.0), 5: (1_700.0, 185.0)}
_PARK_SIZE = (1_350.0, 280.0)
VILLAGE_SPACING_M = 1_350.0
CROSSROAD_SPACING_M = 640.0
_SHORE_M = 250.0  # nothing is built nearer to the lake


@dataclass(frozen=True)
class Junctions:
    """n places where streets meet.

    ``xy`` (n, 2); ``settlement`` (n,): 0 … T−1 the towns in the order given, T … villages,
    −1 a crossroads in open country; ``grid`` (n, 2): column and row within the
    settlement's grid; ``town_count`` is T.
    """

    xy: NDArray[np.float64]
    settlement: NDArray[np.int64]
    grid: NDArray[np.int64]
    town_count: int


class _Ground:
    """The points taken so far, in a hash of squares, to keep new ones at a distance."""

    def __init__(self, square_m: float) -> None:
        self._square = square_m
        self._points: dict[tuple[int, int], list[tuple[float, float]]] = {}

    def free(self, x: float, y: float, distance: float) -> bool:
        reach = int(np.ceil(distance / self._square))
        i, j = int(x // self._square), int(y // self._square)
        limit = distance * distance
        for a in range(i - reach, i + reach + 1):
            for b in range(j - reach, j + reach + 1):
                for u, v in self._points.get((a, b), ()):
                    if (u - x) ** 2 + (v - y) ** 2 < limit:
                        return False
        return True

    def take(self, x: float, y: float) -> None:
        key = int(x // self._square), int(y // self._square)
        self._points.setdefault(key, []).append((x, y))


def lay_junctions(
    towns: Sequence[Town],
    city: BaseGeometry,
    land: BaseGeometry,
    lake: BaseGeometry,
    terrain: Terrain,
    rng: np.random.Generator,
) -> Junctions:
    """Lay out all junctions of the demo.

    ``city`` are the own districts, ``land`` everything that gets roads (the city and a
    strip of its neighbours); neither holds water of ``lake``.
    """
    ground = _Ground(300.0)
    dry = land.difference(lake.buffer(_SHORE_M))
    shapely.prepare(dry)
    parts: list[tuple[NDArray[np.float64], int, NDArray[np.int64]]] = []
    centres = to_metric(np.array([t.lonlat for t in towns]), METRIC_EPSG)
    for k in sorted(range(len(towns)), key=lambda k: (-towns[k].rank, towns[k].code)):
        xy, grid = _town_grid(towns[k], centres[k], rng)
        keep = shapely.contains_xy(dry, *xy.T)
        block = _size(towns[k])[1]
        keep &= np.array([ground.free(x, y, 0.9 * block) for x, y in xy])
        _take_all(ground, xy[keep])
        parts.append((xy[keep], k, grid[keep]))

    number = len(towns)
    for x, y in _scatter(dry, city, terrain, VILLAGE_SPACING_M, rng):
        if not ground.free(x, y, 750.0):
            continue
        xy, grid = _village_grid(x, y, rng)
        keep = shapely.contains_xy(dry, *xy.T)
        _take_all(ground, xy[keep])
        parts.append((xy[keep], number, grid[keep]))
        number += 1
    fields = [
        (x, y) for x, y in _scatter(dry, city, terrain, CROSSROAD_SPACING_M, rng)
        if ground.free(x, y, 330.0)
    ]
    parts.append((np.array(fields), -1, np.zeros((len(fields), 2), dtype=np.int64)))
    return Junctions(
        np.vstack([p[0] for p in parts]),
        np.concatenate([np.full(len(p[0]), p[1], dtype=np.int64) for p in parts]),
        np.vstack([p[2] for p in parts]),
        len(towns),
    )


def _size(town: Town) -> tuple[float, float]:
    return _PARK_SIZE if "P" in town.code else _TOWN_SIZE[town.rank]


def _take_all(ground: _Ground, xy: NDArray[np.float64]) -> None:
    for x, y in xy:
        ground.take(x, y)


def _town_grid(
    town: Town, centre: NDArray[np.float64], rng: np.random.Generator
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return a turned, slightly bent street grid with a ragged edge, centre included."""
    radius, block = _size(town)
    half = int(1.4 * radius / block)
    i, j = (a.ravel() for a in np.meshgrid(np.arange(-half, half + 1), np.arange(-half, half + 1)))
    stretch = rng.uniform(0.85, 1.2)
    columns = np.cumsum(rng.uniform(0.75, 1.3, 2 * half + 1)) * block * stretch
    rows = np.cumsum(rng.uniform(0.75, 1.3, 2 * half + 1)) * block / stretch
    x, y = columns[i + half] - columns[half], rows[j + half] - rows[half]
    bearing = np.arctan2(y, x)
    phase = rng.uniform(0.0, 2 * np.pi, 3)
    edge = radius * (1.0 + 0.22 * np.sin(2 * bearing + phase[0]) + 0.16 * np.sin(3 * bearing
                     + phase[1]) + 0.10 * np.sin(5 * bearing + phase[2]))
    inside = np.hypot(x, y) <= edge
    x, y, i, j = x[inside], y[inside], i[inside], j[inside]
    bend = rng.uniform(-0.10, 0.10, 2) / radius
    x, y = x + bend[0] * y * y, y + bend[1] * x * x
    turn = rng.uniform(-0.45, 0.45)
    xy = np.column_stack([x * np.cos(turn) - y * np.sin(turn), x * np.sin(turn) + y * np.cos(turn)])
    xy += rng.uniform(-0.06, 0.06, xy.shape) * block
    xy[(i == 0) & (j == 0)] = 0.0
    return centre + xy, np.column_stack([i, j])


def _village_grid(
    x: float, y: float, rng: np.random.Generator
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the junctions of a village: one to three short streets side by side."""
    long, wide = int(rng.integers(3, 7)), int(rng.integers(1, 4))
    i, j = (a.ravel() for a in np.meshgrid(np.arange(long), np.arange(wide)))
    step = rng.uniform(105.0, 150.0)
    xy = np.column_stack([(i - long / 2) * step, (j - wide / 2) * step])
    xy += rng.uniform(-0.16, 0.16, xy.shape) * step
    turn = rng.uniform(0.0, np.pi)
    cos, sin = np.cos(turn), np.sin(turn)
    turned = np.column_stack([xy[:, 0] * cos - xy[:, 1] * sin, xy[:, 0] * sin + xy[:, 1] * cos])
    return np.array([x, y]) + turned, np.column_stack([i, j])


def _scatter(
    dry: BaseGeometry,
    city: BaseGeometry,
    terrain: Terrain,
    spacing_m: float,
    rng: np.random.Generator,
) -> list[tuple[float, float]]:
    """Throw points over the land, none nearer than the spacing there (Poisson disc).

    The spacing grows to 2.6-fold in the hills and 1.5-fold outside the city.
    """
    west, south, east, north = dry.bounds
    count = int(2.2 * (east - west) * (north - south) / spacing_m**2)
    xy = np.column_stack([rng.uniform(west, east, count), rng.uniform(south, north, count)])
    xy = xy[shapely.contains_xy(dry, *xy.T)]
    shapely.prepare(city)
    spacing = spacing_m * (1.0 + 1.6 * terrain.hilliness(xy))
    spacing *= np.where(shapely.contains_xy(city, *xy.T), 1.0, 1.5)
    ground = _Ground(spacing_m)
    taken = []
    for (x, y), distance in zip(xy, spacing, strict=True):
        if ground.free(x, y, distance):
            ground.take(x, y)
            taken.append((float(x), float(y)))
    return taken
