"""A day plan, its check, and who can be there, in words."""

from __future__ import annotations

from typing import Any

from ...protocol.language import say
from .closures import counted
from .columns import columns
from .tradeoff import tradeoff

_SHOWN = 8


def plan(outcome: dict[str, Any], language: str) -> list[str]:
    """Say what the plan serves and covers, and why something stays unserved."""
    if "plans" in outcome:
        return tradeoff(outcome, language)
    cover = outcome["coverage"]
    out = [
        say("Plan {plan_id} for {day} ({state}): {crews} crews, {standby} of them on stand-by.",
            language, plan_id=outcome["plan_id"], day=outcome["day"],
            state=say(outcome["state"], language), crews=outcome["crews"],
            standby=outcome["standby"]),
        say("Visits served: {served} of {visits}; mandatory: {served_mandatory} of {mandatory}.",
            language, **{k: outcome[k] for k in
                         ("served", "visits", "served_mandatory", "mandatory")}),
        say("Coverage: all at home {static}%, mean {mean}%, worst {worst}% at {at}.", language,
            static=cover["static_pct"], mean=cover["mean_pct"], worst=cover["worst_pct"],
            at=cover["worst_at"]),
        say("Driving: {minutes} min, {km} km.", language, minutes=outcome["drive_min"],
            km=outcome["drive_km"]),
    ]
    out += counted(outcome, language)
    out += _floors(outcome["floors"], language) + _workload(outcome["workload"], language)
    if outcome["stopped_after_s"] is not None:
        out.append(say("Stopped by the user after {seconds} s of searching: this is the best plan "
                       "found until then.", language, seconds=outcome["stopped_after_s"]))
    out += _some([f"{v['name']}: {v['reason']}" for v in outcome["unserved"]],
                 say("Not served:", language), language)
    out += _some([r["reason"] for r in outcome["relaxations"]],
                 say("The floor of coverage is not held:", language), language)
    if outcome["pins_kept"]:
        out.append(say("Visits pinned by hand and kept: {count}.", language,
                       count=outcome["pins_kept"]))
    out += _some([p["reason"] for p in outcome["pins_lost"]],
                 say("Not kept of what was pinned by hand:", language), language)
    return out + outcome["reminders"]


def _floors(floors: list[dict[str, Any]], language: str) -> list[str]:
    """Say where each floor is tightest."""
    told = []
    for floor in floors:
        units = ", ".join(floor["units"][:_SHOWN]) or "–"
        told.append(say(
            "Tightest minute of the floor of coverage: {at}, {spare} points to spare; out of reach "
            "then: {units}.", language, at=floor["at"], spare=floor["spare"], units=units,
        ) if floor["floor"] == "coverage" else say(
            "Tightest minute of class A: {at}, {spare} crews to spare at {units}.", language,
            at=floor["at"], spare=round(floor["spare"]), units=units))
    return told


def _workload(crews: list[dict[str, Any]], language: str) -> list[str]:
    """Say who has most and least to do, and the mean."""
    if not crews:
        return []
    ranked = sorted(crews, key=lambda crew: crew["minutes"])
    least, most = ranked[0], ranked[-1]
    return [say("Workload (driving and inspecting): mean {mean} min; most {most} min ({crew}), "
                "least {least} min ({other}).", language, crew=most["crew"], other=least["crew"],
                mean=most["minutes"] - most["above_mean"], most=most["minutes"],
                least=least["minutes"])]


def publish(outcome: dict[str, Any], language: str) -> list[str]:
    """Say what is in force now."""
    out = [say("Plan {plan_id} for {day} is published.", language,
               plan_id=outcome["plan_id"], day=outcome["day"])]
    if outcome["violations"]:
        out.append(say("Published despite violations: {count}; see halfhour check.", language,
                       count=outcome["violations"]))
    if outcome["superseded"]:
        out.append(say("Superseded: {plans}.", language, plans=", ".join(outcome["superseded"])))
    return out


def check(outcome: dict[str, Any], language: str) -> list[str]:
    """Say whether the plan holds, and what does not."""
    cover = outcome["coverage"]
    if outcome["ok"]:
        out = [say("Plan {plan}: no violation. The checker recomputed {facts} facts from the raw "
                   "tables.", language, plan=outcome["plan"],
                   facts=sum(outcome["checked"].values()))]
    else:
        out = [say("Plan {plan}: violations: {count}.", language, plan=outcome["plan"],
                   count=len(outcome["violations"]))]
    if cover:
        out.append(say("Recomputed coverage: all at home {static:.2f}%, mean {mean:.2f}%, worst "
                       "{worst:.2f}%.", language, static=cover["static_pct"],
                       mean=cover["mean_pct"], worst=cover["worst_pct"]))
    else:
        out.append(say("Recomputed coverage: –, as there is nothing to be covered.", language))
    out += _some([v["sentence"] for v in outcome["violations"]], say("Violations:", language),
                 language, shown=40)
    return out + _some([n["sentence"] for n in outcome["notices"]], say("Notices:", language),
                       language)


def dispatch(outcome: dict[str, Any], language: str) -> list[str]:
    """List who can be there, best first."""
    out = [say("{district}, plan {plan} of {day}: {inside} crews can lawfully be there in time.",
               language, district=outcome["district_name"], plan=outcome["plan_id"],
               day=outcome["day"],
               inside=outcome["inside"]), *outcome["summary"],
           *counted(outcome, language)]
    return out + _some([row["sentence"] for row in outcome["rows"]], "", language)


def _some(sentences: list[str], title: str, language: str, shown: int = _SHOWN) -> list[str]:
    if not sentences:
        return []
    out = [title] if title else []
    out += columns([[s] for s in sentences[:shown]])
    if len(sentences) > shown:
        out.append("  " + say("and {more} more", language, more=len(sentences) - shown))
    return out
