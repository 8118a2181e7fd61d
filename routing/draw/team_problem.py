"""The campaign as sets and bounds: who may go where, and what every team must hold.

Every hard rule is a line "at least so many of these" or "at most so many of those", with a
name of its own, so that the walk, the solver and the explanation speak of the same rules:

``size|M`` places of mission M · ``skill|M|S`` members with skill S · ``law|M``, ``law|*``
law-qualified members of M, of the whole campaign · ``senior|M`` · ``lead|M`` members of the
region drawn to inspect · ``novice|M`` · ``share|M`` members of one region · ``squad|Q`` people
squad Q can spare · ``crews|R`` crews that stay in region R.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from .eligibility import why_not
from .officers import is_novice

Assignment = dict[str, str]  # person → mission


@dataclass(frozen=True)
class AtLeast:
    """At least ``least`` of ``people`` in the team (or, campaign-wide, in all teams)."""

    rule: str
    people: frozenset[str]
    least: int


@dataclass(frozen=True)
class AtMost:
    """At most ``most`` of ``people`` in the team (or, campaign-wide, in all teams)."""

    rule: str
    people: frozenset[str]
    most: int


@dataclass(frozen=True)
class Crews:
    """Σ over squads of ⌊people left / 2⌋ ≥ ``least``."""

    rule: str
    squads: tuple[frozenset[str], ...]
    least: int

    def left(self, sent: Collection[str]) -> int:
        """Return how many crews of two remain when ``sent`` are away."""
        return sum((len(squad) - len(squad.intersection(sent))) // 2 for squad in self.squads)


@dataclass(frozen=True)
class TeamProblem:
    """Missions with their places, who may go, and the rules of each and of all."""

    size: Mapping[str, int]
    allowed: Mapping[str, frozenset[str]]
    least: Mapping[str, tuple[AtLeast, ...]]
    most: Mapping[str, tuple[AtMost, ...]]
    all_least: tuple[AtLeast, ...] = ()
    all_most: tuple[AtMost, ...] = ()
    crews: tuple[Crews, ...] = field(default=())

    def rules(self) -> list[str]:
        """Return the names of all rules: mission by mission, then those of the campaign."""
        names = []
        for mission in self.size:
            names += [low.rule for low in self.least[mission]]
            names += [high.rule for high in self.most[mission]]
        names += [low.rule for low in self.all_least]
        names += [high.rule for high in self.all_most]
        names += [crews.rule for crews in self.crews]
        return list(dict.fromkeys(names))

    def keeping(self, rules: Collection[str]) -> TeamProblem:
        """Return the problem with only the rules named (eligibility and places stay)."""
        kept = frozenset(rules)
        return replace(
            self,
            least={m: tuple(r for r in row if r.rule in kept) for m, row in self.least.items()},
            most={m: tuple(r for r in row if r.rule in kept) for m, row in self.most.items()},
            all_least=tuple(r for r in self.all_least if r.rule in kept),
            all_most=tuple(r for r in self.all_most if r.rule in kept),
            crews=tuple(r for r in self.crews if r.rule in kept),
        )

    def alone(self, mission: str) -> TeamProblem:
        """Return the problem of one mission, as if there were no other and no donor."""
        return TeamProblem(
            {mission: self.size[mission]}, {mission: self.allowed[mission]},
            {mission: self.least[mission]}, {mission: self.most[mission]},
        )

    def team_holds(self, mission: str, team: Collection[str]) -> bool:
        """Say whether a complete team keeps all rules of its mission."""
        return (
            all(len(r.people.intersection(team)) >= r.least for r in self.least[mission])
            and all(len(r.people.intersection(team)) <= r.most for r in self.most[mission])
        )

    def campaign_holds(self, sent: Collection[str]) -> bool:
        """Say whether the people sent keep the rules of the whole campaign."""
        return (
            all(len(r.people.intersection(sent)) >= r.least for r in self.all_least)
            and all(len(r.people.intersection(sent)) <= r.most for r in self.all_most)
            and all(r.left(sent) >= r.least for r in self.crews)
        )


def team_problem(
    frozen: Mapping[str, Any], lead_of: Mapping[str, str], law_level: str
) -> TeamProblem:
    """Build the problem; ``lead_of`` target → inspecting region, ``law_level`` "team",
    "campaign" or "off". ``frozen["missions"]`` have their targets drawn already.
    """
    policy, people = frozen["policy"], frozen["people"]
    missions = sorted(frozen["missions"], key=lambda m: str(m["id"]))
    allowed, least, most = {}, {}, {}
    for mission in missions:
        name = mission["id"]
        able = [p for p in people if why_not(p, mission, policy) is None]
        allowed[name] = frozenset(p["id"] for p in able)
        least[name] = _at_least(mission, able, policy, lead_of, law_level)
        most[name] = _at_most(mission, able, policy)
    lawyers = frozenset(p["id"] for p in people if p["law"])
    whole = (AtLeast("law|*", lawyers, 1),) if law_level == "campaign" and missions else ()
    spare, crews = _donors(frozen)
    return TeamProblem({m["id"]: m["size"] for m in missions}, allowed, least, most, whole,
                       spare, crews)


def _at_least(
    mission: Mapping[str, Any], able: list[Mapping[str, Any]], policy: Mapping[str, Any],
    lead_of: Mapping[str, str], law_level: str,
) -> tuple[AtLeast, ...]:
    name, day = mission["id"], mission["from_day"]

    def those(test: Any) -> frozenset[str]:
        return frozenset(p["id"] for p in able if test(p))

    rules = [AtLeast(f"skill|{name}|{skill}", those(lambda p, s=skill: s in p["skills"]), count)
             for skill, count in mission["skills"]]
    if policy["lead_member"]:
        lead = lead_of[mission["target"]]
        rules.append(AtLeast(f"lead|{name}", those(lambda p: p["region"] == lead), 1))
    if law_level == "team":
        rules.append(AtLeast(f"law|{name}", those(lambda p: p["law"]), 1))
    if policy["senior_years"]:
        rules.append(AtLeast(
            f"senior|{name}",
            those(lambda p: not is_novice(p["joined_on"], day, policy["senior_years"])), 1))
    rules.append(AtLeast(f"size|{name}", those(lambda p: True), mission["size"]))
    return tuple(rules)


def _at_most(
    mission: Mapping[str, Any], able: list[Mapping[str, Any]], policy: Mapping[str, Any]
) -> tuple[AtMost, ...]:
    name, size = mission["id"], mission["size"]
    novices = frozenset(p["id"] for p in able
                        if is_novice(p["joined_on"], mission["from_day"], policy["novice_years"]))
    rules = [AtMost(f"novice|{name}", novices, size * policy["novice_pct"] // 100)]
    for region in sorted({p["region"] for p in able}):
        from_there = frozenset(p["id"] for p in able if p["region"] == region)
        rules.append(AtMost(f"share|{name}", from_there, size * policy["share_pct"] // 100))
    return tuple(rules)


def _donors(frozen: Mapping[str, Any]) -> tuple[tuple[AtMost, ...], tuple[Crews, ...]]:
    spare, crews = [], []
    for donor in sorted(frozen["donors"], key=lambda d: str(d["region"])):
        squads = tuple(frozenset(squad["staff"]) for squad in donor["squads"])
        for number, row in enumerate(donor["squads"]):
            staff = squads[number]
            if row["keep"]:
                spare.append(AtMost(f"squad|{row['squad']}", staff,
                                    max(0, len(staff) - row["keep"])))
        rule = Crews(f"crews|{donor['region']}", squads, donor["min_crews"])
        if rule.left(()) >= rule.least:
            crews.append(rule)
        else:  # too few already: nobody of its squads can go
            everyone = frozenset().union(*squads)
            spare.append(AtMost(rule.rule, everyone, 0))
    return tuple(spare), tuple(crews)
