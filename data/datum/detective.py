"""The datum detective: which rows of a source are in CGCS2000, in GCJ-02 or in BD-09.

A source is taken for a mixture of the three (:mod:`.mixture`); a row is decided only when its
posterior is beyond doubt, and is otherwise 无法判断. So a source all of one datum decides its
weak rows too, and a mixed one is split row by row.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .evidence import Clues, Evidence, gather
from .ground import Ground
from .mixture import PRIOR, ROAD_SCALES_M, heeding_neighbours, mixture_of
from .shifts import CGCS2000, DATUMS, Points, to_cgcs2000

UNDECIDED = "undecided"
_SURE = 0.97
_AS_STATED = DATUMS.index(CGCS2000)
_CLEARLY = 3.0  # log likelihood by which one datum explains a source better than three
_MOSTLY = 0.85  # the share of one datum that needs no such margin
_SAMPLE_ROWS = 4000  # so many rows find shares and scales well enough to begin with
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
    sample = evidence.every(-(-len(evidence.fixed) // _SAMPLE_ROWS))
    found = [
        max((mixture_of(sample, s, prior) for s in ROAD_SCALES_M), key=lambda found: found.fit)
        for prior in (PRIOR, *(PRIOR.sum() * np.eye(len(DATUMS))))]
    if len(sample.fixed) < len(evidence.fixed):
        found = [mixture_of(evidence, f.road_scale_m, f.prior, start=f) for f in found]
    mixed, pure = found[0], np.array([f.fit for f in found[1:]])
    belief = pure + np.log(PRIOR / PRIOR.sum())
    belief = np.exp(belief - belief.max())
    belief /= belief.sum()
    rows = len(mixed.posterior)
    best = int(pure.argmax())
    ahead = pure[best] - mixed.fit
    doubtful = ahead < _CLEARLY and mixed.shares[best] < _MOSTLY
    if mixed.rows.one_way or belief.max() < _SURE or ahead < 0 or doubtful:
        mixed = heeding_neighbours(mixed)
        return mixed.posterior, mixed.shares
    if best != _AS_STATED and pure[best] - np.delete(pure, best).max() < _SHIFT_MARGIN:
        # plants of one park are near the same roads, not each by chance; and a plant moved
        # for nothing is worse than one that is marked
        return np.tile(mixed.shares, (rows, 1)), mixed.shares
    return np.tile(belief, (rows, 1)), belief
