"""A source taken for a mixture of datums: their shares and every row's posterior, together.

Each row has a datum, and either lies where its plant is (near its known place and a road, in
the unit it names) or is displaced. How far displaced rows lie from the known places is not
assumed but estimated from the source itself: one density of the distance, the same whatever the
datum, with directions at random. All of it is found by expectation–maximisation (Dempster,
Laird and Rubin 1977); no row is weighed by a density it helped to make (leave-one-out), or a few
displaced rows would confirm each other.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from .evidence import Evidence
from .runs import heard_of_neighbours
from .shifts import DATUMS, Points

#: Before any evidence: ten rows' worth of belief, mostly in what the law demands.
PRIOR = np.array([8.0, 1.0, 1.0])
ROAD_SCALES_M = (60.0, 120.0, 240.0, 1e9)

_ROUNDS, _ROUNDS_STARTED = 60, 4
_AT_REST = 0.02  # change of the log-likelihood that ends the search
_DISPLACED = np.array([18.0, 2.0])  # twenty rows' worth: one in ten, as surveys of plants go
_SPREAD_M, _SPREAD_ROWS = 80.0, 20.0  # of honest surveys of one plant, before any is seen
_LEAST_SPREAD_M, _MOST_SPREAD_M = 20.0, 200.0
_NEAR_M = 250.0  # nearer than that nothing is called displaced
_EDGES_M = np.concatenate([np.arange(0.0, 10_000.0, 50.0), np.geomspace(1e4, 2.1e7, 60)])
_AREAS_M2 = np.pi * np.diff(_EDGES_M**2)
_TAIL_M = 5000.0  # half of the displaced rows are farther off, before any is seen
_BELIEF_ROWS = 20.0
_EXPECTED = np.diff(_EDGES_M**2 / (_EDGES_M**2 + _TAIL_M**2))
_NOT_BY_CHANCE = 12.0  # exp(-12): how seldom random directions agree as much
_HEARINGS = 2  # times that the neighbours are asked


@dataclass(frozen=True)
class _Rows:
    """What is known of every row, ready to be weighed; all arrays are (3, n), a row per datum.

    ``told``: whether a place is known; ``off_m``: how far from it, 0 if none is; ``else_right``:
    log ratio of all other evidence if the row is right; ``bins``: of the distance;
    ``learned``: whether the row's distance teaches where displaced rows lie. ``one_way``: the
    displaced rows were moved together, so that their distances say nothing of their datum.
    """

    told: NDArray[np.bool_]
    off_m: Points
    else_right: Points
    bins: NDArray[np.int64]
    learned: NDArray[np.bool_]
    one_way: bool = False


@dataclass(frozen=True)
class Mixture:
    """``weight`` (2, 3, n) of right or displaced, and datum; ``fit`` their log-likelihood.

    ``shares`` (3,) of the datums, ``displaced`` (2,) of right and displaced rows, ``spread_m``
    half the mean distance of right rows from their known places, ``rings`` the displaced rows
    in every bin of distance; ``prior`` and ``road_scale_m`` as asked.
    """

    rows: _Rows
    weight: NDArray[np.float64]
    shares: Points
    displaced: Points
    spread_m: float
    rings: Points
    fit: float
    prior: Points
    road_scale_m: float

    @property
    def posterior(self) -> Points:
        """Belief (n, 3) in every datum of every row."""
        return np.asarray((self.weight[0] + self.weight[1]).T)


def mixture_of(
    evidence: Evidence, road_scale_m: float, prior: Points = PRIOR, start: Mixture | None = None
) -> Mixture:
    """Explain all rows; ``prior`` (3,) counts rows' worth of belief, 0 rules a datum out.

    ``start`` is what was found in a sample of the rows, and saves most of the search.
    """
    rows = _prepared(evidence, road_scale_m)
    found = _search(rows, prior, road_scale_m, start)
    if _agreement(evidence, found.weight) > _NOT_BY_CHANCE:
        # another shift than those we know
        rows = replace(rows, learned=np.zeros_like(rows.learned), one_way=True)
        found = _search(rows, prior, road_scale_m, start)
    return found


def heeding_neighbours(found: Mixture) -> Mixture:
    """Weigh the rows again, each heeding its neighbours if the datums come in runs.

    Only distances from known places are passed on. Roads and units are not: plants of one park
    stand together in a file, and what misleads one of them misleads all.
    """
    for _ in range(_HEARINGS):
        likelihood = np.logaddexp(
            _near(found.rows, found.spread_m) + np.log(found.displaced[0]),
            _away(found.rows, found.weight[1], found.rings) + np.log(found.displaced[1]))
        likelihood = np.exp(likelihood - likelihood.max(axis=0)).T
        heard = heard_of_neighbours(likelihood, found.shares)
        if heard is None:
            return found
        found = _search(found.rows, found.prior, found.road_scale_m, found, heard.T)
    return found


def _prepared(evidence: Evidence, road_scale_m: float) -> _Rows:
    off = np.ascontiguousarray(evidence.off_m.T)
    told = ~np.isnan(off)
    bins = np.where(told, np.searchsorted(_EDGES_M, off, side="right") - 1, 0)
    return _Rows(
        told,
        np.where(told, off, 0.0),
        (evidence.fixed + evidence.road_ratio(road_scale_m)).T,
        np.minimum(bins, len(_AREAS_M2) - 1),
        off >= _NEAR_M,
    )


def _search(
    rows: _Rows, prior: Points, road_scale_m: float, start: Mixture | None,
    heard: Points | None = None,
) -> Mixture:
    """Find shares and weights; with ``heard`` (3, n) each row's belief is given."""
    n = rows.told.shape[1]
    weight = np.zeros((2, len(DATUMS), n))
    shares, displaced = prior / prior.sum(), _DISPLACED / _DISPLACED.sum()
    rings: Points = np.zeros(len(_AREAS_M2))
    spread = _SPREAD_M
    if start is not None:
        shares, displaced, spread = start.shares, start.displaced, start.spread_m
        rings = start.rings * (n / start.rows.told.shape[1])
    fit = -np.inf
    with np.errstate(divide="ignore"):
        even = np.log((prior > 0) / (prior > 0).sum())[:, None]
        for _ in range(_ROUNDS if start is None else _ROUNDS_STARTED):
            belief = np.log(shares[:, None] if heard is None else heard)
            joint = np.stack([
                _near(rows, spread) + rows.else_right + belief + np.log(displaced[0]),
                _away(rows, weight[1], rings) + np.log(displaced[1])
                + (even if rows.one_way else belief)])
            top = joint.max(axis=(0, 1))
            weight = np.exp(joint - top)
            total = weight.sum(axis=(0, 1))
            weight /= total
            rings = np.bincount(rows.bins.ravel(), (weight[1] * rows.learned).ravel(),
                                minlength=len(_AREAS_M2)).astype(float)
            shares = (weight.sum(axis=(0, 2)) + prior) / (n + prior.sum())
            displaced = (weight.sum(axis=(1, 2)) + _DISPLACED) / (n + _DISPLACED.sum())
            # far rows teach nothing of it, or a few of them would be called a wide spread
            right = weight[0] * (rows.told & (rows.off_m < _NEAR_M))
            spread = float(np.clip(
                (0.5 * (right * rows.off_m).sum() + _SPREAD_ROWS * _SPREAD_M)
                / (right.sum() + _SPREAD_ROWS), _LEAST_SPREAD_M, _MOST_SPREAD_M))
            before, fit = fit, float((np.log(total) + top).sum())
            if abs(fit - before) < _AT_REST:
                break
    return Mixture(rows, weight, shares, displaced, spread, rings, fit, prior, road_scale_m)


def _near(rows: _Rows, spread_m: float) -> Points:
    """Log density per m² of right rows at each distance from the known place, 0 without one."""
    density = -rows.off_m / spread_m - np.log(2 * np.pi * spread_m**2)
    return np.where(rows.told, density, 0.0)


def _away(rows: _Rows, displaced: Points, rings: Points) -> Points:
    """Log density per m² of displaced rows at each distance, made by all the other rows."""
    if not rows.told.any():
        return np.zeros(rows.told.shape)
    own_weight = displaced * rows.learned
    own = np.zeros(rows.told.shape)
    for a, b in np.ndindex(len(DATUMS), len(DATUMS)):
        own[a] += np.where(rows.bins[a] == rows.bins[b], own_weight[b], 0.0)
    others = np.maximum(rings[rows.bins] - own, 0.0) + _BELIEF_ROWS * _EXPECTED[rows.bins]
    count = rings.sum() - own_weight.sum(axis=0) + _BELIEF_ROWS
    return np.where(rows.told, np.log(others / count / _AREAS_M2[rows.bins]), 0.0)


def _agreement(evidence: Evidence, weight: NDArray[np.float64]) -> float:
    """How far the directions of displaced rows agree: about 1 if random (Rayleigh's test)."""
    away = weight[1].T * (evidence.off_m >= _NEAR_M)
    summed = np.nansum(away[:, :, None] * evidence.direction, axis=(0, 1))
    return float((summed**2).sum() / max((away.sum(axis=1) ** 2).sum(), 1.0))
