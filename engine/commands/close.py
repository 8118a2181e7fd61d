"""``halfhour close``: close a road for a time, list the closures, or lift one."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from ...data.crs import geometry_to_metric
from ...data.drawn import shapes_from
from ...data.errors import BadInput
from ...data.local_time import local_now
from ...data.records import Leg, Plan, Road, RoadClosure
from ...data.settings import from_json
from ...data.store import Workspace
from ...protocol.requests import CloseRequest
from ...routing.network.closure_rows import counting_on
from ...routing.network.closures import LINE_M, POINT_M, roads_hit
from ...routing.network.graph import RoadGraph
from ...routing.network.path import decode_path, driven_roads
from ...routing.traveltime.closed import closed_lines, round_closures
from ...routing.traveltime.factory import open_travel_times
from ...routing.traveltime.interface import TravelTimes
from ..desk import Desk
from .closure_answer import as_json
from .when_and_where import moment_of, place_at

_NAMES_SHOWN = 5


def run(request: CloseRequest, desk: Desk) -> dict[str, Any]:
    """Close what is drawn, or lift a closure; either way list what there is.

    Raises ``BadInput`` for more than one drawing, one that cannot be read or closes no road,
    a window that ends before it begins, an unknown or lifted closure; nothing is changed.
    """
    began = time.monotonic()
    drawn = _drawn(request)
    window = _window(request)
    if drawn is None and not request.lift and (request.reason or request.source or any(window)):
        raise BadInput("Say what is closed: give --at, --line or --polygon.")
    changing = drawn is not None or bool(request.lift)
    with desk.writing(request.workspace) if changing else desk.reading(
            request.workspace) as workspace:
        settings = workspace.settings()
        closed = lifted = None
        if request.lift:
            lifted = _lift(workspace, request.lift, desk)
        elif drawn is not None:
            closed = _close(workspace, request, drawn, window, desk)
        rows = workspace.read(RoadClosure)
    now = local_now(settings.utc_offset_min)
    return {
        "closed": closed,
        "lifted": lifted,
        "closures": [as_json(row, now) for row in sorted(rows, key=lambda r: r.closure_id)],
        "seconds": round(time.monotonic() - began, 2),
    }


def _drawn(request: CloseRequest) -> BaseGeometry | None:
    given = [flag for flag, value in (("--at", request.at), ("--line", request.line),
                                      ("--polygon", request.polygon), ("--lift", request.lift))
             if value]
    if len(given) > 1:
        raise BadInput("Give one of --at, --line, --polygon and --lift, not {given} together.",
                       given=", ".join(given))
    if request.at:
        return place_at(request.at)
    if request.line:
        return shapes_from(request.line, "LineString", "--line")
    if request.polygon:
        return shapes_from(request.polygon, "Polygon", "--polygon")
    return None


def _window(request: CloseRequest) -> tuple[str | None, str | None]:
    """Return the window as it is stored."""
    begins = moment_of("--from", request.valid_from)
    ends = moment_of("--until", request.valid_until)
    if begins is not None and ends is not None and ends <= begins:
        raise BadInput("The closure would end at {until}, before it begins at {since}; give "
                       "--until a later time.", until=_text(ends), since=_text(begins))
    return _text(begins), _text(ends)


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.isoformat(timespec="minutes")


def _close(
    workspace: Workspace, request: CloseRequest, drawn: BaseGeometry,
    window: tuple[str | None, str | None], desk: Desk,
) -> dict[str, Any]:
    desk.progress(0.0, "Reading the roads")
    settings = workspace.settings()
    times = open_travel_times(workspace, desk.check_cancel)
    graph = times.graph
    desk.progress(0.6, "Finding the roads that are closed")
    hit = roads_hit(graph, [drawn])
    if not hit.any():
        raise _closes_nothing(graph, drawn)
    before = workspace.read(RoadClosure)
    row = RoadClosure(
        closure_id=_next_id(before), reason=request.reason, valid_from=window[0],
        valid_until=window[1], source=request.source or desk.actor, drawn=drawn.wkt,
        recorded_at=datetime.now(UTC), lifted_at=None, geom=closed_lines(graph, drawn),
    )
    _refuse_closing_all(times, [*before, row])
    roads = {int(road) for road in graph.road_ids[hit]}
    with workspace.transaction() as writer:
        writer.append([row])
        writer.log(desk.actor, "close", f"{row.closure_id}: {len(roads)} roads, "
                   f"{row.valid_from or '…'} to {row.valid_until or '…'}")
    return {
        **as_json(row, local_now(settings.utc_offset_min)),
        "roads": len(roads),
        "length_m": round(float(graph.road_length_m[hit].sum()), 1),
        "names": _names(workspace, roads),
        "plans": _driven_through(workspace, graph, row, roads),
    }


def _refuse_closing_all(times: TravelTimes, rows: list[RoadClosure]) -> None:
    """Whatever holds at one time must leave a road open; here all closures together do."""
    round_closures(times, [row for row in rows if row.lifted_at is None])


def _closes_nothing(graph: RoadGraph, drawn: BaseGeometry) -> BadInput:
    metric = geometry_to_metric(drawn, graph.metric_epsg)
    away_m = float(shapely.distance(graph.road_geom_metric, metric).min())
    west, south, east, north = shapely.total_bounds(graph.road_geom_metric)
    if not shapely.intersects(shapely.box(west, south, east, north), metric):
        return BadInput("What was drawn lies outside the roads of the workspace, {km:.1f} km from "
                        "the nearest; give it as lon/lat within the city.", km=away_m / 1000)
    if drawn.geom_type == "Point":
        return BadInput("No road lies within {limit:.0f} m of the point (the nearest is {away:.0f} "
                        "m away); click on the road itself.", limit=POINT_M, away=away_m)
    return BadInput("What was drawn closes no road: draw a line across or along a road (within "
                    "{limit:.0f} m), or an area that touches one.", limit=LINE_M)


def _next_id(rows: list[RoadClosure]) -> str:
    taken = [int(row.closure_id[2:]) for row in rows
             if row.closure_id.startswith("C-") and row.closure_id[2:].isdigit()]
    return f"C-{max(taken, default=0) + 1:03d}"


def _names(workspace: Workspace, roads: set[int]) -> list[str]:
    names = {road.name for road in workspace.read(Road) if road.road_id in roads and road.name}
    return sorted(names)[:_NAMES_SHOWN]


def _driven_through(
    workspace: Workspace, graph: RoadGraph, row: RoadClosure, roads: set[int]
) -> list[dict[str, Any]]:
    """Return the plans of days it counts on that lead through it, and their crews."""
    found = []
    roads_sha256 = workspace.settings().roads_sha256
    for plan in workspace.read(Plan):
        if (plan.state == "superseded" or plan.roads_sha256 != roads_sha256
                or not counting_on([row], plan.day, from_json(plan.settings))):
            continue
        crews = sorted({leg.crew_id for leg in workspace.read(Leg, plan_id=plan.plan_id)
                        if roads & driven_roads(graph, decode_path(leg.path))})
        if crews:
            found.append({"plan_id": plan.plan_id, "day": plan.day.isoformat(), "crews": crews})
    return found


def _lift(workspace: Workspace, closure_id: str, desk: Desk) -> dict[str, Any]:
    rows = workspace.read(RoadClosure)
    row = next((r for r in rows if r.closure_id == closure_id), None)
    if row is None:
        raise BadInput("There is no closure {closure}; there are: {known}.", closure=closure_id,
                       known=", ".join(sorted(r.closure_id for r in rows)) or "–")
    if row.lifted_at is not None:
        raise BadInput("Closure {closure} was lifted before.", closure=closure_id)
    lifted = replace(row, lifted_at=datetime.now(UTC))
    with workspace.transaction() as writer:
        writer.update(RoadClosure, {"closure_id": closure_id}, lifted_at=lifted.lifted_at)
        writer.log(desk.actor, "close", f"{closure_id}: lifted")
    return {"closure_id": closure_id, "reason": row.reason}
