"""Which zone, district and day a request about joint zones means."""

from __future__ import annotations

from datetime import date

from ...data.errors import BadInput
from ...data.records import Agreement, BoundaryLine, District, JointZoneSide
from ...data.store import Workspace
from ...routing.zones.in_force import Force, force_of
from ...routing.zones.stored import StoredZone, stored_zones


def district_named(districts: list[District], named: str) -> District:
    """Return the district of a code, a name, or the one whose name begins so.

    Raises ``BadInput`` if there is none, or more than one.
    """
    exact = [d for d in districts if named in (d.district, d.name)]
    found = exact or [d for d in districts if named and d.name.startswith(named)]
    if len(found) != 1:
        raise BadInput("There is no one district {named}; the workspace has {districts}.",
                       named=named or "?",
                       districts=", ".join(f"{d.district} {d.name}" for d in districts))
    return found[0]


def zones_of(workspace: Workspace) -> list[StoredZone]:
    """Return all zones of the workspace."""
    return stored_zones(workspace.read(JointZoneSide), workspace.read(BoundaryLine))


def zone_named(workspace: Workspace, named: str) -> StoredZone:
    """Return the zone of an id, or the only one. Raises ``BadInput`` if that is none."""
    zones = zones_of(workspace)
    if not zones:
        raise BadInput("The workspace has no joint zone; design one with the command zone and "
                       "--save.")
    found = [z for z in zones if named == z.zone_id or (not named and len(zones) == 1)]
    if not found:
        raise BadInput("There is no joint zone {named}; the workspace has {zones}.",
                       named=named or "?", zones=", ".join(z.zone_id for z in zones))
    return found[0]


def force_on(zone: StoredZone, agreements: list[Agreement], day: date) -> Force:
    """Return whether a stored zone is in force on ``day``."""
    return force_of(zone.sides[0].agreement_id, zone.districts, agreements, day)


def force_as_json(force: Force) -> dict[str, object]:
    """Return the state of a zone for an answer."""
    held = force.agreement
    return {
        "state": force.state, "in_force": force.in_force, "days_left": force.days_left,
        "expires_soon": force.expires_soon,
        "agreement": None if held is None else {
            "agreement_id": held.agreement_id, "name": held.name,
            "signed_on": held.signed_on.isoformat(), "valid_from": held.valid_from.isoformat(),
            "valid_to": held.valid_to.isoformat(), "actions": list(held.actions),
            "legal_basis": held.legal_basis, "contact_desk": held.contact_desk,
        },
    }
