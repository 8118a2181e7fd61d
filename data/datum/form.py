"""In which form pairs of numbers state a place: degrees, micro-degrees, metres, swapped.

The ranges of China's longitudes (73–136), latitudes (3–54), northings and (prefixed)
eastings do not overlap, so the form of one pair follows from its size alone. The projection
is taken for CGCS2000; only the central meridian of an easting without zone prefix needs
the neighbourhood of the workspace.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..crs import to_lonlat
from .shifts import Points

DEGREES, SWAPPED, MICRO, PROJECTED = "degrees", "swapped", "micro", "projected"
ZERO, MISSING, UNKNOWN = "zero", "missing", "unknown"

_FIRST_EPSG, _FIRST_MERIDIAN = 4534, 75  # 3° zones of CGCS2000 without prefix


@dataclass(frozen=True)
class Formed:
    """Places in degrees, (n, 2), nan where unknown, and the form each was stated in.

    ``meridian`` is the central meridian of projected pairs, 0 elsewhere; ``swapped`` says
    whether the pair stood the other way round than its columns said.
    """

    lonlat: Points
    form: NDArray[np.str_]
    meridian: NDArray[np.int64]
    swapped: NDArray[np.bool_]


def formed(pairs: Points, near: tuple[float, float] | None) -> Formed:
    """Read ``pairs`` (n, 2) as they stand in the columns longitude/X and latitude/Y.

    ``near`` is a point (lon, lat) of the workspace; without it an easting that has no
    prefix stays ``unknown``.
    """
    pairs = np.asarray(pairs, dtype=float).reshape(-1, 2)
    n = len(pairs)
    lonlat = np.full((n, 2), np.nan)
    form = np.full(n, UNKNOWN, dtype="<U9")
    meridian = np.zeros(n, dtype=np.int64)
    flipped = np.zeros(n, dtype=bool)
    form[np.isnan(pairs).any(axis=1)] = MISSING
    form[(pairs == 0).all(axis=1)] = ZERO
    for swap in (False, True):
        a, b = (pairs[:, 1], pairs[:, 0]) if swap else (pairs[:, 0], pairs[:, 1])
        for factor, name in ((1.0, SWAPPED if swap else DEGREES), (1e6, MICRO)):
            found = (form == UNKNOWN) & _is_degrees(a / factor, b / factor)
            lonlat[found] = np.column_stack([a, b])[found] / factor
            form[found], flipped[found] = name, swap
        found = (form == UNKNOWN) & _is_metric(a, b)
        if found.any():
            where, central = _unproject(a[found], b[found], near)
            indices = np.flatnonzero(found)[central > 0]
            lonlat[indices] = where[central > 0]
            meridian[indices] = central[central > 0]
            form[indices], flipped[indices] = PROJECTED, swap
    return Formed(lonlat, form, meridian, flipped)


def _is_degrees(lon: Points, lat: Points) -> NDArray[np.bool_]:
    return (lon >= 72.0) & (lon <= 137.9) & (lat >= 0.8) & (lat <= 55.9)


def _is_metric(easting: Points, northing: Points) -> NDArray[np.bool_]:
    zone = np.floor(easting / 1e6)
    plain = (easting >= 1e5) & (easting < 9e5)
    prefixed = ((zone >= 13) & (zone <= 23)) | ((zone >= 25) & (zone <= 45))
    return (plain | prefixed) & (northing >= 3e5) & (northing < 6.2e6)


def _unproject(
    easting: Points, northing: Points, near: tuple[float, float] | None
) -> tuple[Points, NDArray[np.int64]]:
    zone = np.floor(easting / 1e6).astype(np.int64)
    # 3° zones are numbered from 25 (75°E), 6° zones from 13 (75°E)
    stated = np.where(zone >= 25, zone * 3, np.where(zone >= 13, zone * 6 - 3, 0))
    easting = easting - np.where(zone >= 13, zone * 1e6, 0.0)
    central = stated.copy()
    if near is not None:
        # of the zones whose central meridian is a multiple of 3, the one that ends up nearest
        middle = 3 * round(near[0] / 3)
        candidates = [m for m in (middle, middle - 3, middle + 3) if 75 <= m <= 135]
        best = np.full(len(easting), np.inf)
        for meridian in candidates:
            lonlat = to_lonlat(np.column_stack([easting, northing]), _epsg(meridian))
            off = np.hypot(lonlat[:, 0] - near[0], lonlat[:, 1] - near[1])
            better = (stated == 0) & (off < best)
            central[better], best[better] = meridian, off[better]
    lonlat = np.full((len(easting), 2), np.nan)
    for meridian in np.unique(central[central > 0]):
        rows = central == meridian
        lonlat[rows] = to_lonlat(np.column_stack([easting, northing])[rows], _epsg(int(meridian)))
    return lonlat, central


def _epsg(meridian: int) -> int:
    return _FIRST_EPSG + (meridian - _FIRST_MERIDIAN) // 3
