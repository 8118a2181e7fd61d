"""``halfhour dispatch``: who can be there, ranked, from where the plan has the crews."""

from __future__ import annotations

import re
from collections import defaultdict
from datetime import date, datetime, time, timedelta
from typing import Any

import numpy as np
from shapely.geometry import Point

from ...data.errors import BadInput
from ...data.pace import at_minute, hour_factor, of_duty_day
from ...data.plan_choice import named_or_newest, of_day, of_today
from ...data.records import (
    Agreement,
    Crew,
    District,
    JointZoneSide,
    Leg,
    NeighbourSquad,
    Plan,
    RoadClosure,
    Stop,
    Unit,
    Visit,
)
from ...data.settings import Settings, from_json
from ...data.store import Workspace
from ...protocol.requests import DispatchRequest
from ...routing.day.clock import MINUTE_MS
from ...routing.dispatch.jurisdiction import jurisdiction_at
from ...routing.dispatch.ranking import Ranking, rank
from ...routing.dispatch.where import CrewDay, whereabouts
from ...routing.network.closure_rows import counting_on, in_force
from ...routing.traveltime.closed import round_closures
from ...routing.traveltime.factory import open_travel_times
from ...routing.traveltime.interface import Anchors, TravelTimes
from ..desk import Desk
from .closure_answer import as_json
from .compiling import compiling
from .dispatch_answer import answer
from .when_and_where import day_from, day_meant, place_at

#: Every way costs two sweeps of the network, and only the best are ever looked at.
_WAYS_DRAWN = 8


def run(request: DispatchRequest, desk: Desk) -> dict[str, Any]:
    """Rank crews and, in a joint zone, the other side's squads for an incident.

    Raises ``BadInput`` for a malformed place or time, a place outside every district or
    off the network, a missing plan, or roads that are not those of the plan.
    """
    point = place_at(request.at)
    now_ms = _time_from(request.time)
    with desk.reading(request.workspace) as workspace:
        plan, today = _chosen(workspace, request)
        settings = from_json(plan.settings)
        jurisdiction = jurisdiction_at(
            point, plan.day, workspace.read(District), workspace.read(JointZoneSide),
            workspace.read(Agreement), settings,
        )
        desk.progress(0.2, "Reading the roads")
        all_day, now = of_duty_day(settings), at_minute(settings, now_ms // MINUTE_MS)
        roads = _roads_of_plan(workspace, plan, all_day, desk)
        roads_now = roads if now == all_day else _roads_of_plan(workspace, plan, now, desk)
        moment = datetime.combine(plan.day, time()) + timedelta(milliseconds=now_ms)
        known = workspace.read(RoadClosure)
        closures = in_force(known, moment)
        times = round_closures(roads_now, closures)
        planned = round_closures(roads, counting_on(known, plan.day, settings, plan.made_at))
        incident = _on_network(point, times, settings)
        desk.progress(0.6, "Finding the crews")
        days = _crew_days(workspace, plan)
        visits = {v.visit_id: v for v in workspace.read(Visit, plan_id=plan.plan_id)}
        where = [whereabouts(day, visits, now_ms, planned, times) for day in days]
        desk.progress(0.8, "Ranking who can be there")
        neighbours = workspace.read(NeighbourSquad)
        ranking = rank(incident, jurisdiction, [d.crew for d in days], where, neighbours,
                       workspace.read(Unit), settings, times)
        desk.progress(0.9, "Finding their ways")
        paths = _paths(ranking, incident, {n.squad_id: n for n in neighbours}, times)
    return {
        **answer(plan, today, point, now_ms, jurisdiction, ranking, paths, visits, desk.language),
        "closures": [as_json(row, moment) for row in closures],
        "hour_factor": hour_factor(settings, now_ms // MINUTE_MS),
    }


def _chosen(workspace: Workspace, request: DispatchRequest) -> tuple[Plan, date | None]:
    """Return the plan, and today if nobody has said which day is meant."""
    plans = workspace.read(Plan)
    if request.plan:
        return named_or_newest(plans, request.plan), None
    if request.date is None:
        today = day_meant(None, workspace.settings())
        return of_today(plans, today), today
    day = day_from(request.date)
    plan = of_day(plans, day)
    if plan is None:
        raise BadInput("There is no plan for {day}; make one with the command plan first.",
                       day=day)
    return plan, None


def _time_from(text: str) -> int:
    match = re.fullmatch(r"\s*(\d{1,2})[::](\d{2})\s*", text)
    if match and int(match[1]) < 24 and int(match[2]) < 60:
        return (int(match[1]) * 60 + int(match[2])) * MINUTE_MS
    raise BadInput("--time {text} is no time of day; write HH:MM, e.g. 09:40.", text=text)


def _roads_of_plan(
    workspace: Workspace, plan: Plan, settings: Settings, desk: Desk
) -> TravelTimes:
    if workspace.settings().roads_sha256 != plan.roads_sha256:
        raise BadInput("The roads were loaded anew after plan {plan} was made; plan the day again.",
                       plan=plan.plan_id)
    return open_travel_times(workspace, on_compile=compiling(desk), settings=settings)


def _on_network(point: Point, times: TravelTimes, settings: Settings) -> Anchors:
    incident = times.snap(np.array([[point.x, point.y]]))
    if incident.road[0] < 0:
        raise BadInput(
            "The place {lon},{lat} lies {distance} m from the nearest road, more than "
            "snap_limit_m ({limit} m) allows; give a place on the road next to it.",
            lon=round(point.x, 6), lat=round(point.y, 6),
            distance=round(float(incident.snap_m[0])), limit=round(settings.snap_limit_m),
        )
    return incident


def _crew_days(workspace: Workspace, plan: Plan) -> list[CrewDay]:
    stops: dict[str, list[Stop]] = defaultdict(list)
    legs: dict[str, list[Leg]] = defaultdict(list)
    for stop in workspace.read(Stop, plan_id=plan.plan_id):
        stops[stop.crew_id].append(stop)
    for leg in workspace.read(Leg, plan_id=plan.plan_id):
        legs[leg.crew_id].append(leg)
    return [
        CrewDay(crew, sorted(stops[crew.crew_id], key=lambda s: s.seq),
                sorted(legs[crew.crew_id], key=lambda x: x.seq))
        for crew in workspace.read(Crew, plan_id=plan.plan_id)
    ]


def _paths(
    ranking: Ranking, incident: Anchors, neighbours: dict[str, NeighbourSquad], times: TravelTimes
) -> list[list[list[float]] | None]:
    """Return each candidate's way to the incident as lon/lat; only the best are drawn."""
    found: list[list[list[float]] | None] = [None] * len(ranking.candidates)
    for i, candidate in enumerate(ranking.candidates[:_WAYS_DRAWN]):
        start = candidate.where.anchor if candidate.where else None
        if candidate.where is None:
            home = neighbours[candidate.place_id].geom
            start = times.snap(np.array([[home.x, home.y]]))
        way = times.path(start, 0, incident, 0) if start is not None else None
        if way is not None:
            found[i] = np.round(way.lonlat, 6).tolist()
    return found
