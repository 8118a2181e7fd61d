"""Road closures in words."""

from __future__ import annotations

from typing import Any

from ...protocol.language import say
from .columns import columns

STATES = ("in force", "to come", "over", "lifted", "unreadable")


def close(outcome: dict[str, Any], language: str) -> list[str]:
    """Say what was closed or lifted, which plans lead through it, and list all closures."""
    out = []
    closed, lifted = outcome["closed"], outcome["lifted"]
    if closed:
        named = f" ({', '.join(closed['names'])})" if closed["names"] else ""
        out.append(say("Closure {closure} closes {roads} roads, {km:.2f} km{named}: {window}.",
                       language, closure=closed["closure_id"], roads=closed["roads"],
                       km=closed["length_m"] / 1000, named=named, window=_window(closed, language)))
        out += [say("Plan {plan} of {day} leads through it (crews {crews}); plan the day again.",
                    language, plan=plan["plan_id"], day=plan["day"],
                    crews=", ".join(plan["crews"])) for plan in closed["plans"]]
    if lifted:
        out.append(say("Closure {closure} is lifted.", language, closure=lifted["closure_id"]))
    if not outcome["closures"]:
        return [*out, say("No road is closed.", language)]
    return out + columns([
        [row["closure_id"], say(row["state"], language), _window(row, language), row["reason"],
         row["source"]] for row in outcome["closures"]])


def counted(outcome: dict[str, Any], language: str) -> list[str]:
    """Say which closures and which slower hour an answer counts; nothing if there is none."""
    out = []
    if outcome["closures"]:
        out.append(say("Road closures counted: {closures}.", language, closures=", ".join(
            f"{row['closure_id']} {row['reason']}".strip() for row in outcome["closures"])))
    if outcome["hour_factor"] != 1:
        out.append(say("Drives take {factor:g} times as long at that hour.", language,
                       factor=outcome["hour_factor"]))
    return out


def _window(row: dict[str, Any], language: str) -> str:
    since, until = row["valid_from"], row["valid_until"]
    if since and until:
        return say("from {since} until {until}", language, since=_told(since), until=_told(until))
    if since:
        return say("from {since} on", language, since=_told(since))
    if until:
        return say("until {until}", language, until=_told(until))
    return say("until it is lifted", language)


def _told(moment: str) -> str:
    return moment.replace("T", " ")
