"""Workspace rows → the frozen roster of a campaign: who, where, when, and by which rules."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ...data.errors import BadInput
from ...data.records import (
    Absence,
    Brigade,
    Campaign,
    District,
    Enterprise,
    Mission,
    Officer,
    Posting,
    Recusal,
    Squad,
    TeamMember,
)
from ...data.settings import Settings
from .freeze_double_random import district_of_home, iso
from .industry_skill import industry_skill
from .policy import Policy, as_json, from_json

#: Skills taken over from the industries of the targets, where a mission states none.
_SKILLS_FROM_TARGETS = 2


@dataclass(frozen=True)
class CampaignRows:
    """The rows of the workspace that a campaign is drawn from."""

    campaign: Campaign
    campaigns: Sequence[Campaign]
    missions: Sequence[Mission]  # of all campaigns
    members: Sequence[TeamMember]  # of all campaigns
    districts: Sequence[District]
    squads: Sequence[Squad]
    brigades: Sequence[Brigade]
    enterprises: Sequence[Enterprise]
    officers: Sequence[Officer]
    absences: Sequence[Absence]
    recusals: Sequence[Recusal]
    postings: Sequence[Posting]

    def mine(self) -> list[Mission]:
        """Return the missions of this campaign."""
        here = self.campaign.campaign_id
        return sorted((m for m in self.missions if m.campaign_id == here),
                      key=lambda m: m.mission_id)

    def policy(self) -> Policy:
        """Return the campaign's policy. Raises ``BadInput``."""
        return from_json(self.campaign.policy, f"campaigns/{self.campaign.campaign_id}/policy")

    def sendable(self) -> list[Officer]:
        """Return the officers of the campaign's regions."""
        home = district_of_home(self.squads, self.brigades)
        return sorted((o for o in self.officers
                       if home.get((o.home_kind, o.home_id)) in self.campaign.regions),
                      key=lambda o: o.officer_id)

    def staff(self) -> dict[str, list[str]]:
        """Return by squad who holds a certificate throughout and is there: its crews."""
        first, last = self.campaign.from_day, self.campaign.to_day
        away = {a.officer_id for a in self.absences if a.from_day <= last and a.to_day >= first}
        staff: dict[str, list[str]] = {}
        for officer in self.sendable():
            certified = (officer.certificate_no and officer.cert_from and officer.cert_to
                         and officer.cert_from <= first and officer.cert_to >= last)
            if officer.home_kind == "squad" and certified and officer.officer_id not in away:
                staff.setdefault(officer.home_id, []).append(officer.officer_id)
        return staff


def freeze_campaign(
    draw_id: str, rows: CampaignRows, donors: Sequence[Mapping[str, Any]], settings: Settings
) -> dict[str, Any]:
    """Return the roster of the campaign's draw.

    Raises ``BadInput`` for a campaign without missions, for a mission outside its regions or
    dates, without a legal basis or a territorial lead, for less than two people.
    """
    campaign, policy = rows.campaign, rows.policy()
    missions = rows.mine()
    _check(rows, missions)
    pools = {m.mission_id: _pool(m, rows) for m in missions}
    frozen = [_mission(m, pools[m.mission_id], rows) for m in missions]
    watched = {e for m in frozen for e in (*m["enterprises"], *m["pool"])}
    name = {d.district: d.name for d in rows.districts}
    return {
        "draw_id": draw_id, "title": settings.title, "demo": settings.demo,
        "day": campaign.from_day.isoformat(), "campaign_id": campaign.campaign_id,
        "name": campaign.name, "travel": campaign.travel, "legal_basis": campaign.legal_basis,
        "policy": as_json(policy),
        "regions": [{"id": r, "name": name.get(r, r)} for r in sorted(campaign.regions)],
        "banned_pairs": sorted(_pair(text, campaign) for text in campaign.banned_pairs),
        "missions": frozen,
        "people": [_person(o, rows, watched) for o in rows.sendable()],
        "donors": [dict(d) for d in donors],
    }


def _check(rows: CampaignRows, missions: Sequence[Mission]) -> None:
    campaign = rows.campaign
    if not missions:
        raise BadInput("The campaign {campaign} has no missions; enter them in the table missions.",
                       campaign=campaign.campaign_id)
    if not campaign.legal_basis.strip():
        raise BadInput("The campaign {campaign} states no legal basis; without one nobody may "
                       "inspect in another region.", campaign=campaign.campaign_id)
    known = {d.district for d in rows.districts}
    for region in campaign.regions:
        if region not in known:
            raise BadInput("The campaign {campaign} names the region {region}, which is not in "
                           "the table districts.", campaign=campaign.campaign_id, region=region)
    targets = {e.enterprise_id: e.district for e in rows.enterprises}
    for mission in missions:
        _check_mission(mission, campaign, targets)


def _check_mission(mission: Mission, campaign: Campaign, targets: Mapping[str, str]) -> None:
    def refuse(template: str, **params: object) -> None:
        raise BadInput(template, mission=mission.mission_id, **params)

    if mission.district not in campaign.regions:
        refuse("The mission {mission} goes to {region}, which is no region of its campaign.",
               region=mission.district)
    if not campaign.from_day <= mission.from_day <= mission.to_day <= campaign.to_day:
        refuse("The days of the mission {mission} do not lie within its campaign.")
    if mission.size < 2:
        refuse("The mission {mission} has {size} places; two officers at least must inspect "
               "together.", size=mission.size)
    if not mission.legal_basis.strip():
        refuse("The mission {mission} states no legal basis.")
    if not mission.territorial_lead.strip():
        refuse("The mission {mission} names no territorial lead of the region inspected.")
    for name in mission.enterprises:
        if targets.get(name) != mission.district:
            refuse("The mission {mission} has the target {enterprise}, which is not in its region.",
                   enterprise=name)


def _pair(text: str, campaign: Campaign) -> list[str]:
    donor, arrow, target = text.partition(">")
    if not arrow or not {donor, target} <= set(campaign.regions):
        raise BadInput("The campaign {campaign} bans the pair {pair}; write "
                       "inspecting>inspected with codes of its regions.",
                       campaign=campaign.campaign_id, pair=text)
    return [donor, target]


def _pool(mission: Mission, rows: CampaignRows) -> list[Enterprise]:
    """Return what targets may be drawn from: nobody on the positive list or at the cap."""
    if not mission.draw_targets:
        return []
    day: date = mission.from_day
    cap = rows.policy().cap
    return sorted(
        (e for e in rows.enterprises
         if e.district == mission.district and e.enterprise_id not in mission.enterprises
         and e.checks_this_year < cap
         and not (e.positive_list and (e.positive_until is None or e.positive_until >= day))),
        key=lambda e: e.enterprise_id)


def _mission(
    mission: Mission, pool: Sequence[Enterprise], rows: CampaignRows
) -> dict[str, Any]:
    return {
        "id": mission.mission_id, "target": mission.district,
        "from_day": mission.from_day.isoformat(), "to_day": mission.to_day.isoformat(),
        "size": mission.size, "skills": _skills(mission, pool, rows),
        "enterprises": sorted(mission.enterprises), "draw_targets": mission.draw_targets,
        "pool": [e.enterprise_id for e in pool], "legal_basis": mission.legal_basis,
        "territorial_lead": mission.territorial_lead,
    }


def _skills(
    mission: Mission, pool: Sequence[Enterprise], rows: CampaignRows
) -> list[list[Any]]:
    """Return [skill, least]; without any stated, the commonest of the targets' industries."""
    needs = []
    for text in mission.skills:
        skill, _, least = text.partition(":")
        if least and not (least.isascii() and least.isdigit() and int(least) >= 1):
            raise BadInput("The mission {mission} has the skill {skill}; write skill or "
                           "skill:number.", mission=mission.mission_id, skill=text)
        needs.append([skill.strip(), int(least or 1)])
    if needs:
        return sorted(needs)
    chosen = set(mission.enterprises)
    targets = [e for e in rows.enterprises if e.enterprise_id in chosen] or list(pool)
    common = Counter(s for e in targets if (s := industry_skill(e.industry)) is not None)
    ranked = sorted(common, key=lambda s: (-common[s], s))[:_SKILLS_FROM_TARGETS]
    return [[skill, 1] for skill in sorted(ranked)]


def _person(officer: Officer, rows: CampaignRows, watched: set[str]) -> dict[str, Any]:
    name = officer.officer_id
    home = district_of_home(rows.squads, rows.brigades)
    certified = officer.certificate_no and officer.cert_from and officer.cert_to
    ties = [p for p in rows.postings if p.officer_id == name]

    def tied(kind: str) -> list[list[str | None]]:
        found = [[p.district, p.from_day.isoformat(), iso(p.to_day)] for p in ties
                 if p.kind == kind]
        return sorted(found, key=lambda t: [x or "" for x in t])

    return {
        "id": name, "region": home[officer.home_kind, officer.home_id],
        "squad": officer.home_id if officer.home_kind == "squad" else None,
        "cert_from": iso(officer.cert_from) if certified else None,
        "cert_to": iso(officer.cert_to) if certified else None,
        "law": officer.law_qualified, "skills": sorted(officer.skills),
        "joined_on": officer.joined_on.isoformat(),
        "away": sorted([a.from_day.isoformat(), a.to_day.isoformat()] for a in rows.absences
                       if a.officer_id == name),
        "postings": tied("posting"), "region_recusals": tied("recusal"),
        "recusals": sorted(r.enterprise_id for r in rows.recusals
                           if r.officer_id == name and r.enterprise_id in watched),
        "history": _history(name, rows),
    }


def _history(officer_id: str, rows: CampaignRows) -> list[list[Any]]:
    """Return [target, campaigns ago, last day] of the officer's earlier missions."""
    campaign = rows.campaign
    before = sorted((c for c in rows.campaigns if c.from_day < campaign.from_day
                     and c.campaign_id != campaign.campaign_id),
                    key=lambda c: (c.from_day, c.campaign_id), reverse=True)
    ago = {c.campaign_id: n for n, c in enumerate(before, start=1)}
    missions = {(m.campaign_id, m.mission_id): m for m in rows.missions}
    found = []
    for member in rows.members:
        mission = missions.get((member.campaign_id, member.mission_id))
        if member.officer_id == officer_id and mission and member.campaign_id in ago:
            found.append([mission.district, ago[member.campaign_id], mission.to_day.isoformat()])
    return sorted(found, key=lambda row: (row[1], row[0]))
