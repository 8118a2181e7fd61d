"""Are there enough people of each kind for all missions at once? Bipartite matching.

Necessary, not sufficient. A shortage of this sort is a pigeonhole, which a matching sees at
once and a SAT solver only after long counting.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from .team_problem import TeamProblem


def short_supply(problem: TeamProblem, placed: Mapping[str, str]) -> str | None:
    """Return the first kind of people of whom not all missions can have enough, else None.

    Kinds: ``skill|S``, ``lead``, ``law``, ``senior``, ``size`` (people at all).
    """
    needs: dict[str, list[tuple[frozenset[str], int]]] = {}
    for mission, rules in problem.least.items():
        team = {p for p, m in placed.items() if m == mission}
        for low in rules:
            missing = low.least - len(low.people & team)
            if missing > 0:
                family, _, skill = low.rule.partition("|")
                kind = f"skill|{skill.split('|')[-1]}" if family == "skill" else family
                holders = low.people & problem.allowed[mission] - placed.keys()
                needs.setdefault(kind, []).append((holders, missing))
    for kind in sorted(needs):
        if not _enough(needs[kind]):
            return f"supply|{kind}"
    return None


def _enough(needs: Sequence[tuple[frozenset[str], int]]) -> bool:
    """Say whether every need can have its people, nobody serving two (bipartite matching)."""
    holders = [people for people, count in needs for _ in range(count)]
    slot_of: dict[str, int] = {}
    free = set().union(*holders)
    if len(holders) > len(free):
        return False
    for slot, people in enumerate(holders):
        somebody = next(iter(people & free), None)
        if somebody is not None:
            slot_of[somebody] = slot
            free.discard(somebody)
        elif not _augment(slot, holders, slot_of, free):
            return False
    return True


def _augment(
    slot: int, holders: Sequence[frozenset[str]], slot_of: dict[str, int], free: set[str]
) -> bool:
    """Give ``slot`` somebody by moving others along a shortest chain (Berge 1957)."""
    came_from: dict[str, int] = {}  # person → the slot that would take them
    line = [slot]
    while line:
        following = []
        for taker in line:
            fresh = holders[taker] - came_from.keys()
            came_from.update(dict.fromkeys(fresh, taker))
            end = next(iter(fresh & free), None)
            if end is not None:
                _shift(end, slot, slot_of, came_from)
                free.discard(end)
                return True
            following += [slot_of[person] for person in fresh]
        line = following
    return False


def _shift(end: str, slot: int, slot_of: dict[str, int], came_from: Mapping[str, int]) -> None:
    person_of = {s: p for p, s in slot_of.items()}
    person = end
    while True:
        taker = came_from[person]
        left = person_of.get(taker)
        slot_of[person] = taker
        if taker == slot or left is None:
            return
        person = left
