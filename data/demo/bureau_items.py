"""What is due at the enterprises of a demo bureau over its fortnight."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from ..records import Enterprise, Item
from .apportion import apportion
from .bureau_facts import Matter, industries, matters
from .territory import Territory

MANDATORY_SHARE = 0.7
_CAP = 2
#: Visits by what occasions them. Complaints outweigh random draws, as in Shandong's report on
#: 2018 (138,000 complaint cases, 39,000 random checks); planned work is the rest.
_GROUPS = {"routine": 0.42, "campaign": 0.28, "case": 0.18, "draw": 0.12}
#: How often visits of a group are mandatory, relative to each other.
_URGENCY = {"case": 4.0, "routine": 2.0, "campaign": 1.0, "draw": 1.0}
#: Attention to a colour (red strict, yellow watch, green leave alone), and its prize.
_ATTENTION = {"red": 5.0, "yellow": 2.0, "green": 1.0}
_PRIZE = {"red": 10.0, "yellow": 6.0, "green": 3.0}
_PRIZE_OF_KIND = {"case": 1.5, "campaign": 1.2, "routine": 1.0}
_ITEMS_PER_VISIT = ((1, 68.0), (2, 17.0), (3, 9.0), (4, 4.0), (5, 2.0))
_OPTIONAL_DAYS = (1, 1, 2, 3)
_WINDOWED_SHARE = 0.22
#: Opening windows in minutes: morning production, afternoon production, banking-hours offices,
#: plants whose night shift rests until ten or leaves early.
_WINDOWS: tuple[tuple[float | None, float | None], ...] = (
    (540.0, 690.0), (810.0, 1020.0), (540.0, 990.0), (600.0, None), (None, 960.0),
)  # fmt: skip
_DUTY = (510.0, 1050.0)
_LEAST_SLACK_MIN = 30.0


@dataclass
class _Ledger:
    """What has been handed out: items so far, who was visited, who is still due when."""

    items: list[Item] = field(default_factory=list)
    visited: set[str] = field(default_factory=set)
    optional: dict[date, Counter[str]] = field(default_factory=dict)
    serial: Counter[date] = field(default_factory=Counter)


def build_items(
    enterprises: Sequence[Enterprise],
    territory: Territory,
    days: Sequence[date],
    day: date,
    *,
    visits: tuple[int, int],
    other_days_share: float,
    seed: int,
) -> tuple[Item, ...]:
    """Make ``visits`` (least, most) visits' worth of items due on each of ``days``.

    On days other than ``day`` that number is scaled by ``other_days_share``. Visits are spread
    over the districts by their squads; 70 % are mandatory, which are due on one day alone,
    optional ones for one to three days. A few more items are due where the rules forbid or
    narrow the visit: at enterprises on the positive list or with two checks this year.
    """
    rng = random.Random(f"{seed}:items")
    ledger = _Ledger(optional={d: Counter() for d in days})
    pools = _pools(enterprises, territory, rng)
    squads = Counter(s.district for s in territory.squads)
    districts = [d for d in sorted(squads) if pools.get(d)]
    for index, today in enumerate(days):
        scale = 1.0 if today == day else other_days_share
        wanted = round(rng.randint(*visits) * scale)
        for district, share in zip(
            districts, apportion(wanted, [squads[d] for d in districts]), strict=True
        ):
            fresh = share - ledger.optional[today][district]
            _visits_of_day(pools[district], fresh, share, days[index:], ledger, rng)
        _exercise_the_rules(enterprises, today, max(1, wanted // 50), ledger, rng)
    return tuple(ledger.items)


def _pools(
    enterprises: Sequence[Enterprise], territory: Territory, rng: random.Random
) -> dict[str, list[Enterprise]]:
    """The enterprises an ordinary visit may go to, by district, in random order."""
    pools: dict[str, list[Enterprise]] = {}
    for enterprise in enterprises:
        if not enterprise.positive_list:
            pools.setdefault(enterprise.district, []).append(enterprise)
    for district in sorted(pools):
        rng.shuffle(pools[district])
    return pools


def _visits_of_day(
    pool: list[Enterprise],
    fresh: int,
    share: int,
    days: Sequence[date],
    ledger: _Ledger,
    rng: random.Random,
) -> None:
    """Add ``fresh`` visits so that, of ``share`` due, 70 % are mandatory."""
    if fresh <= 0:
        return
    groups = rng.choices(list(_GROUPS), list(_GROUPS.values()), k=fresh)
    # exponential keys: a draw without replacement, weighted by urgency
    keys = sorted((rng.expovariate(_URGENCY[g]), i) for i, g in enumerate(groups))
    mandatory = {i for _, i in keys[: round(MANDATORY_SHARE * share)]}
    for i, group in enumerate(groups):
        enterprise = _pick(pool, group, ledger, rng)
        if enterprise is None:
            continue
        last = 0 if i in mandatory else rng.choice(_OPTIONAL_DAYS) - 1
        last = min(last, len(days) - 1)
        _add_visit(enterprise, group, days[0], days[last], i in mandatory, ledger, rng)
        for later in days[1 : last + 1]:
            ledger.optional[later][enterprise.district] += 1


def _pick(
    pool: list[Enterprise], group: str, ledger: _Ledger, rng: random.Random
) -> Enterprise | None:
    def open_to(enterprise: Enterprise) -> bool:
        if enterprise.enterprise_id in ledger.visited:
            return False
        if group != "case" and enterprise.checks_this_year >= _CAP:
            return False
        return group != "routine" or enterprise.colour != "green"

    # only one visit to an enterprise in the fortnight: one entry, many matters
    candidates = [e for e in pool if open_to(e)]
    if not candidates and group == "routine":
        return _pick(pool, "draw", ledger, rng)
    if not candidates:
        return None
    chosen = rng.choices(candidates, [_ATTENTION[e.colour] for e in candidates])[0]
    ledger.visited.add(chosen.enterprise_id)
    return chosen


def _add_visit(
    enterprise: Enterprise,
    group: str,
    first: date,
    last: date,
    mandatory: bool,
    ledger: _Ledger,
    rng: random.Random,
) -> None:
    chosen = _matters_for(enterprise, group, rng)
    minutes = [float(rng.randrange(m.min_min, m.max_min + 1, 5)) for m in chosen]
    stay = max(minutes) + (sum(minutes) - max(minutes)) / 2.0
    opens, closes = _window(stay, rng)
    for index, (matter, duration) in enumerate(zip(chosen, minutes, strict=True)):
        ledger.serial[first] += 1
        main = index == 0
        ledger.items.append(
            Item(
                item_id=f"SX-{first:%Y%m%d}-{ledger.serial[first]:04d}",
                enterprise_id=enterprise.enterprise_id,
                name=matter.name,
                kind=matter.kind,
                due_from=first,
                due_to=last,
                mandatory=mandatory and main,
                prize=_PRIZE[enterprise.colour] * _PRIZE_OF_KIND[matter.kind],
                duration_min=duration,
                skill=matter.skill,
                open_min=opens if main else None,
                close_min=closes if main else None,
                break_off_min=matter.break_off_min,
                counts_to_cap=_counts(matter, enterprise),
                legal_basis=matter.legal_basis,
                done_on=None,
            )
        )


def _counts(matter: Matter, enterprise: Enterprise) -> bool:
    """Case checks never count to the yearly cap, nor do extra draws of red-coded ones."""
    if matter.kind == "case":
        return False
    return not (matter.group == "draw" and enterprise.colour == "red")


def _matters_for(enterprise: Enterprise, group: str, rng: random.Random) -> list[Matter]:
    """The visit's matters: one of ``group`` first, then others, asking two skills at most."""
    trade = next(t for t in industries() if t.code == enterprise.industry[1:])
    counts, weights = zip(*_ITEMS_PER_VISIT, strict=True)
    wanted = rng.choices(counts, weights)[0]
    chosen = [_draw_matter([m for m in matters() if m.group == group], trade.skills, rng)]
    groups = {"campaign", "draw"} if enterprise.checks_this_year < _CAP else set()
    if enterprise.colour != "green" and groups:
        groups.add("routine")
    if group == "case":
        groups.add("case")
    while len(chosen) < wanted:
        taken = {m.name for m in chosen}
        groups -= {m.group for m in chosen if m.group == "draw"}
        open_matters = [m for m in matters() if m.group in groups and m.name not in taken]
        skills = tuple(dict.fromkeys(m.skill for m in chosen if m.skill))
        allowed = trade.skills if len(skills) < 2 else skills
        fitting = [m for m in open_matters if m.skill is None or m.skill in allowed]
        if not fitting:
            break
        chosen.append(_draw_matter(fitting, allowed, rng))
    return chosen


def _draw_matter(
    choice: Sequence[Matter], skills: Sequence[str], rng: random.Random
) -> Matter:
    fitting = [m for m in choice if m.skill is None or m.skill in skills] or list(choice)
    return rng.choices(fitting, [m.weight for m in fitting])[0]


def _window(stay_min: float, rng: random.Random) -> tuple[float | None, float | None]:
    """An opening window that leaves room for the stay and the way there, or none."""
    if rng.random() >= _WINDOWED_SHARE:
        return None, None
    opens, closes = rng.choice(_WINDOWS)
    room = (closes or _DUTY[1]) - (opens or _DUTY[0])
    return (opens, closes) if room >= stay_min + _LEAST_SLACK_MIN else (None, None)


def _exercise_the_rules(
    enterprises: Sequence[Enterprise], today: date, count: int, ledger: _Ledger, rng: random.Random
) -> None:
    """Items due where the positive list or the yearly cap rules a visit out, or narrows it."""
    fresh = [e for e in enterprises if e.enterprise_id not in ledger.visited]
    listed = [
        e
        for e in fresh
        if e.positive_list and (e.positive_until is None or e.positive_until >= today)
    ]
    capped = [e for e in fresh if not e.positive_list and e.checks_this_year >= _CAP]
    for pool, group in ((listed, "campaign"), (listed, "case"), (capped, "campaign")):
        for _ in range(min(count, len(pool))):
            enterprise = pool.pop(rng.randrange(len(pool)))
            ledger.visited.add(enterprise.enterprise_id)
            _add_visit(enterprise, group, today, today, group == "case", ledger, rng)
