"""A new workspace and the settings in words."""

from __future__ import annotations

from typing import Any

from ...protocol.language import say
from .columns import columns


def create(outcome: dict[str, Any], language: str) -> list[str]:
    """Say where the workspace is and what comes next."""
    return [
        outcome["workspace"],
        say("Next: load roads (halfhour roads), then import districts, brigades, squads, units, "
            "officers, vehicles, roster, enterprises and items due (halfhour import), then compute "
            "the circle (halfhour coverage).", language)]


def settings(outcome: dict[str, Any], language: str) -> list[str]:
    """List the settings, a star at those that were just changed."""
    out: list[str] = []
    for group in outcome["groups"]:
        out.append(group["name"])
        out += columns([[
            "*" if s["setting"] in outcome["changed"] else "", s["setting"], s["name"],
            f"{s['value']} {s['unit']}".strip(), _default(s, language)]
            for s in group["settings"]])
    if outcome["saved"]:
        out.append(say("Saved; plans keep the settings they were made under.", language))
    if outcome["circle_outdated"]:
        out.append(say("The half-hour circle was computed by other settings and is removed; "
                       "compute it again (halfhour coverage).", language))
    return out


def _default(setting: dict[str, str], language: str) -> str:
    return "" if setting["value"] == setting["default"] or not setting["default"] else say(
        "(default: {value})", language, value=setting["default"])
