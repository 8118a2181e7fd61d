"""What the demo's joint zone holds, and with whom the city has enforced jointly (演示数据).

The official list of partners is not published; their levels and counts are: Zhejiang
Department of Ecology and Environment, 改革之声, 2023 (Huzhou): 2 provinces, 5 cities, 4 counties
and districts, 25 joint enforcement actions.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta

import numpy as np
import shapely

from ..crs import geometry_to_metric, to_lonlat
from ..records import (
    BoundaryLine,
    Enterprise,
    Item,
    JointAction,
    JointZoneSide,
    Partner,
    Road,
)
from .terrain import METRIC_EPSG

_UNIT = "330502100"  # 织里镇, the unit of ours nearest to the border
#: Metres from the line, ours first; 985 m is within the positional error of the zone's edge.
_OURS_M = (120, 210, 330, 420, 540, 610, 700, 790, 860, 930, 985)
_ACROSS_M = (80, 260)  # registered with us, on the other side's ground
_BESIDE_ROAD_M = 80.0
_LONG_AGO_DAYS = 500

_PARTNERS = (
    ("320000", "江苏省"), ("340000", "安徽省"), ("320500", "苏州市"), ("320200", "无锡市"),
    ("341800", "宣城市"), ("330100", "杭州市"), ("330400", "嘉兴市"), ("320509", "吴江区"),
    ("320282", "宜兴市"), ("341882", "广德市"), ("330483", "桐乡市"),
)
_ENFORCED = 25
_TITLES = ("跨界水体联合巡查", "涉气企业联合夜查", "交界工业集聚区联合执法", "饮用水源地联合检查",
           "入太湖河道联合执法")


def border_enterprises(
    enterprises: Sequence[Enterprise], items: Sequence[Item], line: BoundaryLine,
    sides: Sequence[JointZoneSide], roads: Sequence[Road], day: date, seed: int,
) -> tuple[Enterprise, ...]:
    """Move a few enterprises that have nothing due into the joint zone, beside its roads."""
    rng = random.Random(f"{seed}:border")
    busy = {item.enterprise_id for item in items}
    movable = [e for e in enterprises if e.unit_code == _UNIT and e.enterprise_id not in busy]
    border = geometry_to_metric(line.geom, METRIC_EPSG)
    own, other = (geometry_to_metric(s.geom, METRIC_EPSG) for s in sides)
    spots = _spots(own, border, roads, _OURS_M, rng)
    spots += _spots(other, border, roads, _ACROSS_M, rng)
    moved = {}
    for number, (enterprise, spot) in enumerate(zip(movable, spots, strict=False)):
        lon, lat = to_lonlat(np.array([spot]), METRIC_EPSG)[0]
        seen = day - timedelta(days=_LONG_AGO_DAYS) if number % 4 == 3 else enterprise.last_check
        moved[enterprise.enterprise_id] = replace(
            enterprise, geom=shapely.Point(float(lon), float(lat)), last_check=seen)
    return tuple(moved.get(e.enterprise_id, e) for e in enterprises)


def _spots(
    ground: shapely.Geometry, border: shapely.Geometry, roads: Sequence[Road],
    metres: Sequence[int], rng: random.Random,
) -> list[tuple[float, float]]:
    """Return one place per distance: beside a road of the ground, that far from the border."""
    lines = [geometry_to_metric(r.geom, METRIC_EPSG) for r in roads]
    near = [x for x in lines if x.intersects(ground)]
    beside = shapely.union_all(near).buffer(_BESIDE_ROAD_M)
    found = []
    for away in metres:
        # the places exactly that far from the border, beside a road
        ring = border.buffer(away, quad_segs=32).boundary.intersection(beside.intersection(ground))
        parts = [p for p in shapely.get_parts(ring) if p.length > 1]
        if parts:
            part = rng.choice(sorted(parts, key=lambda p: p.bounds))
            point = part.interpolate(rng.uniform(0.2, 0.8), normalized=True)
            found.append((point.x, point.y))
    return found


def partners() -> tuple[Partner, ...]:
    """Return the partners."""
    return tuple(Partner(code, f"{name}(演示数据)", date(2023, 4, 20), None)
                 for code, name in _PARTNERS)


def joint_actions(
    day: date, zone_id: str, agreement_id: str, district: str, seed: int
) -> tuple[JointAction, ...]:
    """Return the log: last year's actions held, meetings, and two planned ones."""
    rng = random.Random(f"{seed}:joint")
    year = day.year - 1
    rows = []
    for number in range(_ENFORCED):
        code, name = _PARTNERS[number % len(_PARTNERS)]
        held = date(year, 1, 8) + timedelta(days=14 * number)
        in_zone = code == "320509"
        rows.append(JointAction(
            f"JA-{year}-{number + 1:03d}", held, "enforcement",
            rng.choice(("routine", "routine", "area", "emergency")), "held",
            f"与{name}{rng.choice(_TITLES)}(演示数据)", (code,), zone_id if in_zone else None,
            agreement_id if in_zone else None, district, None))
    for number, month in enumerate((3, 6, 9, 12), start=_ENFORCED + 1):
        rows.append(JointAction(
            f"JA-{year}-{number:03d}", date(year, month, 25), "meeting", "routine", "held",
            "联席会议(演示数据)", ("320509", "320500"), None, agreement_id, district, None))
    for number, ahead in enumerate((14, 42), start=1):
        rows.append(JointAction(
            f"JA-{day.year}-{number:03d}", day + timedelta(days=ahead), "enforcement", "routine",
            "planned", "交界河道联合巡查(演示数据)", ("320509",), zone_id, agreement_id, district,
            None))
    return tuple(rows)
