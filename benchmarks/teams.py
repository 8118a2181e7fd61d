"""How long the draw of a campaign's people takes, and how often a solver is asked.

    python benchmarks/teams.py                      160 inspectors × 64 crews, 600 × 200
    python benchmarks/teams.py --sizes 160x64 --seeds 1,2,3

The provinces are generated (演示数据): 16 regions, three to four skills in demand, one officer in
four law-qualified, former postings, recusals, absences and donors that keep a part of their
squads. Crews are of two or three, so that between two thirds and nine tenths of all inspectors
are sent. One line a run; every result is checked rule by rule by ``routing.check.teams``.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import random
import sys
import time
from typing import Any

from halfhour.routing.check.teams import check_teams
from halfhour.routing.draw import campaign
from halfhour.routing.draw.policy import Policy, as_json

REGIONS = 16
SKILLS = ("涉水", "涉气", "涉危废", "化工", "造纸", "火电")
FIRST, LAST = "2026-03-23", "2026-03-27"


def province(people: int, crews: int, seed: int) -> dict[str, Any]:
    """Return the frozen roster of a province's campaign; the same arguments give the same one."""
    rng = random.Random(f"{people}x{crews}/{seed}")
    regions = [f"33{n + 1:02d}00" for n in range(REGIONS)]
    persons = [_person(f"P{n:04d}", regions[n % REGIONS], n // REGIONS // 5, regions, rng)
               for n in range(people)]
    return {
        "draw_id": "B-01", "title": "演示数据", "demo": True, "day": FIRST, "campaign_id": "B",
        "name": "演示行动", "travel": "overnight", "legal_basis": "演示依据",
        "policy": as_json(Policy()), "banned_pairs": [],
        "regions": [{"id": r, "name": f"演示{r}"} for r in regions], "people": persons,
        "missions": [_mission(f"M{n:03d}", regions[n % REGIONS], 2 if n % 3 else 3, rng)
                     for n in range(crews)],
        "donors": [_donor(r, persons) for r in regions],
    }


def _person(
    name: str, region: str, squad: int, regions: list[str], rng: random.Random
) -> dict[str, Any]:
    def elsewhere() -> str:
        return rng.choice([r for r in regions if r != region])

    return {
        "id": name, "region": region, "squad": f"{region}-S{squad}",
        "cert_from": "2022-01-01", "cert_to": "2027-12-31", "law": rng.random() < 0.25,
        "skills": sorted(rng.sample(SKILLS, rng.choice((1, 2, 2, 3)))),
        "joined_on": rng.choice(("2008-07-01", "2015-07-01", "2019-07-01", "2025-09-01")),
        "away": [["2026-03-20", "2026-03-23"]] if rng.random() < 0.02 else [],
        "postings": [[elsewhere(), "2020-01-01", "2025-05-31"]] if rng.random() < 0.1 else [],
        "region_recusals": [[elsewhere(), "2021-01-01", None]] if rng.random() < 0.05 else [],
        "recusals": [], "history": [[elsewhere(), 1, "2025-09-05"]] if rng.random() < 0.5 else [],
    }


def _mission(name: str, target: str, size: int, rng: random.Random) -> dict[str, Any]:
    return {
        "id": name, "target": target, "from_day": FIRST, "to_day": LAST, "size": size,
        "skills": [[rng.choice(SKILLS), 1]], "enterprises": [], "draw_targets": 0, "pool": [],
        "legal_basis": "演示依据", "territorial_lead": "演示属地队",
    }


def _donor(region: str, persons: list[dict[str, Any]]) -> dict[str, Any]:
    """Return a donor with three more officers in every squad than may be inspectors."""
    squads: dict[str, list[str]] = {}
    for p in persons:
        if p["region"] == region:
            squads.setdefault(p["squad"], []).append(p["id"])
    return {
        "region": region, "min_crews": 1, "covered": 9000, "floor": 8500,
        "squads": [{"squad": name, "staff": sorted([*staff, *(f"{name}-{k}" for k in "abc")]),
                    "keep": 2, "without": 8000} for name, staff in sorted(squads.items())],
    }


def main() -> None:
    """Draw every size with every seed and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--sizes", default="160x64,600x200")
    parser.add_argument("--seeds", default="1")
    chosen = parser.parse_args()
    load = f"load {os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else ""
    print(f"{os.cpu_count()} processors, {load}, Python {sys.version.split()[0]}")
    for size in chosen.sizes.split(","):
        people, crews = map(int, size.split("x"))
        for seed in map(int, chosen.seeds.split(",")):
            print(one(people, crews, seed), flush=True)


def one(people: int, crews: int, seed: int) -> str:
    """Draw once; return a line with times, the solver's questions aside, and the checker's word."""
    roster = province(people, crews, seed)
    ticks: list[float] = []
    wall, cpu = time.perf_counter(), time.process_time()
    result = campaign.run(roster, hashlib.sha256(bytes([seed])).digest(), ticks.append)
    wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
    if result["teams"] is None:
        return f"{people}×{crews} seed {seed}: {wall:.1f} s, no lawful teams"
    broken = sum(not f.kept for f in check_teams({"roster": roster, "result": result}))
    sent = sum(len(t["members"]) for t in result["teams"])
    return (f"{people}×{crews} seed {seed}: {wall:.1f} s ({cpu:.1f} s of processor), {sent} sent, "
            f"{len(result['refused'])} refused, law {result['law_level']}, progress told "
            f"{len(ticks)} times, {broken} rules broken")


if __name__ == "__main__":
    main()
