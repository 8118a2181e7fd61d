"""Random numbers of the search: splitmix64, the same on every machine and version."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .compiled import inner

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX2 = np.uint64(0x94D049BB133111EB)
_S30, _S27, _S31, _S11 = np.uint64(30), np.uint64(27), np.uint64(31), np.uint64(11)
_UNIT = 1.0 / (1 << 53)


@inner
def uniform(rng: NDArray[np.uint64]) -> float:
    """Return a number in [0, 1); ``rng`` (1,) uint64 holds the state."""
    rng[0] += _GOLDEN
    z = rng[0]
    z = (z ^ (z >> _S30)) * _MIX1
    z = (z ^ (z >> _S27)) * _MIX2
    z = z ^ (z >> _S31)
    return (z >> _S11) * _UNIT


@inner
def below(rng: NDArray[np.uint64], count: int) -> int:
    """Return an integer in 0 … count − 1."""
    return int(uniform(rng) * count)
