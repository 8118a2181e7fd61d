"""Invented relief: smooth noise, and how hilly a point of the demo city is.

Only the broad pattern is taken from life: plain and canals in the east, the Tianmu
mountains in the south-west, Mogan Mountain between, low hills in the north-west.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..crs import to_metric

METRIC_EPSG = 4549

#: (lon, lat, radius in km, height 0–1) of the invented massifs.
_MASSIFS = (
    (119.40, 30.42, 20.0, 1.0),
    (119.30, 30.60, 16.0, 0.8),
    (119.62, 30.42, 13.0, 0.8),
    (119.84, 30.62, 8.5, 0.9),
    (119.83, 30.48, 7.0, 0.6),
    (119.66, 31.12, 9.0, 0.7),
    (119.80, 31.16, 7.0, 0.6),
    (119.96, 30.76, 6.0, 0.5),
    (119.52, 30.73, 8.0, 0.5),
)


def fractal_noise(
    xy: NDArray[np.float64], seed: int, wavelength_m: float, octaves: int = 3
) -> NDArray[np.float64]:
    """Return smooth noise in about [−1, 1] at ``xy`` (n, 2) metres, shape (n,).

    Value noise on a periodic lattice of ``wavelength_m``, each octave half as long
    and half as strong as the one before.
    """
    lattice = np.random.default_rng(seed).uniform(-1.0, 1.0, (128, 128))
    total = np.zeros(len(xy))
    for octave in range(octaves):
        place = xy / wavelength_m * 2.0**octave + 17.3 * octave
        cell = np.floor(place).astype(np.int64)
        part = place - cell
        weight = part * part * (3.0 - 2.0 * part)
        i, j = cell[:, 0] % 128, cell[:, 1] % 128
        i2, j2 = (i + 1) % 128, (j + 1) % 128
        u, v = weight[:, 0], weight[:, 1]
        low = lattice[i, j] * (1 - u) + lattice[i2, j] * u
        high = lattice[i, j2] * (1 - u) + lattice[i2, j2] * u
        total += (low * (1 - v) + high * v) * 0.5**octave
    return total


class Terrain:
    """How hilly the ground is: 0 plain, 1 mountain; valleys cut into the massifs."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        centres = np.array([m[:2] for m in _MASSIFS])
        self._centres = to_metric(centres, METRIC_EPSG)
        self._radius_m = np.array([m[2] for m in _MASSIFS]) * 1000.0
        self._height = np.array([m[3] for m in _MASSIFS])

    def hilliness(self, xy: NDArray[np.float64]) -> NDArray[np.float64]:
        """Return 0–1 at ``xy`` (n, 2) metres, shape (n,)."""
        away = np.linalg.norm(xy[:, None, :] - self._centres, axis=2) / self._radius_m
        massif = np.max(self._height * np.exp(-(away**2)), axis=1)
        valley = np.abs(fractal_noise(xy, self._seed + 11, 9000.0, 2))
        return np.clip(1.25 * massif * (0.35 + 1.3 * valley), 0.0, 1.0)
