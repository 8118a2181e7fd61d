"""The datum detective: which rows of a source are in CGCS2000, in GCJ-02 or in BD-09.

A source is taken for a mixture of the three. Their shares and the rows' posteriors are
found together by expectation–maximisation over the evidence of every row; a row is decided
only when its posterior is beyond doubt, and is otherwise 无法判断. So a source all of one
datum decides its weak rows too, and a mixed one is split row by row.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .evidence import Clues, Evidence, gather
from .ground import Ground
from .shifts import CGCS2000, DATUMS, Points, to_cgcs2000

UNDECIDED = "undecided"
_SURE = 0.97
# before any evidence: ten rows' worth of belief, mostly in what the law demands
_PRIOR = np.array([8.0, 1.0, 1.0])
_ROAD_SCALES_M = (60.0, 120.0, 240.0, 1e9)
_ROUNDS = 60
_AS_STATED = DATUMS.index(CGCS2000)
_SHIFT_MARGIN = 20.0  # log likelihood by which a whole source must fit a shift better


@dataclass(frozen=True)
class Verdict:
    """``datum`` (n,): one of ``DATUMS`` or ``undecided``; ``sure`` the posterior of the best.

    ``shares`` are the shares of the datums in the source as estimated, summing to 1.
    """

    datum: NDArray[np.str_]
    sure: Points
    best: NDArray[np.str_]
    shares: dict[str, float]


def judge(lonlat: Points, clues: Clues, ground: Ground) -> Verdict:
    """Judge points (n, 2) of one source, in degrees as stated; none may be nan."""
    lonlat = np.asarray(lonlat, dtype=float).reshape(-1, 2)
    if not len(lonlat):
        empty = np.array([], dtype="<U9")
        return Verdict(empty, np.array([]), empty, {CGCS2000: 1.0})
    evidence = gather(lonlat, clues, ground)
    posterior, shares = _explain(evidence)
    best = posterior.argmax(axis=1)
    sure = posterior[np.arange(len(best)), best]
    names = np.array(DATUMS)[best]
    return Verdict(
        np.where(sure >= _SURE, names, UNDECIDED), sure, names,
        {d: round(float(s), 4) for d, s in zip(DATUMS, shares, strict=True)},
    )


def converted(lonlat: Points, datum: NDArray[np.str_]) -> Points:
    """Bring each row (n, 2) from its datum to CGCS2000; undecided rows stay as stated."""
    result = np.asarray(lonlat, dtype=float).reshape(-1, 2).copy()
    for name in DATUMS:
        rows = datum == name
        if rows.any():
            result[rows] = to_cgcs2000(result[rows], name)
    return result


def _explain(evidence: Evidence) -> tuple[Points, Points]:
    """Posterior (n, 3) and shares (3,): of one datum throughout if that explains the rows.

    The belief in pure sources is in the mixture's prior already, so a mixture that fits
    better in spite of it is not explained away.
    """
    fit, posterior, shares = max(
        (_mixture(evidence.fixed + evidence.road_ratio(s)) for s in _ROAD_SCALES_M),
        key=lambda found: found[0],
    )
    pure = max(
        ((evidence.fixed + evidence.road_ratio(s)).sum(axis=0) for s in _ROAD_SCALES_M),
        key=lambda sums: float(sums.max()),
    )
    belief = pure + np.log(_PRIOR / _PRIOR.sum())
    belief = np.exp(belief - belief.max())
    belief /= belief.sum()
    if belief.max() < _SURE or pure.max() < fit:
        return posterior, shares
    best = int(pure.argmax())
    if best != _AS_STATED and pure[best] - np.delete(pure, best).max() < _SHIFT_MARGIN:
        # plants of one park are near the same roads, not each by chance; and a plant moved
        # for nothing is worse than one that is marked
        return np.tile(shares, (len(posterior), 1)), shares
    return np.tile(belief, (len(posterior), 1)), belief


def _mixture(weight: Points) -> tuple[float, Points, Points]:
    """Log-likelihood, posterior and shares of a mixture, given each row's log ratios."""
    shares = _PRIOR / _PRIOR.sum()
    for _ in range(_ROUNDS):
        joint = weight + np.log(shares)
        top = joint.max(axis=1, keepdims=True)
        total = top[:, 0] + np.log(np.exp(joint - top).sum(axis=1))
        posterior = np.exp(joint - total[:, None])
        shares = (posterior.sum(axis=0) + _PRIOR) / (len(weight) + _PRIOR.sum())
    return float(total.sum()), posterior, shares
