"""Check the teams of a campaign's record rule by rule, with code the draw does not share.

Reads nothing but the record (docs/draw-record.md). Every rule of every team becomes a finding,
kept or broken, with its evidence, so that it is the table shown to people as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any

#: Rule → English template of its evidence; the Chinese twins are in ``teams.json``.
EVIDENCE: dict[str, str] = {
    "own_region": "{count} members come from the region inspected ({who})",
    "certificate": "{have} of {size} members hold a certificate from {first} to {last}",
    "away": "{count} members are absent on a day of the mission ({who})",
    "posted": "{count} members served in the region within {months} months ({who})",
    "recused": "{count} members must recuse themselves ({who})",
    "repeated": "{count} members inspected the region in the last {campaigns} campaigns ({who})",
    "burden": "the busiest member had {most} missions in twelve months, {limit} may be had",
    "size": "{have} of {size} places are filled, nobody twice",
    "skill": "{have} members have the skill {skill}, {least} needed",
    "law": "{have} members are law-qualified, {least} needed",
    "law_campaign": "{have} members of the whole campaign are law-qualified, {least} needed",
    "senior": "{have} members have served {years} years or more, {least} needed",
    "novice": "{have} members are novices, {most} may be",
    "share": "{have} members come from one region, {most} may",
    "lead": "{have} members come from {region}, drawn to inspect; {least} needed",
    "basis": "legal basis: {basis}; territorial lead: {lead}",
    "once": "{count} officers are in two teams ({who})",
    "pairing": "{count} regions inspect themselves, a banned region, or each other ({who})",
    "inspected": "{count} regions are inspected by nobody or by two ({who})",
    "squad": "squad {squad} keeps {have} officers, {least} needed for the floor of coverage",
    "crews": "{region} keeps {have} crews, {least} needed",
}


@dataclass(frozen=True)
class RuleFinding:
    """One rule of one mission (None: of the campaign), kept or not, and why."""

    mission: str | None
    rule: str
    kept: bool
    params: dict[str, str] = field(default_factory=dict)

    @property
    def template(self) -> str:
        """The English template of the evidence."""
        return EVIDENCE[self.rule]


def check_teams(record: Mapping[str, Any]) -> list[RuleFinding]:
    """Return the findings of a campaign's record that has teams, mission by mission."""
    roster, result = record["roster"], record["result"]
    people = {p["id"]: p for p in roster["people"]}
    targets = dict(result["targets"])
    found: list[RuleFinding] = []
    for mission in roster["missions"]:
        team = next((t for t in result["teams"] if t["mission"] == mission["id"]), None)
        members = [people[m] for m in team["members"]] if team else []
        found += _mission(mission, targets.get(mission["id"], []), members, record)
    return found + list(_campaign(record, people))


def _mission(
    mission: Mapping[str, Any], targets: list[str], members: list[Mapping[str, Any]],
    record: Mapping[str, Any],
) -> list[RuleFinding]:
    rules = [*_single(mission, targets, members, record["roster"]["policy"]),
             *_team(mission, members, record)]
    return [RuleFinding(mission["id"], rule, kept, {k: str(v) for k, v in params.items()})
            for rule, kept, params in rules]


_Rule = tuple[str, bool, dict[str, object]]


def _single(
    mission: Mapping[str, Any], targets: list[str], members: list[Mapping[str, Any]],
    policy: Mapping[str, Any],
) -> Iterator[_Rule]:
    """The rules that look at each member alone."""
    there = mission["target"]
    first, last = date.fromisoformat(mission["from_day"]), date.fromisoformat(mission["to_day"])

    def spans(rows: Any, since: date) -> bool:
        return any(
            where == there and date.fromisoformat(a) <= last
            and (b is None or date.fromisoformat(b) >= since) for where, a, b in rows)

    def none(rule: str, who: list[str], **params: object) -> _Rule:
        return rule, not who, {"count": len(who), "who": ", ".join(who) or "-", **params}

    yield none("own_region", [m["id"] for m in members if m["region"] == there])
    certified = [m for m in members if m["cert_from"] is not None
                 and date.fromisoformat(m["cert_from"]) <= first
                 and date.fromisoformat(m["cert_to"]) >= last]
    yield ("certificate", len(certified) == len(members) >= 2,
           {"have": len(certified), "size": len(members), "first": first, "last": last})
    yield none("away", [
        m["id"] for m in members
        if any(date.fromisoformat(a) <= last and date.fromisoformat(b) >= first
               for a, b in m["away"])])
    months = policy["posting_months"]
    free_from = date.fromordinal(_back(first, months).toordinal() + 1)
    yield none("posted", [m["id"] for m in members if spans(m["postings"], free_from)],
               months=months)
    yield none("recused", [m["id"] for m in members if spans(m["region_recusals"], first)
                           or not set(m["recusals"]).isdisjoint(targets)])
    campaigns = policy["repeat_campaigns"]
    yield none("repeated", [m["id"] for m in members
                            if any(t == there and n <= campaigns for t, n, _ in m["history"])],
               campaigns=campaigns)
    limit, year = policy["missions_per_year"], _back(first, 12)
    busiest = max((sum(date.fromisoformat(d) > year for _, _, d in m["history"]) + 1
                   for m in members), default=0)
    yield "burden", not limit or busiest <= limit, {"most": busiest, "limit": limit or "∞"}


def _team(
    mission: Mapping[str, Any], members: list[Mapping[str, Any]], record: Mapping[str, Any]
) -> Iterator[_Rule]:
    """The rules that look at the team as a whole."""
    policy, size = record["roster"]["policy"], mission["size"]
    day = date.fromisoformat(mission["from_day"])

    def served(member: Mapping[str, Any]) -> float:
        return (day - date.fromisoformat(member["joined_on"])).days / 365.25

    def least(rule: str, have: int, need: int, **params: object) -> _Rule:
        return rule, have >= need, {"have": have, "least": need, **params}

    def most(rule: str, have: int, percent: int) -> _Rule:
        return rule, 100 * have <= percent * size, {"have": have, "most": percent * size // 100}

    alone = len({m["id"] for m in members}) == len(members) == size
    yield "size", alone, {"have": len(members), "size": size}
    for skill, need in mission["skills"]:
        yield least("skill", sum(skill in m["skills"] for m in members), need, skill=skill)
    if record["result"]["law_level"] == "team":
        yield least("law", sum(m["law"] for m in members), 1)
    if policy["senior_years"]:
        years = policy["senior_years"]
        yield least("senior", sum(served(m) >= years for m in members), 1, years=years)
    yield most("novice", sum(served(m) < policy["novice_years"] for m in members),
               policy["novice_pct"])
    regions = Counter(m["region"] for m in members)
    yield most("share", max(regions.values(), default=0), policy["share_pct"])
    if policy["lead_member"]:
        lead = next((a for a, b in record["result"]["pairing"]["pairs"]
                     if b == mission["target"]), "-")
        yield least("lead", regions[lead], 1, region=lead)
    basis, who = mission["legal_basis"], mission["territorial_lead"]
    yield "basis", bool(basis.strip() and who.strip()), {"basis": basis, "lead": who}


def _campaign(
    record: Mapping[str, Any], people: Mapping[str, Mapping[str, Any]]
) -> Iterator[RuleFinding]:
    """The rules that look at all teams."""
    roster, result = record["roster"], record["result"]
    sent = Counter(m for team in result["teams"] for m in team["members"])

    def finding(rule: str, kept: bool, **params: object) -> RuleFinding:
        return RuleFinding(None, rule, kept, {k: str(v) for k, v in params.items()})

    def none(rule: str, who: list[str]) -> RuleFinding:
        return finding(rule, not who, count=len(who), who=", ".join(who) or "-")

    yield none("once", sorted(m for m, n in sent.items() if n > 1))
    pairs = result["pairing"]["pairs"]
    mutual = not roster["policy"]["reciprocal_pairs"]
    yield none("pairing", [
        a for a, b in pairs
        if a == b or [a, b] in roster["banned_pairs"] or (mutual and [b, a] in pairs)])
    inspected = Counter(b for _, b in pairs)
    yield none("inspected", [r["id"] for r in roster["regions"] if inspected[r["id"]] != 1])
    if result["law_level"] == "campaign":
        lawyers = sum(people[m]["law"] for m in sent)
        yield finding("law_campaign", lawyers >= 1, have=lawyers, least=1)
    for donor in roster["donors"]:
        yield from _donor(donor, sent, finding)


def _donor(donor: Mapping[str, Any], sent: Mapping[str, int], finding: Any) -> Iterator[Any]:
    crews = before = gone = 0
    for squad in donor["squads"]:
        home = [p for p in squad["staff"] if p not in sent]
        crews += len(home) // 2
        before += len(squad["staff"]) // 2
        gone += len(squad["staff"]) - len(home)
        if squad["keep"]:
            kept = len(home) >= squad["keep"] or len(home) == len(squad["staff"])
            yield finding("squad", kept, squad=squad["squad"], have=len(home),
                          least=squad["keep"])
    # a region that was below before may only not be taken from
    kept = crews >= donor["min_crews"] or (before < donor["min_crews"] and gone == 0)
    yield finding("crews", kept, region=donor["region"], have=crews, least=donor["min_crews"])


def _back(day: date, months: int) -> date:
    """Return the day ``months`` months earlier, the last of the month if there is none."""
    year, month = day.year, day.month - months
    while month < 1:
        year, month = year - 1, month + 12
    for last in range(day.day, 0, -1):
        try:
            return date(year, month, last)
        except ValueError:
            continue
    raise AssertionError("every month has a first day")
