"""Where enterprises stand: beside a road of their unit, mostly in clusters."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.spatial import cKDTree

from ..crs import geometry_to_metric, to_lonlat, to_metric
from ..errors import BadInput
from ..records import Unit
from .territory import Territory

OFFSET_M = (60.0, 250.0)
_SPACING_M = 200.0
_MOST_PER_ROAD = 20
_NO_FRONTAGE = frozenset({"motorway", "motorway_link", "trunk", "trunk_link"})
#: How far from its centre a unit is built up (one standard deviation), by kind.
_BUILT_UP_M = {"park": 900.0, "street": 1500.0}
_BUILT_UP_ELSEWHERE_M = 2500.0
_CLUSTER_M = 400.0
_CLUSTERED_SHARE = 0.65

Points = NDArray[np.float64]


def roadside_positions(
    territory: Territory, counts: Mapping[str, int], seed: int
) -> dict[str, Points]:
    """Choose ``counts[unit_code]`` positions in each unit; arrays (n, 2) of lon/lat.

    Each lies 60–250 m beside a road that is no expressway, in the unit's own district and
    nearer to it than to the district's other units. A unit without such roads takes the
    nearest ones to be had. Raises ``BadInput`` if there is no road at all.
    """
    rng = np.random.default_rng([seed, 0x70AD])
    xy = _beside_roads(territory, rng)
    home = _home_unit(territory, xy)
    units = sorted(territory.units, key=lambda u: u.unit_code)
    placed = {}
    free = np.ones(len(xy), dtype=bool)
    for index, unit in enumerate(units):
        count = counts.get(unit.unit_code, 0)
        mine = np.flatnonzero((home == index) & free)
        centre = to_metric(shapely.get_coordinates(unit.geom), territory.metric_epsg)[0]
        if len(mine) < count:
            mine = _nearest(xy, home, free, units, unit, centre, count)
        chosen = _choose(xy[mine], centre, unit, count, rng)
        crowded = len(mine) < count or not free[mine].all()
        free[mine[chosen]] = False
        spots = xy[mine[chosen]]
        if crowded:  # neighbours on one frontage
            spots = spots + rng.uniform(-20.0, 20.0, spots.shape)
        placed[unit.unit_code] = to_lonlat(spots, territory.metric_epsg)
    return placed


def _beside_roads(territory: Territory, rng: np.random.Generator) -> Points:
    roads = [r for r in territory.roads if r.kind not in _NO_FRONTAGE] or list(territory.roads)
    if not roads:
        raise BadInput("The network has no road beside which an enterprise could stand.")
    lines = geometry_to_metric(np.array([r.geom for r in roads]), territory.metric_epsg)
    lengths = shapely.length(lines)
    each = np.clip(np.ceil(lengths / _SPACING_M), 1, _MOST_PER_ROAD).astype(int)
    lines, lengths = np.repeat(lines, each), np.repeat(lengths, each)
    along = rng.uniform(0.0, 1.0, len(lines)) * lengths
    here = shapely.get_coordinates(shapely.line_interpolate_point(lines, along))
    # the road's direction from a chord that also exists at its end
    back = np.maximum(along - 5.0, 0.0)
    ahead = np.minimum(along + 5.0, lengths)
    chord = shapely.get_coordinates(shapely.line_interpolate_point(lines, ahead))
    chord = chord - shapely.get_coordinates(shapely.line_interpolate_point(lines, back))
    chord /= np.maximum(np.hypot(chord[:, 0], chord[:, 1]), 1e-9)[:, None]
    offset = rng.uniform(*OFFSET_M, len(lines)) * rng.choice([-1.0, 1.0], len(lines))
    return here + np.column_stack([-chord[:, 1], chord[:, 0]]) * offset[:, None]


def _home_unit(territory: Territory, xy: Points) -> NDArray[np.int64]:
    """Index (by unit code) of the unit each point belongs to, -1 outside own districts."""
    units = sorted(territory.units, key=lambda u: u.unit_code)
    home = np.full(len(xy), -1, dtype=np.int64)
    for district in territory.own_districts:
        members = [i for i, u in enumerate(units) if u.district == district.district]
        if not members:
            continue
        ground = geometry_to_metric(district.geom, territory.metric_epsg)
        shapely.prepare(ground)
        inside = np.flatnonzero(shapely.contains_xy(ground, xy[:, 0], xy[:, 1]))
        centres = to_metric(
            np.array([shapely.get_coordinates(units[i].geom)[0] for i in members]),
            territory.metric_epsg,
        )
        home[inside] = np.array(members)[cKDTree(centres).query(xy[inside])[1]]
    return home


def _nearest(
    xy: Points,
    home: NDArray[np.int64],
    free: NDArray[np.bool_],
    units: list[Unit],
    unit: Unit,
    centre: Points,
    count: int,
) -> NDArray[np.int64]:
    """The nearest frontages of the unit's district, free ones if there are enough of them."""
    same = [i for i, u in enumerate(units) if u.district == unit.district]
    pool = np.flatnonzero(np.isin(home, same))
    if len(pool) == 0:
        pool = np.arange(len(xy))
    if free[pool].sum() >= count:
        pool = pool[free[pool]]
    distance = np.hypot(*(xy[pool] - centre).T)
    return pool[np.argsort(distance, kind="stable")[: max(3 * count, 30)]]


def _choose(
    xy: Points, centre: Points, unit: Unit, count: int, rng: np.random.Generator
) -> NDArray[np.int64]:
    """Indices of ``count`` points, most of them in clusters; repeated if there are too few."""
    if count == 0:
        return np.empty(0, dtype=np.int64)
    reach = _BUILT_UP_M.get(unit.kind, _BUILT_UP_ELSEWHERE_M)
    weight = _bell(xy, centre, reach)
    centres = xy[rng.choice(len(xy), size=1 if unit.kind == "park" else 3, p=weight)]
    clustered = sum(_bell(xy, c, _CLUSTER_M) for c in centres) / len(centres)
    weight = _CLUSTERED_SHARE * clustered + (1.0 - _CLUSTERED_SHARE) * weight
    return rng.choice(len(xy), size=count, replace=len(xy) < count, p=weight)


def _bell(xy: Points, centre: Points, spread_m: float) -> Points:
    """Probabilities falling off with the distance, never so low that a place is barred."""
    weight = np.exp(-0.5 * ((xy - centre) ** 2).sum(axis=1) / spread_m**2) + 1e-4
    return weight / weight.sum()
