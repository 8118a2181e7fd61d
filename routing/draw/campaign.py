"""The draw of a campaign as a pure function: frozen roster and seed in, result out.

First the pairing of the regions, then the targets where they are to be drawn, then the people.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .feasible import SolverSettings, complete
from .pairing import Pairing, draw_pairing
from .shortage import shortage
from .stream import in_order
from .team_problem import Assignment, TeamProblem, team_problem
from .walk import Teams, Tick, draw_teams

KIND = "campaign"


def run(
    frozen: Mapping[str, Any], seed: bytes, tick: Tick | None = None,
    settings: SolverSettings | None = None, *, explain: bool = True,
) -> dict[str, Any]:
    """Return ``pairing``, ``targets``, ``law_level``, ``teams`` and ``refused``.

    Where no lawful teams exist, ``teams`` is null and ``shortage`` names the conflict and the
    least that would have to give way. Without ``explain`` neither that nor the conflicts of
    refusals are worked out; the teams are the same. Raises ``Infeasible`` if no pairing is allowed.
    """
    pairing = pairing_of(frozen, seed)
    drawn = with_targets(frozen, seed)
    level, problem, witness = solvable(drawn, lead_of(pairing), settings)
    result: dict[str, Any] = {
        "pairing": {
            "method": pairing.method, "tries": pairing.tries,
            "count": None if pairing.count is None else str(pairing.count),
            "pairs": [[donor, target] for donor, target in sorted(pairing.target_of.items())],
        },
        "targets": [[m["id"], m["enterprises"]] for m in drawn["missions"]],
        "law_level": level, "teams": None, "refused": [], "shortage": None,
    }
    if witness is None:
        return {**result, "shortage": shortage(problem) if explain else None}
    teams = draw_teams(problem, seed, witness, settings, tick, explain)
    return {
        **result,
        "teams": _team_rows(drawn, teams, lead_of(pairing)),
        "refused": [[r.person, r.mission, list(r.conflict)] for r in teams.refused],
    }


def pairing_of(frozen: Mapping[str, Any], seed: bytes) -> Pairing:
    """Draw the pairing of the campaign's regions."""
    banned = {(donor, target) for donor, target in frozen["banned_pairs"]}
    return draw_pairing([r["id"] for r in frozen["regions"]], banned,
                        reciprocal=frozen["policy"]["reciprocal_pairs"], seed=seed)


def lead_of(pairing: Pairing) -> dict[str, str]:
    """Return for every inspected region the one that inspects it."""
    return {target: donor for donor, target in pairing.target_of.items()}


def with_targets(frozen: Mapping[str, Any], seed: bytes) -> dict[str, Any]:
    """Return the roster with the targets drawn of those missions that have a pool."""
    missions = []
    for mission in frozen["missions"]:
        if mission["draw_targets"]:
            order = in_order(seed, f"target|{mission['id']}", mission["pool"])
            chosen = sorted({*mission["enterprises"], *order[: mission["draw_targets"]]})
            mission = {**mission, "enterprises": chosen}
        missions.append(mission)
    return {**frozen, "missions": missions}


def solvable(
    frozen: Mapping[str, Any], lead: Mapping[str, str], settings: SolverSettings | None = None
) -> tuple[str, TeamProblem, Assignment | None]:
    """Return the strictest level of law-qualified members that can be had, problem, witness.

    With ``supply`` every team must have one if that is possible, else the campaign one.
    """
    wish = frozen["policy"]["law_level"]
    levels = ("team", "campaign") if wish == "supply" else (wish,)
    for level in levels:
        problem = team_problem(frozen, lead, level)
        witness = complete(problem, {}, settings)
        if witness is not None:
            break
    return level, problem, witness


def _team_rows(
    frozen: Mapping[str, Any], teams: Teams, lead: Mapping[str, str]
) -> list[dict[str, Any]]:
    region = {p["id"]: p["region"] for p in frozen["people"]}
    rows = []
    for mission in frozen["missions"]:
        members = teams.members[mission["id"]]
        home = lead[mission["target"]]
        # the head of the team comes from the region drawn to inspect: the first one drawn
        head = next((p for p in members if region[p] == home), members[0])
        rows.append({"mission": mission["id"], "target": mission["target"], "lead_region": home,
                     "head": head, "members": list(members)})
    return rows
