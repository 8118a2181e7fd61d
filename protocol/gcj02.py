"""GCJ-02, the shifted datum of Chinese navigation apps, for coordinates handed to a phone.

The public reverse-engineered form of the shift (``eviltransform``): Krasovsky's ellipsoid
and a sum of sines. CGCS2000 and WGS 84 count as equal here: they differ by centimetres.
Nothing is shifted outside the rectangle 72.004–137.8347°E, 0.8293–55.8271°N.
"""

from __future__ import annotations

import math
from typing import Tuple

SEMI_MAJOR_M = 6378245.0  # Krasovsky 1940, metres
ECCENTRICITY2 = 0.00669342162296594323
#: West, east, south, north: nothing is shifted outside.
CHINA = (72.004, 137.8347, 0.8293, 55.8271)


def outside_china(lon: float, lat: float) -> bool:
    """Whether the apps leave a point (degrees) alone."""
    west, east, south, north = CHINA
    return not (west <= lon <= east and south <= lat <= north)


def wgs_to_gcj(lon: float, lat: float) -> Tuple[float, float]:
    """Return (lon, lat) in GCJ-02 of a point in WGS 84 or CGCS2000, all in degrees.

    >>> wgs_to_gcj(120.0, 40.0)
    (120.00567568355486, 40.0013047896019)
    """
    if outside_china(lon, lat):
        return lon, lat
    x, y = lon - 105.0, lat - 35.0
    radians = math.radians(lat)
    magic = 1.0 - ECCENTRICITY2 * math.sin(radians) ** 2
    root = math.sqrt(magic)
    east = _east_m(x, y) * 180.0 / (SEMI_MAJOR_M / root * math.cos(radians) * math.pi)
    meridian_m = SEMI_MAJOR_M * (1.0 - ECCENTRICITY2) / (magic * root)
    north = _north_m(x, y) * 180.0 / (meridian_m * math.pi)
    return lon + east, lat + north


def _north_m(x: float, y: float) -> float:
    metres = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * math.sqrt(abs(x))
    metres += _ripple(x)
    metres += (20.0 * _sin(y) + 40.0 * _sin(y / 3.0)) * 2.0 / 3.0
    return metres + (160.0 * _sin(y / 12.0) + 320.0 * _sin(y / 30.0)) * 2.0 / 3.0


def _east_m(x: float, y: float) -> float:
    metres = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * math.sqrt(abs(x))
    metres += _ripple(x)
    metres += (20.0 * _sin(x) + 40.0 * _sin(x / 3.0)) * 2.0 / 3.0
    return metres + (150.0 * _sin(x / 12.0) + 300.0 * _sin(x / 30.0)) * 2.0 / 3.0


def _ripple(x: float) -> float:
    return (20.0 * _sin(6.0 * x) + 20.0 * _sin(2.0 * x)) * 2.0 / 3.0


def _sin(half_turns: float) -> float:
    return math.sin(half_turns * math.pi)
