"""Is there a complete lawful assignment? Answered by search alone, without any solver.

For the verification of a record where nothing is installed. The answers are exact; where the
search would take too long there is none.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from .supply import short_supply
from .team_problem import Assignment, TeamProblem

#: Choices tried before the search gives up.
MOST_STEPS = 250


class Undecided(Exception):
    """The search gave up; neither yes nor no is known."""


def complete_plainly(
    problem: TeamProblem, placed: Mapping[str, str], most_steps: int = MOST_STEPS
) -> Assignment | None:
    """Return an assignment that extends ``placed`` and keeps every rule, None if there is none.

    Raises :class:`Undecided`.
    """
    allowed = {m: set(people) - placed.keys() for m, people in problem.allowed.items()}
    return _Search(problem, most_steps).extend(dict(placed), allowed)


@dataclass
class _Search:
    problem: TeamProblem
    left: int
    teams: dict[str, set[str]] = field(default_factory=dict)

    def extend(self, placed: Assignment, allowed: dict[str, set[str]]) -> Assignment | None:
        """Search depth first: the need with the least choice is met first."""
        while True:
            if not self._prune(placed, allowed):
                return None
            need = self._scarcest(placed, allowed)
            if need is None:
                # every place is filled and every rule of a mission holds
                return placed if self.problem.campaign_holds(placed) else None
            self.left -= 1
            if self.left < 0:
                raise Undecided
            mission, person = need
            narrowed = {m: people - {person} for m, people in allowed.items()}
            found = self.extend({**placed, person: mission}, narrowed)
            if found is not None:
                return found
            allowed = {**allowed, mission: allowed[mission] - {person}}

    def _prune(self, placed: Assignment, allowed: dict[str, set[str]]) -> bool:
        """Take out whom a limit keeps from a mission; say whether a solution is still possible."""
        problem = self.problem
        teams: dict[str, set[str]] = {m: set() for m in problem.size}
        self.teams = teams
        for person, mission in placed.items():
            teams[mission].add(person)
        for mission, team in teams.items():
            if len(team) > problem.size[mission]:
                return False
            for high in problem.most[mission]:
                have = len(high.people & team)
                if have > high.most:
                    return False
                if have == high.most:
                    allowed[mission] -= high.people
        barred: set[str] = set()
        for high in problem.all_most:
            have = len(high.people & placed.keys())
            if have > high.most:
                return False
            if have == high.most:
                barred |= high.people
        for crews in problem.crews:
            spare = crews.left(placed) - crews.least
            if spare < 0:
                return False
            if spare == 0:  # only who leaves no crew less may go
                barred |= _needed(crews.squads, placed.keys())
        for people in allowed.values():
            people -= barred
        narrowed = TeamProblem(
            problem.size,
            {m: frozenset(allowed[m]) | frozenset(teams[m]) for m in problem.size},
            problem.least, problem.most)
        return short_supply(narrowed, placed) is None and self._enough(placed, allowed)

    def _enough(self, placed: Assignment, allowed: Mapping[str, set[str]]) -> bool:
        """Say whether every rule, of a mission or of the campaign, can still have its people."""
        for mission, team in self.teams.items():
            places = self.problem.size[mission] - len(team)
            for low in self.problem.least[mission]:
                missing = low.least - len(low.people & team)
                if missing > min(places, len(low.people & allowed[mission])):
                    return False
        somebody = set().union(*(people for mission, people in allowed.items()
                                 if len(self.teams[mission]) < self.problem.size[mission]))
        return all(low.least - len(low.people & placed.keys()) <= len(low.people & somebody)
                   for low in self.problem.all_least)

    def _scarcest(
        self, placed: Assignment, allowed: Mapping[str, set[str]]
    ) -> tuple[str, str] | None:
        """Return a mission and one of the people for its scarcest unmet need, None if all are met.

        Needs of the whole campaign come last; any mission with places may meet them.
        """
        best: tuple[int, str, list[str]] | None = None
        for mission, team in self.teams.items():
            lacking = [low.people for low in self.problem.least[mission]
                       if low.least > len(low.people & team)]
            for people in lacking:
                choice = sorted(people & allowed[mission])
                if best is None or len(choice) < best[0]:
                    best = (len(choice), mission, choice)
        if best is not None:
            return best[1], best[2][0]
        for low in self.problem.all_least:
            if low.least > len(low.people & placed.keys()):
                return next((m, min(low.people & allowed[m])) for m, team in self.teams.items()
                            if len(team) < self.problem.size[m] and low.people & allowed[m])
        return None


def _needed(squads: Iterable[frozenset[str]], sent: Iterable[str]) -> set[str]:
    """Return who cannot leave without a crew less: all of a squad with an even number left."""
    away = set(sent)
    return {p for squad in squads if len(squad - away) % 2 == 0 for p in squad - away}
