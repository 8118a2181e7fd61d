"""The pure routing problem: our engines beside OR-Tools, PyVRP and VROOM.

    python benchmarks/routes.py FILE… [--seconds 60] [--engines own,composed,pyvrp,ortools,vroom]

Each engine gets the same CPU seconds of one thread, the same matrix and one judge
(``halfhour.routing.routes.judge``). One JSON line a run, then a table: the gap to the best-known
solution in the ``.sol`` beside the file, in percent. ``own`` is our ruin and recreate alone;
``composed`` begins with PyVRP, so what it reaches is partly PyVRP's.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import vroom_engine
from routes_files import UnreadableFile, read_best_known, read_problem

from halfhour.routing.routes import composition, ortools_engine, pyvrp_engine
from halfhour.routing.routes.engine import RouteEngine, cpu_seconds
from halfhour.routing.routes.judge import judge
from halfhour.routing.routes.problem import RouteProblem
from halfhour.routing.routes.ruin import engine as ruin

ENGINES: dict[str, RouteEngine] = {
    "own": ruin.solve, "composed": composition.solve, "pyvrp": pyvrp_engine.solve,
    "ortools": ortools_engine.solve,
}
VROOM = "vroom"


def run(name: str, problem: RouteProblem, seconds: float, seed: int) -> dict[str, Any]:
    """Solve once; return what it cost and what is wrong with it."""
    wall, cpu = time.perf_counter(), time.process_time()
    try:
        routes = (vroom_engine.solve(problem, seconds) if name == VROOM
                  else ENGINES[name](problem, cpu_seconds(seconds), seed=seed))
    except ImportError as error:
        return {"engine": name, "failed": f"not installed ({error.name})"}
    spent = {"cpu_s": round(time.process_time() - cpu, 1),
             "wall_s": round(time.perf_counter() - wall, 1)}
    if routes is None:
        return {"engine": name, "failed": "no plan", **spent}
    verdict = judge(problem, routes)
    if verdict.faults:
        return {"engine": name, "failed": verdict.faults[0], "faults": len(verdict.faults), **spent}
    return {"engine": name, "cost": verdict.cost, "absent": len(verdict.absent), **spent}


def compile_kernels(problem: RouteProblem) -> None:
    """Compile once, outside of everybody's seconds."""
    ruin.solve(problem, lambda: 1.0)


def compare(path: Path, engines: Sequence[str], seconds: float, seeds: int) -> list[dict[str, Any]]:
    """Run every engine on one file."""
    problem = read_problem(path)
    known = read_best_known(path.with_suffix(".sol"), len(problem.depot))
    best = judge(problem, known[0]) if known else None
    if best is not None and best.faults:
        raise UnreadableFile(f"{path.with_suffix('.sol')}: {best.faults[0]}")
    compile_kernels(problem)
    rows = []
    for name in engines:
        for seed in range(1, seeds + 1):
            row = {"file": path.stem, "clients": len(problem.clients), "seed": seed,
                   "seconds": seconds, **run(name, problem, seconds, seed)}
            if best is not None and "cost" in row:
                row["gap_percent"] = round(100 * (row["cost"] / best.cost - 1), 2)
            print(json.dumps(row), flush=True)
            rows.append(row)
    return rows


def table(rows: Sequence[dict[str, Any]], engines: Sequence[str]) -> str:
    """Return the mean gaps as a Markdown table."""
    lines = ["| file | " + " | ".join(engines) + " |", "|---" * (len(engines) + 1) + "|"]
    for file in dict.fromkeys(r["file"] for r in rows):
        cells = []
        for name in engines:
            mine = [r for r in rows if r["file"] == file and r["engine"] == name]
            gaps = [r["gap_percent"] for r in mine if "gap_percent" in r]
            failed = [r["failed"] for r in mine if "failed" in r]
            cells.append(f"{sum(gaps) / len(gaps):.2f}" if gaps and not failed
                         else failed[0] if failed else str(mine[0]["cost"]))
        lines.append(f"| {file} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> int:
    """Return the exit code: 2 if a file cannot be read."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--seconds", type=float, default=60.0, help="CPU seconds of each run")
    parser.add_argument("--seeds", type=int, default=1, help="runs of each engine")
    parser.add_argument("--engines", default=",".join([*ENGINES, VROOM]))
    asked = parser.parse_args()
    engines = asked.engines.split(",")
    unknown = [e for e in engines if e not in ENGINES and e != VROOM]
    if unknown:
        parser.error(f"there is no engine {unknown[0]}; choose from {', '.join(ENGINES)}, {VROOM}")
    rows = []
    try:
        for path in asked.files:
            rows += compare(path, engines, asked.seconds, asked.seeds)
    except UnreadableFile as error:
        print(error, file=sys.stderr)
        return 2
    print()
    print(table(rows, engines))
    return 0


if __name__ == "__main__":
    sys.exit(main())
