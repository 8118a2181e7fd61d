"""The crews of the day: who on the roster rides with whom, and why the others do not.

A crew is at least two officers with valid certificates (行政处罚法 art. 42), at most three,
one of them no novice, and one vehicle. See docs/architecture.md, "Crew of the day".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ...data.errors import BadInput, Infeasible
from ...data.records import Absence, Equipment, Officer, Recusal, RosterDay, Squad, Vehicle
from ...data.settings import Settings
from .clock import to_ms
from .pairing import pair_up
from .problem import CrewOfDay, Member

SMALLEST_CREW = 2


@dataclass(frozen=True)
class StaysOut:
    """An officer in no crew that day; ``template``/``params`` say why."""

    officer_id: str
    code: str
    template: str
    params: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class People:
    """The rows of the workspace that decide who may ride."""

    officers: Sequence[Officer]
    roster: Sequence[RosterDay]
    absences: Sequence[Absence]
    recusals: Sequence[Recusal]
    vehicles: Sequence[Vehicle]
    equipment: Sequence[Equipment] = ()


def crews_of_day(
    day: date, squads: Iterable[Squad], home_of: Mapping[str, int], people: People,
    settings: Settings, wishes: Sequence[frozenset[str]] = (),
) -> tuple[tuple[CrewOfDay, ...], tuple[StaysOut, ...]]:
    """Form the crews of ``day`` squad by squad; ``home_of`` gives each squad's place.

    ``wishes`` are the officers that draws want to ride together, the most urgent first.

    Raises ``BadInput`` if nobody is on the roster that day or lunch fits no shift,
    ``Infeasible`` if no squad can field a crew.
    """
    _refuse_day_without_roster(day, people.roster)
    crews: list[CrewOfDay] = []
    out: list[StaysOut] = []
    for squad in sorted(squads, key=lambda s: s.squad_id):
        formed, left = _crews_of_squad(day, squad, home_of[squad.squad_id], people, settings,
                                       wishes)
        crews += formed
        out += left
    if not crews:
        raise Infeasible(
            "No squad can field a crew on {day}: a crew needs two officers on the roster with "
            "certificates valid that day, one of them no novice, and a vehicle.", day=day,
        )
    return tuple(crews), tuple(out)


def _crews_of_squad(
    day: date, squad: Squad, home: int, people: People, settings: Settings,
    wishes: Sequence[frozenset[str]],
) -> tuple[list[CrewOfDay], list[StaysOut]]:
    mine = sorted((o for o in people.officers
                   if o.home_kind == "squad" and o.home_id == squad.squad_id),
                  key=lambda o: o.officer_id)
    reasons = {o.officer_id: _why_not(o, day, people) for o in mine}
    fit = [o for o in mine if reasons[o.officer_id] is None]
    out = [reason for reason in reasons.values() if reason is not None]
    cars = sorted((v for v in people.vehicles if v.available and v.home_kind == "squad"
                   and v.home_id == squad.squad_id), key=lambda v: v.vehicle_id)
    seniors = {o.officer_id for o in fit if not _novice(o, day, settings)}
    number = min(settings.crews_per_squad, len(fit) // SMALLEST_CREW, len(seniors), len(cars))
    groups, left = pair_up(fit, seniors, number, wishes)
    out += [_why_left(o, len(fit), len(seniors), len(cars), number, settings) for o in left]
    crews = []
    for n, (group, car) in enumerate(zip(groups, cars, strict=False), start=1):
        recused = {r.enterprise_id for r in people.recusals
                   if r.officer_id in {o.officer_id for o in group}}
        crews.append(CrewOfDay(
            crew_id=f"{squad.squad_id}-{n}", name=f"{squad.name}{n}组", squad_id=squad.squad_id,
            district=squad.district, home=home, turnout_ms=to_ms(squad.turnout_min),
            shift_start_ms=to_ms(settings.duty_start_min),
            shift_end_ms=to_ms(settings.duty_end_min),
            lunch_open_ms=to_ms(settings.lunch_open_min),
            lunch_close_ms=to_ms(settings.lunch_close_min), lunch_ms=_lunch_ms(settings),
            skills=frozenset(s for o in group for s in o.skills), recused=frozenset(recused),
            members=tuple(Member(o.officer_id, o.name, o.certificate_no or "") for o in group),
            vehicle_id=car.vehicle_id, kit=_kit(squad, n, people.equipment),
        ))
    return crews, out


def _kit(squad: Squad, number: int, equipment: Sequence[Equipment]) -> frozenset[str]:
    """Return what crew ``number`` of the squad (from 1) takes along: no piece goes twice."""
    count: dict[str, int] = defaultdict(int)
    for piece in equipment:
        if (piece.home_kind, piece.home_id) == ("squad", squad.squad_id):
            count[piece.name] += piece.count
    return frozenset(name for name, pieces in count.items() if pieces >= number)


def _novice(officer: Officer, day: date, settings: Settings) -> bool:
    return (day - officer.joined_on).days < settings.novice_years * 365.25


def _why_not(officer: Officer, day: date, people: People) -> StaysOut | None:
    """Return why an officer cannot ride at all that day, None if they can."""

    def reason(code: str, template: str, **params: object) -> StaysOut:
        return StaysOut(officer.officer_id, code, template,
                        {k: str(v) for k, v in params.items()})

    duty = {r.duty for r in people.roster
            if r.officer_id == officer.officer_id and r.day == day}
    absent = [a for a in people.absences
              if a.officer_id == officer.officer_id and a.from_day <= day <= a.to_day]
    if absent:
        return reason("absent", "absent until {until}: {why}",
                      until=absent[0].to_day, why=absent[0].reason)
    if not duty:
        return reason("not_rostered", "not on the roster that day")
    if "field" not in duty and "night" in duty:
        return reason("night", "night duty that day")
    if "field" not in duty:
        return reason("office", "office duty that day")
    if not officer.certificate_no or officer.cert_from is None or officer.cert_to is None:
        return reason("no_certificate", "has no enforcement certificate")
    if officer.cert_to < day:
        return reason("expired", "certificate expired on {on}", on=officer.cert_to)
    if officer.cert_from > day:
        return reason("not_yet_valid", "certificate valid only from {on}", on=officer.cert_from)
    return None


def _why_left(
    officer: Officer, fit: int, seniors: int, cars: int, crews: int, settings: Settings
) -> StaysOut:
    """Say what kept a rideable officer out: vehicles, experience, or the number of people."""
    people_allow = min(settings.crews_per_squad, fit // SMALLEST_CREW)
    if cars == crews < min(people_allow, seniors):
        return StaysOut(officer.officer_id, "no_vehicle", "the squad has no vehicle left")
    if seniors == crews < people_allow:
        return StaysOut(officer.officer_id, "novices_only",
                        "no experienced colleague left to ride with")
    if crews == 0:
        return StaysOut(officer.officer_id, "odd_one_out",
                        "no second officer with a valid certificate in the squad")
    return StaysOut(officer.officer_id, "odd_one_out", "the squad's crews are complete")


def _refuse_day_without_roster(day: date, roster: Sequence[RosterDay]) -> None:
    days = sorted({row.day for row in roster})
    if day in days:
        return
    if not days:
        raise BadInput("The workspace has no roster; enter who is on duty on {day} first.", day=day)
    near = sorted(days, key=lambda d: (abs((d - day).days), d))[:5]
    raise BadInput(
        "The roster has nobody on {day}; it covers {count} days, the nearest being {days}. "
        "Choose one of them or enter the roster of that day.",
        day=day, count=len(days), days=", ".join(d.isoformat() for d in sorted(near)),
    )


def _lunch_ms(settings: Settings) -> int:
    """Return how long lunch takes, 0 if the shift does not contain the lunch window."""
    inside = (settings.duty_start_min <= settings.lunch_open_min
              and settings.lunch_close_min <= settings.duty_end_min)
    if not inside:
        return 0
    if settings.lunch_open_min + settings.lunch_min > settings.lunch_close_min:
        raise BadInput(
            "Lunch of {lunch} minutes does not fit between lunch_open_min and lunch_close_min; "
            "change the settings.", lunch=settings.lunch_min,
        )
    return to_ms(settings.lunch_min)
