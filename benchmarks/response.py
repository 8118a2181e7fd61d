"""Half-hour-response inspection plans on seeded cities, judged by the independent checker.

    python benchmarks/response.py --seeds 7,11,12,13,14 --size 32x1x96 --seconds 60

The generator of the cities is written down in ``response_city.py``. One JSON line a run goes
to ``--out``; the table is printed, ``--chart`` draws it. Methods: ``static`` (all at home),
``ortools`` (travel only, one routing model, no floor), ``pyvrp`` (travel only, if PyVRP is
installed), ``standby`` (the simple planner: one crew of each squad stands by, floor mended),
``free`` (ours without floors) and ``ours``.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import statistics
import time
from pathlib import Path
from typing import Any

from response_chart import TRAVEL_ONLY, draw
from response_city import DAY, Size, city, settings_of
from response_judge import judge
from response_methods import METHODS, count_processor_time

from halfhour.data import records as r
from halfhour.routing.day.crews import People
from halfhour.routing.day.from_rows import Day, World, day_of
from halfhour.routing.traveltime.factory import travel_times

COLUMNS = ("city", "seed", "method", "violations", "mandatory_served", "served", "prize",
           "static_pct", "mean_pct", "worst_pct", "below", "drive_min", "seconds")


def day_from(rows: list[Any], size: Size) -> Day:
    """Return the day's problem of a city."""

    def of(kind: type) -> list[Any]:
        return [row for row in rows if type(row) is kind]

    settings = settings_of(size)
    people = People(of(r.Officer), of(r.RosterDay), of(r.Absence), of(r.Recusal), of(r.Vehicle))
    world = World(of(r.District), of(r.Squad), of(r.Unit), of(r.Enterprise), of(r.Item), people)
    return day_of(DAY, world, settings, travel_times(of(r.Road), settings))


def run(size: Size, seed: int, method: str, seconds: float) -> dict[str, Any]:
    """Plan one city by one method; return what the checker says of it."""
    rows = city(size, seed)
    day = day_from(rows, size)
    began, cpu = time.perf_counter(), time.process_time()
    result = METHODS[method](day.problem, seconds, seed)
    wall, used = time.perf_counter() - began, time.process_time() - cpu
    verdict = dataclasses.asdict(judge(rows, size, day, result))
    verdict["faults"] = verdict["violations"][:3]
    verdict["violations"] = len(verdict["violations"])
    return {"city": size.name, "seed": seed, "method": method, "budget_s": seconds, **verdict,
            "seconds": round(wall, 1), "cpu_s": round(used, 1),
            "reproducible": result.reproducible}


def table(lines: list[dict[str, Any]]) -> str:
    """Return the runs as a Markdown table."""
    def cell(value: Any) -> str:
        return f"{value:.1f}" if isinstance(value, float) else str(value)

    head = f"| {' | '.join(COLUMNS)} |\n|{'---|' * len(COLUMNS)}"
    return "\n".join([head, *(f"| {' | '.join(cell(line[c]) for c in COLUMNS)} |"
                              for line in lines)])


def ratios(lines: list[dict[str, Any]]) -> str:
    """Return our driving over the best travel-only plan of the same city that serves as much."""
    found: dict[str, list[float]] = {}
    for ours in (line for line in lines if line["method"] == "ours"):
        free = [line["drive_min"] for line in lines
                if (line["city"], line["seed"]) == (ours["city"], ours["seed"])
                and line["method"] in TRAVEL_ONLY
                and line["mandatory_served"] >= ours["mandatory_served"]]
        if free:
            found.setdefault(ours["city"], []).append(ours["drive_min"] / min(free))
    return "\n".join(
        f"{name}: driving over the best travel-only plan: median {statistics.median(q):.2f}, "
        f"maximum {max(q):.2f} of {len(q)}" for name, q in found.items())


def main() -> None:
    """Run what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", default="7,11,12,13,14")
    parser.add_argument("--size", default="32x1x96", help="squads x crews of each x visits")
    parser.add_argument("--mandatory", type=int, help="default: 3 visits a squad")
    parser.add_argument("--break", dest="kinds", default="b", help="b, u or bu")
    parser.add_argument("--methods", default="static,ortools,standby,ours")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--out", type=Path, help="JSON lines, added to what is there")
    parser.add_argument("--chart", type=Path, help="PNG of the runs, those in --out included")
    parser.add_argument("--cpu", action="store_true",
                        help="our planner counts processor seconds, for a busy machine")
    given = parser.parse_args()
    if given.cpu:
        count_processor_time()
    squads, per_squad, visits = (int(n) for n in given.size.split("x"))
    mandatory = min(visits, 3 * squads if given.mandatory is None else given.mandatory)
    lines = []
    for kind in given.kinds:
        size = Size(squads, per_squad, visits, mandatory, kind == "b")
        for seed in (int(s) for s in given.seeds.split(",")):
            for method in given.methods.split(","):
                line = run(size, seed, method, given.seconds)
                lines.append(line)
                print(json.dumps(line, ensure_ascii=False), flush=True)
                if given.out:
                    with given.out.open("a", encoding="utf-8") as out:
                        out.write(json.dumps(line, ensure_ascii=False) + "\n")
    print(table(lines))
    print(ratios(lines))
    if given.chart:
        kept = given.out.read_text(encoding="utf-8").splitlines() if given.out else []
        draw(given.chart, [json.loads(line) for line in kept] or lines)


if __name__ == "__main__":
    main()
