"""Minute by minute: which units a lawful crew reaches within the standard."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from .clock import to_ms
from .crews import point
from .dijkstra import sweep
from .itinerary import CrewDay, lawful_districts
from .network import Network, Place, along_one_link
from .read import Row, Tables
from .report import Findings
from .rules import Rules
from .timeline import Location, OnCall, Timeline
from .travel import Drives

_BEYOND = 1 << 60
_ALL_PCT = 100.0


@dataclass(frozen=True)
class Coverage:
    """c1(t) and static(t) in percent for each minute, and the units nobody reaches then.

    Without any weight there is no percent: ``covered_pct`` and ``static_pct`` are NaN.
    """

    minutes: tuple[int, ...]
    covered_pct: NDArray[np.float64]
    static_pct: NDArray[np.float64]
    uncovered: tuple[frozenset[str], ...]


def recompute(
    tables: Tables, days: list[CrewDay], drives: Drives, network: Network, rules: Rules,
    findings: Findings, tick: Callable[[float], None],
) -> Coverage:
    """Recompute coverage from one backward sweep per unit; ``tick`` gets the share done."""
    visits = {v["visit_id"]: v for v in tables.visits}
    lines = [Timeline(day, drives, visits) for day in days]
    limits = [to_ms(rules.standard_min) - to_ms(day.crew["turnout_min"]) for day in days]
    locations = sorted({x for line in lines for x in line.locations()}, key=repr)
    row_of = {location: row for row, location in enumerate(locations)}
    times = _times_to_units(tables.units, locations, network, max(limits, default=0), findings,
                            tick)
    lawful = lawful_districts(tables, rules)
    may_act = np.array([[unit["district"] in lawful[day.crew_id] for unit in tables.units]
                        for day in days], dtype=bool).reshape(len(days), len(tables.units))
    weights = np.array([unit["weight"] for unit in tables.units], dtype=float)

    def reached(states: Iterable[OnCall | None]) -> NDArray[np.bool_]:
        covered = np.zeros(len(weights), dtype=bool)
        for crew, state in enumerate(states):
            if state is not None:
                within = times[row_of[state.location]] <= limits[crew] - state.release_ms
                covered |= within & may_act[crew]
        return covered

    minutes = tuple(range(math.ceil(rules.duty_start_min), math.ceil(rules.duty_end_min)))
    codes = np.array([unit["unit_code"] for unit in tables.units], dtype=object)
    covered_pct, static_pct, uncovered = [], [], []
    static: dict[tuple[bool, ...], float] = {}
    for minute in minutes:
        now = to_ms(minute)
        covered = reached(line.at(now) for line in lines)
        on_shift = tuple(line.on_shift(now) for line in lines)
        if on_shift not in static:  # it changes only where a shift begins or ends
            at_home = reached(
                OnCall(line.home, 0) if on and line.home else None
                for line, on in zip(lines, on_shift, strict=True)
            )
            static[on_shift] = _percent(weights, at_home)
        covered_pct.append(_percent(weights, covered))
        static_pct.append(static[on_shift])
        uncovered.append(frozenset(codes[~covered]))
    return Coverage(minutes, np.array(covered_pct), np.array(static_pct), tuple(uncovered))


def _percent(weights: NDArray[np.float64], covered: NDArray[np.bool_]) -> float:
    total = float(weights.sum())
    return _ALL_PCT * float(weights[covered].sum()) / total if total > 0 else math.nan


def _times_to_units(
    units: list[Row], locations: list[Location], network: Network, limit_ms: int,
    findings: Findings, tick: Callable[[float], None],
) -> NDArray[np.int64]:
    """Return (locations, units): ms from each location to each unit, or beyond the limit."""
    times = np.full((len(locations), len(units)), _BEYOND, dtype=np.int64)
    places = [None if isinstance(x, int) else network.place(x) for x in locations]
    for column, unit in enumerate(units):
        tick(column / len(units))
        lonlat = point(unit)
        target = network.place(lonlat) if lonlat else None
        if target is None or target.link is None:
            findings.notice("place_off_network", place=unit["unit_code"])
        if target is None:
            continue
        settled = sweep(network.backward, target.ends, limit_ms)
        for row, (location, place) in enumerate(zip(locations, places, strict=True)):
            if place is not None:
                times[row, column] = travel_ms(place, target, settled)
            elif isinstance(location, int):
                times[row, column] = settled.get(location, _BEYOND)
    return times


def travel_ms(place: Place, target: Place, settled: dict[int, int]) -> int:
    """Return the ms from ``place`` to ``target``, of which ``settled`` is the backward sweep."""
    if place.lonlat == target.lonlat:
        return 0
    ways = [ms + settled[node] for node, ms in place.starts if node in settled]
    direct = along_one_link(place, target)
    if direct is not None:
        ways.append(direct)
    return min(ways, default=_BEYOND)
