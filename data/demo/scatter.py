"""Spreading places over the junctions of a road network."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.spatial import cKDTree

Points = NDArray[np.float64]


def spread(xy: Points, count: int) -> NDArray[np.int64]:
    """Choose ``count`` of the points ``xy`` (n, 2), metres, far apart and amid the others.

    Farthest-point traversal (Gonzalez 1985) from the point nearest to the median, then each
    choice moves to the point nearest to the mean of those it is nearest to, so that it
    stands among the junctions and not at the rim. Needs ``n >= count``; the indices differ.
    """
    chosen = _farthest_points(xy, count)
    nearest = cKDTree(xy[chosen]).query(xy)[1]
    taken: set[int] = set()
    moved = []
    for k, index in enumerate(chosen):
        members = np.flatnonzero(nearest == k)
        target = xy[members].mean(axis=0) if len(members) else xy[index]
        ranked = np.argsort(np.hypot(*(xy - target).T), kind="stable")
        best = next(int(i) for i in ranked if int(i) not in taken)
        taken.add(best)
        moved.append(best)
    return np.array(moved, dtype=np.int64)


def _farthest_points(xy: Points, count: int) -> list[int]:
    distance = np.hypot(*(xy - np.median(xy, axis=0)).T)
    chosen = [int(np.argmin(distance))]
    gap = np.hypot(*(xy - xy[chosen[0]]).T)
    while len(chosen) < count:
        chosen.append(int(np.argmax(gap)))
        gap = np.minimum(gap, np.hypot(*(xy - xy[chosen[-1]]).T))
    return chosen
