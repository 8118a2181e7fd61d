"""What a workspace holds, and what was loaded into it, in words."""

from __future__ import annotations

from typing import Any

from ...protocol.fields import table_name
from ...protocol.language import say
from .columns import columns


def info(outcome: dict[str, Any], language: str) -> list[str]:
    """List the tables with their rows, and the plans; say what is missing and what is next."""
    out = [outcome["title"] + (f"  {say('demo data', language)}" if outcome["demo"] else "")]
    out += columns([[name, table_name(name, language), str(count)]
                    for name, count in outcome["tables"].items() if count])
    if outcome["plans"]:
        out += [say("Plans:", language), *columns([
            [p["plan_id"], p["day"], say(p["state"], language), p["name"]]
            for p in outcome["plans"]])]
    if outcome["missing"]:
        out.append(say("Still missing before a day can be planned: {tables}.", language,
                       tables=say(", ", language).join(
                           table_name(name, language) for name in outcome["missing"])))
    out += [outcome["next"]] if outcome["next"] else []
    if outcome["log_broken_at"]:
        out.append(say("The event log was altered at line {line}.", language,
                       line=outcome["log_broken_at"]))
    return out


def roads(outcome: dict[str, Any], language: str) -> list[str]:
    """Say what was loaded, dropped and assumed, or what a calibration gave."""
    if "factors" in outcome:
        found = outcome["factors"]
        return [say("Slower hours: {hours}; slower classes of road: {classes}. Days are planned "
                    "with {factor:g} times the driving times.", language,
                    hours=found["hours"] or "–", classes=found["classes"] or "–",
                    factor=found["duty_day"])]
    if "calibration" in outcome:
        return _calibration(outcome["calibration"], language)
    report = outcome["report"]
    out = [
        say("{source}: {nodes} junctions, {links} roads, {km:.0f} km.", language,
            **{k: report[k] for k in ("source", "nodes", "links", "km")}),
        say("Dropped, not connected both ways: {links} roads, {km:.1f} km; ways cut at the edge: "
            "{clipped}; unusable: {skipped}.", language, links=report["dropped_links"],
            km=report["dropped_km"], clipped=report["clipped_ways"],
            skipped=report["skipped_links"]),
        say("Assumed class of {classes} roads, speed of {speeds}.", language,
            classes=report["assumed_class_links"], speeds=report["assumed_speed_links"]),
    ]
    tongue = "zh_CN" if language.startswith("zh") else "en"
    out += [note[tongue] for note in report["notes"]]
    idle = outcome["closures_on_no_road"]
    if idle:
        out.append(say("Closures that close none of these roads: {closures}.", language,
                       closures=", ".join(idle)))
    off = outcome["off_network"]
    names = [f"{kind}: {', '.join(found['names'])}" for kind, found in off.items()
             if found["count"]]
    if names:
        out += [say("Off the network:", language), *columns([[n] for n in names])]
    return out


def _calibration(found: dict[str, Any], language: str) -> list[str]:
    out = [say("Travel factor {factor}, before {before_factor}; from {trips} trips of {source}, "
               "four fifths of which lie between {low:.2f} and {high:.2f}; {left_out} left out.",
               language, low=found["ratio_p10"], high=found["ratio_p90"],
               **{k: found[k] for k in ("factor", "before_factor", "trips", "source",
                                        "left_out")})]
    for template, key in (
        ("New factor, on trips it was not fitted to: error {mean:.1f} min on average, bias "
         "{bias:+.1f} min, {right:.0f} % on the right side of {standard:g} min.", "fitted"),
        ("Factor before: error {mean:.1f} min on average, bias {bias:+.1f} min, {right:.0f} % on "
         "the right side of {standard:g} min.", "before"),
    ):
        judged = found[key]
        out.append(say(template, language, mean=judged["mean_error_min"],
                       bias=judged["bias_min"], right=100 * judged["right_side"],
                       standard=found["standard_min"]))
    return out
