"""From a day's result to the rows of its plan, complete enough to be checked by an outsider."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from typing import Any

import numpy as np
from shapely.geometry import LineString, MultiLineString, Point

from ...data.records import (
    Crew,
    CrewMember,
    DrawSubstitute,
    FloorRelaxation,
    Leg,
    OfficerOut,
    Plan,
    PlanCoverage,
    Route,
    Stop,
    Visit,
)
from ...data.settings import Settings, to_json
from ...protocol.language import CHINESE, ENGLISH, say
from ..network.path import STAY, encode_path
from ..traveltime.unpack import leg_path
from .clock import to_min
from .drawn import substitutes
from .floor import TOLERANCE
from .from_rows import Day
from .problem import STANDBY, CrewOfDay, DayProblem, DayResult, TimedStop, Timeline


@dataclass(frozen=True)
class Heading:
    """What people say about the plan: its id, name, author, reason, and when it was made."""

    plan_id: str
    name: str
    author: str
    reason: str
    made_at: datetime


def plan_rows(
    heading: Heading, day: Day, result: DayResult, settings: Settings
) -> list[Any]:
    """Return all rows of the plan, its head first."""
    plan_id, problem = heading.plan_id, day.problem
    legs = [leg for timeline in result.timelines
            for leg in _legs(plan_id, problem, timeline)]
    return [
        _head(heading, problem, result, settings, legs),
        *_crews(plan_id, problem, result, settings),
        *(OfficerOut(plan_id, o.officer_id, o.code, *_both(o.template, o.params))
          for o in day.out),
        *_visits(plan_id, day, result),
        *(DrawSubstitute(plan_id, problem.visits[s.visit].visit_id, s.item_id, s.officer_id,
                         *_both(s.template, s.params))
          for s in substitutes(problem, day.due, [(o.officer_id, o.template, o.params)
                                                  for o in day.out], result)),
        *(stop for timeline in result.timelines for stop in _stops(plan_id, day, timeline, result)),
        *legs,
        *_routes(plan_id, problem, result, legs),
        *_coverage(plan_id, problem, result),
        *(FloorRelaxation(
            plan_id, r.from_min, r.to_min, r.lowest_pct, r.floor_pct,
            tuple(problem.demand.codes[p] for p in r.demand),
            tuple(problem.crews[k].crew_id for k in r.crews), *_both(r.template, r.params),
            r.bound_pct,
        ) for r in result.relaxations),
    ]


def _both(template: str, params: dict[str, str]) -> tuple[str, str]:
    return say(template, ENGLISH, **params), say(template, CHINESE, **params)


def _head(
    heading: Heading, problem: DayProblem, result: DayResult, settings: Settings, legs: list[Leg]
) -> Plan:
    covered = result.coverage.covered_pct
    unserved = {u.visit for u in result.unserved}
    served = [v for i, v in enumerate(problem.visits) if i not in unserved]
    worst = float(covered.min())
    return Plan(
        heading.plan_id, problem.day, heading.name, "draft", heading.author, heading.reason,
        heading.made_at, result.method, to_json(settings), settings.roads_sha256,
        crews=len(problem.crews), visits=len(problem.visits),
        mandatory=sum(v.mandatory for v in problem.visits), served=len(served),
        served_mandatory=sum(v.mandatory for v in served),
        static_pct=float(result.coverage.static_pct.mean()), mean_pct=float(covered.mean()),
        worst_pct=worst,
        worst_at_min=float(result.coverage.minute[np.argmax(covered <= worst + TOLERANCE)]),
        drive_min=to_min(sum(leg.travel_ms for leg in legs)),
        drive_km=sum(leg.length_m for leg in legs) / 1000,
    )


def _point(problem: DayProblem, place: int) -> Point:
    return Point(problem.places.lonlat[place])


def _crews(
    plan_id: str, problem: DayProblem, result: DayResult, settings: Settings
) -> Iterator[Crew | CrewMember]:
    for who, duty in zip(problem.crews, result.duties, strict=True):
        yield Crew(
            plan_id, who.crew_id, who.name, who.squad_id, who.district, duty,
            to_min(who.turnout_ms), to_min(who.shift_start_ms), to_min(who.shift_end_ms),
            settings.lunch_open_min, settings.lunch_close_min, settings.lunch_min,
            tuple(sorted(who.skills)), who.vehicle_id, _point(problem, who.home),
            tuple(sorted(who.kit)),
        )
        for member in who.members:
            yield CrewMember(plan_id, who.crew_id, member.officer_id, member.name,
                             member.certificate_no)


def _visits(plan_id: str, day: Day, result: DayResult) -> Iterator[Visit]:
    crews_of: dict[int, list[str]] = defaultdict(list)
    for timeline in result.timelines:
        for v in timeline.visits:
            crews_of[v].append(day.problem.crews[timeline.crew].crew_id)
    why = {u.visit: u for u in result.unserved}
    for i, due in enumerate(day.due):
        reason = why.get(i)
        en, zh = _both(reason.template, reason.params) if reason else (None, None)
        yield Visit(
            plan_id, due.visit_id, due.enterprise.enterprise_id, due.enterprise.name,
            due.enterprise.district, due.enterprise.unit_code,
            tuple(item.item_id for item in due.items), tuple(item.name for item in due.items),
            due.duration_min, due.open_min, due.close_min, due.skills, due.mandatory, due.prize,
            due.break_off_min, "unserved" if reason else "served",
            next(iter(crews_of[i]), None), reason.code if reason else None, en, zh,
            due.enterprise.geom, due.crews, due.kit, next(iter(crews_of[i][1:]), None),
        )


def _stops(plan_id: str, day: Day, timeline: Timeline, result: DayResult) -> Iterator[Stop]:
    problem = day.problem
    who = problem.crews[timeline.crew]
    standby = result.duties[timeline.crew] == STANDBY
    for seq, stop in enumerate(timeline.stops):
        visit = problem.visits[stop.visit] if stop.visit >= 0 else None
        yield Stop(
            plan_id, who.crew_id, seq, stop.kind, visit.visit_id if visit else None,
            visit.name if visit else _label(who, stop, standby),
            to_min(stop.arrive_ms), to_min(stop.start_ms), to_min(stop.end_ms),
            to_min(stop.depart_ms), _point(problem, stop.place),
        )


def _label(who: CrewOfDay, stop: TimedStop, standby: bool) -> str:
    if stop.kind == "lunch":
        return "午餐 lunch"
    return f"{who.squad_id} " + ("备勤 stand-by" if standby else "驻地 home")


def _legs(plan_id: str, problem: DayProblem, timeline: Timeline) -> Iterator[Leg]:
    who = problem.crews[timeline.crew]
    for seq, (here, there) in enumerate(pairwise(timeline.stops)):
        stays = here.place == there.place
        found = problem.ways.way(here.place, there.place)
        path = STAY if stays else leg_path(
            problem.times.graph, problem.places, here.place, problem.places, there.place, found)
        yield Leg(
            plan_id, who.crew_id, seq, to_min(here.depart_ms), to_min(there.arrive_ms),
            there.arrive_ms - here.depart_ms, found.length_m, encode_path(path),
            LineString(found.lonlat),
        )


def _routes(
    plan_id: str, problem: DayProblem, result: DayResult, legs: list[Leg]
) -> Iterator[Route]:
    for timeline in result.timelines:
        who = problem.crews[timeline.crew]
        mine = [leg for leg in legs if leg.crew_id == who.crew_id]
        driven = [leg for leg in mine if leg.travel_ms > 0]
        if not driven:
            continue  # a crew that stays at home has no way to show
        visits = [s for s in timeline.stops if s.visit >= 0]
        yield Route(
            plan_id, who.crew_id, who.name, who.squad_id, len(visits),
            to_min(sum(leg.travel_ms for leg in mine)), sum(leg.length_m for leg in mine) / 1000,
            to_min(timeline.drive_ms + sum(s.end_ms - s.start_ms for s in visits)),
            MultiLineString([leg.geom for leg in driven]),
        )


def _coverage(plan_id: str, problem: DayProblem, result: DayResult) -> Iterator[PlanCoverage]:
    found = result.coverage
    codes = np.array(problem.demand.codes, dtype=object)
    for row, minute in enumerate(found.minute):
        yield PlanCoverage(
            plan_id, int(minute), float(found.covered_pct[row]), float(found.static_pct[row]),
            tuple(codes[found.crews_in_reach[row] == 0]),
        )
