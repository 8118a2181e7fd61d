"""The words for a joint zone's state and for blind spots, on the terminal, on paper, in QGIS."""

from __future__ import annotations

from typing import Any, Dict

from .fields import Both
from .language import say

#: A person is warned so many days before an agreement runs out.
WARN_DAYS = 60

#: Why an enterprise of a zone may be overlooked.
BLIND_WORDS: Dict[str, Both] = {
    "unclaimed": ("no squad is responsible", "无中队负责"),
    "claimed_twice": ("registered on one side, lies on the other", "登记与所在两侧不一致"),
    "unvisited": ("not visited for long", "长期未检查"),
    "out_of_reach": ("out of reach within the standard", "超出半小时圈"),
}


def agreement_sentence(row: Dict[str, Any], language: str) -> str:
    """Say whether an agreement is valid, from a row of the answer of ``agreement``."""
    if row["state"] == "in_force" and row["expires_soon"]:
        return say("valid, but only {days} days more, until {to}", language,
                   days=row["days_left"], to=row["valid_to"])
    if row["state"] == "in_force":
        return say("valid until {to}", language, to=row["valid_to"])
    if row["state"] == "expired":
        return say("ran out on {to}", language, to=row["valid_to"])
    return say("valid from {start}", language, start=row["valid_from"])


def force_sentence(force: Dict[str, Any], language: str) -> str:
    """Say whether a zone may be acted upon, from the ``force`` of an answer."""
    held = force["agreement"] or {}
    params = {"agreement": held.get("name", ""), "to": held.get("valid_to", ""),
              "start": held.get("valid_from", "")}
    if force["state"] == "in_force" and force["expires_soon"]:
        return say("In force, but {agreement} runs out in {days} days, on {to}.", language,
                   days=force["days_left"], **params)
    if force["state"] == "in_force":
        return say("In force under {agreement} until {to}.", language, **params)
    if force["state"] == "expired":
        return say("Not in force: {agreement} ran out on {to}.", language, **params)
    if force["state"] == "not_yet":
        return say("Not in force yet: {agreement} is valid from {start}.", language, **params)
    return say("Not in force: there is no agreement between the two districts.", language)
