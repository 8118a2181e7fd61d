"""Plans as they are stored: heads, what is left out, coverage by the minute."""

from __future__ import annotations

import json
from typing import List, NamedTuple, Optional, Sequence, Tuple

from qgis.core import QgsPointXY

from .connection import has_table, rows, words
from .geometry import point


class PlanHead(NamedTuple):
    """One version of a day's plan."""

    plan_id: str
    day: str
    name: str
    state: str
    made_at: str
    author: str
    reason: str
    crews: int
    visits: int
    mandatory: int
    served: int
    served_mandatory: int
    static_pct: float
    mean_pct: float
    worst_pct: float
    worst_at_min: float
    drive_min: float
    drive_km: float


class LeftOut(NamedTuple):
    """A visit that is not made, and why in both languages."""

    visit_id: str
    name: str
    district: str
    mandatory: bool
    reason_en: str
    reason_zh: str
    point: Optional[QgsPointXY]


class Minute(NamedTuple):
    """Coverage in one minute, in percent of the weight, and the codes of units out of reach."""

    minute: int
    covered_pct: float
    static_pct: float
    uncovered: Tuple[str, ...]


class Relaxed(NamedTuple):
    """Minutes in which the plan declares that the floor is not held."""

    from_min: int
    to_min: int
    lowest_pct: float
    floor_pct: float
    reason_en: str
    reason_zh: str


def heads(workspace: str) -> List[PlanHead]:
    """Return all plans, the newest day and version first."""
    found = rows(workspace, f"""
        SELECT {', '.join(PlanHead._fields)} FROM plans
        ORDER BY day DESC, made_at DESC, plan_id DESC""")
    return [PlanHead(*row) for row in found]


def of_day(found: Sequence[PlanHead], day: str) -> str:
    """Return the plan published for ``day``, else the newest made for it; empty if none.

    ``found`` is in the order of :func:`heads`.
    """
    mine = [head for head in found if head.day == day]
    published = [head for head in mine if head.state == "published"]
    return (published or mine)[0].plan_id if mine else ""


def newest_of_day(found: Sequence[PlanHead], day: str) -> str:
    """Return the plan made last for ``day``, published or not; empty if none.

    ``found`` is in the order of :func:`heads`.
    """
    return next((head.plan_id for head in found if head.day == day), "")


def default_plan(found: Sequence[PlanHead], today: str) -> str:
    """Return the plan to look at first, by the same rule as ``halfhour dispatch``.

    That of today; without one that of the latest day published, else the one made last;
    empty if there is none. ``found`` is in the order of :func:`heads`.
    """
    published = [head.plan_id for head in found if head.state == "published"]
    made_last = max(found, key=lambda head: (head.made_at, head.plan_id), default=None)
    return of_day(found, today) or (
        published[0] if published else "" if made_last is None else made_last.plan_id)


def left_out(workspace: str, plan: str) -> List[LeftOut]:
    """Return the visits that are not made, the mandatory ones first."""
    found = rows(workspace, """
        SELECT visit_id, name, district, mandatory, reason_en, reason_zh, geom FROM visits
        WHERE plan_id = ? AND state = 'unserved' ORDER BY mandatory DESC, prize DESC, visit_id""",
        (plan,))
    return [LeftOut(v, name, district, bool(m), en or "", zh or "", point(g))
            for v, name, district, m, en, zh, g in found]


def coverage(workspace: str, plan: str) -> List[Minute]:
    """Return the coverage of every minute of the duty window."""
    found = rows(workspace, """
        SELECT minute, covered_pct, static_pct, uncovered FROM plan_coverage
        WHERE plan_id = ? ORDER BY minute""", (plan,))
    return [Minute(m, c, s, tuple(words(u))) for m, c, s, u in found]


def relaxations(workspace: str, plan: str) -> List[Relaxed]:
    """Return the declared exceptions from the floor, in order of time."""
    found = rows(workspace, """
        SELECT from_min, to_min, lowest_pct, floor_pct, reason_en, reason_zh
        FROM floor_relaxations WHERE plan_id = ? ORDER BY from_min""", (plan,))
    return [Relaxed(*row) for row in found]


def pins(workspace: str, plan: str) -> int:
    """Return how many visits are pinned by hand in a plan."""
    return int(rows(workspace, "SELECT count(*) FROM visit_pins WHERE plan_id = ?", (plan,))[0][0])


def pins_lost(workspace: str, plan: str) -> List[Tuple[str, str]]:
    """Return the sentences, English and Chinese, about pins that the plan could not keep."""
    if not has_table(workspace, "pins_lost"):
        return []
    return [(en, zh) for en, zh in rows(
        workspace, "SELECT reason_en, reason_zh FROM pins_lost WHERE plan_id = ? "
                   "ORDER BY enterprise_id", (plan,))]


def roster_days(workspace: str) -> List[str]:
    """Return the days that have a roster, in order."""
    return [day for (day,) in rows(workspace, "SELECT DISTINCT day FROM roster ORDER BY day")]


def floor_points(workspace: str, plan: str) -> float:
    """Return how many points below static the floor lies, by the settings of the plan."""
    found = rows(workspace, "SELECT settings FROM plans WHERE plan_id = ?", (plan,))
    return float(json.loads(found[0][0])["floor_points"]) if found else 0.0


def unit_names(workspace: str, codes: Sequence[str]) -> List[str]:
    """Return the names of units in order of their codes."""
    marks = ",".join("?" * len(codes))
    return [name for (name,) in rows(
        workspace, f"SELECT name FROM units WHERE unit_code IN ({marks}) ORDER BY unit_code",
        tuple(codes))]
