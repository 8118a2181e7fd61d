"""How much of a mixed file the datum detective tells, and how much any test could tell.

    python benchmarks/datum_mixture.py [--seeds 5] [--rows 3000]

The enterprises of the demo city (演示数据) come again in a file: 30 % of the rows in BD-09, 40 %
moved by "3 km" in the sense of each line, half of them without district and township. *Scattered*:
every row is drawn alone; *runs of 10*: ten rows each are of one datum, as when sheets of several
people are put below each other. ``bound``: the greatest share that any test of scattered rows can
tell with 2 % false alarms, even one that knew how rows were moved (Neyman and Pearson 1933), by a
million drawn moves; rows that stay are told for nothing.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Callable
from datetime import date

import numpy as np
import shapely
from numpy.typing import NDArray

from halfhour.data.crs import to_lonlat, to_metric
from halfhour.data.datum.detective import judge
from halfhour.data.datum.evidence import Clues
from halfhour.data.datum.ground import ground_of
from halfhour.data.datum.shifts import to_bd09
from halfhour.data.demo.bureau import build_bureau
from halfhour.data.demo.geography import build_geography
from halfhour.data.demo.territory import Territory

SEED, EPSG, DAY = 20260317, 4549, date(2026, 3, 17)
SHARE, MOVED, NAMED, FALSE, FAR_M = 0.3, 0.4, 0.5, 0.02, 3000.0

Points = NDArray[np.float64]
Rng = np.random.Generator


def _around(rng: Rng, n: int) -> Points:
    angle = rng.random(n) * 2 * np.pi
    return np.column_stack([np.cos(angle), np.sin(angle)])


#: Name, n moves (n, 2) in metres, and their density up to a factor; None: a circle has none.
READINGS: list[tuple[str, Callable[[Rng, int], Points], Callable[[Points], Points] | None]] = [
    ("exactly 3 km", lambda rng, n: FAR_M * _around(rng, n), None),
    ("evenly within 3 km", lambda rng, n: FAR_M * np.sqrt(rng.random((n, 1))) * _around(rng, n),
     lambda xy: (np.hypot(*xy.T) <= FAR_M).astype(float)),
    ("within 3 km, any distance", lambda rng, n: FAR_M * rng.random((n, 1)) * _around(rng, n),
     lambda xy: (np.hypot(*xy.T) <= FAR_M) / np.maximum(np.hypot(*xy.T), 1.0)),
    ("±3 km on both axes", lambda rng, n: rng.uniform(-FAR_M, FAR_M, (n, 2)),
     lambda xy: (np.abs(xy).max(axis=1) <= FAR_M).astype(float)),
    ("normal, deviation 3 km", lambda rng, n: rng.normal(0, FAR_M, (n, 2)),
     lambda xy: np.exp(-(xy**2).sum(axis=1) / 2 / FAR_M**2)),
]


def bound(
    moves: Callable[[Rng, int], Points], density: Callable[[Points], Points] | None, shift: Points
) -> float:
    """Return the share of shifted rows that the best test of single rows tells."""
    if density is None:
        return 1.0  # two circles meet in two points
    rng = np.random.default_rng(1)
    right, wrong = moves(rng, 1_000_000), moves(rng, 1_000_000) + shift
    with np.errstate(divide="ignore"):
        scores = [density(xy - shift) / density(xy) for xy in (right, wrong)]
    limit = np.quantile(scores[0], 1 - FALSE / MOVED)
    above, ties = (scores[1] > limit).mean(), (scores[1] == limit).mean()
    left = FALSE / MOVED - (scores[0] > limit).mean()
    even = left / max((scores[0] == limit).mean(), 1e-12)  # a draw among equal ones
    return float(1 - MOVED + MOVED * (above + min(even, 1.0) * ties))


def main() -> None:
    """Print one line a reading and order: means over the seeds, the worst false alarms."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--seeds", type=int, default=5)
    parser.add_argument("--rows", type=int, default=3000)
    args = parser.parse_args()
    made = build_geography(SEED)
    ground = ground_of(EPSG, made.districts, made.units, made.roads)
    territory = Territory(EPSG, made.districts, made.brigades, made.squads, made.units, made.roads)
    plants = [e for e in build_bureau(SEED, DAY, territory).enterprises if e.geom][: args.rows]
    known = to_metric(shapely.get_coordinates([e.geom for e in plants]), EPSG)
    lonlat = to_lonlat(known, EPSG)
    shift = (to_metric(to_bd09(lonlat), EPSG) - known).mean(axis=0)
    n = len(plants)
    print("| moved by | order | told | bound | false alarms (worst) | passed as right | CPU s |")
    print("|---|---|---|---|---|---|---|")
    for name, moves, density in READINGS:
        best = bound(moves, density, shift)
        for order, run in (("scattered", 1), ("runs of 10", 10)):
            begun, told, false, passed = time.process_time(), [], [], []
            for seed in range(args.seeds):
                rng = np.random.default_rng(seed)
                moved = rng.random(n) < MOVED
                stated = to_lonlat(known + moves(rng, n) * moved[:, None], EPSG)
                wrong = np.repeat(rng.random(-(-n // run)) < SHARE, run)[:n]
                stated[wrong] = to_bd09(stated[wrong])
                says = rng.random(n) < NAMED
                clues = Clues([e.district * bool(s) for e, s in zip(plants, says, strict=True)],
                              [e.unit_code * bool(s) for e, s in zip(plants, says, strict=True)],
                              known)
                datum = judge(stated, clues, ground).datum
                told.append((datum[wrong] == "bd09").mean())
                passed.append((datum[wrong] == "cgcs2000").mean())
                false.append(np.isin(datum[~wrong], ["gcj02", "bd09"]).mean())
            cpu = (time.process_time() - begun) / args.seeds
            cells = [name, order, f"{np.mean(told):.1%}", f"{best:.1%}" if run == 1 else "",
                     f"{np.mean(false):.2%} ({np.max(false):.2%})", f"{np.mean(passed):.2%}",
                     f"{cpu:.1f}"]
            print("|", " | ".join(cells), "|", flush=True)


if __name__ == "__main__":
    main()
