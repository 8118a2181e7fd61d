"""The walk of a campaign verified by the teams themselves, with the standard library alone.

Every pair that was kept is in the final teams, and these are a complete lawful assignment; so
they prove every "yes". A "no" is proved by the same steps as in the draw (:mod:`.refusal`), with
a plain search instead of a solver; where that search gives up, the refusal is left unproved, and
said to be so.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from .campaign_parts import frame, law_levels, lead_of, pairing_of, team_rows, with_targets
from .plain_search import Undecided, complete_plainly
from .refusal import early_conflict, late_conflict, quick_conflict
from .team_order import pairs_in_order
from .team_problem import Assignment, TeamProblem, team_problem

Tick = Callable[[float], None]


class NoWitness(Exception):
    """The teams recorded are no complete lawful assignment. ``where`` is a JSON pointer."""

    def __init__(self, where: str) -> None:
        self.where = where
        super().__init__(where)


def drawn_by_witness(
    frozen: Mapping[str, Any], claimed: Mapping[str, Any], seed: bytes, tick: Tick | None = None
) -> tuple[dict[str, Any], tuple[str, ...]]:
    """Return the result that the draw must have, and the pointers of what is left unproved.

    ``claimed`` is the result recorded; of it only what is unproved is taken over. Raises
    :class:`NoWitness`; ``KeyError`` and the like for a roster that cannot be drawn from.
    """
    pairing = pairing_of(frozen, seed)
    drawn, lead = with_targets(frozen, seed), lead_of(pairing)
    result = frame(drawn, pairing)
    unproved: list[str] = []
    level = claimed.get("law_level")
    levels = law_levels(drawn)
    if level not in levels:
        level = levels[-1]
    for stricter in levels[: levels.index(level)]:
        if not _impossible(team_problem(drawn, lead, stricter)):
            unproved.append("/result/law_level")
    result["law_level"] = level
    problem = team_problem(drawn, lead, level)
    if claimed.get("teams") is None:
        # that the conflict is minimal and the relaxation least only a solver says
        return {**result, "shortage": claimed.get("shortage")}, (*unproved, "/result/shortage")
    witness = _witness(problem, claimed["teams"])
    members, refused = _walk(problem, seed, witness, claimed.get("refused"), unproved, tick)
    return {**result, "teams": team_rows(drawn, members, lead), "refused": refused}, \
        tuple(unproved)


def _impossible(problem: TeamProblem) -> bool:
    try:
        return complete_plainly(problem, {}) is None
    except Undecided:
        return False


def _witness(problem: TeamProblem, teams: Sequence[Mapping[str, Any]]) -> Assignment:
    """Return the recorded teams as an assignment that keeps every rule."""
    witness: Assignment = {}
    for number, team in enumerate(teams):
        mission, members = team["mission"], team["members"]
        for place, person in enumerate(members):
            if person in witness or person not in problem.allowed.get(mission, ()):
                raise NoWitness(f"/result/teams/{number}/members/{place}")
            witness[person] = mission
        if len(members) != problem.size[mission] or not problem.team_holds(mission, members):
            raise NoWitness(f"/result/teams/{number}")
    if len(witness) != sum(problem.size.values()) or not problem.campaign_holds(witness):
        raise NoWitness("/result/teams")
    return witness


def _walk(
    problem: TeamProblem, seed: bytes, witness: Assignment, claimed: Any, unproved: list[str],
    tick: Tick | None,
) -> tuple[dict[str, list[str]], list[list[Any]]]:
    """Return the members in the order drawn, and the refusals."""
    placed: Assignment = {}
    teams: dict[str, list[str]] = {m: [] for m in problem.size}
    refused: list[list[Any]] = []
    said = claimed if isinstance(claimed, list) else []
    order = pairs_in_order(problem, seed)
    for number, (person, mission) in enumerate(order):
        if tick is not None and number % 64 == 0:
            tick(number / len(order))
        if person in placed or len(teams[mission]) == problem.size[mission]:
            continue
        if witness.get(person) == mission:
            placed[person] = mission
            teams[mission].append(person)
            continue
        try:
            conflict = _conflict(problem, placed, person, mission)
        except Undecided:
            row = said[len(refused)] if len(refused) < len(said) else [None, None, []]
            unproved.append(f"/result/refused/{len(refused)}")
            conflict = row[2]
        refused.append([person, mission, list(conflict)])
    return teams, refused


def _conflict(
    problem: TeamProblem, placed: Assignment, person: str, mission: str
) -> Sequence[str]:
    """Return why the pair is refused; an empty conflict if it need not be. Raises Undecided."""
    quick = quick_conflict(problem, placed, person, mission)
    if quick is not None:
        return quick
    early = early_conflict(problem, placed, person, mission, complete_plainly)
    if early is not None:
        return early
    trial = {**placed, person: mission}

    def fails(families: Sequence[str]) -> bool:
        kept = [rule for rule in problem.rules() if rule.split("|")[0] in families]
        return complete_plainly(problem.keeping(kept), trial) is None

    if complete_plainly(problem, trial) is not None:
        return ()
    return late_conflict(problem, fails)
