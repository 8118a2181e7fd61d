"""The travel factor fitted to trips really driven, and how far it can be trusted.

Free-flow times flatter: of 132 real trips the median was 1.28 times the free-flow time, hence
the default of 1.3. The factor fitted is the median of the trips' own ratios, which a few odd
trips cannot move. It is judged on trips it has not seen (k-fold cross-validation).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .interface import UNREACHABLE_MS, Anchors, TravelTimes

#: Fewer trips than this fit nothing.
LEAST_TRIPS = 20
FOLDS = 10

Minutes = NDArray[np.float64]


@dataclass(frozen=True)
class Judgement:
    """Predicted against real minutes of n trips.

    ``bias_min`` is the mean of predicted − real, ``mean_error_min`` and ``p90_error_min``
    are of its size; ``right_side`` is the share of trips that are within the standard in both
    or in neither.
    """

    bias_min: float
    mean_error_min: float
    p90_error_min: float
    right_side: float


@dataclass(frozen=True)
class Calibration:
    """``factor`` fitted to all trips; ``fitted`` and ``before`` judge it and the old factor.

    ``fitted`` is cross-validated: each trip is predicted by a factor fitted without its fold.
    ``ratio_p10`` and ``ratio_p90`` enclose four fifths of the trips' own factors.
    """

    factor: float
    trips: int
    ratio_p10: float
    ratio_p90: float
    fitted: Judgement
    before: Judgement


def trip_parts(
    free_flow: TravelTimes, origins: Anchors, destinations: Anchors
) -> tuple[Minutes, Minutes]:
    """Return the minutes of each trip (t,) on roads at factor 1, and on the access drives.

    ``free_flow`` must have been built with the travel factor 1. A trip that cannot be driven
    has ``inf`` minutes on roads.
    """
    road = np.full(len(origins), np.inf)
    access = (origins.access_ms + destinations.access_ms) / 60_000
    for trip in range(len(origins)):
        ms = int(free_flow.matrix_ms(origins.take([trip]), destinations.take([trip]))[0, 0])
        if ms < UNREACHABLE_MS:
            road[trip] = ms / 60_000 - access[trip]
    return road, access


def fit_factor(road_min: Minutes, access_min: Minutes, real_min: Minutes) -> float:
    """Return the median of (real − access) / road; all trips must have a way on roads."""
    return float(np.median((real_min - access_min) / road_min))


def calibrate(
    road_min: Minutes, access_min: Minutes, real_min: Minutes, *, before: float,
    standard_min: float, seed: int = 1,
) -> Calibration:
    """Fit the factor to t trips and judge it against the factor used ``before``.

    Raises ``ValueError`` with fewer than :data:`LEAST_TRIPS` trips.
    """
    count = len(real_min)
    if count < LEAST_TRIPS:
        raise ValueError(f"{count} trips are fewer than {LEAST_TRIPS}")
    ratios = (real_min - access_min) / road_min
    fold = np.random.default_rng(seed).permutation(count) % FOLDS
    unseen = np.empty(count)
    for k in range(FOLDS):
        rest, mine = fold != k, fold == k
        factor = fit_factor(road_min[rest], access_min[rest], real_min[rest])
        unseen[mine] = access_min[mine] + factor * road_min[mine]
    return Calibration(
        factor=fit_factor(road_min, access_min, real_min), trips=count,
        ratio_p10=float(np.quantile(ratios, 0.1)), ratio_p90=float(np.quantile(ratios, 0.9)),
        fitted=judge(unseen, real_min, standard_min),
        before=judge(access_min + before * road_min, real_min, standard_min),
    )


def judge(predicted_min: Minutes, real_min: Minutes, standard_min: float) -> Judgement:
    """Return how well ``predicted_min`` (t,) tells ``real_min`` (t,)."""
    error = predicted_min - real_min
    agree = (predicted_min <= standard_min) == (real_min <= standard_min)
    return Judgement(
        bias_min=float(error.mean()), mean_error_min=float(np.abs(error).mean()),
        p90_error_min=float(np.quantile(np.abs(error), 0.9)), right_side=float(agree.mean()),
    )
