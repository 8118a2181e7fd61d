"""How well a place fits what is known of it, under each hypothesis about its datum.

Each kind of evidence is a log-likelihood ratio: a place that is right against a place that
is wrong. What wrong places look like is measured, not assumed: the same points are moved
by as much as a wrong datum moves them, but into eight other directions.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..crs import to_metric
from .ground import Ground
from .shifts import DATUMS, Points, to_cgcs2000

_ROAD_BINS_M = np.array([0, 20, 40, 60, 90, 130, 180, 250, 350, 500, 700, 1000, 1500, np.inf])
_ROAD_CENTRES_M = np.array([10, 30, 50, 75, 110, 155, 215, 300, 425, 600, 850, 1250, 2000])
_PLACEBO_ROWS = 4000  # that many rows measure a rate well enough
_PLACEBO_M = (520.0, 1155.0)  # what GCJ-02 and BD-09 move
_IN_DISTRICT = 0.97  # share of right places that lie in the district they name
_AT_UNIT = 0.9


@dataclass(frozen=True)
class Clues:
    """What each row says of its place: codes ("" if unknown) and a known place or nan.

    ``known`` (n, 2) is the metric place of the same enterprise in the workspace.
    """

    districts: Sequence[str]
    units: Sequence[str]
    known: Points


@dataclass(frozen=True)
class Evidence:
    """What speaks for each hypothesis of each row.

    ``fixed`` (n, 3): log ratios of the unit and district named; ``roads`` (n, 3): road bins, −1
    none; ``road_background``: the measured share of wrong places in each bin; ``off_m`` (n, 3):
    metres from the known place, nan without one; ``direction`` (n, 3, 2): unit vectors from there.
    """

    fixed: Points
    roads: NDArray[np.int64]
    road_background: Points
    off_m: Points
    direction: NDArray[np.float64]

    def every(self, step: int) -> Evidence:
        """Return the evidence of every ``step``-th row."""
        return Evidence(self.fixed[::step], self.roads[::step], self.road_background,
                        self.off_m[::step], self.direction[::step])

    def road_ratio(self, scale_m: float) -> Points:
        """Log ratio of the road bins if right places thin out with ``scale_m`` from roads."""
        tilted = self.road_background * np.exp(-_ROAD_CENTRES_M / scale_m)
        ratio = np.log(tilted / tilted.sum() / self.road_background)
        return np.where(self.roads >= 0, ratio[self.roads], 0.0)


def gather(lonlat: Points, clues: Clues, ground: Ground) -> Evidence:
    """Weigh points (n, 2), degrees as stated, under every datum of ``DATUMS``."""
    n = len(lonlat)
    places = [to_metric(to_cgcs2000(lonlat, d), ground.metric_epsg) for d in DATUMS]
    step = max(1, n // _PLACEBO_ROWS)
    placebo = _placebo(places[0][::step])
    wrong = {
        "district": _rate([ground.in_district(p, clues.districts[::step]) for p in placebo]),
        "unit": _rate([ground.at_unit(p, clues.units[::step]) for p in placebo]),
    }
    roads = np.column_stack([_bins(ground.road_distance(p)) for p in places])
    background = np.ones(len(_ROAD_CENTRES_M))
    for place in placebo:
        found = _bins(ground.road_distance(place))
        background += np.bincount(found[found >= 0], minlength=len(background))
    fixed = np.zeros((n, len(DATUMS)))
    for column, place in enumerate(places):
        fixed[:, column] += _yes_no(
            ground.in_district(place, clues.districts), _IN_DISTRICT, wrong["district"])
        fixed[:, column] += _yes_no(ground.at_unit(place, clues.units), _AT_UNIT, wrong["unit"])
    away = np.stack(places, axis=1) - clues.known[:, None, :]
    off = np.hypot(away[:, :, 0], away[:, :, 1])
    direction = away / np.maximum(off, 1e-9)[:, :, None]
    return Evidence(fixed, roads, background / background.sum(), off, direction)


def _placebo(xy: Points) -> list[Points]:
    moved = []
    for i in range(8):
        angle, by = i * np.pi / 4 + 0.2, _PLACEBO_M[i % 2]
        moved.append(xy + by * np.array([np.cos(angle), np.sin(angle)]))
    return moved


def _yes_no(answer: Points, right: float, wrong: float) -> Points:
    right = max(right, (1.0 + wrong) / 2)  # a right place is never less often where it says
    yes, no = np.log(right / wrong), np.log((1 - right) / (1 - wrong))
    return np.where(np.isnan(answer), 0.0, np.where(answer == 1.0, yes, no))


def _rate(answers: list[Points]) -> float:
    told = np.concatenate(answers)
    told = told[~np.isnan(told)]
    return float((told.sum() + 1.0) / (len(told) + 2.0))


def _bins(distance: Points) -> NDArray[np.int64]:
    found = np.searchsorted(_ROAD_BINS_M, np.nan_to_num(distance, nan=0.0), side="right") - 1
    found = np.minimum(found, len(_ROAD_CENTRES_M) - 1)
    return np.where(np.isnan(distance), -1, found).astype(np.int64)
