"""A demo bureau: enterprises, what is due, who may inspect. Invented, from one seed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from ..records import (
    Absence,
    Enterprise,
    Equipment,
    Item,
    Officer,
    Recusal,
    RosterDay,
    Vehicle,
)
from .bureau_enterprises import build_enterprises
from .bureau_items import build_items
from .bureau_kit import build_equipment, build_vehicles
from .bureau_officers import build_officers
from .bureau_recusals import build_recusals
from .bureau_roster import build_absences, build_roster
from .duty_days import DEFAULT_DAY, duty_days
from .territory import Territory

__all__ = ["CITY", "DEFAULT_DAY", "Bureau", "BureauSize", "Territory", "build_bureau"]


@dataclass(frozen=True)
class BureauSize:
    """How much of everything there is.

    ``visits`` is the least and most visits due on a day, ``other_days_share`` scales it for
    the days around the day asked for. ``absence_share`` of the officers are away on a day.
    """

    enterprises: int = 3000
    officers_civil: int = 149
    officers_public: int = 60
    visits: tuple[int, int] = (100, 112)
    other_days_share: float = 1.0
    absence_share: float = 0.09
    squad_in_training: bool = True
    recusals: int = 30


#: Huzhou's published figures: 149 + 60 officers; the enterprises are about as many as known.
CITY = BureauSize()


@dataclass(frozen=True)
class Bureau:
    """The people's side of a demo workspace; each field is one table."""

    enterprises: tuple[Enterprise, ...]
    items: tuple[Item, ...]
    officers: tuple[Officer, ...]
    absences: tuple[Absence, ...]
    roster: tuple[RosterDay, ...]
    recusals: tuple[Recusal, ...]
    vehicles: tuple[Vehicle, ...]
    equipment: tuple[Equipment, ...]


def build_bureau(
    seed: int, day: date, territory: Territory, size: BureauSize = CITY
) -> Bureau:
    """Invent a bureau on ``territory`` as it stands on ``day``; same seed, same bureau.

    The roster and the items cover Monday to Friday of ``day``'s week and of the next.
    Raises ``BadInput`` if the territory has no road.
    """
    days = duty_days(day)
    enterprises = build_enterprises(territory, size.enterprises, day, seed)
    items = build_items(
        enterprises,
        territory,
        days,
        day,
        visits=size.visits,
        other_days_share=size.other_days_share,
        seed=seed,
    )
    officers = build_officers(territory, size.officers_civil, size.officers_public, day, seed)
    absences = build_absences(
        officers,
        days,
        day,
        share=size.absence_share,
        squad_in_training=size.squad_in_training,
        seed=seed,
    )
    return Bureau(
        enterprises=enterprises,
        items=items,
        officers=officers,
        absences=absences,
        roster=build_roster(officers, absences, days, seed),
        recusals=build_recusals(
            territory, enterprises, items, officers, day, count=size.recusals, seed=seed
        ),
        vehicles=build_vehicles(territory, seed),
        equipment=build_equipment(territory, officers, seed),
    )
