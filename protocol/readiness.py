"""What a workspace needs before a day can be planned, in the order of getting it."""

from __future__ import annotations

from typing import Dict, List, Mapping, Tuple

#: Own districts: a neighbour's are no ground to plan.
OWN_DISTRICTS = "districts"
#: Tables that must have rows; each refers to those before it at most.
NEEDED: Tuple[str, ...] = ("roads", OWN_DISTRICTS, "brigades", "squads", "units", "officers",
                           "vehicles", "roster", "enterprises", "items")
#: SQL that counts the rows of each that matter.
COUNTS: Dict[str, str] = {
    name: f"SELECT count(*) FROM {name}" + (" WHERE own" if name == OWN_DISTRICTS else "")
    for name in NEEDED}


def missing(counts: Mapping[str, int]) -> List[str]:
    """Return the needed tables without a row that matters; ``counts``: table → such rows."""
    return [name for name in NEEDED if not counts[name]]
