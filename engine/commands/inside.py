"""``halfhour inside``: what lies in a joint zone, and what of it may be overlooked."""

from __future__ import annotations

from collections import Counter
from typing import Any

from ...data.errors import BadInput
from ...data.records import (
    Agreement,
    District,
    Enterprise,
    ImportRow,
    NeighbourSquad,
    Post,
    Reach,
    Road,
    Squad,
    Unit,
    Water,
    ZoneEnterprise,
)
from ...data.store import Workspace
from ...protocol.requests import InsideRequest
from ...routing.zones.stored import StoredZone
from ..desk import Desk
from .compiling import compiling
from .when_and_where import day_meant
from .zone_choice import force_as_json, force_on, zone_named

_UNDECIDED = "undecided"


def run(request: InsideRequest, desk: Desk) -> dict[str, Any]:
    """Find, store and count what is inside. Raises ``BadInput`` for an unknown zone."""
    from ...routing.zones.crossings import crossings
    from ...routing.zones.meeting import posts_at

    if request.error_m < 0 or request.months < 1:
        raise BadInput("--error-m cannot be negative, and --months must be 1 at least.")
    with desk.writing(request.workspace) as workspace:
        zone = zone_named(workspace, request.zone)
        day = day_meant(request.date, workspace.settings())
        desk.progress(0.1, "Looking at the enterprises")
        found = enterprises_of(workspace, zone, request.error_m, request.months, request.date)
        desk.progress(0.4, "Looking at roads and waters")
        roads, waters = workspace.read(Road), workspace.read(Water)
        crossed = crossings(zone, roads, waters)
        posts = posts_at(zone, workspace.read(Post))
        squads = _squads(workspace, zone, desk) if roads else [[], []]
        desk.progress(0.95, "Writing what is inside")
        force = force_on(zone, workspace.read(Agreement), day)
        names = {d.district: d.name for d in workspace.read(District)}
        registered = {e.enterprise_id: e for e in workspace.read(Enterprise)}
        with workspace.transaction() as writer:
            writer.replace(ZoneEnterprise, found, zone_id=zone.zone_id)
            writer.log(desk.actor, "inside", f"{zone.zone_id}: {len(found)} enterprises")
    return {
        "zone": zone.zone_id, "day": day.isoformat(), "error_m": request.error_m,
        "months": request.months, "force": force_as_json(force),
        "sides": [{"district": d, "name": names.get(d, d), **_counts([f for f in found
                                                                     if f.side == d]),
                   "squads": squads[i]} for i, d in enumerate(zone.districts)],
        "blind": dict(Counter(code for f in found for code in f.blind)),
        "enterprises": [_row(f, registered[f.enterprise_id]) for f in found],
        "crossings": [vars(c) | {"from_start_m": round(c.from_start_m)} for c in crossed],
        "posts": [{"post_id": p.post_id, "name": p.name, "theme": p.theme} for p in posts],
    }


def enterprises_of(
    workspace: Workspace, zone: StoredZone, error_m: float, months: int, day: str | None
) -> list[ZoneEnterprise]:
    """Return the enterprises of a zone, as :func:`routing.zones.inside.inside` finds them."""
    from ...routing.zones.inside import Claims, inside

    claims = Claims(workspace.read(District), workspace.read(Unit),
                    workspace.read(Reach, kind="enterprise"),
                    day_meant(day, workspace.settings()), months)
    return inside(zone, workspace.read(Enterprise), claims, doubtful(workspace), error_m)


def doubtful(workspace: Workspace) -> frozenset[str]:
    """Return the enterprises whose last import could not tell the datum."""
    last: dict[str, tuple[str, str | None]] = {}
    for row in workspace.read(ImportRow, table_name="enterprises"):
        if row.datum is not None:
            last[row.record_key] = max(last.get(row.record_key, ("", None)),
                                       (row.batch_id, row.datum))
    return frozenset(key for key, (_, datum) in last.items() if datum == _UNDECIDED)


def _squads(workspace: Workspace, zone: StoredZone, desk: Desk) -> list[list[dict[str, Any]]]:
    from ...routing.traveltime.factory import open_travel_times
    from ...routing.zones.meeting import meeting

    desk.progress(0.5, "Reading the roads")
    times = open_travel_times(workspace, desk.check_cancel, compiling(desk))
    desk.progress(0.7, "Measuring who reaches the zone")
    met = meeting(zone, [*workspace.read(Squad), *workspace.read(NeighbourSquad)], times)
    rows = [[{"squad_id": s.squad.squad_id, "name": s.squad.name,
              "first_min": _rounded(s.first_min), "all_min": _rounded(s.all_min)}
             for s in side] for side in met.squads]
    return [sorted(side, key=lambda r: (r["first_min"] is None, r["first_min"] or 0.0,
                                        r["squad_id"])) for side in rows]


def _counts(rows: list[ZoneEnterprise]) -> dict[str, Any]:
    return {
        "enterprises": len(rows), "inside": sum(r.inside for r in rows),
        "by_colour": dict(sorted(Counter(r.colour for r in rows).items())),
        "by_certainty": dict(sorted(Counter(r.certainty for r in rows).items())),
    }


def _row(found: ZoneEnterprise, enterprise: Enterprise) -> dict[str, Any]:
    return {
        "enterprise_id": found.enterprise_id, "name": found.name, "side": found.side,
        "colour": found.colour, "distance_m": round(found.distance_m, 1), "inside": found.inside,
        "certainty": found.certainty, "blind": list(found.blind),
        "last_check": None if enterprise.last_check is None else enterprise.last_check.isoformat(),
        "at": [round(found.geom.x, 6), round(found.geom.y, 6)],
    }


def _rounded(minutes: float | None) -> float | None:
    return None if minutes is None else round(minutes, 1)
