"""A visit left out for the floor: would every floor hold if a crew made it after all?

Tried is every opening of a recorded day in which nothing else moves, the visit beginning as
soon as it can. A crew that drives there or back is taken to cover nobody, so whatever holds
here holds indeed. Every planner says that it tried them all; but the response planner also keeps
a floor of the mean, and with the others a crew that stands by goes out for mandatory visits only.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from .claims import PERCENT_TOLERANCE
from .clock import MS_PER_MINUTE, to_ms
from .coverage import Coverage, percent
from .crews import point
from .itinerary import CrewDay
from .read import Row, Tables
from .reasons import Judge, Opening
from .report import Findings
from .rules import Rules
from .visits import crews_needed

_RESPONSE = "response"
#: The response planner keeps mean coverage within so many points of that with all at home.
MEAN_POINTS = 1.0


def check_floor_reasons(
    tables: Tables, days: Sequence[CrewDay], judge: Judge, found: Coverage, rules: Rules,
    findings: Findings,
) -> None:
    """Find visits left out for a floor that one more visit would not break."""
    left = [v for v in tables.visits if v["state"] == "unserved" and v["reason_code"] == "floor"
            and crews_needed(v) == 1]
    if not left or np.isnan(found.static_pct).any():
        return
    number = {day.crew_id: k for k, day in enumerate(days)}
    response = tables.plan["method"] == _RESPONSE
    least_mean = _least_mean(found) if response else 0.0
    for visit in left:
        for opening in judge.openings(visit, "floor"):
            crew = number[opening.day.crew_id]
            goes = response or visit["mandatory"] or opening.day.crew["duty"] == "inspect"
            if goes and _plain(opening) and _holds(found, crew, visit, opening, rules, least_mean):
                findings.violation(
                    "reason_floor", crew=opening.day.crew_id, visit=visit["visit_id"],
                    reason="floor", minute=opening.start / MS_PER_MINUTE)
                break


def _plain(opening: Opening) -> bool:
    """Whether the two bindings are stops in a row, the later one not a lunch nor waited for."""
    stops, after = opening.day.stops, opening.after.number
    if after - opening.before.number != 1 or stops[after]["kind"] == "lunch":
        return False
    return stops[after]["kind"] == "home" or (
        to_ms(stops[after]["arrive_min"]) == to_ms(stops[after]["start_min"]))


def _least_mean(found: Coverage) -> float:
    """Return the mean coverage that the response planner keeps, in percent."""
    return min(float(found.covered_pct.mean()), float(found.static_pct.mean()) - MEAN_POINTS)


def _holds(
    found: Coverage, crew: int, visit: Row, opening: Opening, rules: Rules, least_mean: float
) -> bool:
    reach = found.reach.copy()
    reach[crew] = _reach_with(found, crew, visit, opening)
    covered = np.logical_or.reduce(reach, axis=0)
    after = np.array([percent(found.weights, row) for row in covered])
    floor = np.minimum(found.static_pct - rules.floor_points, found.covered_pct)
    lost = np.logical_or.reduce(found.reach, axis=0) & ~covered
    return bool((after >= floor - PERCENT_TOLERANCE).all()
                and after.mean() >= least_mean - PERCENT_TOLERANCE
                and not (lost & found.class_a).any())


def _reach_with(
    found: Coverage, crew: int, visit: Row, opening: Opening
) -> NDArray[np.bool_]:
    """Return (minutes, units): what the crew would reach with the visit in the opening."""
    reach = found.reach[crew].copy()
    here, there = opening.before.place, point(visit)
    stop = opening.day.stops[opening.after.number]
    leave, begin = opening.start - opening.there, opening.start
    end = begin + to_ms(visit["duration_min"])
    goes_home = stop["kind"] == "home"
    # home at once after the last visit, but on to another one not before it is time
    onwards = end if goes_home else opening.after.start - opening.onwards
    back = onwards + opening.onwards
    break_off = None if visit["break_off_min"] is None else to_ms(visit["break_off_min"])
    for row, minute in enumerate(found.minutes):
        now = to_ms(minute)
        if not opening.before.end <= now < (opening.after.start if not goes_home
                                            else to_ms(stop["depart_min"])):
            continue
        if now < leave:
            reach[row] = _within(found, crew, here, 0)
        elif begin <= now < end:
            rest = end - now
            reach[row] = _within(found, crew, there,
                                 rest if break_off is None else min(rest, break_off))
        elif end <= now < onwards:
            reach[row] = _within(found, crew, there, 0)
        elif now >= back:
            reach[row] = _within(found, crew, point(stop), 0)
        else:
            reach[row] = False
    return reach


def _within(
    found: Coverage, crew: int, place: tuple[float, float] | None, release_ms: int
) -> NDArray[np.bool_]:
    if place is None or place not in found.row_of:
        return np.zeros(len(found.weights), dtype=bool)
    near = found.ms[found.row_of[place]] <= found.slack_ms[crew] - release_ms
    return near & found.may_act[crew]
