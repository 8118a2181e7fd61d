"""Draws, teams and their verification, in words."""

from __future__ import annotations

from typing import Any

from ...protocol.language import CHINESE, say
from .columns import columns

_SHOWN = 12


def draw(outcome: dict[str, Any], language: str) -> list[str]:
    """Say what is committed to, or what was drawn."""
    if outcome["state"] == "committed":
        return _committed(outcome, language)
    out = _drawn(outcome, language)
    tongue = "zh" if language == CHINESE else "en"
    out += columns([
        [c[tongue], say("{number} of {eligible} that could be drawn, {size} in the class",
                        language, number=c["number"], eligible=c["eligible"], size=c["size"])]
        for c in outcome["classes"]
    ])
    if outcome["without_officers"]:
        out.append(say("{count} enterprises have no lawful pair of officers.", language,
                       count=len(outcome["without_officers"])))
    return out + _files(outcome, language)


def teams(outcome: dict[str, Any], language: str) -> list[str]:
    """Say what is committed to, the teams, or what is missing."""
    if outcome["state"] == "committed":
        return _committed(outcome, language)
    if outcome["state"] == "infeasible":
        return [
            say("No lawful teams exist. These rules cannot hold together:", language),
            *columns([[s] for s in outcome["conflict"]]),
            say("The least that would help:", language),
            *columns([[s] for s in outcome["missing"]]),
        ]
    out = _drawn(outcome, language)
    names = outcome["regions"]
    out += [say("Which region inspects which (permutation {tries}):", language,
                tries=outcome["pairing"]["tries"]),
            *columns([[f"{names[a]} → {names[b]}"] for a, b in outcome["pairing"]["pairs"]])]
    shown = outcome["teams"][:_SHOWN]
    out += columns([[t["mission"], names[t["target"]], ", ".join(t["members"])] for t in shown])
    if len(outcome["teams"]) > _SHOWN:
        out.append("  " + say("and {more} more", language, more=len(outcome["teams"]) - _SHOWN))
    out.append(say("Rules checked: {count}, broken: {broken}; pairs refused: {refused}.", language,
                   count=len(outcome["rules"]), broken=len(outcome["broken"]),
                   refused=len(outcome["refused"])))
    out += columns([[r["mission"] or "-", r["evidence"]] for r in outcome["broken"]])
    if outcome["inclusion"]:
        shares = [p["share"] for p in outcome["inclusion"]["people"]]
        out.append(say("Share of draws in which somebody is sent: {low:.0%} to {high:.0%} "
                       "({repeats} draws).", language, low=min(shares), high=max(shares),
                       repeats=outcome["inclusion"]["repeats"]))
    return out + _files(outcome, language)


def missions(outcome: dict[str, Any], language: str) -> list[str]:
    """Say what each team does on which day, and what no day holds."""
    out = []
    for team in outcome["teams"]:
        out.append(say("{mission} in {target}, from {base}:", language, mission=team["mission"],
                       target=team["target"], base=team["base"]))
        out += columns([
            [day["day"], f"{day['leave']}–{day['back']}" if day["visits"] else "-",
             say("{count} visits, {minutes} min of driving", language, count=len(day["visits"]),
                 minutes=round(day["drive_min"])) if day["visits"]
             else say("reserve day", language)] for day in team["days"]])
        out += columns([[left["name"], left["reason"]] for left in team["left"]])
    return out + _files(outcome, language)


def verify(outcome: dict[str, Any], language: str) -> list[str]:
    """Say whether a record holds, or which field does not."""
    if outcome["ok"]:
        return [say("Verified: draw {draw} was repeated, all {bytes} bytes are the same.",
                    language, draw=outcome["draw_id"], bytes=outcome["bytes"]),
                say("Record {sha}", language, sha=outcome["record_sha256"])]
    out = [say("The record does not hold.", language)]
    if outcome["where"] is not None:
        out += columns([[outcome["where"], outcome["sentence"]]])
    return out + columns([[b["mission"] or "-", b["evidence"]] for b in outcome["broken"]])


def _committed(outcome: dict[str, Any], language: str) -> list[str]:
    return [
        say("Draw {draw}: the roster is frozen. Note both values before anybody says a digit:",
            language, draw=outcome["draw_id"]),
        *columns([[say("roster", language), outcome["roster_sha256"]],
                  [say("commitment", language), outcome["commitment"]]]),
        say("Then draw with --digits and what the witness says.", language),
    ]


def _drawn(outcome: dict[str, Any], language: str) -> list[str]:
    return [
        say("Draw {draw}, digits {digits}.", language, draw=outcome["draw_id"],
            digits=outcome["digits"]),
        *columns([[say("seed", language), outcome["seed"] or say("sealed until {time}", language,
                                                                 time=outcome["sealed_until"])],
                  [say("record", language), outcome["record_sha256"]]]),
    ]


def _files(outcome: dict[str, Any], language: str) -> list[str]:
    files = outcome["files"]
    return [say("Written: {files}", language, files=", ".join(files))] if files else []
