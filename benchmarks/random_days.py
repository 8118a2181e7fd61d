"""Random small days planned and checked: ``python benchmarks/random_days.py --days 200``.

The days are those of ``tests/fixtures/varied_day.py``: shifts, lunch or none, floors, mutual
aid, durations, joint visits, equipment, class-A units, all drawn from the number of the day.
Prints what the independent checker finds, and how many days it finds nothing in.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests" / "fixtures"))

import small_day
import small_world
from varied_day import varied, violations

from halfhour.routing.response.planner import make_response_plan


def silent(fraction: float, template: str, **params: object) -> None:
    """Show nothing."""


def main() -> None:
    """Plan and check the days asked for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--days", type=int, default=200)
    parser.add_argument("--first", type=int, default=1000, help="number of the first day")
    parser.add_argument("--seconds", type=float, default=0.2, help="buys steps; no clock ends them")
    given = parser.parse_args()
    clean = 0
    for seed in range(given.first, given.first + given.days):
        change, settings = varied(seed)
        day = small_day.day(change=change, **settings)
        result = make_response_plan(
            day.problem, seconds=given.seconds, seed=seed, clock=lambda: 0.0,
            cancelled=lambda: False, progress=silent)
        with tempfile.TemporaryDirectory() as folder:
            found = violations(Path(folder) / "day.gpkg", change(small_world.records()), day,
                               result, settings)
        clean += not found
        for violation in found:
            print(seed, violation, flush=True)
    print(f"{clean} of {given.days} days without a violation")


if __name__ == "__main__":
    main()
