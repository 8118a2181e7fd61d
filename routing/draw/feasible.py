"""Is there a complete lawful assignment? CP-SAT answers yes (with one) or no, nothing else.

The answer is exact, so it does not depend on the solver's seed, version or luck; the
assignment it gives does, and is therefore only ever used as a witness.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from ortools.sat.python import cp_model

from .supply import short_supply
from .team_problem import Assignment, AtLeast, TeamProblem


@dataclass(frozen=True)
class SolverSettings:
    """What must not change any answer; tests vary it."""

    random_seed: int = 0
    workers: int = 1
    presolve: bool = True


_Row = tuple[Any, ...]


class _Model:
    """The rows of a problem with some people already placed."""

    def __init__(self, problem: TeamProblem, placed: Mapping[str, str]) -> None:
        self.model = cp_model.CpModel()
        self.problem, self.placed = problem, placed
        self.x: dict[tuple[str, str], cp_model.IntVar] = {}
        self.slack: dict[str, list[cp_model.IntVar]] = {}
        self.switch: dict[str, cp_model.IntVar] = {}
        self._switched = False
        by_person: dict[str, list[cp_model.IntVar]] = {}
        self.by_mission: dict[str, dict[str, cp_model.IntVar]] = {m: {} for m in problem.size}
        self.there: dict[str, list[str]] = {m: [] for m in problem.size}
        for person, mission in placed.items():
            self.there.setdefault(mission, []).append(person)
        for mission, people in problem.allowed.items():
            if len(self.there[mission]) >= problem.size[mission]:
                continue
            for person in sorted(people):
                if person not in placed:
                    variable = self.model.new_bool_var("")
                    self.x[person, mission] = self.by_mission[mission][person] = variable
                    by_person.setdefault(person, []).append(variable)
        for row in by_person.values():
            if len(row) > 1:
                self.model.add_at_most_one(row)
        self.by_person = by_person

    def add_rules(self, slacked: frozenset[str] = frozenset(), switched: bool = False) -> None:
        """Add all rules; those named in ``slacked`` may be broken at a price.

        With ``switched`` each family of rules has a variable in ``switch`` that puts it in force.
        """
        problem, model, self._switched = self.problem, self.model, switched
        for mission, size in problem.size.items():
            mine, there = self.by_mission[mission], self.there[mission]
            if mine:
                model.add(sum(mine.values()) <= size - len(there))
            for low in problem.least[mission]:
                self._at_least(low, there, mine.items(), slacked)
            for high in problem.most[mission]:
                row = [v for p, v in mine.items() if p in high.people] if mine else []
                have = len(high.people.intersection(there))
                slack = self._slack(high.rule, slacked, len(row) + have)
                self._hold(high.rule, sum(row) - slack <= high.most - have)
        everybody = [(p, v) for p, row in self.by_person.items() for v in row]
        for low in problem.all_least:
            self._at_least(low, self.placed, everybody, slacked)
        for high in problem.all_most:
            row = [v for p, v in everybody if p in high.people]
            have = len(high.people.intersection(self.placed))
            slack = self._slack(high.rule, slacked, len(row) + have)
            self._hold(high.rule, sum(row) - slack <= high.most - have)
        for crews in problem.crews:
            self._crews(crews.rule, crews.squads, crews.least, slacked)

    def _at_least(
        self, low: AtLeast, there: Iterable[str], free: Iterable[tuple[str, cp_model.IntVar]],
        slacked: frozenset[str],
    ) -> None:
        missing = low.least - len(low.people.intersection(there))
        if missing > 0:
            row = [v for p, v in free if p in low.people]
            self._hold(low.rule, sum(row) + self._slack(low.rule, slacked, missing) >= missing)

    def _crews(
        self, rule: str, squads: Iterable[frozenset[str]], least: int, slacked: frozenset[str]
    ) -> None:
        kept = []
        for squad in squads:
            home = len(squad) - len(squad.intersection(self.placed))
            crews = self.model.new_int_var(0, home // 2, "")
            away = [v for p in sorted(squad) for v in self.by_person.get(p, ())]
            self.model.add(2 * crews + sum(away) <= home)
            kept.append(crews)
        self._hold(rule, sum(kept) + self._slack(rule, slacked, least) >= least)

    def _hold(self, rule: str, condition: Any) -> None:
        if condition is True:  # nobody is left to choose from, and it holds
            return
        if not self._switched:
            self.model.add(condition)
            return
        family = rule.split("|")[0]
        if family not in self.switch:
            self.switch[family] = self.model.new_bool_var("")
        if condition is False:
            self.model.add(self.switch[family] == 0)
        else:
            self.model.add(condition).only_enforce_if(self.switch[family])

    def _slack(self, rule: str, slacked: frozenset[str], most: int) -> Any:
        if rule not in slacked:
            return 0
        variable = self.model.new_int_var(0, most, "")
        self.slack.setdefault(rule, []).append(variable)
        return variable


def complete(
    problem: TeamProblem, placed: Mapping[str, str], settings: SolverSettings | None = None
) -> Assignment | None:
    """Return an assignment that extends ``placed`` and keeps every rule, None if there is none."""
    if _broken_already(problem, placed) or short_supply(problem, placed) is not None:
        return None
    built = _Model(problem, placed)
    built.add_rules()
    found = _answer(_solver(settings or SolverSettings()), built)
    return None if found is None else {**placed, **found}


def _answer(solver: cp_model.CpSolver, built: _Model) -> Assignment | None:
    """Solve; return the people the solver placed, None if that cannot be."""
    status = solver.solve(built.model)
    if status == cp_model.INFEASIBLE:
        return None
    if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
        # without a time limit there is no third answer; taking one for "no" would falsify a draw
        raise RuntimeError(f"CP-SAT gave no answer: {solver.status_name(status)}")
    return {person: mission for (person, mission), v in built.x.items() if solver.value(v)}


#: People placed since the rules were written down, before they are written down again.
_REWRITE = 24


class Questions:
    """Many questions about one problem, of which ever more people are placed for good."""

    def __init__(self, problem: TeamProblem, settings: SolverSettings | None = None) -> None:
        self._problem, self._settings = problem, settings or SolverSettings()
        self._built: _Model | None = None

    def complete(
        self, placed: Mapping[str, str], families: Collection[str] | None = None
    ) -> Assignment | None:
        """Answer as :func:`complete` does; only the rules of ``families`` hold (None: all)."""
        problem = self._problem
        if families is not None:
            problem = problem.keeping([r for r in problem.rules() if r.split("|")[0] in families])
        if _broken_already(problem, placed) or short_supply(problem, placed) is not None:
            return None
        built = self._with(placed)
        model = built.model
        model.clear_hints()
        for person, mission in placed.items():
            if person not in built.placed:
                model.add_hint(built.x[person, mission], 1)
        for family, switch in built.switch.items():
            model.add_hint(switch, families is None or family in families)
        solver = _solver(self._settings)
        solver.parameters.fix_variables_to_their_hinted_value = True
        found = _answer(solver, built)
        return None if found is None else {**placed, **found}

    def _with(self, placed: Mapping[str, str]) -> _Model:
        """Return the rules written down with some of ``placed`` left out as settled.

        As the placed become more, they are written down again: the fewer are open, the
        sooner the solver has read them.
        """
        built = self._built
        if (built is None or len(placed) > len(built.placed) + _REWRITE
                or not built.placed.items() <= placed.items()):
            # the last one may be a trial
            built = self._built = _Model(self._problem, dict(list(placed.items())[:-1]))
            built.add_rules(switched=True)
        return built


def least_slack(problem: TeamProblem, rules: Iterable[str]) -> dict[str, int]:
    """Return by how much the rules must give way, so that a complete assignment exists.

    Only ``rules`` may be broken. The sum is least; among equals the later rules in the order
    given are broken less. Raises ``RuntimeError`` if even that does not help.
    """
    order = list(rules)
    built = _Model(problem, {})
    built.add_rules(frozenset(order))
    total = sum(v for row in built.slack.values() for v in row)
    model, solver = built.model, _solver(SolverSettings())
    model.minimize(total)
    if solver.solve(model) != cp_model.OPTIMAL:
        raise RuntimeError("no relaxation of these rules helps")
    model.add(total == round(solver.objective_value))
    found: dict[str, int] = {}
    for rule in reversed(order):  # one after the other: the result is unique
        mine = sum(built.slack.get(rule, []))
        if isinstance(mine, int):
            continue
        model.minimize(mine)
        solver.solve(model)
        found[rule] = round(solver.objective_value)
        model.add(mine == found[rule])
    return {rule: found[rule] for rule in order if found.get(rule)}


def _broken_already(problem: TeamProblem, placed: Mapping[str, str]) -> bool:
    """Say whether the people placed alone overfill a mission or a limit."""
    teams: dict[str, list[str]] = {}
    for person, mission in placed.items():
        teams.setdefault(mission, []).append(person)
    return any(
        len(team) > problem.size[mission]
        or any(len(r.people.intersection(team)) > r.most for r in problem.most[mission])
        for mission, team in teams.items()
    )


def _solver(settings: SolverSettings) -> cp_model.CpSolver:
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = settings.workers
    solver.parameters.random_seed = settings.random_seed
    solver.parameters.cp_model_presolve = settings.presolve
    # these models are easy; searching them for structure costs more than solving them
    solver.parameters.max_presolve_iterations = 1
    solver.parameters.symmetry_level = 0
    solver.parameters.cp_model_probing_level = 0
    solver.parameters.cp_model_use_sat_presolve = False
    return solver
