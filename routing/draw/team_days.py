"""The days of a campaign's teams in the regions they inspect, by the day planner.

A team is one crew: it stays together, is only competent for its own targets, and starts from its
base, a brigade of the region inspected, or from home where the campaign travels the same day. It
visits as many targets a day as fit the shift; the days left over are its reserve. No half-hour
circle depends on it, so the floor of coverage plays no part here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from typing import Any

import numpy as np
from shapely.geometry import Point

from ...data.records import Brigade, Enterprise
from ...data.settings import Settings
from ..day.clock import to_ms
from ..day.explain import why_never
from ..day.plan import make_plan
from ..day.problem import (
    CrewOfDay,
    DayProblem,
    DemandPoints,
    Timeline,
    Unserved,
    VisitTask,
)
from ..traveltime.interface import TravelTimes
from .industry_skill import industry_skill

#: Why a target is in no day of its team although some day of its own would hold it.
NO_DAY_LEFT = "The days of the mission are full; give the team more days or fewer targets."


@dataclass(frozen=True)
class Base:
    """Where a team starts and returns to; ``away``: in the region inspected."""

    name: str
    point: Point
    away: bool


@dataclass(frozen=True)
class Call:
    """A visit of a team: minutes since midnight, and the drive before it."""

    enterprise: Enterprise
    drive_min: float
    arrive_min: float
    start_min: float
    end_min: float
    #: The skill its industry asks for, if no member has it: the territorial lead sees to it.
    skill_lacking: str | None


@dataclass(frozen=True)
class TeamDay:
    """One day of a team; without ``calls`` it is a reserve day."""

    day: date
    leave_min: float | None
    back_min: float | None
    drive_min: float
    lunch_min: float | None
    calls: tuple[Call, ...]


@dataclass(frozen=True)
class TeamJourney:
    """All days of a team, and the targets no day holds with their reasons."""

    mission: str
    base: Base
    days: tuple[TeamDay, ...]
    left: tuple[tuple[Enterprise, str, dict[str, str]], ...]


def base_of(
    team: Mapping[str, Any], travel: str, brigades: Sequence[Brigade], chosen: str | None
) -> Base | None:
    """Return where the team starts: the brigade ``chosen``, else that of the region, else None.

    With ``travel`` ``same_day`` the region is the one that leads the team.
    """
    away = travel != "same_day"
    region = team["target"] if away else team["lead_region"]
    fitting = [b for b in brigades if b.brigade_id == chosen] if chosen else sorted(
        (b for b in brigades if b.district == region), key=lambda b: b.brigade_id)
    if not fitting:
        return None
    first = fitting[0]
    return Base(first.name, first.geom, first.district == team["target"])


def plan_team_days(
    record: Mapping[str, Any], bases: Mapping[str, Base], targets: Mapping[str, Enterprise],
    days_of: Mapping[str, Sequence[date]], settings: Settings, times: TravelTimes, *,
    visit_min: float, seconds: float, seed: int, cancelled: Callable[[], bool],
    progress: Callable[..., None],
) -> list[TeamJourney]:
    """Plan every team's days. ``days_of`` mission → the days it may work, in order.

    Raises ``Cancelled`` within a second of ``cancelled()`` becoming true.
    """
    teams = record["result"]["teams"]
    skills = {p["id"]: p["skills"] for p in record["roster"]["people"]}
    wanted = dict(record["result"]["targets"])
    world = _World(teams, skills, bases, targets, wanted, settings, times, visit_min)
    left = {team["mission"]: list(wanted[team["mission"]]) for team in teams}
    found: dict[str, list[TeamDay]] = {team["mission"]: [] for team in teams}
    all_days = sorted({day for days in days_of.values() for day in days})
    for number, day in enumerate(all_days):
        progress(number / len(all_days), "Planning the teams' days")
        there = [t for t in teams if day in days_of[t["mission"]]]
        problem = world.problem(day, there, left)
        result = make_plan(problem, seconds=seconds, seed=seed, cancelled=cancelled,
                           progress=lambda *_, **__: None)
        for timeline, team in zip(result.timelines, there, strict=True):
            mission = team["mission"]
            found[mission].append(world.told(day, problem, timeline, team))
            done = {problem.visits[v].enterprise_id for v in timeline.visits}
            left[mission] = [e for e in left[mission] if e not in done]
    return [
        TeamJourney(t["mission"], bases[t["mission"]], tuple(found[t["mission"]]),
                    tuple(world.why(t, name) for name in left[t["mission"]]))
        for t in teams
    ]


class _World:
    """What all days share: places, and who may go where."""

    def __init__(
        self, teams: Sequence[Mapping[str, Any]], skills: Mapping[str, Sequence[str]],
        bases: Mapping[str, Base], targets: Mapping[str, Enterprise],
        wanted: Mapping[str, Sequence[str]], settings: Settings, times: TravelTimes,
        visit_min: float,
    ) -> None:
        self._targets, self._settings, self._times = targets, settings, times
        self._visit_ms = to_ms(visit_min)
        self._skills = {t["mission"]: frozenset(s for p in t["members"] for s in skills[p])
                        for t in teams}
        names = sorted({e for found in wanted.values() for e in found})
        located = [e for e in names if targets[e].geom is not None]
        points = [bases[t["mission"]].point for t in teams] + [
            targets[e].geom for e in located]
        self._places = times.snap(np.array([[p.x, p.y] for p in points if p is not None]))
        self._matrix = times.matrix_ms(self._places, self._places)
        self._base = {t["mission"]: i for i, t in enumerate(teams)}
        self._place = {e: len(teams) + i for i, e in enumerate(located)}

    def problem(
        self, day: date, teams: Sequence[Mapping[str, Any]], left: Mapping[str, Sequence[str]]
    ) -> DayProblem:
        """Return the day's problem: the teams there, each with the targets it still has."""
        pairs = [(k, name) for k, team in enumerate(teams) for name in left[team["mission"]]]
        may = np.zeros((len(teams), len(pairs)), dtype=bool)
        for visit, (crew, _) in enumerate(pairs):
            may[crew, visit] = True
        nothing = DemandPoints((), (), (), np.zeros(0), self._places.take([]))
        settings = self._settings
        return DayProblem(
            day=day, crews=tuple(self._crew(team) for team in teams),
            visits=tuple(self._task(n, name) for n, (_, name) in enumerate(pairs)),
            demand=nothing, places=self._places, place_ms=self._matrix,
            demand_ms=np.zeros((len(self._places), 0), dtype=self._matrix.dtype),
            times=self._times, lawful=np.zeros((len(teams), 0), dtype=bool), may_visit=may,
            standard_ms=to_ms(settings.standard_min),
            duty_start_ms=to_ms(settings.duty_start_min),
            duty_end_ms=to_ms(settings.duty_end_min), floor_points=100.0,
        )

    def _crew(self, team: Mapping[str, Any]) -> CrewOfDay:
        settings, mission = self._settings, team["mission"]
        return CrewOfDay(
            crew_id=mission, name=mission, squad_id=mission, district=team["target"],
            home=self._base[mission], turnout_ms=0,
            shift_start_ms=to_ms(settings.duty_start_min),
            shift_end_ms=to_ms(settings.duty_end_min),
            lunch_open_ms=to_ms(settings.lunch_open_min),
            lunch_close_ms=to_ms(settings.lunch_close_min), lunch_ms=to_ms(settings.lunch_min),
            skills=self._skills[mission], recused=frozenset(), members=(), vehicle_id=None,
            duty="inspect",
        )

    def _task(self, number: int, name: str) -> VisitTask:
        settings, target = self._settings, self._targets[name]
        return VisitTask(
            visit_id=f"V{number + 1:04d}", enterprise_id=name, name=target.name,
            district=target.district, place=self._place.get(name), duration_ms=self._visit_ms,
            open_ms=to_ms(settings.duty_start_min), close_ms=to_ms(settings.duty_end_min),
            skills=frozenset(), mandatory=True, prize=1.0, break_off_ms=None,
        )

    def told(
        self, day: date, problem: DayProblem, timeline: Timeline, team: Mapping[str, Any]
    ) -> TeamDay:
        """Return a timeline as people read it."""
        stops, calls, before = timeline.stops, [], 0.0
        for here, there in pairwise(stops):
            before += (there.arrive_ms - here.depart_ms) / 60_000
            if there.visit < 0:
                continue
            target = self._targets[problem.visits[there.visit].enterprise_id]
            skill = industry_skill(target.industry)
            calls.append(Call(target, before, there.arrive_ms / 60_000, there.start_ms / 60_000,
                              there.end_ms / 60_000,
                              skill if skill and skill not in self._skills[team["mission"]]
                              else None))
            before = 0.0
        lunch = next((s.start_ms / 60_000 for s in stops if s.kind == "lunch"), None)
        drives = [(a.depart_ms, b.arrive_ms) for a, b in pairwise(stops) if b.place != a.place]
        out = bool(calls and drives)
        return TeamDay(day, drives[0][0] / 60_000 if out else None,
                       drives[-1][1] / 60_000 if out else None, timeline.drive_ms / 60_000,
                       lunch, tuple(calls))

    def why(self, team: Mapping[str, Any], name: str) -> tuple[Enterprise, str, dict[str, str]]:
        """Return why no day holds a target."""
        problem = self.problem(date.min, [team], {team["mission"]: [name]})
        never: Unserved | None = why_never(problem, 0)
        target = self._targets[name]
        return (target, NO_DAY_LEFT, {}) if never is None else (target, never.template,
                                                                never.params)
