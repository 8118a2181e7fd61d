"""What a workspace holds, in a few numbers."""

from __future__ import annotations

import json
from typing import Any, Dict, NamedTuple, Optional, Tuple

from ...protocol.readiness import COUNTS, missing
from .connection import rows


class State(NamedTuple):
    """Counts and days of a workspace; days as ``YYYY-MM-DD``, None where there are none.

    ``missing`` are the tables without which no day can be planned, in the order of getting them.
    """

    title: str
    demo: bool
    standard_min: float
    travel_factor: float
    missing: Tuple[str, ...]
    enterprises: int
    squads: int
    units: int
    officers: int
    roads: int
    roads_km: float
    plans: int
    first_plan: Optional[str]
    last_plan: Optional[str]
    first_roster: Optional[str]
    last_roster: Optional[str]


def state(workspace: str) -> State:
    """Return the state of the workspace."""
    settings: Dict[str, Any] = {
        key: json.loads(value) for key, value in rows(workspace, "SELECT key, value FROM settings")
    }
    counts = rows(workspace, """
        SELECT (SELECT count(*) FROM enterprises), (SELECT count(*) FROM squads),
               (SELECT count(*) FROM units), (SELECT count(*) FROM officers),
               (SELECT count(*) FROM roads), (SELECT total(length_m) / 1000 FROM roads),
               (SELECT count(*) FROM plans), (SELECT min(day) FROM plans),
               (SELECT max(day) FROM plans), (SELECT min(day) FROM roster),
               (SELECT max(day) FROM roster)""")[0]
    there = rows(workspace, "SELECT " + ", ".join(f"({count})" for count in COUNTS.values()))[0]
    return State(
        str(settings.get("title", "")), bool(settings.get("demo")),
        float(settings.get("standard_min", 30.0)), float(settings.get("travel_factor", 1.0)),
        tuple(missing(dict(zip(COUNTS, there)))), *counts,
    )
