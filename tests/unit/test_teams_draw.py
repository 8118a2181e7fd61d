"""The draw of the people: lawful or a minimal conflict, and the same whatever solver is used."""

from __future__ import annotations

import dataclasses
import hashlib
import itertools

import pytest
from campaign_roster import roster
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from halfhour.data.errors import BadInput
from halfhour.routing.check.teams import EVIDENCE, check_teams
from halfhour.routing.draw import campaign, campaign_parts
from halfhour.routing.draw.feasible import SolverSettings, complete
from halfhour.routing.draw.policy import Policy, from_json
from halfhour.routing.draw.rule_words import KINDS, MISSING, RULES, SUPPLY, TOGETHER, RuleWords
from halfhour.routing.draw.team_order import pairs_in_order

SEED = hashlib.sha256(b"teams").digest()


def problem_of(frozen, seed=SEED):
    lead = campaign_parts.lead_of(campaign_parts.pairing_of(frozen, seed))
    return campaign.solvable(campaign_parts.with_targets(frozen, seed), lead)[1]


def as_record(frozen, result):
    return {"roster": frozen, "result": result}


def feasible(**choices):
    """The first roster of these choices that has lawful teams, and its result."""
    for seed in itertools.count():
        frozen = roster(seed, **choices)
        result = campaign.run(frozen, SEED)
        if result["teams"] is not None:
            return frozen, result
    raise AssertionError


@given(st.integers(0, 10**6), st.integers(16, 40), st.sampled_from([(2,), (2, 3), (2, 3, 4)]))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_no_rule_is_broken_or_the_conflict_is_minimal(seed, people, sizes):
    frozen = roster(seed, people=people, sizes=sizes)
    result = campaign.run(frozen, SEED)
    if result["teams"] is not None:
        assert [f for f in check_teams(as_record(frozen, result)) if not f.kept] == []
        return
    problem = problem_of(frozen)
    conflict = result["shortage"]["conflict"]
    assert conflict and complete(problem.keeping(conflict), {}) is None
    for rule in conflict:
        rest = [other for other in conflict if other != rule]
        assert complete(problem.keeping(rest), {}) is not None
    assert sum(count for _, count in result["shortage"]["relaxation"]) > 0


def test_both_outcomes_occur():
    """The property test above must have seen both."""
    outcomes = {campaign.run(roster(n, people=24, sizes=(2, 3)), SEED)["teams"] is None
                for n in range(3)}
    assert outcomes == {True, False}


SETTINGS = [SolverSettings(), SolverSettings(random_seed=7), SolverSettings(workers=2),
            SolverSettings(presolve=False, random_seed=99)]


@pytest.mark.parametrize("seed", [0, 3, 5])
def test_the_solver_does_not_matter(seed):
    frozen = roster(seed, people=24, sizes=(2, 3))
    first = campaign.run(frozen, SEED, settings=SETTINGS[0])
    assert all(campaign.run(frozen, SEED, settings=s) == first for s in SETTINGS[1:])


def test_the_order_of_the_roster_does_not_matter():
    frozen, _ = feasible(people=30, sizes=(2, 3))
    shuffled = {**frozen, "people": frozen["people"][::-1]}
    assert campaign.run(frozen, SEED)["teams"] == campaign.run(shuffled, SEED)["teams"]


def test_the_walk_equals_brute_force():
    """On tiny rosters: keep a pair iff some complete lawful assignment of all contains it."""
    seen = 0
    for seed in range(25):
        frozen = roster(seed, regions=3, people=11, missions=3, sizes=(2,), share_pct=100,
                        law_level="campaign", novice_pct=100, repeat_campaigns=0)
        result = campaign.run(frozen, SEED)
        problem = problem_of(frozen)
        everything = list(lawful_assignments(problem))
        assert (result["teams"] is None) == (not everything)
        if result["teams"] is None:
            continue
        seen += 1
        kept, refused = [], []
        for person, mission in pairs_in_order(problem, SEED):
            full = sum(m == mission for _, m in kept) == problem.size[mission]
            if full or any(p == person for p, _ in kept):
                continue
            if any({*kept, (person, mission)} <= whole for whole in everything):
                kept.append((person, mission))
            else:
                refused.append([person, mission])
        assert sorted(kept) == sorted((p, t["mission"]) for t in result["teams"]
                                      for p in t["members"])
        assert refused == [[p, m] for p, m, _ in result["refused"]]
    assert seen >= 5


def lawful_assignments(problem):
    """Every complete lawful assignment, as a set of pairs."""
    choices = [
        [team for team in itertools.combinations(sorted(problem.allowed[m]), size)
         if problem.team_holds(m, team)]
        for m, size in problem.size.items()
    ]
    for teams in itertools.product(*choices):
        sent = [p for team in teams for p in team]
        if len(set(sent)) == len(sent) and problem.campaign_holds(sent):
            yield {(p, m) for m, team in zip(problem.size, teams, strict=True) for p in team}


def test_every_refusal_has_a_conflict_that_can_be_said():
    families = set()
    for seed in (0, 1, 3, 5):
        frozen = roster(seed, people=24 if seed else 40, sizes=(2, 3))
        result = campaign.run(frozen, SEED)
        lead = {b: a for a, b in result["pairing"]["pairs"]}
        for language in ("en", "zh_CN"):
            words = RuleWords(frozen, lead, language)
            for _, _, conflict in result["refused"]:
                families.update(rule.split("|")[0] for rule in conflict)
                assert conflict and all(words.rule(rule) for rule in conflict)
    assert len(families) >= 4


def test_a_shortage_is_named_in_chinese():
    frozen = roster(5, people=40, sizes=(2,), donors=False, law_level="off")
    target = frozen["missions"][0]["target"]
    frozen["missions"][0]["skills"] = [["涉危废", 1]]
    for person in frozen["people"]:  # only people of the region itself have the skill
        if person["region"] != target:
            person["skills"] = ["涉水", "涉气", "化工"]
        else:
            person["skills"] = ["涉危废"]
    for mission in frozen["missions"][1:]:
        mission["skills"] = []
    result = campaign.run(frozen, SEED)
    assert result["shortage"]["conflict"] == ["skill|M0|涉危废"]
    lead = {b: a for a, b in result["pairing"]["pairs"]}
    [(rule, count)] = result["shortage"]["relaxation"]
    name = next(r["name"] for r in frozen["regions"] if r["id"] == target)
    assert RuleWords(frozen, lead, "zh_CN").missing(rule, count) \
        == f"M0:缺 1 名涉危废且非{name}的持证人员"


def test_the_donor_guard_refuses_and_says_why():
    frozen = roster(0, people=40, sizes=(2,), donors=False)
    for mission in frozen["missions"]:
        mission["skills"] = []
    free = campaign.run(frozen, SEED)
    person = free["teams"][0]["members"][0]
    region = next(p["region"] for p in frozen["people"] if p["id"] == person)
    other = next(p["id"] for p in frozen["people"] if p["region"] == region and p["id"] != person)
    frozen["donors"] = [{
        "region": region, "min_crews": 0, "covered": 9500, "floor": 9000,
        "squads": [{"squad": "S1", "staff": sorted([person, other]), "keep": 2,
                    "without": 7000}]}]
    guarded = campaign.run(frozen, SEED)
    sent = {p for t in guarded["teams"] for p in t["members"]}
    assert not sent & {person, other}
    assert next(c for p, _, c in guarded["refused"] if p == person) == ["squad|S1"]


@pytest.mark.parametrize("fault", ["home", "twice", "short", "uncertified", "recused", "pairing"])
def test_the_checker_sees_planted_faults(fault):
    frozen, result = feasible(people=30, sizes=(2, 3))
    team, people = result["teams"][0], {p["id"]: p for p in frozen["people"]}
    if fault == "home":
        home = next(p for p in people.values() if p["region"] == team["target"])
        team["members"][0] = home["id"]
    elif fault == "twice":
        result["teams"][1]["members"][0] = team["members"][0]
    elif fault == "short":
        team["members"].pop()
    elif fault == "uncertified":
        people[team["members"][0]]["cert_to"] = "2026-03-26"
    elif fault == "recused":
        people[team["members"][0]]["region_recusals"] = [[team["target"], "2026-01-01", None]]
    else:
        result["pairing"]["pairs"][0][1] = result["pairing"]["pairs"][0][0]
    broken = {f.rule for f in check_teams(as_record(frozen, result)) if not f.kept}
    proper = {"home": "own_region", "twice": "once", "short": "size", "uncertified": "certificate",
              "recused": "recused", "pairing": "pairing"}
    assert proper[fault] in broken


def test_policy_switches():
    assert from_json("", "x") == Policy()
    assert from_json('{"share_pct": 50, "reciprocal_pairs": true}', "x").share_pct == 50
    for field in dataclasses.fields(Policy):
        assert field.metadata["zh"] and field.metadata["en"] and field.metadata["source"]
    for text in ('{"nothing": 1}', '{"share_pct": 101}', '{"share_pct": true}', "{",
                 '{"law_level": "sometimes"}', '{"min_crews": -1}'):
        with pytest.raises(BadInput):
            from_json(text, "x")


def test_every_rule_has_words_in_both_languages():
    from halfhour.protocol.language import catalogue

    words = [*EVIDENCE.values(), *MISSING.values(), *RULES.values(), *KINDS.values(), SUPPLY,
             TOGETHER]
    assert [w for w in words if w not in catalogue()] == []
