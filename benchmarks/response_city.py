"""Seeded cities (generated, 演示数据) for measuring planners that keep the half-hour circle.

The generator, whole:

- The box is 105 × 85 km for 32 squads; for n squads both sides are scaled by sqrt(n / 32), and
  there are round(79 n / 32) units, so that a squad always has the same room.
- Roads are a lattice of junctions 1.5 km apart, each moved by up to ±0.35 km in x and y, joined
  to their neighbours in the four directions by straight two-way roads at 45 km/h. A way is then
  about 1.3 times as long as the straight line. The travel factor is 1; the last stretch to a
  road is also driven at 45 km/h.
- Squads, units and enterprises are uniform in the box less 2 km at its rim; squads are at least
  6 km apart. All stand in one district, so that every crew may act everywhere.
- Units have weight 1. Turn-out 3 min, standard 30 min: a unit is covered from home within a
  27 min drive. The whole city is drawn again until 93–97 % of the units are covered.
- Shift and duty window 08:30–17:30, lunch 45 min within 11:30–13:30, on call.
- Every crew has two officers and two of the three skills 涉水, 涉气, 噪声; the first crew of
  squad s lacks skill s mod 3, the second skill (s + 1) mod 3.
- One visit an enterprise: 30, 45, 60 or 75 min; 30 % ask for one of the skills; 10 % must lie
  within 08:30–12:30, 10 % within 13:00–17:30. "Breakable": 10 min to break it off, but 25 % of
  the visits cannot be broken off at all; "unbreakable": none can.
- The first ``mandatory`` visits are mandatory, the others optional with prize 1, 2 or 3.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass
from datetime import date
from typing import Any

import numpy as np
import shapely
from shapely.geometry import LineString, MultiPolygon, Point, box

from halfhour.data import records as r
from halfhour.data.crs import to_lonlat, to_metric
from halfhour.data.settings import Settings
from halfhour.routing.traveltime.factory import travel_times

DAY = date(2026, 3, 17)
EPSG = 4549
CENTRE = (120.1, 30.8)
DISTRICT = "330502"
SKILLS = ("涉水", "涉气", "噪声")
SPACING_M, JITTER_M, RIM_M, APART_M = 1_500.0, 350.0, 2_000.0, 6_000.0
KMH = 45.0
STATIC_PCT = (93.0, 97.0)
UNITS_PER_SQUAD = 79 / 32


@dataclass(frozen=True)
class Size:
    """A city: squads, crews of each, visits, how many are mandatory, whether breakable."""

    squads: int
    per_squad: int
    visits: int
    mandatory: int
    breakable: bool

    @property
    def name(self) -> str:
        """Return e.g. ``32x1-96b``: squads × crews – visits, breakable or unbreakable."""
        return f"{self.squads}x{self.per_squad}-{self.visits}{'b' if self.breakable else 'u'}"


def settings_of(size: Size) -> Settings:
    """Return the settings a city is planned under."""
    return Settings(title="演示数据 demo data", city="演示市", demo=True, metric_epsg=EPSG,
                    attribution="演示数据 demo data", travel_factor=1.0, access_kmh=KMH,
                    crews_per_squad=size.per_squad, roads="{}", roads_sha256="generated")


def city(size: Size, seed: int) -> list[Any]:
    """Return all rows of the city of ``seed``, see the module's docstring."""
    settings = settings_of(size)
    for attempt in range(10_000):
        rng = random.Random(f"{seed}/{size.squads}/{attempt}")
        scale = math.sqrt(size.squads / 32)
        extent = (105_000.0 * scale, 85_000.0 * scale)
        squads = _apart(rng, extent, size.squads)
        units = [_point(rng, extent) for _ in range(round(UNITS_PER_SQUAD * size.squads))]
        if not _plausible(squads, units):
            continue
        roads = _roads(rng, extent)
        if STATIC_PCT[0] <= _static_pct(roads, squads, units, settings) <= STATIC_PCT[1]:
            people = random.Random(f"{seed}/visits")
            return [*roads, *_territory(extent, squads, units),
                    *_people(size, len(squads)), *_due(people, size, extent)]
    raise RuntimeError(f"no city of seed {seed} has the wanted coverage")


def _point(rng: random.Random, extent: tuple[float, float]) -> tuple[float, float]:
    return rng.uniform(RIM_M, extent[0] - RIM_M), rng.uniform(RIM_M, extent[1] - RIM_M)


def _apart(rng: random.Random, extent: tuple[float, float], n: int) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    while len(found) < n:
        here = _point(rng, extent)
        if all(math.dist(here, there) >= APART_M for there in found):
            found.append(here)
    return found


def _plausible(squads: list[tuple[float, float]], units: list[tuple[float, float]]) -> bool:
    """Spare the road network where straight lines already tell that the share is wrong."""
    reach = 27 / 60 * KMH * 1000
    near = [any(math.dist(s, u) <= reach / 1.28 for s in squads) for u in units]
    return 90.0 <= 100.0 * sum(near) / len(near) <= 99.0


def _lonlat(points: Any) -> list[tuple[float, float]]:
    corner = to_metric([CENTRE], EPSG)[0] - (50_000.0, 40_000.0)
    return [(float(x), float(y)) for x, y in to_lonlat(np.asarray(points) + corner, EPSG)]


def _roads(rng: random.Random, extent: tuple[float, float]) -> list[r.Road]:
    columns, rows = (int(side // SPACING_M) + 1 for side in extent)
    metric = {
        (c, w): (c * SPACING_M + rng.uniform(-JITTER_M, JITTER_M),
                 w * SPACING_M + rng.uniform(-JITTER_M, JITTER_M))
        for w in range(rows) for c in range(columns)
    }
    lonlat = dict(zip(metric, _lonlat(list(metric.values())), strict=True))
    roads = []
    for (c, w), here in metric.items():
        for end in ((c + 1, w), (c, w + 1)):
            if end in metric:
                roads.append(r.Road(
                    len(roads) + 1, 1 + c + w * columns, 1 + end[0] + end[1] * columns,
                    math.dist(here, metric[end]), KMH, False, "secondary", None,
                    LineString([lonlat[c, w], lonlat[end]]),
                ))
    return roads


def _static_pct(
    roads: list[r.Road], squads: list[tuple[float, float]], units: list[tuple[float, float]],
    settings: Settings,
) -> float:
    times = travel_times(roads, settings)
    homes, towns = (times.snap(np.array(_lonlat(points))) for points in (squads, units))
    ms = times.matrix_ms(homes, towns)
    return float(100.0 * (ms.min(axis=0) <= 27 * 60_000).mean())


def _territory(
    extent: tuple[float, float], squads: list[tuple[float, float]],
    units: list[tuple[float, float]],
) -> list[Any]:
    (x0, y0), (x1, y1) = _lonlat([(-500.0, -500.0), (extent[0] + 500, extent[1] + 500)])
    ground = MultiPolygon([box(x0, y0, x1, y1)])
    centre = Point(shapely.centroid(ground))
    return [
        r.District(DISTRICT, "演示区", "演示市", "演示省", True, ground),
        r.Brigade("B", "演示执法队", "county", DISTRICT, centre),
        *(r.Squad(f"S{i:03d}", f"演示{i}中队", "B", DISTRICT, 3.0, None, Point(here))
          for i, here in enumerate(_lonlat(squads))),
        *(r.Unit(f"{DISTRICT}{i:03d}", f"演示镇{i}", "town", DISTRICT, "B", "S000", 1.0,
                 "generated", Point(here)) for i, here in enumerate(_lonlat(units))),
    ]


def _people(size: Size, squads: int) -> list[Any]:
    rows: list[Any] = []
    for s in range(squads):
        squad = f"S{s:03d}"
        for n in range(2 * size.per_squad):
            lacking = (s + n // 2) % 3 if size.per_squad == 1 else (s + n % 2) % 3
            officer = f"{squad}-{n}"
            rows.append(r.Officer(
                officer, f"演示{officer}", "squad", squad, "civil_service", f"演示{officer}",
                date(2022, 1, 1), date(2027, 12, 31), False,
                tuple(k for i, k in enumerate(SKILLS) if i != lacking), date(2015, 7, 1), None))
            rows.append(r.RosterDay(officer, DAY, "field"))
        rows += [r.Vehicle(f"{squad}-V{n}", f"演示{squad}{n}", "轿车", "squad", squad, True)
                 for n in range(size.per_squad)]
    return rows


def _due(rng: random.Random, size: Size, extent: tuple[float, float]) -> list[Any]:
    points = [_point(rng, extent) for _ in range(size.visits)]
    rows: list[Any] = []
    for i, here in enumerate(_lonlat(points)):
        code = f"91330500{i:010d}001P"
        minutes = float(rng.choice((30, 45, 60, 75)))
        skill = rng.choice(SKILLS) if rng.random() < 0.3 else None
        hours = rng.random()
        opens, closes = ((510.0, 750.0) if hours < 0.1 else (780.0, 1050.0) if hours < 0.2
                         else (None, None))
        stays = rng.random() < 0.25 or not size.breakable
        prize = float(rng.choice((1, 2, 3)))
        rows.append(r.Enterprise(
            code, f"演示企业{i}", code[:18], "C2614", "有机化学原料制造", "key", DISTRICT,
            f"{DISTRICT}000", "演示路", 70.0, 70.0, 70.0, 70.0, "yellow", "演示数据", False, None,
            None, None, 0, None, Point(here)))
        rows.append(r.Item(
            f"I{i:04d}", code, "演示事项", "routine", date(2026, 3, 1), date(2026, 3, 31),
            i < size.mandatory, prize, minutes, skill, opens, closes, None if stays else 10.0,
            True, "演示数据", None))
    return rows
