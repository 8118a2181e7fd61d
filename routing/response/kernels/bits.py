"""Sets of demand points as 64-bit words: point ``u`` is bit ``u % 64`` of word ``u // 64``."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .compiled import inner

Words = NDArray[np.uint64]

ONE = np.uint64(1)
ZERO = np.uint64(0)
_DEBRUIJN = np.uint64(0x03F79D71B4CB0A89)
_SHIFT = np.uint64(58)


def _debruijn_index() -> NDArray[np.int64]:
    index = np.zeros(64, dtype=np.int64)
    for bit in range(64):
        index[((1 << bit) * int(_DEBRUIJN) & (1 << 64) - 1) >> 58] = bit
    return index


_INDEX = _debruijn_index()


def word_count(points: int) -> int:
    """Return how many words hold ``points`` bits, at least one."""
    return max(1, -(-points // 64))


def pack(flags: NDArray[np.bool_]) -> Words:
    """Return (…, words) of flags (…, points)."""
    words = word_count(flags.shape[-1])
    padded = np.zeros((*flags.shape[:-1], words * 64), dtype=np.uint64)
    padded[..., : flags.shape[-1]] = flags
    shaped = padded.reshape(*flags.shape[:-1], words, 64)
    return (shaped << np.arange(64, dtype=np.uint64)).sum(axis=-1, dtype=np.uint64)


def unpack(words: Words, points: int) -> NDArray[np.bool_]:
    """Inverse of :func:`pack`."""
    bits = (words[..., None] >> np.arange(64, dtype=np.uint64)) & ONE
    return bits.reshape(*words.shape[:-1], -1)[..., :points].astype(bool)


@inner
def lowest(word: np.uint64) -> int:
    """Return the number of the lowest bit set in a word that is not zero."""
    return _INDEX[((word & (~word + ONE)) * _DEBRUIJN) >> _SHIFT]


@inner
def weight_of(word: np.uint64, first: int, weight: NDArray[np.float64]) -> float:
    """Return the weight of the points in ``word``, the first of which is ``first``."""
    total = 0.0
    while word != ZERO:
        total += weight[first + lowest(word)]
        word &= word - ONE
    return total
