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
from .visits import may_be_forced

_BEYOND = 1 << 60
_ALL_PCT = 100.0


@dataclass(frozen=True)
class Coverage:
    """c1(t) and static(t) in percent for each minute, and the units nobody reaches then.

    ``open_a`` are the class-A units nobody reaches though they are with everybody at home.
    ``reach`` (crews, minutes, units) says who reaches what. ``ms`` (places, units) is the time
    from each place of ``row_of``, ``slack_ms`` what each crew has for it and its release,
    ``may_act`` (crews, units) whether it counts there. Without any weight there is no percent:
    ``covered_pct`` and ``static_pct`` are NaN.
    """

    minutes: tuple[int, ...]
    covered_pct: NDArray[np.float64]
    static_pct: NDArray[np.float64]
    uncovered: tuple[frozenset[str], ...]
    open_a: tuple[frozenset[str], ...]
    reach: NDArray[np.bool_]
    row_of: dict[Location, int]
    ms: NDArray[np.int64]
    slack_ms: tuple[int, ...]
    may_act: NDArray[np.bool_]
    weights: NDArray[np.float64]
    class_a: NDArray[np.bool_]


def recompute(
    tables: Tables, days: list[CrewDay], drives: Drives, network: Network, rules: Rules,
    findings: Findings, tick: Callable[[float], None],
) -> Coverage:
    """Recompute coverage from one backward sweep per unit; ``tick`` gets the share done."""
    visits = {v["visit_id"]: v for v in tables.visits}
    lines = [Timeline(day, drives, visits) for day in days]
    limits = [to_ms(rules.standard_min) - to_ms(day.crew["turnout_min"]) for day in days]
    pinned = {pin["visit_id"] for pin in tables.visit_pins}
    others = {place for v in tables.visits if (place := point(v)) is not None and (
        v["reason_code"] == "floor" or v["visit_id"] in pinned or may_be_forced(v))}
    locations = sorted({x for line in lines for x in line.locations()} | others, key=repr)
    row_of = {location: row for row, location in enumerate(locations)}
    times = _times_to_units(tables.units, locations, network, max(limits, default=0), findings,
                            tick)
    lawful = lawful_districts(tables, rules)
    may_act = np.array([[unit["district"] in lawful[day.crew_id] for unit in tables.units]
                        for day in days], dtype=bool).reshape(len(days), len(tables.units))
    weights = np.array([unit["weight"] for unit in tables.units], dtype=float)

    def reached(states: Iterable[OnCall | None]) -> NDArray[np.bool_]:
        by_crew = np.zeros((len(days), len(weights)), dtype=bool)
        for crew, state in enumerate(states):
            if state is not None:
                within = times[row_of[state.location]] <= limits[crew] - state.release_ms
                by_crew[crew] = within & may_act[crew]
        return by_crew

    minutes = tuple(range(math.ceil(rules.duty_start_min), math.ceil(rules.duty_end_min)))
    codes = np.array([unit["unit_code"] for unit in tables.units], dtype=object)
    class_a = np.array([bool(unit.get("class_a")) for unit in tables.units], dtype=bool)
    covered_pct, static_pct, uncovered, open_a = [], [], [], []
    reach = np.zeros((len(days), len(minutes), len(weights)), dtype=bool)
    static: dict[tuple[bool, ...], NDArray[np.bool_]] = {}
    for row, minute in enumerate(minutes):
        now = to_ms(minute)
        reach[:, row] = reached(line.at(now) for line in lines)
        covered = np.logical_or.reduce(reach[:, row], axis=0)
        on_shift = tuple(line.on_shift(now) for line in lines)
        if on_shift not in static:  # it changes only where a shift begins or ends
            at_home = reached(
                OnCall(line.home, 0) if on and line.home else None
                for line, on in zip(lines, on_shift, strict=True)
            )
            static[on_shift] = np.logical_or.reduce(at_home, axis=0)
        covered_pct.append(percent(weights, covered))
        static_pct.append(percent(weights, static[on_shift]))
        uncovered.append(frozenset(codes[~covered]))
        open_a.append(frozenset(codes[static[on_shift] & class_a & ~covered]))
    return Coverage(minutes, np.array(covered_pct), np.array(static_pct), tuple(uncovered),
                    tuple(open_a), reach, row_of, times, tuple(limits), may_act, weights, class_a)


def percent(weights: NDArray[np.float64], covered: NDArray[np.bool_]) -> float:
    """Return the share of the weights that is covered, NaN if there is no weight at all."""
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
