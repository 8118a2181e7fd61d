"""The record sheet of a cross-regional campaign: pairs, teams, every rule, and hand-over lists."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from ...protocol.language import CHINESE
from ...routing.check.teams import check_teams
from ...routing.draw.rule_words import RuleWords
from .markup import Markup, both, element, facts, page, table
from .names import Names
from .protocol_part import head, numbers, signatures

#: Refusals shown on paper; the record has them all.
_SHOWN = 20
#: Rules as the table names them.
RULES: dict[str, str] = {
    "own_region": "Nobody at home", "certificate": "Certificates", "away": "Present",
    "posted": "No former posting", "recused": "Recusal", "repeated": "Rotation",
    "burden": "Burden", "size": "Places filled", "skill": "Skills", "law": "Law-qualified",
    "law_campaign": "Law-qualified", "senior": "Experience", "novice": "Novices",
    "share": "Mixture of regions", "lead": "Region drawn to inspect",
    "basis": "Basis and territorial lead", "once": "One team each", "pairing": "Pairing",
    "inspected": "Every region inspected", "squad": "Half-hour circle at home",
    "crews": "Crews at home",
}


def campaign_sheet(
    record: Mapping[str, Any], names: Names, *, sealed: bool,
    inclusion: Mapping[str, Any] | None = None,
) -> str:
    """Return the sheet as HTML; ``inclusion`` adds the page on fairness."""
    roster, result = record["roster"], record["result"]
    regions = {r["id"]: r["name"] for r in roster["regions"]}
    lead = {target: donor for donor, target in result["pairing"]["pairs"]}
    words = RuleWords(roster, lead, CHINESE)
    parts = [
        *head(both("Record sheet of a cross-regional campaign"), record, sealed=sealed),
        facts([(both("Campaign"), roster["name"]), (both("Legal basis"), roster["legal_basis"])]),
        *numbers(record, sealed=sealed), *_pairing(result["pairing"], regions),
    ]
    if result["teams"] is None:
        parts += _shortage(result["shortage"], words)
    else:
        parts += [*_teams(record, names, regions, sealed), *_rules(record),
                  *_refusals(result["refused"], names, words)]
    if inclusion is not None:
        parts += _fairness(inclusion, regions)
    return page(f"{record['draw_id']} 交叉检查抽取记录单", [*parts, *signatures()])


def _pairing(pairing: Mapping[str, Any], regions: Mapping[str, str]) -> list[Markup]:
    how = (both("Permutations were drawn until one was allowed: number {tries}.",
                tries=pairing["tries"]) if pairing["method"] == "rejection"
           else both("{tries} permutations were not allowed; all {count} allowed pairings were "
                     "counted and one chosen by its number.", tries=pairing["tries"],
                     count=pairing["count"]))
    return [element("h2", both("Which region inspects which")), element("p", how),
            table([both("Inspects"), both("Is inspected")],
                  [[regions[a], regions[b]] for a, b in pairing["pairs"]])]


def _teams(
    record: Mapping[str, Any], names: Names, regions: Mapping[str, str], sealed: bool
) -> Iterable[Markup]:
    targets = dict(record["result"]["targets"])
    missions = {m["id"]: m for m in record["roster"]["missions"]}
    home = {p["id"]: p["region"] for p in record["roster"]["people"]}
    yield element("h2", both("Teams and hand-over lists"))
    for team in record["result"]["teams"]:
        mission = missions[team["mission"]]
        members = table([both("Role"), both("Officer (certificate)"), both("From")], [
            [both("head") if person == team["head"] else both("member"), names.officer(person),
             regions[home[person]]] for person in team["members"]])
        title = element("h3", f"{mission['id']} → {regions[team['target']]}")
        task = facts([
            (both("Days"), f"{mission['from_day']} – {mission['to_day']}"),
            (both("Legal basis"), mission["legal_basis"]),
            (both("Territorial lead at every visit"), mission["territorial_lead"]),
            (both("Targets; findings are handed over to the region"),
             "、".join(names.enterprise(e, sealed=sealed) for e in targets[mission["id"]]) or "-"),
        ])
        yield element("section", title, task, members)


def _rules(record: Mapping[str, Any]) -> Iterable[Markup]:
    yield element("h2", both("Every rule, checked by a second program"))
    yield table([both("Mission"), both("Rule"), both("Kept"), both("Evidence")], [
        [f.mission or both("all"), both(RULES[f.rule]),
         element("span", "✓", cls="kept") if f.kept else element("span", "✗", cls="broken"),
         both(f.template, **f.params)] for f in check_teams(record)
    ])


def _refusals(refused: list[Any], names: Names, words: RuleWords) -> Iterable[Markup]:
    yield element("h2", both("Who was refused, and why"))
    yield element("p", both("{count} pairs of person and mission came up whose turn it was, but "
                            "which would have broken a rule; the record has them all.",
                            count=len(refused)))
    if refused:
        yield table([both("Officer (certificate)"), both("Mission"), both("Would break")], [
            [names.officer(person), mission, ";".join(words.rule(rule) for rule in conflict)]
            for person, mission, conflict in refused[:_SHOWN]
        ])


def _shortage(shortage: Mapping[str, Any], words: RuleWords) -> Iterable[Markup]:
    yield element("h2", both("No lawful teams exist"))
    yield element("p", both("These rules cannot hold together; without any one of them they "
                            "could:"))
    yield element("ul", *(element("li", words.rule(rule)) for rule in shortage["conflict"]))
    yield element("p", both("The least that would help:"))
    yield element("ul", *(element("li", words.missing(rule, count))
                          for rule, count in shortage["relaxation"]))


def _fairness(inclusion: Mapping[str, Any], regions: Mapping[str, str]) -> Iterable[Markup]:
    yield element("h2", both("How likely everybody was to be sent"))
    yield element("p", both("From {repeats} draws with other seeds; intervals of 95 %.",
                            repeats=inclusion["repeats"]))
    yield table([both("Region"), both("People"), both("Sent per draw"), both("Share"),
                 both("χ² within the region"), both("p")], [
        [regions[r["region"]], r["people"], r["sent_per_draw"], _percent(r["share"]),
         f"{r['chi2']} ({r['freedom']})", "-" if r["p"] is None else r["p"]]
        for r in inclusion["regions"]
    ])
    yield table([both("Officer number"), both("Region"), both("Share"), both("Interval")], [
        [p["person"], regions[p["region"]], _percent(p["share"]),
         " – ".join(map(_percent, p["interval"]))] for p in inclusion["people"]
    ])


def _percent(share: float) -> str:
    return f"{100 * share:.1f}%"
