"""Series of plans between most coverage and least driving, as they are stored."""

from __future__ import annotations

from typing import List, NamedTuple

from .connection import has_table, rows


class Rung(NamedTuple):
    """One plan of a series; ``below_min`` counts the minutes in which it breaks the floor."""

    plan_id: str
    below_min: int
    drive_min: float
    worst_pct: float


def series_of(workspace: str, plan: str) -> List[Rung]:
    """Return the series that ``plan`` belongs to, most coverage first; empty if to none."""
    if not has_table(workspace, "tradeoffs"):
        return []
    found = rows(workspace, """
        SELECT t.plan_id, t.below_min, p.drive_min, p.worst_pct
        FROM tradeoffs t JOIN plans p ON p.plan_id = t.plan_id
        WHERE t.series_id = (SELECT series_id FROM tradeoffs WHERE plan_id = ?)
        ORDER BY t.rank""", (plan,))
    return [Rung(*row) for row in found]
