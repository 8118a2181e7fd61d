"""Who may be sent on which mission at all, and why not: the rules that look at one pair.

Days are ISO texts, which compare as days do.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date
from typing import Any

#: In the order in which they are tried; the first that holds is the one that is named.
REASONS = ("own_region", "certificate", "away", "posted", "recused_region", "recused_target",
           "repeated", "burden")


def why_not(
    person: Mapping[str, Any], mission: Mapping[str, Any], policy: Mapping[str, Any]
) -> str | None:
    """Return why ``person`` must not go on ``mission``, one of :data:`REASONS`, else None."""
    target, first, last = mission["target"], mission["from_day"], mission["to_day"]
    if person["region"] == target:
        return "own_region"
    if person["cert_from"] is None or person["cert_from"] > first or person["cert_to"] < last:
        return "certificate"
    if any(begin <= last and end >= first for begin, end in person["away"]):
        return "away"
    since = months_before(first, policy["posting_months"])
    for district, begin, end in person["postings"]:
        if district == target and begin <= last and (end is None or end > since):
            return "posted"
    for district, begin, end in person["region_recusals"]:
        if district == target and begin <= last and (end is None or end >= first):
            return "recused_region"
    if set(person["recusals"]) & set(mission["enterprises"]):
        return "recused_target"
    if any(t == target and ago <= policy["repeat_campaigns"] for t, ago, _ in person["history"]):
        return "repeated"
    year_ago = months_before(first, 12)
    recent = sum(day > year_ago for _, _, day in person["history"])
    if policy["missions_per_year"] and recent >= policy["missions_per_year"]:
        return "burden"
    return None


def months_before(day: str, months: int) -> str:
    """Return the same day ``months`` months before, or the last one of a shorter month."""
    start = date.fromisoformat(day)
    index = start.year * 12 + start.month - 1 - months
    year, month = divmod(index, 12)
    longest = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, longest)).isoformat()
