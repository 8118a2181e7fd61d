"""The enforcement officers of a demo bureau."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

from ..records import Officer
from .apportion import apportion
from .bureau_facts import SKILLS
from .personal_names import personal_names
from .territory import Territory

SQUAD_SHARE = 0.845  # of all officers; the published practice is 80 % and more
_LEAST_IN_SQUAD = 4
_NOVICE_SHARE = 0.07
_LAW_SHARE = 0.08
_CERTIFICATE_YEARS = 5
_WITHOUT, _EXPIRED, _EXPIRING = 0.008, 0.014, 0.02  # shares of the certificates
#: What officers learn beside their first skills; water, air and waste are everyday work.
_EXTRA_SKILLS = {"涉水": 5.0, "涉气": 5.0, "涉危废": 4.0, "噪声": 3.0, "化工": 2.0, "辐射": 1.0}


def build_officers(
    territory: Territory, civil: int, public: int, day: date, seed: int
) -> tuple[Officer, ...]:
    """Invent ``civil`` civil servants and ``public`` officers of public institutions.

    About 85 % are posted in the squads, the rest in the brigades. On ``day`` a few have a
    certificate that has run out, or none. Sorted by ``officer_id``.
    """
    rng = random.Random(f"{seed}:officers")
    count = civil + public
    homes = _homes(territory, count)
    staff = ["civil_service"] * civil + ["public_institution"] * public
    rng.shuffle(staff)
    certificates = _certificate_states(count, rng)
    regions = _regions(territory)
    serials: Counter[str] = Counter()
    seat: Counter[tuple[str, str]] = Counter()
    officers = []
    for index, name in enumerate(personal_names(count, rng)):
        home = homes[index]
        region = regions[home]
        serials[region] += 1
        joined = _joined(day, rng)
        certified = _validity(certificates[index], joined, day, rng)
        officers.append(
            Officer(
                officer_id=f"ZF{index + 1:03d}",
                name=name,
                home_kind=home[0],
                home_id=home[1],
                staff=staff[index],
                # the shape of a provincial certificate: 11, place, 26, serial
                certificate_no=f"11{region}26{serials[region]:03d}" if certified else None,
                cert_from=certified[0] if certified else None,
                cert_to=certified[1] if certified else None,
                law_qualified=rng.random() < _LAW_SHARE,
                skills=_skills(seat[home], rng),
                joined_on=joined,
                phone=None,
            )
        )
        seat[home] += 1
    return _one_lawyer_per_brigade(territory, officers)


def _homes(territory: Territory, count: int) -> list[tuple[str, str]]:
    """The posting of each officer: squads by the demand they answer for, then brigades."""
    squads = sorted(s.squad_id for s in territory.squads)
    brigades = sorted(b.brigade_id for b in territory.brigades)
    in_squads = round(SQUAD_SHARE * count) if brigades else count
    least = min(_LEAST_IN_SQUAD, in_squads // max(1, len(squads)))
    demand: Counter[str] = Counter()
    for unit in territory.units:
        demand[unit.squad_id] += round(unit.weight * 1000)
    # more than proportional: a quiet squad stays at the least, and leave costs it a crew
    rest = apportion(in_squads - least * len(squads), [demand[s] ** 1.5 for s in squads])
    homes = [("squad", s) for s, n in zip(squads, rest, strict=True) for _ in range(least + n)]
    shares = apportion(count - len(homes), [1.0] * len(brigades))
    homes += [("brigade", b) for b, n in zip(brigades, shares, strict=True) for _ in range(n)]
    return homes


def _regions(territory: Territory) -> dict[tuple[str, str], str]:
    """The last four digits of the place that issued the certificates of a home."""
    city = territory.own_districts[0].district[2:4] + "00"
    regions = {("squad", s.squad_id): s.district[2:] for s in territory.squads}
    for brigade in territory.brigades:
        regions["brigade", brigade.brigade_id] = brigade.district[2:] if brigade.district else city
    return regions


def _certificate_states(count: int, rng: random.Random) -> list[str]:
    states = []
    for state, share in (("none", _WITHOUT), ("expired", _EXPIRED), ("expiring", _EXPIRING)):
        states += [state] * max(1, round(share * count))
    states = (states + ["valid"] * count)[:count]
    rng.shuffle(states)
    return states


def _joined(day: date, rng: random.Random) -> date:
    if rng.random() < _NOVICE_SHARE:
        return day - timedelta(days=rng.randint(150, 330))
    return day - timedelta(days=rng.randint(400, 26 * 365))


def _validity(
    state: str, joined: date, day: date, rng: random.Random
) -> tuple[date, date] | None:
    whole = timedelta(days=_CERTIFICATE_YEARS * 365)
    if state == "none":
        return None
    if state == "expired":
        end = day - timedelta(days=rng.randint(3, 90))
    elif state == "expiring":
        end = day + timedelta(days=rng.randint(1, 28))
    else:
        end = day + timedelta(days=rng.randint(60, _CERTIFICATE_YEARS * 365 - 30))
    start = max(end - whole, joined + timedelta(days=rng.randint(30, 60)))
    return start, max(end, start)


def _skills(seat: int, rng: random.Random) -> tuple[str, ...]:
    """Two skills by the seat, so that any three colleagues have all six, and one or two more."""
    first = {SKILLS[seat % 3], SKILLS[3 + seat % 3]}
    more = rng.choices(list(_EXTRA_SKILLS), list(_EXTRA_SKILLS.values()), k=2)
    return tuple(s for s in SKILLS if s in first | set(more))


def _one_lawyer_per_brigade(
    territory: Territory, officers: Sequence[Officer]
) -> tuple[Officer, ...]:
    """See that each brigade, its squads included, has somebody law-qualified."""
    brigade_of = {("squad", s.squad_id): s.brigade_id for s in territory.squads}
    done = list(officers)
    for brigade in territory.brigades:
        staff = [
            i
            for i, o in enumerate(done)
            if brigade_of.get((o.home_kind, o.home_id), o.home_id) == brigade.brigade_id
        ]
        if staff and not any(done[i].law_qualified for i in staff):
            done[staff[-1]] = replace(done[staff[-1]], law_qualified=True)
    return tuple(done)
