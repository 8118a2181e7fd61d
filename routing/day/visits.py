"""Merge the items due at one enterprise into one visit (进一次门、查多项事).

The rules are those of docs/architecture.md, "Visit".
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date

from ...data.errors import BadInput
from ...data.records import Enterprise, Item
from ...data.settings import Settings

#: Inspections of one enterprise by one body in a year (e.g. Suichang 2025: at most two).
YEARLY_CAP = 2
#: A sum of minutes this little above a whole minute is that minute.
_ROUNDING_MIN = 1e-9


@dataclass(frozen=True)
class DueVisit:
    """An enterprise and its items of the day, merged. Minutes since midnight."""

    visit_id: str
    enterprise: Enterprise
    items: tuple[Item, ...]
    duration_min: float
    open_min: float
    close_min: float
    skills: tuple[str, ...]
    mandatory: bool
    prize: float
    break_off_min: float | None
    crews: int = 1
    kit: tuple[str, ...] = ()


def due_visits(
    day: date, enterprises: Iterable[Enterprise], items: Iterable[Item], settings: Settings,
    pressing: Container[str] = frozenset(),
) -> tuple[tuple[DueVisit, ...], int]:
    """Return the visits of ``day`` by enterprise id, and how many enterprises are exempt.

    Exempt is an enterprise whose due items all fall to the positive list or the yearly
    cap. The items named in ``pressing`` are mandatory that day. Raises ``BadInput`` if an item
    belongs to no enterprise.
    """
    by_id = {e.enterprise_id: e for e in enterprises}
    due: dict[str, list[Item]] = defaultdict(list)
    for item in items:
        if item.enterprise_id not in by_id:
            raise BadInput(
                "Item {item} belongs to the enterprise {enterprise}, which is missing; "
                "add the enterprise or delete the item.",
                item=item.item_id, enterprise=item.enterprise_id,
            )
        if item.done_on is None and item.due_from <= day <= item.due_to:
            due[item.enterprise_id].append(item)
    visits: list[DueVisit] = []
    exempt = 0
    for enterprise_id in sorted(due):
        allowed = _allowed(by_id[enterprise_id], due[enterprise_id], day)
        if allowed:
            number = f"V{len(visits) + 1:04d}"
            visits.append(_merged(number, by_id[enterprise_id], allowed, settings, pressing))
        else:
            exempt += 1
    return tuple(visits), exempt


def on_positive_list(enterprise: Enterprise, day: date) -> bool:
    """Whether the enterprise is exempt from planned checks on ``day`` (正面清单)."""
    until = enterprise.positive_until
    return enterprise.positive_list and (until is None or until >= day)


def _allowed(enterprise: Enterprise, items: list[Item], day: date) -> list[Item]:
    if on_positive_list(enterprise, day):
        items = [i for i in items if i.kind == "case"]
    if enterprise.checks_this_year >= YEARLY_CAP:
        items = [i for i in items if not i.counts_to_cap]
    return sorted(items, key=lambda i: i.item_id)


def _merged(
    visit_id: str, enterprise: Enterprise, items: list[Item], settings: Settings,
    pressing: Container[str],
) -> DueVisit:
    durations = sorted((i.duration_min for i in items), reverse=True)
    break_offs = [i.break_off_min for i in items if i.break_off_min is not None]
    opens = [i.open_min for i in items if i.open_min is not None]
    closes = [i.close_min for i in items if i.close_min is not None]
    return DueVisit(
        visit_id, enterprise, tuple(items),
        duration_min=float(math.ceil(durations[0] + sum(durations[1:]) / 2 - _ROUNDING_MIN)),
        open_min=max([settings.duty_start_min, *opens]),
        close_min=min([settings.duty_end_min, *closes]),
        skills=tuple(sorted({i.skill for i in items if i.skill})),
        mandatory=any(i.mandatory or i.item_id in pressing for i in items),
        prize=float(sum(i.prize for i in items)),
        break_off_min=max(break_offs) if len(break_offs) == len(items) else None,
        crews=max(max(i.crews_needed or 1 for i in items), 1),
        kit=tuple(sorted({name for i in items for name in i.kit or ()})),
    )
