"""Officers that were drawn go: what the draw leaves to the day, and what it does not.

See docs/architecture.md, "Drawn item".
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ...data.records import Item
from .problem import CrewOfDay, DayProblem, DayResult
from .visits import DueVisit

#: Days at the end of its period in which a drawn item is mandatory.
LAST_DAYS = 7

Pair = frozenset[str]


def in_last_days(item: Item, day: date) -> bool:
    """Whether a drawn item may wait no longer: then it is mandatory, and any crew may do it."""
    return item.draw_id is not None and day > item.due_to - timedelta(days=LAST_DAYS)


def wishes(day: date, items: Iterable[Item]) -> list[Pair]:
    """Return the pairs drawn for the items open on ``day``, the most urgent first."""
    open_ones = [i for i in items if i.drawn_officers and i.done_on is None
                 and i.due_from <= day <= i.due_to]
    ordered = sorted(open_ones, key=lambda i: (i.due_to, i.item_id))
    return list(dict.fromkeys(frozenset(i.drawn_officers or ()) for i in ordered))


def possible(day: date, items: Iterable[Item], crews: Sequence[CrewOfDay]) -> list[Item]:
    """Return the items without those whose drawn officers do not ride together on ``day``.

    In their last days these stay, for any crew.
    """
    return [i for i in items
            if not i.drawn_officers or in_last_days(i, day) or rides(i, crews)]


def rides(item: Item, crews: Sequence[CrewOfDay]) -> bool:
    """Whether one crew has all officers drawn for ``item``."""
    return any(frozenset(item.drawn_officers or ()) <= officers(crew) for crew in crews)


def officers(crew: CrewOfDay) -> Pair:
    """Return the officers of a crew."""
    return frozenset(member.officer_id for member in crew.members)


def bound_to(visit: DueVisit, crews: Sequence[CrewOfDay]) -> Pair:
    """Return who must come: the pair of the visit's first drawn item that rides together."""
    for item in visit.items:
        if item.drawn_officers and rides(item, crews):
            return frozenset(item.drawn_officers)
    return frozenset()


@dataclass(frozen=True)
class Substitute:
    """An officer drawn for an item who is not in the crew that makes the visit."""

    visit: int
    item_id: str
    officer_id: str
    template: str
    params: dict[str, str]


def substitutes(
    problem: DayProblem, due: Sequence[DueVisit], out: Iterable[tuple[str, str, dict[str, str]]],
    result: DayResult,
) -> list[Substitute]:
    """Return who of the drawn officers is replaced, and why; ``out`` says who rides nowhere."""
    why = {officer: (template, params) for officer, template, params in out}
    crew_of = {m.officer_id: crew.name for crew in problem.crews for m in crew.members}
    found = []
    for timeline in result.timelines:
        there = officers(problem.crews[timeline.crew])
        for visit in timeline.visits:
            for item in due[visit].items:
                for officer in item.drawn_officers or ():
                    if officer in there:
                        continue
                    template, params = why.get(officer, ("not on the roster that day", {}))
                    if officer in crew_of:
                        template, params = "rides with {crew} that day", {"crew": crew_of[officer]}
                    found.append(Substitute(visit, item.item_id, officer, template, params))
    return found
