"""A day plan as it is stored, complete enough to be checked by an outsider.

All clock times are minutes since local midnight (``float``); a plan covers one day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from shapely.geometry.base import BaseGeometry

from .table import table


@table("plans", key=("plan_id",))
@dataclass(frozen=True)
class Plan:
    """A plan's head. ``state``: ``draft``, ``published`` or ``superseded``.

    ``settings`` is the JSON of the settings it was made under. Coverage figures are
    percentages of the weighted demand: ``static_pct`` is the mean of static(t),
    ``mean_pct`` and ``worst_pct`` the mean and the least of c1(t), the latter reached
    first at ``worst_at_min``.
    """

    plan_id: str
    day: date
    name: str
    state: str
    author: str
    reason: str
    made_at: datetime
    method: str
    settings: str
    roads_sha256: str
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


@table("crews", key=("plan_id", "crew_id"), geometry="POINT")
@dataclass(frozen=True)
class Crew:
    """A crew of the day at its home. ``duty`` is ``inspect`` or ``standby`` (备勤).

    ``kit`` is the equipment it, and no other crew, has with it.
    """

    plan_id: str
    crew_id: str
    name: str
    squad_id: str
    district: str
    duty: str
    turnout_min: float
    shift_start_min: float
    shift_end_min: float
    lunch_open_min: float
    lunch_close_min: float
    lunch_min: float
    skills: tuple[str, ...]
    vehicle_id: str | None
    geom: BaseGeometry
    kit: tuple[str, ...] | None = None


@table("crew_members", key=("plan_id", "crew_id", "officer_id"))
@dataclass(frozen=True)
class CrewMember:
    """An officer in a crew, with the certificate number as printed on the route card."""

    plan_id: str
    crew_id: str
    officer_id: str
    name: str
    certificate_no: str


@table("officers_out", key=("plan_id", "officer_id"))
@dataclass(frozen=True)
class OfficerOut:
    """An officer of a squad who is in no crew that day, and why."""

    plan_id: str
    officer_id: str
    reason_code: str
    reason_en: str
    reason_zh: str


@table("visits", key=("plan_id", "visit_id"), geometry="POINT")
@dataclass(frozen=True)
class Visit:
    """The merged items of one enterprise on the day, served or not.

    The whole stay lies within ``open_min``–``close_min``. ``break_off_min`` None
    means that it cannot be broken off. Unserved visits carry their reason. A joint visit
    (``crews_needed`` 2) is made by ``crew_id`` and ``partner_crew_id`` together; each of them
    has the ``kit``.
    """

    plan_id: str
    visit_id: str
    enterprise_id: str
    name: str
    district: str
    unit_code: str
    items: tuple[str, ...]
    item_names: tuple[str, ...]
    duration_min: float
    open_min: float
    close_min: float
    skills: tuple[str, ...]
    mandatory: bool
    prize: float
    break_off_min: float | None
    state: str  # "served" | "unserved"
    crew_id: str | None
    reason_code: str | None
    reason_en: str | None
    reason_zh: str | None
    geom: BaseGeometry | None
    crews_needed: int | None = None
    kit: tuple[str, ...] | None = None
    partner_crew_id: str | None = None


@table("draw_substitutes", key=("plan_id", "visit_id", "item_id", "officer_id"))
@dataclass(frozen=True)
class DrawSubstitute:
    """An officer who was drawn for an item but is not in the crew that does it, and why."""

    plan_id: str
    visit_id: str
    item_id: str
    officer_id: str
    reason_en: str
    reason_zh: str


@table("visit_pins", key=("plan_id", "visit_id"))
@dataclass(frozen=True)
class VisitPin:
    """A dispatcher's decision that stands: this visit, by this crew, begins at ``start_min``."""

    plan_id: str
    visit_id: str
    crew_id: str
    start_min: float


@table("pins_lost", key=("plan_id", "enterprise_id"))
@dataclass(frozen=True)
class LostPin:
    """A pin of the plan before that this plan could not keep, and why; see ``VisitPin``."""

    plan_id: str
    enterprise_id: str
    name: str
    crew_id: str
    start_min: float
    reason_code: str
    reason_en: str
    reason_zh: str


@table("stops", key=("plan_id", "crew_id", "seq"), geometry="POINT")
@dataclass(frozen=True)
class Stop:
    """A place where a crew is from ``arrive_min`` to ``depart_min``.

    ``kind``: ``home`` (at the squad, waiting on call), ``visit``, ``lunch`` (on call,
    release 0) or ``standby``. The crew is at the stop all the time from ``arrive_min``
    to ``depart_min``; a visit or lunch itself takes ``start_min``–``end_min`` and the
    rest is waiting on call. The first stop of a crew begins at its shift's start, the
    last one ends at its shift's end; ``seq`` counts from 0. A lunch may share the
    place of the stop before it (then there is a leg of 0 ms between them).
    """

    plan_id: str
    crew_id: str
    seq: int
    kind: str
    visit_id: str | None
    label: str
    arrive_min: float
    start_min: float
    end_min: float
    depart_min: float
    geom: BaseGeometry


@table("legs", key=("plan_id", "crew_id", "seq"), geometry="LINESTRING")
@dataclass(frozen=True)
class Leg:
    """The drive from stop ``seq`` to stop ``seq + 1`` of a crew.

    ``travel_ms`` is the exact travel time; ``arrive_min - depart_min`` equals it to
    the millisecond. ``path`` is the JSON of the way taken, see
    ``routing.network.path`` and docs/architecture.md.
    """

    plan_id: str
    crew_id: str
    seq: int
    depart_min: float
    arrive_min: float
    travel_ms: int
    length_m: float
    path: str
    geom: BaseGeometry


@table("plan_coverage", key=("plan_id", "minute"))
@dataclass(frozen=True)
class PlanCoverage:
    """Coverage claimed by the planner for one minute of the duty window.

    ``covered_pct`` is c1(t), ``static_pct`` static(t), both in percent of the weight;
    ``uncovered`` lists the codes of the units out of reach.
    """

    plan_id: str
    minute: int
    covered_pct: float
    static_pct: float
    uncovered: tuple[str, ...]


@table("floor_relaxations", key=("plan_id", "from_min"))
@dataclass(frozen=True)
class FloorRelaxation:
    """A stretch of minutes ``from_min``..``to_min`` (inclusive) where the floor is not held.

    The floor of coverage, or that of a class-A unit. ``lowest_pct`` is the least c1(t) within
    it, ``floor_pct`` the floor at that minute; ``bound_pct`` is what c1 there can be proved not
    to exceed in any plan that makes all mandatory visits (100: nothing is proved).
    """

    plan_id: str
    from_min: int
    to_min: int
    lowest_pct: float
    floor_pct: float
    units: tuple[str, ...]
    crews: tuple[str, ...]
    reason_en: str
    reason_zh: str
    bound_pct: float | None = None


@table("routes", key=("plan_id", "crew_id"), geometry="MULTILINESTRING")
@dataclass(frozen=True)
class Route:
    """A crew's whole way of the day, for maps: all its legs in one geometry."""

    plan_id: str
    crew_id: str
    name: str
    squad_id: str
    visits: int
    drive_min: float
    drive_km: float
    duty_min: float
    geom: BaseGeometry
