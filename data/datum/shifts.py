"""Exact conversions between CGCS2000/WGS 84, GCJ-02 and BD-09, whole tables at a time.

The formula of GCJ-02 is that of :mod:`...protocol.gcj02`, which has it for single points.

BD-09 is Baidu's public shift of GCJ-02: a constant and a small wave in polar coordinates.
Neither shift has an inverse in closed form; both are inverted by fixed-point iteration,
which leaves less than a millimetre. Outside China's rectangle nothing is shifted.
"""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from ...protocol.gcj02 import CHINA, ECCENTRICITY2, SEMI_MAJOR_M

Points = NDArray[np.float64]

CGCS2000, GCJ02, BD09 = "cgcs2000", "gcj02", "bd09"
DATUMS = (CGCS2000, GCJ02, BD09)

_WAVE = math.pi * 3000.0 / 180.0
_CLOSE_DEG = 1e-10  # 0.01 mm on the ground
_MOST_ROUNDS = 12


def to_gcj02(lonlat: Points) -> Points:
    """Shift CGCS2000 or WGS 84 degrees, (n, 2), to GCJ-02."""
    lonlat = _pairs(lonlat)
    lon, lat = lonlat[:, 0], lonlat[:, 1]
    x, y = lon - 105.0, lat - 35.0
    radians = np.radians(lat)
    magic = 1.0 - ECCENTRICITY2 * np.sin(radians) ** 2
    root = np.sqrt(magic)
    ripple = (20.0 * _sin(6.0 * x) + 20.0 * _sin(2.0 * x)) * 2.0 / 3.0
    east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * np.sqrt(np.abs(x)) + ripple
    east += (20.0 * _sin(x) + 40.0 * _sin(x / 3.0)) * 2.0 / 3.0
    east += (150.0 * _sin(x / 12.0) + 300.0 * _sin(x / 30.0)) * 2.0 / 3.0
    north = (-100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y
             + 0.2 * np.sqrt(np.abs(x)) + ripple)
    north += (20.0 * _sin(y) + 40.0 * _sin(y / 3.0)) * 2.0 / 3.0
    north += (160.0 * _sin(y / 12.0) + 320.0 * _sin(y / 30.0)) * 2.0 / 3.0
    shifted = np.column_stack([
        lon + east * 180.0 / (SEMI_MAJOR_M / root * np.cos(radians) * np.pi),
        lat + north * 180.0 / (SEMI_MAJOR_M * (1.0 - ECCENTRICITY2) / (magic * root) * np.pi)])
    return np.where(_outside(lonlat)[:, None], lonlat, shifted)


def _sin(half_turns: Points) -> Points:
    return np.sin(half_turns * np.pi)


def gcj02_to_bd09(lonlat: Points) -> Points:
    """Shift GCJ-02 degrees, (n, 2), to BD-09."""
    lonlat = _pairs(lonlat)
    x, y = lonlat[:, 0], lonlat[:, 1]
    radius = np.hypot(x, y) + 2e-5 * np.sin(y * _WAVE)
    angle = np.arctan2(y, x) + 3e-6 * np.cos(x * _WAVE)
    shifted = np.column_stack([radius * np.cos(angle) + 0.0065, radius * np.sin(angle) + 0.006])
    return np.where(_outside(lonlat)[:, None], lonlat, shifted)


def to_bd09(lonlat: Points) -> Points:
    """Shift CGCS2000 or WGS 84 degrees, (n, 2), to BD-09."""
    return gcj02_to_bd09(to_gcj02(lonlat))


def from_gcj02(lonlat: Points) -> Points:
    """Inverse of :func:`to_gcj02`."""
    return _inverse(to_gcj02, lonlat)


def from_bd09(lonlat: Points) -> Points:
    """Inverse of :func:`to_bd09`."""
    return from_gcj02(_inverse(gcj02_to_bd09, lonlat))


def to_cgcs2000(lonlat: Points, datum: str) -> Points:
    """Bring degrees, (n, 2), of ``datum`` (one of :data:`DATUMS`) to CGCS2000."""
    if datum == CGCS2000:
        return _pairs(lonlat).copy()
    return {GCJ02: from_gcj02, BD09: from_bd09}[datum](lonlat)


def _inverse(forward: Callable[[Points], Points], shifted: Points) -> Points:
    shifted = _pairs(shifted)
    guess = shifted.copy()
    # a point rests once it is close: what becomes of it must not depend on its company,
    # or a vertex that two districts share would be two afterwards
    moving = np.arange(len(shifted))
    for _ in range(_MOST_ROUNDS):
        error = shifted[moving] - forward(guess[moving])
        guess[moving] += error
        moving = moving[np.abs(error).max(axis=1) >= _CLOSE_DEG]
        if not len(moving):
            break
    # a point outside the rectangle was never shifted, even if the guess fell inside it
    return np.where(_outside(shifted)[:, None], shifted, guess)


def _pairs(lonlat: Points) -> Points:
    return np.asarray(lonlat, dtype=float).reshape(-1, 2)


def _outside(lonlat: Points) -> NDArray[np.bool_]:
    lon, lat = lonlat[:, 0], lonlat[:, 1]
    west, east, south, north = CHINA
    return ~((lon >= west) & (lon <= east) & (lat >= south) & (lat <= north))
