"""The order in which the people of a campaign come up."""

from __future__ import annotations

from .stream import key
from .team_problem import TeamProblem

LABEL = "team"


def pairs_in_order(problem: TeamProblem, seed: bytes) -> list[tuple[str, str]]:
    """Return all allowed (person, mission) by key(seed, "team|mission", person)."""
    keyed = [
        (key(seed, f"{LABEL}|{mission}", person), mission, person)
        for mission, people in problem.allowed.items() for person in people
    ]
    return [(person, mission) for _, mission, person in sorted(keyed)]
