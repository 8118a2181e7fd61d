"""The half-hour circle of every donor region by its own squads, from the workspace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np

from ...data.records import Squad, Unit
from ...data.settings import Settings
from ..coverage.places import place
from ..coverage.reach import minutes_to_ms, responses
from ..traveltime.interface import TravelTimes
from .donor_guard import HomeGround


def home_grounds(
    regions: Sequence[str], squads: Sequence[Squad], units: Sequence[Unit],
    staff: Mapping[str, Sequence[str]], travel_times: TravelTimes | None, settings: Settings,
) -> list[HomeGround]:
    """Return the ground of each region; ``staff`` squad id → people who may be sent.

    Without travel times nothing is inside, so that only the crews are guarded.
    """
    grounds = []
    for region in sorted(regions):
        mine = sorted((s for s in squads if s.district == region), key=lambda s: s.squad_id)
        here = sorted((u for u in units if u.district == region), key=lambda u: u.unit_code)
        inside = np.zeros((len(mine), len(here)), dtype=bool)
        if travel_times is not None and mine and here:
            found = responses(place(mine, travel_times), place(here, travel_times), travel_times,
                              settings)
            inside = found.ms <= minutes_to_ms(settings.standard_min)
        grounds.append(HomeGround(
            region, [s.squad_id for s in mine],
            {s.squad_id: tuple(staff.get(s.squad_id, ())) for s in mine}, inside,
            np.array([u.weight for u in here], dtype=float),
        ))
    return grounds
