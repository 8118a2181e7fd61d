"""``halfhour zones``: which joint zones there are, and which may be acted upon."""

from __future__ import annotations

from typing import Any

from ...data.records import Agreement, District
from ...data.store import Workspace
from ...protocol.requests import ZonesRequest
from ...routing.zones.stored import StoredZone
from ..desk import Desk
from .when_and_where import day_meant
from .zone_choice import force_as_json, force_on, zone_named, zones_of
from .zone_rows import delete_zone


def run(request: ZonesRequest, desk: Desk) -> dict[str, Any]:
    """List the zones, after removing one if asked for. Raises ``BadInput`` for an unknown id."""
    with desk.writing(request.workspace) if request.remove else desk.reading(
            request.workspace) as workspace:
        if request.remove:
            _remove(workspace, request.remove, desk)
        day = day_meant(request.date, workspace.settings())
        agreements = workspace.read(Agreement)
        names = {d.district: d.name for d in workspace.read(District)}
        zones = [_zone(z, names) | {"force": force_as_json(force_on(z, agreements, day))}
                 for z in zones_of(workspace)]
    return {"day": day.isoformat(), "zones": zones, "removed": request.remove,
            "saved": request.remove}


def _remove(workspace: Workspace, zone_id: str, desk: Desk) -> None:
    zone_named(workspace, zone_id)  # refuses one that is not there
    with workspace.transaction() as writer:
        delete_zone(workspace, writer, zone_id)
        writer.log(desk.actor, "zones", f"{zone_id} removed")


def _zone(zone: StoredZone, names: dict[str, str]) -> dict[str, Any]:
    line = zone.line
    return {
        "zone": zone.zone_id, "name": zone.sides[0].name, "length_m": round(line.length_m, 1),
        "ellipsoid_m": None if line.ellipsoid_m is None else round(line.ellipsoid_m, 1),
        "ends": zone.sides[0].ends, "method": line.method,
        "sides": [{"district": s.district, "name": names.get(s.district, s.district),
                   "width_m": s.width_m, "area_km2": round(s.area_km2, 4)} for s in zone.sides],
    }
