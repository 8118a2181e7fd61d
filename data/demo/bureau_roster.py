"""Who is on duty, and who is away, over a demo bureau's fortnight."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

from ..records import Absence, Officer, RosterDay

_LENGTHS = (1, 1, 1, 2, 3, 5)  # working days away
_MEAN_DAYS_AWAY = 1.9  # of _LENGTHS, cut at the ends of ten days
_REASONS = {"年休假": 5.0, "业务培训": 3.0, "病假": 1.0, "专案抽调": 2.0, "公务出差": 2.0}
_SQUAD_TRAINING = "中队集中培训"
_OFFICE_SHARE = {"squad": 0.15, "brigade": 0.5}
_TWO_CREWS = 4


def build_absences(
    officers: Sequence[Officer],
    days: Sequence[date],
    day: date,
    *,
    share: float,
    squad_in_training: bool,
    seed: int,
) -> tuple[Absence, ...]:
    """Send ``share`` of the officers away on an average day, one stretch each.

    With ``squad_in_training`` one of the smallest squads is, but for one officer, away on
    ``day``: a squad that can field no crew.
    """
    rng = random.Random(f"{seed}:absences")
    away: dict[str, Absence] = {}
    odds = share * len(days) / _MEAN_DAYS_AWAY
    for officer in officers:
        if rng.random() < odds:
            length = rng.choice(_LENGTHS)
            start = rng.randrange(1 - length, len(days))
            end = min(start + length, len(days)) - 1
            reason = rng.choices(list(_REASONS), list(_REASONS.values()))[0]
            away[officer.officer_id] = Absence(
                officer.officer_id, days[max(start, 0)], days[end], reason
            )
    if squad_in_training:
        for officer in _smallest_squad(officers, rng)[1:]:
            away[officer.officer_id] = Absence(officer.officer_id, day, day, _SQUAD_TRAINING)
    return tuple(away[key] for key in sorted(away))


def _smallest_squad(officers: Sequence[Officer], rng: random.Random) -> list[Officer]:
    squads: dict[str, list[Officer]] = {}
    for officer in officers:
        if officer.home_kind == "squad":
            squads.setdefault(officer.home_id, []).append(officer)
    least = min(len(members) for members in squads.values())
    return squads[rng.choice([s for s in sorted(squads) if len(squads[s]) == least])]


def build_roster(
    officers: Sequence[Officer], absences: Sequence[Absence], days: Sequence[date], seed: int
) -> tuple[RosterDay, ...]:
    """Give every officer a duty on every day; absences stand over it.

    A squad keeps somebody in the office only from the fifth officer who could go out.
    """
    rng = random.Random(f"{seed}:roster")
    away = {a.officer_id: (a.from_day, a.to_day) for a in absences}
    roster = []
    for today in days:
        able: dict[str, int] = {}
        for officer in officers:
            able[officer.home_id] = able.get(officer.home_id, 0) + _able(officer, away, today)
        for officer in officers:
            duty = "field"
            spare = officer.home_kind == "brigade" or able[officer.home_id] > _TWO_CREWS
            if spare and rng.random() < _OFFICE_SHARE[officer.home_kind]:
                duty = "office"
                able[officer.home_id] -= _able(officer, away, today)
            roster.append(RosterDay(officer.officer_id, today, duty))
    return tuple(sorted(roster, key=lambda r: (r.officer_id, r.day)))


def _able(officer: Officer, away: dict[str, tuple[date, date]], today: date) -> bool:
    if officer.cert_from is None or officer.cert_to is None:
        return False
    first, last = away.get(officer.officer_id, (date.max, date.min))
    return officer.cert_from <= today <= officer.cert_to and not first <= today <= last
