"""Squads, units and enterprises as places on the network, and those that are off it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ...data.negative_numbers import refuse_negative
from ...data.records import Enterprise, Squad, Unit
from ...data.store import Workspace
from ..traveltime.interface import Anchors, TravelTimes

#: As many names are listed; the count tells the rest.
LISTED = 10


@dataclass(frozen=True)
class Places:
    """Records of one kind and their anchors, row by row. Without coordinates: left out."""

    records: list[Any]
    anchors: Anchors

    def off_network(self) -> dict[str, Any]:
        """Return how many lie off the network, and the names of the first ten."""
        off = [r.name for r, road in zip(self.records, self.anchors.road, strict=True)
               if road < 0]
        return {"count": len(off), "names": off[:LISTED]}


@dataclass(frozen=True)
class World:
    """All places that coverage speaks of. ``unplaced``: enterprises without coordinates."""

    squads: Places
    units: Places
    enterprises: Places
    unplaced: list[Enterprise]

    def off_network(self) -> dict[str, Any]:
        """Return the places off the network by kind."""
        return {"squads": self.squads.off_network(), "units": self.units.off_network(),
                "enterprises": self.enterprises.off_network()}


def place(records: Sequence[Any], travel_times: TravelTimes) -> Places:
    """Snap records that have a point ``geom``."""
    lonlat = np.array([(r.geom.x, r.geom.y) for r in records], dtype=float).reshape(-1, 2)
    return Places(list(records), travel_times.snap(lonlat))


def read_world(workspace: Workspace, travel_times: TravelTimes) -> World:
    """Read squads, units and enterprises, and snap them.

    Raises ``BadInput`` for a negative turn-out or weight.
    """
    enterprises = workspace.read(Enterprise)
    squads, units = workspace.read(Squad), workspace.read(Unit)
    refuse_negative(squads, "turnout_min")
    refuse_negative(units, "weight")
    return World(
        place(squads, travel_times),
        place(units, travel_times),
        place([e for e in enterprises if e.geom is not None], travel_times),
        [e for e in enterprises if e.geom is None],
    )
