"""The draw of the people: a unique result, whatever solver answers.

All allowed pairs (person, mission) are put in order of their keys. Each is kept if and only if
the pairs kept so far and this one can still be completed to a lawful assignment of the whole
campaign. "Can it be completed?" has one true answer, so the kept pairs are a function of roster
and seed. Where the current witness (a complete assignment) or one exchange of people in it
answers yes, nobody is asked. Every refusal that needed an answer keeps its conflict.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import chain

from .feasible import Questions, SolverSettings, complete
from .refusal import early_conflict, late_conflict, quick_conflict
from .team_order import pairs_in_order
from .team_problem import Assignment, TeamProblem

#: So many missions are planned afresh, and then so many, before the whole campaign is.
_NEARBY = (8, 32, 96)

#: Called with the share of pairs walked; raises to stop.
Tick = Callable[[float], None]


@dataclass(frozen=True)
class Refused:
    """A pair that would have broken the campaign, and the rules that say so."""

    person: str
    mission: str
    conflict: tuple[str, ...]


@dataclass(frozen=True)
class Teams:
    """The teams in the order their members were drawn, the refusals, and how often was asked."""

    members: dict[str, tuple[str, ...]]
    refused: tuple[Refused, ...]
    asked: int


def draw_teams(
    problem: TeamProblem, seed: bytes, witness: Assignment,
    settings: SolverSettings | None = None, tick: Tick | None = None, explain: bool = True,
) -> Teams:
    """Walk the pairs. ``witness`` is any complete lawful assignment; it changes nothing.

    Without ``explain`` the refusals that take long to explain have an empty conflict.
    """
    state = _State(problem, dict(witness), settings, explain)
    order = pairs_in_order(problem, seed)
    for number, (person, mission) in enumerate(order):
        if tick is not None and number % 64 == 0:
            tick(number / len(order))
        if person in state.placed or len(state.teams[mission]) == problem.size[mission]:
            continue
        state.consider(person, mission)
    return Teams({m: tuple(team) for m, team in state.teams.items()}, tuple(state.refused),
                 state.asked)


class _State:
    def __init__(
        self, problem: TeamProblem, witness: Assignment, settings: SolverSettings | None,
        explain: bool,
    ) -> None:
        self.problem, self.witness, self.settings = problem, witness, settings
        self.questions = Questions(problem, settings)
        self.explain = explain
        self.placed: Assignment = {}
        self.teams: dict[str, list[str]] = {m: [] for m in problem.size}
        self.planned: dict[str, set[str]] = {m: set() for m in problem.size}
        for person, mission in witness.items():
            self.planned[mission].add(person)
        self.refused: list[Refused] = []
        self.last: tuple[str, ...] = ()  # the last conflict of the whole campaign
        self.asked = 0

    def consider(self, person: str, mission: str) -> None:
        """Keep the pair if the campaign can still be completed, else refuse it."""
        if self.witness.get(person) != mission:
            conflict = self._no(person, mission)
            if conflict is not None:
                self.refused.append(Refused(person, mission, conflict))
                return
        self.placed[person] = mission
        self.teams[mission].append(person)

    def _no(self, person: str, mission: str) -> tuple[str, ...] | None:
        """Return the conflict of the pair, or None once a witness contains it."""
        trial = {**self.placed, person: mission}
        quick = quick_conflict(self.problem, self.placed, person, mission)
        if quick is not None:
            return quick
        if self._exchange(person, mission):
            return None
        early = early_conflict(self.problem, self.placed, person, mission, self._alone)
        if early is not None:
            return early
        self.asked += 1
        found = None
        for count in _NEARBY:
            if found is None and count < len(self.teams):
                found = complete(self.problem, self._nearby(person, mission, count), self.settings)
        if found is None:
            found = self.questions.complete(trial)
        if found is None and not self.explain:
            return ()
        if found is None:
            self.last = late_conflict(
                self.problem, lambda kept: self.questions.complete(trial, kept) is None, self.last)
            return self.last
        self.witness = found
        self.planned = {m: set() for m in self.problem.size}
        for somebody, where in found.items():
            self.planned[where].add(somebody)
        return None

    def _alone(self, problem: TeamProblem, placed: Mapping[str, str]) -> Assignment | None:
        return complete(problem, placed, self.settings)

    def _nearby(self, person: str, mission: str, count: int) -> Assignment:
        """Return the witness with the pair and about ``count`` missions around it emptied.

        If it can be filled again, the answer is yes, from a small question; if not, nothing
        is known. Around it are those whose people the same donor's limit holds back.
        """
        open_ones = [m for m, team in self.teams.items() if len(team) < self.problem.size[m]]
        rivals = set().union(*(r.people for r in self.problem.all_most if person in r.people))
        akin = [self.witness[p] for p in sorted(rivals)
                if p in self.witness and p not in self.placed]
        start = open_ones.index(mission)
        around = dict.fromkeys(
            [mission, self.witness.get(person), *akin, *open_ones[start:], *open_ones[:start]])
        near = set(list(around)[:count])
        kept = {p: m for p, m in self.witness.items() if m not in near}
        return {**kept, **self.placed, person: mission}

    def _exchange(self, person: str, mission: str) -> bool:
        """Bring the pair into the witness by moving at most three people, if that is lawful."""
        home = self.witness.get(person)
        unused = [p for p in sorted(self._movable()) if p not in self.witness]
        for other in sorted(self.planned[mission] - self.placed.keys()):
            team = self.planned[mission] - {other} | {person}
            if not self.problem.team_holds(mission, team):
                continue
            if home is None:
                if self._accept({mission: team}):
                    return True
                continue
            left = self.planned[home] - {person}
            for fill in chain([other], unused):
                if fill in self.problem.allowed[home]:
                    filled = left | {fill}
                    if (self.problem.team_holds(home, filled)
                            and self._accept({mission: team, home: filled})):
                        return True
        return False

    def _movable(self) -> set[str]:
        return set().union(*self.problem.allowed.values()) - self.placed.keys()

    def _accept(self, teams: dict[str, set[str]]) -> bool:
        planned = {**self.planned, **teams}
        if not self.problem.campaign_holds(set().union(*planned.values())):
            return False
        self.planned = planned
        self.witness = {p: m for m, team in planned.items() for p in team}
        return True
