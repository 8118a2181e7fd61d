"""The summary of a demo: one table, and what to do next."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ...protocol.language import say
from .columns import columns


def demo(outcome: dict[str, Any], language: str) -> list[str]:
    """Return the summary table of the whole path."""
    plan, circle, check = outcome["plan"], outcome["coverage"], outcome["check"]
    cover, counts = plan["coverage"], outcome["counts"]
    units, firms = circle["units"], circle["enterprises"]

    def word(template: str, **params: Any) -> str:
        return say(template, language, **params)

    verdict = (word("confirmed by the independent checker, no violation") if check["ok"]
               else word("violations found by the checker: {count}",
                         count=len(check["violations"])))
    first = next((r["sentence"] for r in outcome["dispatch"]["rows"]), "-")
    rows = [
        [word("day"), f"{outcome['day']}  {word('demo data, boundaries are not real')}"],
        [word("city"), word(
            "{brigades} brigades, {squads} squads, {units} units, {posts} posts, {enterprises} "
            "enterprises, {officers} officers",
            **{k: counts.get(k, 0) for k in
               ("brigades", "squads", "units", "posts", "enterprises", "officers")})],
        [word("roads"), word("{nodes} junctions, {links} roads, {km:.0f} km",
                             **{k: outcome["roads"][k] for k in ("nodes", "links", "km")})],
        [word("half-hour circle"), word(
            "{units} of {all_units} units, {firms} of {all_firms} enterprises inside",
            units=units["inside"], all_units=units["total"], firms=firms["inside"],
            all_firms=firms["total"])],
        [word("crews"), word("{crews}, of them {standby} on stand-by", crews=plan["crews"],
                             standby=plan["standby"])],
        [word("visits served"), word(
            "{served} of {visits}, mandatory {served_mandatory} of {mandatory}",
            **{k: plan[k] for k in ("served", "visits", "served_mandatory", "mandatory")})],
        [word("coverage"), word("all at home {static:.1f}%, mean {mean:.1f}%, worst {worst:.1f}% "
                                "at {at}", static=cover["static_pct"], mean=cover["mean_pct"],
                                worst=cover["worst_pct"], at=cover["worst_at"])],
        [word("driving"), word("{minutes:.0f} min, {km:.0f} km", minutes=plan["drive_min"],
                               km=plan["drive_km"])],
        [word("check"), verdict],
        [word("incident 10:15"), first],
        [word("seconds"), ", ".join(f"{word(k)} {v:.1f}" for k, v in outcome["seconds"].items())],
    ]
    out = [word("Half-Hour: {name}", name=outcome["name"]), *columns(rows)]
    out += [word("Not served: {name}: {reason}", name=v["name"], reason=v["reason"])
            for v in plan["unserved"]]
    out += [word("Files in {folder}: {files}", folder=outcome["folder"],
                 files=", ".join(outcome["files"]))]
    page = Path(outcome["folder"]) / outcome["files"][-1]
    workspace = outcome["workspace"]
    out += ["", word("Next:"), *columns([
        [word("open the situation map"), str(page)],
        [word("who can be there"), f"halfhour dispatch {_quoted(workspace)} "
                                   f"--at {outcome['incident_at']} --date {outcome['day']} "
                                   "--time 10:15"],
        [word("check the plan again"), f"halfhour check {_quoted(workspace)}"],
    ])]
    return out


def _quoted(path: str) -> str:
    return f'"{path}"' if " " in path else path
