"""Random numbers from a seed by HMAC-SHA256 alone: the same on every machine and version.

Specified in docs/draw-record.md, "Random numbers". ``label`` keeps the draws of one seed
apart, so that no two of them share a number.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable

SEED_BYTES = 32


def key(seed: bytes, label: str, name: str) -> int:
    """Return the key of ``name``: HMAC-SHA256(seed, label 00 name) as a 256-bit integer."""
    message = label.encode("utf-8") + b"\0" + name.encode("utf-8")
    return int.from_bytes(hmac.digest(seed, message, hashlib.sha256), "big")


def in_order(seed: bytes, label: str, names: Iterable[str]) -> list[str]:
    """Return ``names`` by ascending key, equal keys by name: a uniform random order."""
    return sorted(names, key=lambda name: (key(seed, label, name), name))


class Stream:
    """A stream of bytes: block c is HMAC-SHA256(seed, label 00 c), c = 0, 1, … as 8 bytes."""

    def __init__(self, seed: bytes, label: str) -> None:
        self._seed = seed
        self._prefix = label.encode("utf-8") + b"\0"
        self._counter = 0
        self._left = b""

    def take(self, count: int) -> bytes:
        """Return the next ``count`` bytes."""
        while len(self._left) < count:
            message = self._prefix + self._counter.to_bytes(8, "big")
            self._left += hmac.digest(self._seed, message, hashlib.sha256)
            self._counter += 1
        taken, self._left = self._left[:count], self._left[count:]
        return taken

    def below(self, bound: int) -> int:
        """Return a uniform integer 0 ≤ n < ``bound`` by rejection; 1 takes no bytes.

        Raises ``ValueError`` if ``bound`` is not positive.
        """
        if bound < 1:
            raise ValueError("bound must be positive")
        bits = (bound - 1).bit_length()
        if bits == 0:
            return 0
        while True:
            number = int.from_bytes(self.take((bits + 7) // 8), "big") & ((1 << bits) - 1)
            if number < bound:
                return number

    def permutation(self, count: int) -> list[int]:
        """Return a uniform permutation of 0 … ``count`` − 1 (Fisher–Yates from the end)."""
        order = list(range(count))
        for last in range(count - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return order
