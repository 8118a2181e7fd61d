"""Weighted draw without replacement in whole numbers (Efraimidis & Spirakis 2006).

Their key u^(1/w), greatest first, is −log2(u)/w, smallest first. The logarithm is taken to
64 binary places by squaring whole numbers, so that every machine gets the same bits; see
docs/draw-record.md, "Weights".
"""

from __future__ import annotations

from collections.abc import Mapping

from .stream import key

PLACES = 64
_ONE = 1 << 128


def minus_log2(number: int) -> int:
    """Return −log2((2·number + 1) / 2^257) in units of 2^−64, ``number`` of 256 bits.

    The mantissa is cut to 128 binary places at every step, which makes the result at most
    two units too great and never too small.
    """
    odd = 2 * number + 1
    size = odd.bit_length()
    # 1 ≤ mantissa / 2^128 < 2
    mantissa = odd << (129 - size) if size <= 129 else odd >> (size - 129)
    log = 0
    for _ in range(PLACES):
        mantissa = mantissa * mantissa >> 128
        log <<= 1
        if mantissa >= 2 * _ONE:
            mantissa >>= 1
            log |= 1
    return ((257 - (size - 1)) << PLACES) - log


def in_weighted_order(seed: bytes, label: str, weights: Mapping[str, int]) -> list[str]:
    """Return the names in the order in which a weighted draw takes them.

    ``weights`` are positive whole numbers. The rank is floor(minus_log2 · 2^32 / weight),
    smallest first, equal ranks by name. The logarithm is that of the key's complement, so
    that with equal weights the order is that of the keys.
    """
    def rank(name: str) -> tuple[int, str]:
        complement = (1 << 256) - 1 - key(seed, label, name)
        return (minus_log2(complement) << 32) // weights[name], name

    return sorted(weights, key=rank)
