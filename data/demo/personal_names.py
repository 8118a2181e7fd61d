"""Invented names of persons, each given once."""

from __future__ import annotations

import random

from .bureau_facts import syllables


def personal_names(count: int, rng: random.Random) -> list[str]:
    """Return ``count`` different names of two or three characters."""
    parts = syllables("given_names.csv")
    names: dict[str, None] = {}
    while len(names) < count:
        middle = rng.choice(parts["f"]) if rng.random() < 0.8 else ""
        names[rng.choice(parts["s"]) + middle + rng.choice(parts["l"])] = None
    return list(names)
