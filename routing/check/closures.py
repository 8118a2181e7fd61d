"""Closed roads, found from the raw table: those a plan was to keep to, and those closed since.

What a drawing closes and when it counts is defined in docs/architecture.md, "Closure".
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from ...data.errors import BadInput
from .metric import TIE_M, to_metres
from .read import Row, Tables
from .report import Findings
from .rules import Rules

_NEAR_POINT_M = 50.0
_NEAR_LINE_M = 15.0
_SEGMENTS = 8


@dataclass(frozen=True)
class Closed:
    """Road id → the closure it is closed by: when the plan was made, and those added since."""

    when_made: dict[int, str]
    since: dict[int, str]


def closed_roads(tables: Tables, rules: Rules, findings: Findings) -> Closed:
    """Return the roads closed on the plan's duty day; tell of closures that are others now.

    Raises ``BadInput`` for a row of the table that cannot be read.
    """
    made_at = _instant(tables.plan["made_at"])
    today = [row for row in tables.closures if _on_duty_day(row, tables.day, rules)]
    then = [row for row in today if _instant(row["recorded_at"]) <= made_at
            and (not row["lifted_at"] or made_at < _instant(row["lifted_at"]))]
    now = [row for row in today if not row["lifted_at"]]
    changed = sorted({row["closure_id"] for row in then} ^ {row["closure_id"] for row in now})
    if changed:
        findings.notice("closures_changed", plan=tables.plan["plan_id"],
                        closures=", ".join(changed))
    if not then and not now:
        return Closed({}, {})
    lines = _Lines(tables.roads, rules.metric_epsg)
    before = lines.hit_by(then)
    return Closed(before, {road: by for road, by in lines.hit_by(now).items()
                           if road not in before})


def _on_duty_day(row: Row, day: str, rules: Rules) -> bool:
    midnight = datetime.fromisoformat(day)
    opens = midnight + timedelta(minutes=rules.duty_start_min)
    closes = midnight + timedelta(minutes=rules.duty_end_min)
    begins, ends = (_local(row, name) for name in ("valid_from", "valid_until"))
    return not ((begins and begins >= closes) or (ends and ends <= opens))


def _local(row: Row, column: str) -> datetime | None:
    text = row[column]
    if not text:
        return None
    try:
        moment = datetime.strptime(str(text).replace(" ", "T")[:16], "%Y-%m-%dT%H:%M")
        seconds = int(text[17:]) if len(text) == 19 and text[16] == ":" else 0
        if len(text) not in (16, 19):
            raise ValueError(text)
    except ValueError:
        raise BadInput("Table closures, row {row}: {column} is {value}; write a local time such "
                       "as 2026-03-17T08:00.", row=row["closure_id"], column=column,
                       value=text) from None
    return moment + timedelta(seconds=seconds)


def _instant(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))


class _Lines:
    """The roads in metres, and which of them a drawing closes."""

    def __init__(self, roads: list[Row], metric_epsg: int) -> None:
        self._to_metres = to_metres(metric_epsg)
        self._ids = [row["road_id"] for row in roads]
        self._lines = [self._metric(row["geom"]) for row in roads]
        self._tree = shapely.STRtree(self._lines)

    def hit_by(self, closures: Iterable[Row]) -> dict[int, str]:
        """Return road id → the first closure, by id, that closes it."""
        found: dict[int, str] = {}
        for row in sorted(closures, key=lambda r: r["closure_id"]):
            for part in _simple_parts(_drawn(row)):
                for road in self._closed_by(self._metric(part)):
                    found.setdefault(road, row["closure_id"])
        return found

    def _closed_by(self, part: BaseGeometry) -> list[int]:
        rule = _RULES.get(part.geom_type)
        if rule is None:
            return []
        near = self._tree.query(part.envelope.buffer(_NEAR_POINT_M + 1))
        return [self._ids[i] for i in rule(part, {i: self._lines[i] for i in near})]

    def _metric(self, geom: BaseGeometry) -> BaseGeometry:
        return shapely.transform(geom, self._to_metres)


def _drawn(row: Row) -> BaseGeometry:
    try:
        geom = shapely.from_wkt(row["drawn"])
    except shapely.errors.GEOSException:
        geom = None
    if geom is None or geom.is_empty or not geom.is_valid:
        raise BadInput("Table closures, row {row}: what was drawn cannot be read as WKT in "
                       "degrees; lift the closure with `halfhour close WORKSPACE --lift {row}` and "
                       "draw it anew.", row=row["closure_id"])
    return geom


def _simple_parts(geom: BaseGeometry) -> Iterator[BaseGeometry]:
    if hasattr(geom, "geoms"):
        for part in geom.geoms:
            yield from _simple_parts(part)
    elif not geom.is_empty:
        yield geom


_Near = dict[int, BaseGeometry]


def _nearest(point: BaseGeometry, near: _Near) -> list[int]:
    """A point closes what is nearest to it, within reach: at a junction all that meet there."""
    away = {i: line.distance(point) for i, line in near.items()}
    least = min(away.values(), default=_NEAR_POINT_M + 1)
    return [i for i, metres in away.items()
            if metres <= _NEAR_POINT_M and metres <= least + TIE_M]


def _crossed_or_followed(drawn: BaseGeometry, near: _Near) -> list[int]:
    """A line closes what it crosses away from the ends, and what lies along it by half."""
    beside = drawn.buffer(_NEAR_LINE_M, quad_segs=_SEGMENTS)
    found = []
    for i, line in near.items():
        if line.distance(drawn) > _NEAR_LINE_M:
            continue
        follows = line.intersection(beside).length >= line.length / 2
        ends = shapely.union_all([shapely.Point(line.coords[k]) for k in (0, -1)])
        around_ends = ends.buffer(_NEAR_LINE_M, quad_segs=_SEGMENTS)
        if follows or not line.intersection(drawn).difference(around_ends).is_empty:
            found.append(i)
    return found


def _touched(area: BaseGeometry, near: _Near) -> list[int]:
    """An area closes every road that it touches."""
    return [i for i, line in near.items() if line.intersects(area)]


_RULES: dict[str, Callable[[Any, _Near], list[int]]] = {
    "Point": _nearest, "LineString": _crossed_or_followed, "Polygon": _touched,
}
