"""Which OSM ways an official car drives, and in which direction. Kept simple on purpose.

- Classes: those of :data:`.speeds.CLASS_KMH`; of ``service`` ways not parking aisles,
  driveways, drive-throughs and emergency accesses; no areas.
- Access: the most specific of ``motorcar``, ``motor_vehicle``, ``vehicle``, ``access``
  decides; closed if it says no, private, or names another kind of user. An official car
  has no key to a private yard, so nothing is planned through one.
- One-way: ``oneway=yes|true|1``, ``-1|reverse`` against the way; roundabouts and motorways
  are one-way unless ``oneway=no``. Reversible and alternating ways count as two-way.
- Barriers: bollards and the like stop a car, gates and toll booths open for one, unless
  the node's access tags say otherwise.
- Turn restrictions: see :mod:`.osm_turns`. Times of day and vehicle weights are not read.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import Enum

from .speeds import CLASS_KMH

_SERVICE_CLOSED = {"parking_aisle", "driveway", "drive-through", "emergency_access"}
_ACCESS_KEYS = ("motorcar", "motor_vehicle", "vehicle", "access")
_CLOSED = {"no", "private", "agricultural", "forestry", "emergency", "military", "psv", "bus"}
_OPEN = {"yes", "permissive", "designated", "destination", "official", "public"}
_BLOCKING_BARRIERS = {
    "block", "bollard", "bus_trap", "chain", "cycle_barrier", "debris", "full-height_turnstile",
    "horse_stile", "jersey_barrier", "kissing_gate", "log", "motorcycle_barrier", "stile",
    "sump_buster", "turnstile", "wall",
}
_ONEWAY_IMPLIED = {"roundabout", "circular"}


class Direction(Enum):
    """How a way may be driven, seen along its nodes."""

    BOTH = 0
    FORWARD = 1
    BACKWARD = -1


def may_drive(tags: Mapping[str, str]) -> bool:
    """Whether an official car may use the way with these tags."""
    if tags.get("highway") not in CLASS_KMH or tags.get("area") == "yes":
        return False
    if tags["highway"] == "service" and tags.get("service") in _SERVICE_CLOSED:
        return False
    return _access(tags) not in _CLOSED


def direction(tags: Mapping[str, str]) -> Direction:
    """Return the direction of travel."""
    stated = tags.get("oneway", "").lower()
    if stated in ("yes", "true", "1"):
        return Direction.FORWARD
    if stated in ("-1", "reverse"):
        return Direction.BACKWARD
    implied = tags.get("junction") in _ONEWAY_IMPLIED or tags.get("highway") == "motorway"
    if implied and not stated:
        return Direction.FORWARD
    return Direction.BOTH


def node_blocks(tags: Mapping[str, str]) -> bool:
    """Whether a car cannot pass a node with these tags."""
    access = _access(tags)
    if access in _CLOSED:
        return "barrier" in tags
    return tags.get("barrier") in _BLOCKING_BARRIERS and access not in _OPEN


def road_name(tags: Mapping[str, str]) -> str | None:
    """Return what to call the road: its name, Chinese first, or its number."""
    return tags.get("name:zh") or tags.get("name") or tags.get("ref")


def _access(tags: Mapping[str, str]) -> str | None:
    return next((tags[key] for key in _ACCESS_KEYS if key in tags), None)
