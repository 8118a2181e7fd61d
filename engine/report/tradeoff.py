"""The plans of a trade-off in a table, and what was left out of it."""

from __future__ import annotations

from typing import Any

from ...protocol.language import say
from .columns import columns


def tradeoff(outcome: dict[str, Any], language: str) -> list[str]:
    """Say what each plan costs and covers, and which of them keep the city's floor."""
    out = [say("{count} plans for {day}, all at home {static}% on average; the floor of the "
               "workspace is {points} points below that.", language, count=len(outcome["plans"]),
               day=outcome["day"], static=outcome["static_pct"],
               points=f"{outcome['floor_points']:g}")]
    titles = [say(word, language) for word in (
        "Plan", "Made for a floor of", "Driving (min)", "Worst %", "Mean %", "Served",
        "Minutes under the floor", "Checker")]
    out += columns([titles, *(_row(plan, outcome, language) for plan in outcome["plans"])])
    held = [plan["plan_id"] for plan in outcome["plans"] if plan["holds_floor"]]
    out.append(say("Plans that keep the city's floor at every minute: {plans}.", language,
                   plans=", ".join(held)) if held else
               say("No plan keeps the city's floor at every minute.", language))
    out += [say("Left out: the plan {made_for} ({drive} min driving, worst {worst}%, {served} "
                "served), because {other} is no worse in anything.", language,
                made_for=_made_for(one, language), drive=one["drive_min"],
                worst=one["worst_pct"], served=one["served"], other=one["for"])
            for one in outcome["dropped"]]
    out += [f"{plan['plan_id']}: {found['sentence']}" for plan in outcome["plans"]
            for found in plan["violations"]]
    if outcome["chart"]:
        out.append(outcome["chart"])
    return out + outcome["reminders"]


def _row(plan: dict[str, Any], outcome: dict[str, Any], language: str) -> list[str]:
    floor = plan["aimed_points"]
    return [
        plan["plan_id"],
        say("none", language) if floor is None else
        say("{points} points", language, points=f"{floor:.3g}"),
        f"{plan['drive_min']:.0f}", f"{plan['worst_pct']:.1f} ({plan['worst_at']})",
        f"{plan['mean_pct']:.1f}", f"{plan['served']}/{outcome['visits']}",
        say("held", language) if plan["holds_floor"] else str(plan["below_floor_min"]),
        say("violations: {count}", language, count=len(plan["violations"]))
        if plan["violations"] else say("nothing found", language),
    ]


def _made_for(plan: dict[str, Any], language: str) -> str:
    floor = plan["aimed_points"]
    return (say("without a floor", language) if floor is None else
            say("for a floor of {points} points", language, points=f"{floor:.3g}"))


def timelapse(outcome: dict[str, Any], language: str) -> list[str]:
    """Name the file and what it shows side by side."""
    return [outcome["path"], *columns([
        [one["label"],
         say("{drive} min driving, worst {worst}%, mean {mean}%", language,
             drive=f"{one['drive_min']:.0f}", worst=f"{one['worst_pct']:.1f}",
             mean=f"{one['mean_pct']:.1f}")]
        for one in outcome["plans"]])]
