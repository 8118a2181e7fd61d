"""Joint zones, what is in them, meeting points and the joint calendar, in words."""

from __future__ import annotations

from typing import Any

from ...protocol.codes import CODES
from ...protocol.fields import chosen
from ...protocol.language import say
from ...protocol.zone_words import BLIND_WORDS, agreement_sentence, force_sentence
from .columns import columns

_SHOWN = 20


def zone(outcome: dict[str, Any], language: str) -> list[str]:
    """Say how long the line is and how large the sides are."""
    out = [
        say("Shared boundary {whole:.0f} m; the zone's part {length:.0f} m in EPSG:{epsg}, "
            "{ellipsoid:.0f} m on the ellipsoid.", language, whole=outcome["whole_m"],
            length=outcome["length_m"], epsg=outcome["epsg"], ellipsoid=outcome["ellipsoid_m"]),
        *columns([[s["name"], say("{width:g} m", language, width=s["width_m"]),
                   say("{area:.3f} km²", language, area=s["area_km2"])]
                  for s in outcome["sides"]]),
        *outcome["methods"], *outcome["notes"],
    ]
    for one in outcome["extensions"]:
        kind = chosen(CODES["zone_extensions"]["kind"][one["kind"]], language)
        gain = one["left_out"] or say("adds {area:.3f} km²", language, area=one["area_km2"])
        out.append(f"  {kind}  {one['name']}  {gain}")
    out.append(force_sentence(outcome["force"], language))
    out.append(say("Stored as {zone}.", language, zone=outcome["saved"]) if outcome["saved"] else
               say("Not stored; add --save to store it as {zone}.", language,
                   zone=outcome["zone"]))
    return out


def zones(outcome: dict[str, Any], language: str) -> list[str]:
    """List the zones with their state."""
    if not outcome["zones"]:
        return [say("There is no joint zone.", language)]
    out = []
    for one in outcome["zones"]:
        areas = " + ".join(f"{s['name']} {s['area_km2']:.3f} km²" for s in one["sides"])
        out += [f"{one['zone']}  {one['name']}", f"  {one['length_m']:.0f} m  {areas}",
                "  " + force_sentence(one["force"], language)]
    return out


def agreement(outcome: dict[str, Any], language: str) -> list[str]:
    """List the agreements with their state."""
    if not outcome["agreements"]:
        return [say("There is no agreement.", language)]
    out = [say("Stored as {zone}.", language, zone=outcome["saved"])] if outcome["saved"] else []
    return out + columns([[a["agreement_id"], agreement_sentence(a, language), a["name"]]
                          for a in outcome["agreements"]])


def partner(outcome: dict[str, Any], language: str) -> list[str]:
    """List the partners."""
    out = [say("Stored as {zone}.", language, zone=outcome["saved"])] if outcome["saved"] else []
    out += [say("Partner {partner} is removed.", language, partner=outcome["removed"])
            ] if outcome["removed"] else []
    if not outcome["partners"]:
        return [*out, say("There is no partner.", language)]
    return out + columns([[p["partner"], p["name"], p["signed_on"] or "–", p["contact_desk"] or ""]
                          for p in outcome["partners"]])


def inside(outcome: dict[str, Any], language: str) -> list[str]:
    """Count by side, then name blind spots, crossings and squads."""
    words = CODES["zone_enterprises"]
    out = [force_sentence(outcome["force"], language)]
    for side in outcome["sides"]:
        out.append(say("{side}: {inside} enterprises inside, {listed} with those within the "
                       "error.", language, side=side["name"], inside=side["inside"],
                       listed=side["enterprises"]))
        out += columns([[chosen(words["certainty"][code], language), str(count)]
                        for code, count in side["by_certainty"].items()])
        out += columns([[s["name"], _minutes(s["first_min"], language),
                         _minutes(s["all_min"], language)] for s in side["squads"][:_SHOWN]])
    blind = [f"{chosen(BLIND_WORDS[code], language)} {count}"
             for code, count in outcome["blind"].items()]
    if blind:
        out += [say("Blind spots:", language), *columns([[b] for b in blind])]
    if outcome["crossings"]:
        out.append(say("Across the line:", language))
        out += columns([[c["name"] or c["road_class"], f"{c['from_start_m']} m"]
                        for c in outcome["crossings"][:_SHOWN]])
    return out


def rendezvous(outcome: dict[str, Any], language: str) -> list[str]:
    """List the meeting points."""
    return [force_sentence(outcome["force"], language), *columns([
        [str(p["rank"]), _minutes(p["later_min"], language), p["near"] or p["road"],
         f"{p['squad_a']} {p['minutes_a']:.0f}", f"{p['squad_b']} {p['minutes_b']:.0f}"]
        for p in outcome["points"]])]


def jointlog(outcome: dict[str, Any], language: str) -> list[str]:
    """Count actions and partners."""
    levels = outcome["by_level"]
    out = [
        say("{first} to {last}: {enforcement} joint enforcements, {other} meetings and exchanges, "
            "{planned} planned.", language,
            **{k: outcome[k] for k in ("first", "last", "enforcement", "other", "planned")}),
        say("Partners: {provinces} provinces, {cities} cities, {counties} counties.", language,
            provinces=levels["province"], cities=levels["city"], counties=levels["county"]),
        *columns([[p["partner"], p["name"], str(p["enforcement"]), str(p["other"])]
                  for p in outcome["partners"]]),
    ]
    if outcome["actions"]:
        out += [say("Calendar:", language), *columns([_action(a, language)
                                                      for a in outcome["actions"]])]
    if outcome["saved"]:
        out.insert(0, say("Stored as {zone}.", language, zone=outcome["saved"]))
    return out


def _action(action: dict[str, Any], language: str) -> list[str]:
    words = CODES["joint_actions"]
    return [action["action_id"], action["day"],
            *(chosen(words[name][action[name]], language) for name in ("kind", "state")),
            ",".join(action["partners"]), action["title"]]


def appendix(outcome: dict[str, Any], language: str) -> list[str]:
    """Name the files."""
    return [*outcome["notes"], *outcome["files"]]


def _minutes(minutes: float | None, language: str) -> str:
    return say("not reachable by road", language) if minutes is None else \
        say("{minutes} min", language, minutes=minutes)
