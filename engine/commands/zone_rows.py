"""The rows of a joint zone, and of what was found in it, taken out together."""

from __future__ import annotations

from ...data.records import (
    BoundaryLine,
    JointZoneSide,
    Rendezvous,
    ZoneEnterprise,
    ZoneExtension,
)
from ...data.store import Workspace, Writer


def delete_zone(workspace: Workspace, writer: Writer, zone_id: str) -> None:
    """Delete a zone, what was found in it, and its line unless another zone lies along it."""
    sides = workspace.read(JointZoneSide)
    mine = {side.line_id for side in sides if side.zone_id == zone_id}
    for record in (JointZoneSide, ZoneExtension, ZoneEnterprise, Rendezvous):
        writer.delete(record, zone_id=zone_id)
    for line_id in sorted(mine - {side.line_id for side in sides if side.zone_id != zone_id}):
        writer.delete(BoundaryLine, line_id=line_id)
