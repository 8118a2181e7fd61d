"""Whole shares of a total: Hamilton's method (largest remainders)."""

from __future__ import annotations

from collections.abc import Sequence


def apportion(total: int, weights: Sequence[float]) -> list[int]:
    """Split ``total`` into whole parts proportional to ``weights``; they sum to ``total``.

    Ties of the remainders go to the earlier part. All-zero weights count as equal.
    """
    if not weights:
        return []
    whole = sum(weights)
    quotas = [total * w / whole if whole > 0 else total / len(weights) for w in weights]
    parts = [int(q) for q in quotas]
    by_remainder = sorted(range(len(parts)), key=lambda i: (parts[i] - quotas[i], i))
    for i in by_remainder[: total - sum(parts)]:
        parts[i] += 1
    return parts
