"""How likely is each person to be sent? Draws repeated with other seeds, and their intervals.

The walk is reproducible, but not uniform over all lawful teams; so the probabilities that
follow from the rules are published, with Wilson's interval (1927).
"""

from __future__ import annotations

import hashlib
import math
from collections import Counter
from collections.abc import Mapping
from typing import Any

from . import campaign
from .walk import Tick

#: Two-sided 95 %.
_Z = 1.959963984540054


def inclusion(
    roster: Mapping[str, Any], seed: bytes, repeats: int, tick: Tick | None = None
) -> dict[str, Any]:
    """Repeat the draw; return by person how often they were sent, and how fair that is.

    Seed i is SHA-256(seed ‖ "inclusion" ‖ i, 8 bytes). Draws without lawful teams count as
    draws in which nobody is sent.
    """
    sent: Counter[str] = Counter()
    infeasible = 0
    for number in range(repeats):
        if tick is not None:
            tick(number / repeats)
        other = hashlib.sha256(seed + b"inclusion" + number.to_bytes(8, "big")).digest()
        teams = campaign.run(roster, other, explain=False)["teams"]
        infeasible += teams is None
        sent.update(p for team in teams or () for p in team["members"])
    people = [
        {"person": p["id"], "region": p["region"], "sent": sent[p["id"]],
         "share": round(sent[p["id"]] / repeats, 4),
         "interval": [round(x, 4) for x in wilson(sent[p["id"]], repeats)]}
        for p in roster["people"]
    ]
    return {"repeats": repeats, "infeasible": infeasible, "people": people,
            "regions": burden(people, repeats)}


def wilson(hits: int, trials: int) -> tuple[float, float]:
    """Return Wilson's 95 % interval of a share. Raises ``ValueError`` without trials."""
    if trials < 1:
        raise ValueError("no trials")
    share, square = hits / trials, _Z * _Z
    centre = (share + square / (2 * trials)) / (1 + square / trials)
    half = _Z / (1 + square / trials) * math.sqrt(
        share * (1 - share) / trials + square / (4 * trials * trials))
    return max(0.0, centre - half), min(1.0, centre + half)


def burden(people: list[dict[str, Any]], repeats: int) -> list[dict[str, Any]]:
    """Return by region the people sent per draw, per head, and χ² within the region.

    χ² compares its people with an equal share each; a small p says that rules, not chance,
    send some more often than others.
    """
    from scipy.stats import chi2

    rows = []
    for region in sorted({p["region"] for p in people}):
        counts = [p["sent"] for p in people if p["region"] == region]
        mean = sum(counts) / len(counts)
        freedom = len(counts) - 1
        # a draw sends somebody at most once: the variance of a count is mean · (1 − share);
        # people of one draw exclude each other, hence (n − 1) / n
        spread = mean * (1 - mean / repeats) * len(counts)
        square = freedom * sum((c - mean) ** 2 for c in counts) / spread if spread > 0 else 0.0
        rows.append({
            "region": region, "people": len(counts),
            "sent_per_draw": round(sum(counts) / repeats, 3),
            "share": round(mean / repeats, 4), "chi2": round(square, 2), "freedom": freedom,
            "p": round(float(chi2.sf(square, freedom)), 4) if freedom else None,
        })
    return rows
