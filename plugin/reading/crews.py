"""The crews of a plan: their stops, and the card of an enterprise."""

from __future__ import annotations

from typing import List, NamedTuple, Optional, Tuple

from qgis.core import QgsGeometry, QgsPointXY

from .connection import rows, words
from .geometry import geometry, point


class CrewLine(NamedTuple):
    """A crew of the plan and its day in numbers. ``duty`` is ``inspect`` or ``standby``."""

    crew_id: str
    name: str
    squad_id: str
    district: str
    duty: str
    visits: int
    drive_min: float
    drive_km: float
    officers: List[str]
    route: Optional[QgsGeometry]
    home: Optional[QgsPointXY]


class StopLine(NamedTuple):
    """A stop of a crew. ``kind``: ``home``, ``visit``, ``lunch`` or ``standby``."""

    seq: int
    kind: str
    visit_id: Optional[str]
    label: str
    arrive_min: float
    start_min: float
    end_min: float
    depart_min: float
    point: Optional[QgsPointXY]


class ItemLine(NamedTuple):
    """A matter due at an enterprise."""

    name: str
    kind: str
    mandatory: bool
    due_from: str
    due_to: str
    legal_basis: str


class Due(NamedTuple):
    """The visit of the day at an enterprise: the items merged into it, and its conditions."""

    duration_min: float
    open_min: float
    close_min: float
    break_off_min: Optional[float]
    mandatory: bool
    skills: List[str]
    items: List[ItemLine]


class Card(NamedTuple):
    """An enterprise; ``due`` is None if nothing is planned there."""

    enterprise_id: str
    name: str
    industry: str
    address: str
    colour: str
    colour_reason: str
    last_check: Optional[str]
    last_finding: Optional[str]
    checks_this_year: int
    contact: Optional[str]
    due: Optional[Due]


def crews(workspace: str, plan: str) -> List[CrewLine]:
    """Return the crews of a plan in order of squad and name."""
    found = rows(workspace, """
        SELECT c.crew_id, c.name, c.squad_id, c.district, c.duty, ifnull(r.visits, 0),
               ifnull(r.drive_min, 0), ifnull(r.drive_km, 0),
               (SELECT group_concat(m.name, ';') FROM crew_members m
                WHERE m.plan_id = c.plan_id AND m.crew_id = c.crew_id), r.geom, c.geom
        FROM crews c LEFT JOIN routes r ON r.plan_id = c.plan_id AND r.crew_id = c.crew_id
        WHERE c.plan_id = ? ORDER BY c.district, c.squad_id, c.crew_id""", (plan,))
    return [CrewLine._make((*row[:8], words(row[8]), geometry(row[9]), point(row[10])))
            for row in found]


def stops(workspace: str, plan: str, crew: str) -> List[StopLine]:
    """Return the stops of a crew in order of time."""
    found = rows(workspace, """
        SELECT seq, kind, visit_id, label, arrive_min, start_min, end_min, depart_min, geom
        FROM stops WHERE plan_id = ? AND crew_id = ? ORDER BY seq""", (plan, crew))
    return [StopLine._make((*row[:-1], point(row[-1]))) for row in found]


def card(workspace: str, plan: str, enterprise: str) -> Optional[Card]:
    """Return the card of an enterprise, None for an unknown one."""
    found = rows(workspace, """
        SELECT enterprise_id, name, industry || ' ' || industry_name, address, colour,
               colour_reason, last_check, last_finding, checks_this_year, contact
        FROM enterprises WHERE enterprise_id = ?""", (enterprise,))
    return Card._make((*found[0], _due(workspace, plan, enterprise))) if found else None


def visit_of(workspace: str, plan: str, enterprise: str) -> Optional[Tuple[str, int]]:
    """Return crew and ``seq`` of the stop at an enterprise, None if nobody goes there."""
    found = rows(workspace, """
        SELECT s.crew_id, s.seq FROM visits v JOIN stops s USING (plan_id, visit_id)
        WHERE v.plan_id = ? AND v.enterprise_id = ?""", (plan, enterprise))
    return found[0] if found else None


def unserved_visit(workspace: str, plan: str, enterprise: str) -> Optional[Tuple[str, str]]:
    """Return visit and district of a visit due at an enterprise that nobody makes, else None."""
    found = rows(workspace, """
        SELECT visit_id, district FROM visits
        WHERE plan_id = ? AND enterprise_id = ? AND state = 'unserved'""", (plan, enterprise))
    return found[0] if found else None


def enterprise_of(workspace: str, plan: str, visit: str) -> str:
    """Return the enterprise of a visit, an empty text for an unknown one."""
    found = rows(workspace, "SELECT enterprise_id FROM visits WHERE plan_id = ? AND visit_id = ?",
                 (plan, visit))
    return found[0][0] if found else ""


def _due(workspace: str, plan: str, enterprise: str) -> Optional[Due]:
    found = rows(workspace, """
        SELECT duration_min, open_min, close_min, break_off_min, mandatory, skills, items
        FROM visits WHERE plan_id = ? AND enterprise_id = ?""", (plan, enterprise))
    if not found:
        return None
    *head, mandatory, skills, items = found[0]
    return Due._make((*head, bool(mandatory), words(skills), _items(workspace, words(items))))


def _items(workspace: str, ids: List[str]) -> List[ItemLine]:
    marks = ",".join("?" * len(ids))
    found = rows(workspace, f"""
        SELECT name, kind, mandatory, due_from, due_to, legal_basis FROM items
        WHERE item_id IN ({marks}) ORDER BY mandatory DESC, due_to, item_id""", tuple(ids))
    return [ItemLine(name, kind, bool(m), a, b, basis) for name, kind, m, a, b, basis in found]
