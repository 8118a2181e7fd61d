"""A change of a plan by hand, in words."""

from __future__ import annotations

from typing import Any

from ...protocol.language import say
from ...routing.day.clock import hhmm, to_ms
from .columns import columns

_SHOWN = 8


def edit(outcome: dict[str, Any], language: str) -> list[str]:
    """Say what the change does to the crews and the coverage, or why it cannot be made."""
    out = [say("Plan {plan}: {name} ({visit}) by {crew}, number {position} of its visits.",
               language, plan=outcome["plan_id"], name=outcome["name"],
               visit=outcome["visit_id"], crew=outcome["crew_name"],
               position=outcome["position"])]
    if outcome["violations"]:
        out += [say("This cannot be done:", language),
                *columns([[v["sentence"]] for v in outcome["violations"]])]
    for crew in outcome["crews"]:
        out += _crew(crew, language)
    out += _coverage(outcome["before"], outcome["after"], language)
    lost = outcome["lost_units"]
    if lost:
        out += [say("Out of reach for longer than before:", language), *columns([
            [u["name"], say("{minutes} min", language, minutes=u["minutes"])]
            for u in lost[:_SHOWN]])]
    if len(lost) > _SHOWN:
        out.append("  " + say("and {more} more", language, more=len(lost) - _SHOWN))
    if outcome["saved"]:
        out.append(say("Stored as the draft {plan}.", language, plan=outcome["saved"]))
    elif outcome["violations"]:
        out.append(say("Nothing was stored.", language))
    else:
        out.append(say("Nothing was stored; store the change with --save.", language))
    return out


def _crew(crew: dict[str, Any], language: str) -> list[str]:
    out = [say("{crew}: driving {now:g} min, before {before:g} min", language, crew=crew["name"],
               now=crew["drive_min"], before=crew["drive_min_before"])]
    return out + columns([
        [f"{_clock(stop['start_min'])}–{_clock(stop['end_min'])}", stop["name"]]
        for stop in crew["stops"] if stop["visit_id"] is not None])


def _coverage(
    before: dict[str, Any], after: dict[str, Any] | None, language: str
) -> list[str]:
    rows = [(say("before", language), before)]
    if after is not None:
        rows.append((say("after", language), after))
    return [say("Coverage:", language), *columns([
        [when, say("mean {mean:.2f}%, worst {worst:.2f}% at {at}, below the floor for {minutes} "
                   "min", language, mean=found["mean_pct"], worst=found["worst_pct"],
                   at=_clock(found["worst_at_min"]), minutes=found["below_floor_min"])]
        for when, found in rows])]


def _clock(minutes: float) -> str:
    return hhmm(to_ms(minutes))
