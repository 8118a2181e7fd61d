"""Why a pair was refused, found in an order that makes the answer unique.

1. One rule of the mission, or of the donor, on its own. 2. The rules of the mission together
(the smallest set in the order of the rules). 3. The supply of one kind of people for all
missions. 4. The kinds of rules that cannot hold together in the campaign. Each step asks only
questions with one true answer; see docs/draw-record.md, "Refusals".
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Optional

from .supply import short_supply
from .team_problem import Assignment, TeamProblem

#: Answers whether the people placed can be completed: an assignment, or None for no.
Ask = Callable[[TeamProblem, Mapping[str, str]], Optional[Assignment]]  # noqa: UP045 - Python 3.9


def quick_conflict(
    problem: TeamProblem, placed: Mapping[str, str], person: str, mission: str
) -> tuple[str, ...] | None:
    """Return step 1: the first single rule that the pair makes impossible, None if none is."""
    team = {p for p, m in placed.items() if m == mission} | {person}
    places = problem.size[mission] - len(team)
    free = problem.allowed[mission] - placed.keys() - {person}
    for low in problem.least[mission]:
        missing = low.least - len(low.people & team)
        if missing > min(places, len(low.people & free)):
            return (low.rule,)
    for high in problem.most[mission]:
        if len(high.people & team) > high.most:
            return (high.rule,)
    sent = placed.keys() | {person}
    for high in problem.all_most:
        if person in high.people and len(high.people & sent) > high.most:
            return (high.rule,)
    for crews in problem.crews:
        if crews.left(sent) < crews.least:
            return (crews.rule,)
    return None


def early_conflict(
    problem: TeamProblem, placed: Mapping[str, str], person: str, mission: str, ask: Ask
) -> tuple[str, ...] | None:
    """Return steps 2 and 3 for a pair that step 1 does not refuse, None if they do not either.

    ``ask`` answers for one mission alone.
    """
    trial = {**placed, person: mission}
    alone = problem.alone(mission)
    here = {p: m for p, m in trial.items() if m == mission}
    # whoever is placed elsewhere is not to be had
    alone = _without(alone, trial.keys() - here.keys())

    def fails_alone(rules: Sequence[str]) -> bool:
        return ask(alone.keeping(rules), here) is None

    rules = alone.rules()
    if fails_alone(rules):
        return tuple(smallest(rules, fails_alone))
    short = short_supply(problem, trial)
    return None if short is None else (short,)


def late_conflict(
    problem: TeamProblem, fails: Callable[[Sequence[str]], bool], guess: Sequence[str] = ()
) -> tuple[str, ...]:
    """Return step 4; ``fails`` says whether the pair is impossible under families of rules.

    ``guess`` is a conflict that may be this one too: it saves questions, never changes one's
    answer.
    """
    families = list(dict.fromkeys(rule.split("|")[0] for rule in problem.rules()))
    hint = [rule.split("|")[1] for rule in guess]
    known = hint if hint and fails(hint) else families
    return tuple(f"all|{family}" for family in smallest(families, fails, known))


def smallest(
    items: Sequence[str], fails: Callable[[Sequence[str]], bool], known: Collection[str] = ()
) -> list[str]:
    """Return a minimal failing subset of ``items``, which fail as a whole (deletion filter).

    Items are dropped from the last to the first; leaving out any one of the result makes
    the rest hold. ``known`` is a subset that fails; what contains it need not be asked.
    """
    kept, failing = list(items), set(known or items)
    for item in reversed(items):
        rest = [other for other in kept if other != item]
        if failing.issubset(rest):
            kept = rest
        elif fails(rest):
            kept, failing = rest, set(rest)
    return kept


def _without(problem: TeamProblem, people: set[str]) -> TeamProblem:
    return TeamProblem(
        problem.size, {m: p - people for m, p in problem.allowed.items()},
        problem.least, problem.most,
    )
