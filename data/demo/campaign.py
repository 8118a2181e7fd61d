"""A demo campaign: the districts of the demo city inspect each other. Invented, from one seed."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date, timedelta

from ..records import (
    Brigade,
    Campaign,
    District,
    Enterprise,
    Mission,
    Officer,
    Posting,
    Squad,
    TeamMember,
)

Rows = Campaign | Mission | Posting | TeamMember

_BASIS = "《行政处罚法》第四十二条;演示交叉检查方案(演示数据)"
_SIZE = 4
_MISSIONS_EACH = 2
_TARGETS = 4
_POSTED_SHARE, _TIED = 0.15, 3
_LAST_TEAM = 2


def demo_campaign(
    seed: int, day: date, districts: Sequence[District], brigades: Sequence[Brigade],
    squads: Sequence[Squad], officers: Sequence[Officer], enterprises: Sequence[Enterprise],
) -> list[Rows]:
    """Invent a campaign in the week after ``day``'s, the one before it, and who served where.

    Two missions of four officers in each own district, their targets to be drawn. Empty if
    fewer than three own districts have officers. Same arguments, same rows.
    """
    rng = random.Random(f"{seed}:campaign")
    region_of = _regions(brigades, squads)
    home = {o.officer_id: region_of.get((o.home_kind, o.home_id)) for o in officers}
    regions = sorted(d.district for d in districts if d.own and d.district in home.values())
    if len(regions) < 3:
        return []
    names = {d.district: d.name for d in districts}
    monday = day - timedelta(days=day.weekday()) + timedelta(days=7)
    current = Campaign(
        f"JC{monday:%Y%m}", "演示区域交叉检查 demo campaign", monday, monday + timedelta(days=4),
        tuple(regions), (), "same_day", "{}", _BASIS,
    )
    leads = {b.district: b.name for b in sorted(brigades, key=lambda b: b.brigade_id, reverse=True)
             if b.district}
    ready = {e.district for e in enterprises}
    missions = [
        Mission(current.campaign_id, f"{region}-{n + 1}", f"{names[region]}第{n + 1}组(演示)",
                region, current.from_day, current.to_day, _SIZE, (), (),
                _TARGETS if region in ready else 0, _BASIS,
                leads.get(region, f"{names[region]}执法队(演示)"))
        for region in regions for n in range(_MISSIONS_EACH)
    ]
    certified = sorted(o.officer_id for o in officers
                       if home[o.officer_id] in regions and o.certificate_no)
    return [current, *missions, *_former(certified, home, regions, names, monday, rng),
            *_postings(certified, home, regions, monday, rng)]


def _regions(
    brigades: Sequence[Brigade], squads: Sequence[Squad]
) -> dict[tuple[str, str], str | None]:
    return {("squad", s.squad_id): s.district for s in squads} | {
        ("brigade", b.brigade_id): b.district if b.level == "county" else None for b in brigades
    }


def _former(
    people: Sequence[str], home: dict[str, str | None], regions: Sequence[str],
    names: dict[str, str], monday: date, rng: random.Random,
) -> list[Rows]:
    """The campaign half a year ago: every region inspected the next one."""
    begin = monday - timedelta(days=26 * 7)
    end = begin + timedelta(days=4)
    former = Campaign(f"JC{begin:%Y%m}", "演示上次交叉检查 former demo campaign", begin, end,
                      tuple(regions), (), "same_day", "{}", _BASIS)
    rows: list[Rows] = [former]
    for index, region in enumerate(regions):
        target = regions[(index + 1) % len(regions)]
        own = [p for p in people if home[p] == region]
        team = rng.sample(own, min(_LAST_TEAM, len(own)))
        mission = Mission(former.campaign_id, f"{target}-1", f"{names[target]}组(演示)", target,
                          begin, end, _SIZE, (), (), 0, _BASIS, f"{names[target]}执法队(演示)")
        rows.append(mission)
        rows += [TeamMember(former.campaign_id, mission.mission_id, person,
                            "head" if seq == 0 else "member", seq, f"{former.campaign_id}-01")
                 for seq, person in enumerate(team)]
    return rows


def _postings(
    people: Sequence[str], home: dict[str, str | None], regions: Sequence[str], monday: date,
    rng: random.Random,
) -> list[Rows]:
    """Who served in another district lately, and a few who must keep away from one."""
    rows: list[Rows] = []
    for person in people:
        others = [r for r in regions if r != home[person]]
        if rng.random() < _POSTED_SHARE:
            left = monday - timedelta(days=rng.randint(60, 1500))
            began = left - timedelta(days=rng.randint(400, 1500))
            rows.append(Posting(person, rng.choice(others), "posting", began, left,
                                "原任职(演示数据)"))
    for person in rng.sample(list(people), min(_TIED, len(people))):
        others = [r for r in regions if r != home[person]]
        rows.append(Posting(person, rng.choice(others), "recusal", monday - timedelta(days=365),
                            None, "近亲属任职(演示数据)"))
    return rows
