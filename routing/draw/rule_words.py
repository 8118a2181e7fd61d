"""The rules of a campaign in words: what is missing, and why somebody was refused.

Rules are named as in :mod:`.team_problem`; a refusal adds ``supply|KIND`` (not enough people of
a kind for all missions) and ``all|FAMILY`` (a kind of rule that takes part in the conflict).
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from ...protocol.language import say

#: Family → what is missing, by ``count``.
MISSING: dict[str, str] = {
    "size": "{mission}: {count} certified officers not of {region} are missing",
    "skill": "{mission}: {count} certified officers with {skill} and not of {region} are missing",
    "law": "{mission}: {count} law-qualified officers not of {region} are missing",
    "senior": "{mission}: {count} experienced officers not of {region} are missing",
    "lead": "{mission}: {count} officers that {lead} may send are missing",
    "novice": "{mission}: {count} more novices than allowed would be needed",
    "share": "{mission}: {count} more officers of one region than allowed would be needed",
    "squad": "squad {squad} would have to give {count} officers more than it can spare",
    "crews": "{region} would have to do with {count} crews less than it must keep",
    "law_campaign": "{count} law-qualified officers are missing in the whole campaign",
}
#: Family → the rule itself.
RULES: dict[str, str] = {
    "size": "{mission} (in {region}): all places filled",
    "skill": "{mission} (in {region}): enough members with {skill}",
    "law": "{mission} (in {region}): a law-qualified member",
    "senior": "{mission} (in {region}): an experienced member",
    "lead": "{mission} (in {region}): a member from {lead}, drawn to inspect",
    "novice": "{mission} (in {region}): not too many novices",
    "share": "{mission} (in {region}): not too many from one region",
    "squad": "squad {squad} keeps a crew for the floor of coverage",
    "crews": "{region} keeps its least number of crews",
    "law_campaign": "a law-qualified member in the campaign",
}
SUPPLY = "all missions together would not find enough people: {kind}"
TOGETHER = "all missions together could no longer keep: {kind}"
#: Kinds of rules, for the two sentences above.
KINDS: dict[str, str] = {
    "size": "all places filled", "skill": "skills", "law": "law-qualified members",
    "senior": "experienced members", "lead": "members from the region drawn to inspect",
    "novice": "not too many novices", "share": "not too many from one region",
    "squad": "squads the floor of coverage needs", "crews": "least number of crews",
}


class RuleWords:
    """Says the rules of one roster in one language; ``lead`` target → inspecting region."""

    def __init__(
        self, roster: Mapping[str, Any], lead: Mapping[str, str], language: str
    ) -> None:
        self._language = language
        self._target = {m["id"]: m["target"] for m in roster["missions"]}
        self._names = {r["id"]: r["name"] for r in roster["regions"]}
        self._lead = lead

    def rule(self, rule: str) -> str:
        """Return a rule, or a line of a refusal's conflict, as a sentence."""
        family, _, rest = rule.partition("|")
        if family in ("supply", "all"):
            kind, _, skill = rest.partition("|")
            name = skill or say(KINDS[kind], self._language)
            return say(SUPPLY if family == "supply" else TOGETHER, self._language, kind=name)
        template = RULES["law_campaign"] if rule == "law|*" else RULES[family]
        return say(template, self._language, **self._params(rule))

    def missing(self, rule: str, count: int) -> str:
        """Return by how much a rule would have to give way, as a sentence."""
        family = rule.split("|")[0]
        template = MISSING["law_campaign" if rule == "law|*" else family]
        return say(template, self._language, count=count, **self._params(rule))

    def _params(self, rule: str) -> dict[str, str]:
        family, _, rest = rule.partition("|")
        if family == "squad":
            return {"squad": rest}
        if family == "crews":
            return {"region": self._names.get(rest, rest)}
        mission, _, skill = rest.partition("|")
        target = self._target.get(mission, "")
        lead = self._lead.get(target, "")
        params = {"mission": mission, "region": self._names.get(target, target)}
        if family == "skill":
            params["skill"] = skill
        if family == "lead":
            params["lead"] = self._names.get(lead, lead)
        return params
