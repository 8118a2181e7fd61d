"""What a campaign's draw is made of, but for the question who can go with whom.

Standard library only, so that it runs wherever a record is to be verified.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from .pairing import Pairing, draw_pairing
from .stream import in_order


def frame(frozen: Mapping[str, Any], pairing: Pairing) -> dict[str, Any]:
    """Return the result but for the teams: ``frozen`` has its targets drawn already."""
    return {
        "pairing": {
            "method": pairing.method, "tries": pairing.tries,
            "count": None if pairing.count is None else str(pairing.count),
            "pairs": [[donor, target] for donor, target in sorted(pairing.target_of.items())],
        },
        "targets": [[m["id"], m["enterprises"]] for m in frozen["missions"]],
        "law_level": None, "teams": None, "refused": [], "shortage": None,
    }


def law_levels(frozen: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the levels of law-qualified members to be tried, the strictest first."""
    wish = frozen["policy"]["law_level"]
    return ("team", "campaign") if wish == "supply" else (wish,)


def pairing_of(frozen: Mapping[str, Any], seed: bytes) -> Pairing:
    """Draw the pairing of the campaign's regions."""
    banned = {(donor, target) for donor, target in frozen["banned_pairs"]}
    return draw_pairing([r["id"] for r in frozen["regions"]], banned,
                        reciprocal=frozen["policy"]["reciprocal_pairs"], seed=seed)


def lead_of(pairing: Pairing) -> dict[str, str]:
    """Return for every inspected region the one that inspects it."""
    return {target: donor for donor, target in pairing.target_of.items()}


def with_targets(frozen: Mapping[str, Any], seed: bytes) -> dict[str, Any]:
    """Return the roster with the targets drawn of those missions that have a pool.

    With ``distinct_targets`` no enterprise is the target of two missions by the draw.
    """
    missions = []
    distinct = frozen["policy"].get("distinct_targets", False)
    taken = {e for m in frozen["missions"] for e in m["enterprises"]} if distinct else set()
    for mission in frozen["missions"]:
        if mission["draw_targets"]:
            order = in_order(seed, f"target|{mission['id']}", mission["pool"])
            order = [name for name in order if name not in taken]
            taken |= set(order[: mission["draw_targets"]]) if distinct else set()
            chosen = sorted({*mission["enterprises"], *order[: mission["draw_targets"]]})
            mission = {**mission, "enterprises": chosen}
        missions.append(mission)
    return {**frozen, "missions": missions}


def team_rows(
    frozen: Mapping[str, Any], teams: Mapping[str, Sequence[str]], lead: Mapping[str, str]
) -> list[dict[str, Any]]:
    """Return the teams as the result has them; ``teams`` mission → members in the order drawn."""
    region = {p["id"]: p["region"] for p in frozen["people"]}
    rows = []
    for mission in frozen["missions"]:
        members = teams[mission["id"]]
        home = lead[mission["target"]]
        # the head of the team comes from the region drawn to inspect: the first one drawn
        head = next((p for p in members if region[p] == home), members[0])
        rows.append({"mission": mission["id"], "target": mission["target"], "lead_region": home,
                     "head": head, "members": list(members)})
    return rows
