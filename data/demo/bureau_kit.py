"""Vehicles and equipment of a demo bureau."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence

from ..records import Equipment, Officer, Vehicle
from .bureau_facts import kit
from .territory import Territory

_KINDS = ("执法执勤车", "新能源执法车")
_SURVEY_VEHICLE = "走航监测车"
_PLATE_MARK = "(演示)"


def build_vehicles(territory: Territory, seed: int) -> tuple[Vehicle, ...]:
    """Give each squad two vehicles, some a third; each brigade two and a survey vehicle.

    Only a third vehicle is ever in the workshop. Where there are many squads, one has
    a single vehicle.
    """
    rng = random.Random(f"{seed}:vehicles")
    squads = sorted(s.squad_id for s in territory.squads)
    poorest = rng.choice(squads) if len(squads) > 10 else None
    vehicles: list[Vehicle] = []

    def add(kind: str, home_kind: str, home_id: str, available: bool = True) -> None:
        number = len(vehicles) + 1
        plate = f"{territory.plate_prefix}{number:04d}{_PLATE_MARK}"
        vehicles.append(Vehicle(f"CL{number:03d}", plate, kind, home_kind, home_id, available))

    for squad in squads:
        count = 1 if squad == poorest else rng.choices((2, 3), (0.8, 0.2))[0]
        for index in range(count):
            add(rng.choice(_KINDS), "squad", squad, index < 2 or rng.random() < 0.6)
    for brigade in sorted(b.brigade_id for b in territory.brigades):
        for kind in (*_KINDS, _SURVEY_VEHICLE):
            add(kind, "brigade", brigade)
    return tuple(vehicles)


def build_equipment(
    territory: Territory, officers: Sequence[Officer], seed: int
) -> tuple[Equipment, ...]:
    """Equip each home by the kit list, now and then with a piece more or less."""
    rng = random.Random(f"{seed}:equipment")
    staff = Counter(o.home_id for o in officers)
    homes = [("squad", s) for s in sorted(s.squad_id for s in territory.squads)]
    homes += [("brigade", b) for b in sorted(b.brigade_id for b in territory.brigades)]
    pieces: list[Equipment] = []
    for home_kind, home_id in homes:
        for kind in kit():
            per_home = kind.per_squad if home_kind == "squad" else kind.per_brigade
            if per_home > 1:
                per_home += rng.choice((-1, 0, 0, 0, 1))
            count = kind.per_officer * staff[home_id] + per_home
            if count:
                number = f"ZB{len(pieces) + 1:04d}"
                pieces.append(Equipment(number, kind.name, home_kind, home_id, count))
    return tuple(pieces)
