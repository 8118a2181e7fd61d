"""The draw of a campaign as a pure function: frozen roster and seed in, result out.

First the pairing of the regions, then the targets where they are to be drawn, then the people.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .campaign_parts import frame, law_levels, lead_of, pairing_of, team_rows, with_targets
from .feasible import SolverSettings, complete
from .shortage import shortage
from .team_problem import Assignment, TeamProblem, team_problem
from .walk import Tick, draw_teams

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
    result = {**frame(drawn, pairing), "law_level": level}
    if witness is None:
        return {**result, "shortage": shortage(problem) if explain else None}
    teams = draw_teams(problem, seed, witness, settings, tick, explain)
    return {
        **result,
        "teams": team_rows(drawn, teams.members, lead_of(pairing)),
        "refused": [[r.person, r.mission, list(r.conflict)] for r in teams.refused],
    }


def solvable(
    frozen: Mapping[str, Any], lead: Mapping[str, str], settings: SolverSettings | None = None
) -> tuple[str, TeamProblem, Assignment | None]:
    """Return the strictest level of law-qualified members that can be had, problem, witness.

    With ``supply`` every team must have one if that is possible, else the campaign one.
    """
    for level in law_levels(frozen):
        problem = team_problem(frozen, lead, level)
        witness = complete(problem, {}, settings)
        if witness is not None:
            break
    return level, problem, witness
