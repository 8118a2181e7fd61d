"""``halfhour rendezvous``: where both sides of a joint zone can meet soonest."""

from __future__ import annotations

from typing import Any

from ...data.errors import BadInput, Infeasible
from ...data.records import (
    Agreement,
    NeighbourSquad,
    Post,
    Rendezvous,
    Road,
    Squad,
    Water,
)
from ...data.store import Workspace
from ...protocol.requests import RendezvousRequest
from ...routing.zones.stored import StoredZone
from ..desk import Desk
from .compiling import compiling
from .when_and_where import day_meant
from .zone_choice import force_as_json, force_on, zone_named


def run(request: RendezvousRequest, desk: Desk) -> dict[str, Any]:
    """Rank and store the meeting points of a zone.

    Raises ``BadInput`` for an unknown zone or a workspace without roads, ``Infeasible`` if a
    side has no squad or no road node of the zone is within reach of both.
    """
    if request.count < 1:
        raise BadInput("--count must be 1 at least, not {count}.", count=request.count)
    with desk.writing(request.workspace) as workspace:
        zone = zone_named(workspace, request.zone)
        rows, names = meeting_points(workspace, zone, request.count, desk)
        if not rows:
            raise Infeasible("No road node of zone {zone} can be reached by squads of both sides; "
                             "enter the neighbour's squads, or load roads on both sides.",
                             zone=zone.zone_id)
        force = force_on(zone, workspace.read(Agreement), day_meant(None, workspace.settings()))
        with workspace.transaction() as writer:
            writer.replace(Rendezvous, rows, zone_id=zone.zone_id)
            writer.log(desk.actor, "rendezvous", f"{zone.zone_id}: {len(rows)} points")
    return {"zone": zone.zone_id, "force": force_as_json(force),
            "points": [_point(r, names) for r in rows]}


def meeting_points(
    workspace: Workspace, zone: StoredZone, count: int, desk: Desk
) -> tuple[list[Rendezvous], dict[str, str]]:
    """Return the ranked points and the names of all squads by id."""
    from ...routing.traveltime.factory import open_travel_times
    from ...routing.zones.meeting import meeting, rendezvous

    desk.progress(0.1, "Reading the roads")
    times = open_travel_times(workspace, desk.check_cancel, compiling(desk))
    squads: list[Squad | NeighbourSquad] = [*workspace.read(Squad), *workspace.read(NeighbourSquad)]
    desk.progress(0.5, "Measuring who reaches the zone")
    met = meeting(zone, squads, times)
    rows = rendezvous(zone, met, times, workspace.read(Post), workspace.read(Road),
                      workspace.read(Water), count)
    return rows, {s.squad_id: s.name for s in squads}


def _point(row: Rendezvous, names: dict[str, str]) -> dict[str, Any]:
    return {
        "rank": row.rank, "node_id": row.node_id, "district": row.district, "road": row.road,
        "near": row.near, "later_min": round(row.later_min, 1),
        "squad_a": names[row.squad_a], "minutes_a": round(row.minutes_a, 1),
        "squad_b": names[row.squad_b], "minutes_b": round(row.minutes_b, 1),
        "at": [round(row.geom.x, 6), round(row.geom.y, 6)],
    }
