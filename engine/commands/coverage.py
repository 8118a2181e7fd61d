"""``halfhour coverage``: the half-hour circle, and who is inside."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Iterable
from typing import Any

from ...data.errors import BadInput
from ...data.local_time import local_now
from ...data.pace import at_minute, hour_factor
from ...data.records import Circle, CoverArea, District, Enterprise, Reach, RoadClosure, Unit
from ...protocol.requests import CoverageRequest
from ...routing.network.closure_rows import in_force
from ..desk import Desk
from ..readiness import demand
from .closure_answer import as_json
from .compiling import compiling
from .when_and_where import moment_of

#: Without these a circle would be of nothing or for nobody.
_NEEDED = ("roads", "squads", "units")


def run(request: CoverageRequest, desk: Desk) -> dict[str, Any]:
    """Compute circles and reach, store both, and say who is inside and outside.

    Raises ``BadInput`` if the workspace has no roads, squads or units, or no squad
    is on the roads.
    """
    # scipy and contourpy: not at start-up
    from ...layers.circles import circles
    from ...layers.cover_areas import cover_areas
    from ...routing.coverage.places import read_world
    from ...routing.coverage.reach import reach
    from ...routing.traveltime.closed import round_closures
    from ...routing.traveltime.factory import open_travel_times

    started = time.monotonic()
    moment = moment_of("--time", request.time)
    with desk.writing(request.workspace) as workspace:
        demand(workspace, _NEEDED, desk.language)
        desk.progress(0.0, "Reading the roads")
        settings = workspace.settings()
        moment = moment or local_now(settings.utc_offset_min)
        closures = in_force(workspace.read(RoadClosure), moment)
        minute = moment.hour * 60 + moment.minute
        paced = at_minute(settings, minute)
        times = round_closures(
            open_travel_times(workspace, desk.check_cancel, compiling(desk), paced), closures)
        world = read_world(workspace, times)
        if not (world.squads.anchors.road >= 0).any():
            raise BadInput("None of the {count} squads lies within {limit:g} m of a road; the "
                           "roads are those of another place, or the coordinates are wrong.",
                           count=len(world.squads.records), limit=settings.snap_limit_m)
        desk.progress(0.2, "Measuring who reaches whom")
        reached = reach(world, times, settings)
        squads = len(world.squads.records)

        def on_squad(number: int, name: str) -> None:
            desk.progress(0.3 + 0.45 * number / squads, "Drawing the circle of {name}", name=name)

        drawn = circles(world.squads, times, settings, on_squad)
        desk.progress(0.75, "Measuring who comes first where")
        areas = cover_areas(world.squads, workspace.read(District), times, settings,
                            lambda _: desk.check_cancel())
        desk.progress(0.95, "Writing the circles")
        answer = {
            "standard_min": settings.standard_min,
            "units": _units(reached, {u.unit_code: u for u in world.units.records}),
            "enterprises": _enterprises(
                reached, {e.enterprise_id: e for e in world.enterprises.records}
            ),
            "units_outside": _outside(reached),
            "enterprises_without_coordinates": len(world.unplaced),
            "off_network": world.off_network(),
            "circles": len(drawn),
            "cover_km2": {area.kind: round(area.area_km2, 1) for area in areas
                          if area.kind != "first"},
            "first_km2": {area.squad_id: round(area.area_km2, 1) for area in areas
                          if area.kind == "first"},
            "hour_factor": hour_factor(settings, minute),
            "closures": [as_json(row, moment) for row in closures],
        }
        with workspace.transaction() as writer:
            writer.replace(Circle, drawn)
            writer.replace(CoverArea, areas)
            writer.replace(Reach, reached)
            writer.log(desk.actor, "coverage", _summary(answer))
    return {**answer, "seconds": round(time.monotonic() - started, 2)}


def _units(reached: Iterable[Reach], units: dict[str, Unit]) -> dict[str, Any]:
    rows = [r for r in reached if r.kind == "unit"]
    weight = sum(unit.weight for unit in units.values())
    inside = sum(units[r.place_id].weight for r in rows if r.inside)
    share = round(100 * inside / weight, 2) if weight else None
    return {**_counts(rows), "inside_weight_pct": share}


def _enterprises(
    reached: Iterable[Reach], enterprises: dict[str, Enterprise]
) -> dict[str, Any]:
    rows = [r for r in reached if r.kind == "enterprise"]
    colours = sorted({e.colour for e in enterprises.values()})
    return {
        **_counts(rows),
        "by_colour": {
            colour: _counts([r for r in rows if enterprises[r.place_id].colour == colour])
            for colour in colours
        },
    }


def _counts(rows: list[Reach]) -> dict[str, Any]:
    from ...routing.coverage.reach import BANDS

    bands = Counter(r.band for r in rows)
    inside = sum(r.inside for r in rows)
    return {
        "total": len(rows),
        "inside": inside,
        "outside": len(rows) - inside,
        "bands": {band: bands[band] for band in BANDS},
    }


def _outside(reached: Iterable[Reach]) -> list[dict[str, Any]]:
    """Return the units outside, the one with most minutes missing first."""
    rows = [r for r in reached if r.kind == "unit" and not r.inside]
    rows.sort(key=lambda r: (r.missing_min is not None, -(r.missing_min or 0.0), r.place_id))
    return [
        {
            "unit_code": r.place_id,
            "name": r.name,
            "district": r.district,
            "squad_id": r.squad_id,
            "response_min": None if r.response_min is None else round(r.response_min, 1),
            "missing_min": None if r.missing_min is None else round(r.missing_min, 1),
            "band": r.band,
        }
        for r in rows
    ]


def _summary(answer: dict[str, Any]) -> str:
    units, firms = answer["units"], answer["enterprises"]
    closed = "".join(f", {row['closure_id']} closed" for row in answer["closures"])
    slower = f", hours x {answer['hour_factor']:g}" if answer["hour_factor"] != 1 else ""
    return (f"{units['inside']} of {units['total']} units and {firms['inside']} of "
            f"{firms['total']} enterprises inside{slower}{closed}")
