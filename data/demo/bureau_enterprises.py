"""The inspected enterprises of a demo bureau."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

import shapely

from ..codes import industry as industry_code
from ..codes import permit_code, uscc
from ..colouring import Scores, reason, verdict
from ..records import Enterprise, Unit
from .apportion import apportion
from .bureau_facts import Industry, findings, industries, syllables
from .duty_days import monday_of
from .roadside import roadside_positions
from .territory import Territory, plain_name, short_name

RED_SHARE, YELLOW_SHARE = 0.05, 0.20
_POSITIVE_SHARE_OF_GREENS = 0.07
_CAP = 2  # checks a year
#: Enterprises per unit of demand weight, by kind of unit.
_INDUSTRY_OF_KIND = {"park": 2.5, "street": 0.8, "town": 1.0, "township": 0.5}
#: How far heavy industry keeps out of a unit, 0–1, by kind; parks attract it.
_LIGHT_INDUSTRY = {"street": 0.95, "township": 0.8}
_DIMENSION_KEYS = ("discharge", "enforcement", "safety", "public")
_STREETS = ("工业", "创业", "振兴", "科创", "兴工", "富民")
_CONTACTS = ("环保专员", "安环部负责人", "生产厂长", "值班主管", "行政负责人")
_DEMO = "（演示）"


def build_enterprises(
    territory: Territory, count: int, day: date, seed: int
) -> tuple[Enterprise, ...]:
    """Invent ``count`` enterprises as they stand on the Monday of ``day``'s week.

    They are spread over the units by demand weight and kind; 5 % are red, 20 % yellow.
    Sorted by ``enterprise_id``. Raises ``BadInput`` if the territory has no road.
    """
    rng = random.Random(f"{seed}:enterprises")
    units = sorted(territory.units, key=lambda u: u.unit_code)
    shares = apportion(count, [u.weight * _INDUSTRY_OF_KIND.get(u.kind, 1.0) for u in units])
    positions = roadside_positions(
        territory, {u.unit_code: n for u, n in zip(units, shares, strict=True)}, seed
    )
    district_names = {d.district: plain_name(d.name) for d in territory.districts}
    colours = _colours(count, rng)
    names, codes = _CompanyNames(rng), _CreditCodes(rng)
    made = []
    for unit in units:
        trades = _trades_of(unit, rng)
        for lonlat in positions[unit.unit_code]:
            trade = rng.choices(industries(), trades)[0]
            holder = codes(unit.district)
            permit_class = _permit_class(trade, rng)
            scores, colour, reason = _scores(next(colours), rng)
            last_check, checks = _history(colour, day, rng)
            listed, until = _positive_list(colour, day, rng)
            made.append(
                Enterprise(
                    enterprise_id=permit_code.generate(
                        holder,
                        mark=permit_code.REGISTRATION_MARK
                        if permit_class == "registered"
                        else permit_code.PERMIT_MARK,
                    ),
                    name=names(unit, trade),
                    uscc=holder,
                    industry=industry_code.with_section(trade.code),
                    industry_name=trade.name,
                    permit_class=permit_class,
                    district=unit.district,
                    unit_code=unit.unit_code,
                    address=_address(district_names[unit.district], unit, rng),
                    score_discharge=scores[0],
                    score_enforcement=scores[1],
                    score_safety=scores[2],
                    score_public=scores[3],
                    colour=colour,
                    colour_reason=reason,
                    positive_list=listed,
                    positive_until=until,
                    last_check=last_check,
                    last_finding=None if last_check is None else _finding(scores, colour, rng),
                    checks_this_year=checks,
                    contact=rng.choice(_CONTACTS),
                    geom=shapely.Point(lonlat),
                )
            )
    return tuple(sorted(made, key=lambda e: e.enterprise_id))


def _colours(count: int, rng: random.Random) -> Iterator[str]:
    red, yellow = round(RED_SHARE * count), round(YELLOW_SHARE * count)
    colours = ["red"] * red + ["yellow"] * yellow + ["green"] * (count - red - yellow)
    rng.shuffle(colours)
    return iter(colours)


def _trades_of(unit: Unit, rng: random.Random) -> list[float]:
    """Weights of the industries in a unit: three local trades, heavy industry in parks."""
    light = _LIGHT_INDUSTRY.get(unit.kind, 0.6)
    local = rng.sample(range(len(industries())), 3)
    weights = []
    for index, trade in enumerate(industries()):
        heavy = 1.0 + (3.0 if unit.kind == "park" else -light) * trade.key_share
        weights.append(trade.weight * heavy * (5.0 if index in local else 1.0))
    return weights


def _permit_class(trade: Industry, rng: random.Random) -> str:
    draw = rng.random()
    if draw < trade.key_share:
        return "key"
    return "simplified" if draw < trade.key_share + trade.simplified_share else "registered"


class _CompanyNames:
    """Names never given twice: place, brand, trade; marked as invented."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._given: set[str] = set()

    def __call__(self, unit: Unit, trade: Industry) -> str:
        parts = syllables("brands.csv")
        while True:
            brand = self._rng.choice(parts["first"]) + self._rng.choice(parts["last"])
            name = f"{short_name(unit.name)}{brand}{trade.word}有限公司{_DEMO}"
            if name not in self._given:
                self._given.add(name)
                return name


class _CreditCodes:
    """Social credit codes never given twice."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._given: set[str] = set()

    def __call__(self, district: str) -> str:
        while True:
            code = uscc.generate(self._rng, district)
            if code not in self._given:
                self._given.add(code)
                return code


def _address(district_name: str, unit: Unit, rng: random.Random) -> str:
    place = plain_name(unit.name)
    return f"{district_name}{place}演示{rng.choice(_STREETS)}路{rng.randint(1, 299)}号"


def _scores(wanted: str, rng: random.Random) -> tuple[Scores, str, str]:
    """Draw four scores that the rule gives the wanted colour."""
    weak_mean = {"red": 38.0, "yellow": 58.0, "green": 84.0}[wanted]
    good_mean = {"red": 70.0, "yellow": 80.0, "green": 87.0}[wanted]
    while True:
        weak = rng.sample(range(4), rng.randint(1, 2))
        drawn = [rng.gauss(weak_mean if i in weak else good_mean, 7.0) for i in range(4)]
        first, second, third, fourth = (round(min(100.0, max(5.0, s)), 1) for s in drawn)
        scores = (first, second, third, fourth)
        found = verdict(scores)
        if found.colour == wanted:
            return scores, found.colour, reason(found)


def _history(colour: str, day: date, rng: random.Random) -> tuple[date | None, int]:
    """Last check before ``day``'s week, and the checks of this year up to then."""
    if rng.random() < {"red": 0.02, "yellow": 0.05, "green": 0.25}[colour]:
        return None, 0
    longest = {"red": 120, "yellow": 300, "green": 700}[colour]
    last = monday_of(day) - timedelta(days=rng.randint(3, longest))
    if last.year != day.year:
        return last, 0
    again = rng.random() < {"red": 0.25, "yellow": 0.12, "green": 0.05}[colour]
    return last, _CAP if again else 1


def _positive_list(colour: str, day: date, rng: random.Random) -> tuple[bool, date | None]:
    """Mostly until the year's end, some without end, some run out at the end of last year."""
    if colour != "green" or rng.random() >= _POSITIVE_SHARE_OF_GREENS:
        return False, None
    draw = rng.random()
    if draw < 0.75:
        return True, date(day.year, 12, 31)
    return True, None if draw < 0.85 else date(day.year - 1, 12, 31)


def _finding(scores: Scores, colour: str, rng: random.Random) -> str:
    if colour == "green" and rng.random() < 0.7:
        return findings()["none"][0]
    weakest = _DIMENSION_KEYS[scores.index(min(scores))]
    return rng.choice(findings()[weakest])
