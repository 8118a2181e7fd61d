"""Officers that were drawn go: items of a draw held against the crews of the plan."""

from __future__ import annotations

from collections import defaultdict
from datetime import date

from .read import Row, Tables, texts
from .report import Findings

_LAST_DAYS = 7


def in_last_days(item: Row, day: str) -> bool:
    """Whether the item was drawn and its period ends within a week of ``day``."""
    left = (date.fromisoformat(item["due_to"][:10]) - date.fromisoformat(day)).days
    return bool(item.get("draw_id")) and left < _LAST_DAYS


def open_for_the_draw(item: Row, tables: Tables) -> bool:
    """Whether the item may be done that day as far as its draw is concerned."""
    officers = drawn(item)
    return not officers or in_last_days(item, tables.day) or bool(_crews_with(officers, tables))


def drawn(item: Row) -> set[str]:
    """Return the officers drawn for an item."""
    return set(texts(item.get("drawn_officers")))


def must_come(visit: Row, tables: Tables) -> set[str]:
    """Return who must make a visit: the officers of its first drawn item who ride together."""
    mine = set(texts(visit["items"]))
    for item in sorted(tables.items, key=lambda i: str(i["item_id"])):
        officers = drawn(item)
        if item["item_id"] in mine and officers and _crews_with(officers, tables):
            return officers
    return set()


def check_drawn(tables: Tables, findings: Findings) -> None:
    """Every visit is made by the officers drawn, or says who of them is replaced."""
    items = {i["item_id"]: i for i in tables.items}
    crews = _members(tables)
    declared = {(s["visit_id"], s["item_id"], s["officer_id"]) for s in tables.draw_substitutes
                if s["plan_id"] == tables.plan["plan_id"]}
    true = set()
    for visit in tables.visits:
        if visit["state"] != "served":
            continue
        visit_id, crew = visit["visit_id"], visit["crew_id"]
        there = crews.get(crew, set())
        lacking = must_come(visit, tables) - there
        if lacking:
            findings.violation("drawn_officer", visit=visit_id, crew=crew,
                               officer=", ".join(sorted(lacking)))
        for item in texts(visit["items"]):
            for officer in sorted(drawn(items.get(item, {})) - there):
                true.add((visit_id, item, officer))
                if (visit_id, item, officer) not in declared and officer not in lacking:
                    findings.violation("drawn_unsaid", visit=visit_id, crew=crew, item=item,
                                       officer=officer)
    for visit_id, item, officer in sorted(declared - true):
        findings.violation("drawn_untrue", visit=visit_id, item=item, officer=officer)


def _members(tables: Tables) -> dict[str, set[str]]:
    members: dict[str, set[str]] = defaultdict(set)
    for row in tables.crew_members:
        members[row["crew_id"]].add(row["officer_id"])
    return members


def _crews_with(officers: set[str], tables: Tables) -> list[str]:
    return [crew for crew, members in _members(tables).items() if officers <= members]
