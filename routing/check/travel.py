"""Every leg driven again: does its path exist, is it allowed, does the clock agree with it?"""

from __future__ import annotations

from collections.abc import Callable

from shapely.geometry.base import BaseGeometry

from .clock import to_ms
from .crews import point
from .dijkstra import quickest
from .itinerary import CrewDay
from .network import Network, Place, along_one_link
from .path import Drive, PathFault, drive
from .read import Row
from .report import Findings

CLOCK_TOLERANCE_MS = 1
SLOWER_MS = 1_000  # a detour that costs less is no fault
_LENGTH_TOLERANCE_M = 1.0
_LENGTH_TOLERANCE_SHARE = 1e-3

#: (crew id, seq of the leg) → the leg as driven; missing where the path cannot be driven.
Drives = dict[tuple[str, int], Drive]


def check_travel(
    days: list[CrewDay], network: Network, findings: Findings, tick: Callable[[float], None]
) -> Drives:
    """Drive all legs again. ``tick`` is called with the share done, 0–1."""
    drives: Drives = {}
    for number, day in enumerate(days):
        _check_leg_numbers(day, findings)
        stops = {stop["seq"]: stop for stop in day.stops}
        for leg in day.legs:
            tick(number / len(days))
            here, there = stops.get(leg["seq"]), stops.get(leg["seq"] + 1)
            if here is None or there is None:
                continue  # leg_sequence has told it
            _check_clock(day, leg, here, there, findings)
            driven = _check_leg(day.crew_id, leg, here, there, network, findings)
            if driven is not None:
                drives[day.crew_id, leg["seq"]] = driven
    return drives


def _check_leg_numbers(day: CrewDay, findings: Findings) -> None:
    numbers = [leg["seq"] for leg in day.legs]
    needed = [stop["seq"] for stop in day.stops][:-1]
    if numbers != needed:
        findings.violation("leg_sequence", crew=day.crew_id, found=numbers, needed=needed)


def _check_clock(day: CrewDay, leg: Row, here: Row, there: Row, findings: Findings) -> None:
    depart, arrive = to_ms(leg["depart_min"]), to_ms(leg["arrive_min"])
    evidence = {"crew": day.crew_id, "minute": leg["depart_min"], "seq": leg["seq"]}
    if depart != to_ms(here["depart_min"]) or arrive != to_ms(there["arrive_min"]):
        findings.violation("leg_times", **evidence)
    if abs(arrive - depart - leg["travel_ms"]) > CLOCK_TOLERANCE_MS:
        findings.violation("leg_arrival", clock_ms=arrive - depart, travel_ms=leg["travel_ms"],
                           **evidence)


def _check_leg(
    crew_id: str, leg: Row, here: Row, there: Row, network: Network, findings: Findings
) -> Drive | None:
    evidence = {"crew": crew_id, "minute": leg["depart_min"], "seq": leg["seq"]}
    start, end = _place(network, here), _place(network, there)
    try:
        driven = drive(network, leg["path"], start, end)
    except PathFault as fault:
        findings.violation(fault.code, **evidence, **fault.evidence)
        return None
    if driven.ms != leg["travel_ms"]:
        findings.violation("path_time", claimed=leg["travel_ms"], found=driven.ms, **evidence)
    for road in driven.roads:
        if road in network.closed.since:
            findings.violation("path_closed", road=road, closure=network.closed.since[road],
                               **evidence)
            break  # one road shows it
    least = _quicker_than(network, start, end, driven.ms - SLOWER_MS)
    if least is not None:
        findings.violation("leg_slow", found=driven.ms, quickest=least, **evidence)
    access_m = start.snap_m + end.snap_m if driven.ms else 0.0
    slack = _LENGTH_TOLERANCE_M + _LENGTH_TOLERANCE_SHARE * driven.length_m
    if not driven.length_m - slack <= leg["length_m"] <= driven.length_m + access_m + slack:
        findings.violation("leg_length", claimed=leg["length_m"], found=round(driven.length_m, 1),
                           **evidence)
    if driven.ms and not _line_joins(network, leg["geom"], start, end):
        findings.violation("leg_geometry", **evidence)
    return driven


def _place(network: Network, stop: Row) -> Place:
    lonlat = point(stop)
    # stops have a NOT NULL place in every workspace; a missing one is nowhere near a road
    return network.place(lonlat) if lonlat else Place((0.0, 0.0), None, 0.0, float("inf"), 0)


def _quicker_than(network: Network, start: Place, end: Place, limit_ms: int) -> int | None:
    """Return the quickest ms from ``start`` to ``end`` if it is below ``limit_ms``."""
    if limit_ms <= 0:
        return None
    if start.lonlat == end.lonlat:
        return 0
    direct = along_one_link(start, end)
    limit = limit_ms - 1 if direct is None else min(direct, limit_ms - 1)
    around = quickest(network.forward, start.starts, end.ends, limit)
    if around is not None:
        return around
    return direct if direct is not None and direct < limit_ms else None


def _line_joins(network: Network, line: BaseGeometry | None, start: Place, end: Place) -> bool:
    """Whether the line begins and ends at the places, or at their feet on the road."""
    if line is None:
        return False
    first, last = line.coords[0], line.coords[-1]
    return all(
        network.metres_apart(place.lonlat, (float(vertex[0]), float(vertex[1])))
        <= place.snap_m + _LENGTH_TOLERANCE_M
        for place, vertex in ((start, first), (end, last))
    )
