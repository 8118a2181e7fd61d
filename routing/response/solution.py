"""From the routes of the search to timelines, stop by stop."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..day.problem import DayProblem, TimedStop, Timeline
from .kernels.anneal import Best
from .kernels.timing import ARRIVE, DEPART, END, INFEASIBLE, PLACE, START, TOTALS, VISIT, time_route
from .tables import Tables

_HOME, _LUNCH, _STANDBY, _VISIT = "home", "lunch", "standby", "visit"


def timelines(problem: DayProblem, tables: Tables, best: Best) -> list[Timeline]:
    """Return the day of every crew. Joint visits that are not met are left out."""
    best = without_broken(tables, best)
    longest = best.calls.shape[1]
    stops = np.zeros((longest + 2, 6), dtype=np.int64)
    totals = np.zeros(TOTALS, dtype=np.int64)
    days = []
    for k in range(len(problem.crews)):
        n = int(best.n[k])
        lunch = time_route(tables, k, best.calls[k], best.earliest[k], best.at_gate[k], n,
                           int(best.lunch[k]), stops, totals)
        if lunch == INFEASIBLE:
            raise ValueError(f"crew {problem.crews[k].crew_id}: the day does not fit")
        made = stops[:, VISIT] >= 0
        stops[made, VISIT] = tables.whole[stops[made, VISIT]]
        days.append(timeline_of(problem, k, stops[: n + 2], int(lunch), int(totals[1])))
    return days


def without_broken(tables: Tables, best: Best) -> Best:
    """Return the plan without the joint visits that two crews do not begin together."""
    if not len(tables.pairs):
        return best
    begins = _begins(tables, best)
    broken: list[int] = []
    for pair in tables.pairs.tolist():
        met = [begins[half] for half in pair if half in begins]
        apart = len(met) < 2 or met[0][0] == met[1][0] or (
            abs(met[0][1] - met[1][1]) > tables.together_ms[0])
        broken += pair if met and apart else []
    if not broken:
        return best
    calls, n, lunch = best.calls.copy(), best.n.copy(), best.lunch.copy()
    earliest, at_gate = best.earliest.copy(), best.at_gate.copy()
    for k in range(len(n)):
        kept = ~np.isin(calls[k, : n[k]], broken)
        for column in (calls, earliest, at_gate):
            column[k, : kept.sum()] = column[k, : n[k]][kept]
        n[k] = kept.sum()
    return best._replace(calls=calls, earliest=earliest, at_gate=at_gate, n=n, lunch=lunch)


def _begins(tables: Tables, best: Best) -> dict[int, tuple[int, int]]:
    """Return crew and start of each visit made."""
    stops = np.zeros((best.calls.shape[1] + 2, 6), dtype=np.int64)
    totals = np.zeros(TOTALS, dtype=np.int64)
    found = {}
    for k, n in enumerate(best.n.tolist()):
        time_route(tables, k, best.calls[k], best.earliest[k], best.at_gate[k], n,
                   int(best.lunch[k]), stops, totals)
        for row in stops[1 : n + 1]:
            found[int(row[VISIT])] = k, int(row[START])
    return found


def timeline_of(
    problem: DayProblem, crew: int, stops: NDArray[np.int64], lunch: int, lunch_start: int
) -> Timeline:
    """Return the timeline of timed ``stops``, lunch after number ``lunch`` put in its place."""
    who = problem.crews[crew]
    out: list[TimedStop] = []
    last = len(stops) - 1
    for i, row in enumerate(stops.tolist()):
        kind = (_VISIT if row[VISIT] >= 0 else _HOME if row[PLACE] == who.home else _STANDBY)
        lunch_here = lunch == i and who.lunch_ms > 0
        # a hold lasts until lunch, a visit until its end
        until = row[END] if kind == _VISIT else lunch_start
        stop = TimedStop(kind, row[PLACE], row[ARRIVE], row[START],
                         row[END] if kind == _VISIT else row[DEPART],
                         row[DEPART], row[VISIT])
        if not lunch_here:
            _append(out, stop)
            continue
        _append(out, TimedStop(kind, row[PLACE], row[ARRIVE], row[START], until, until,
                               row[VISIT]))
        lunch_end = lunch_start + who.lunch_ms
        ends_day = i == last
        leave = lunch_end if ends_day or last == 1 else row[DEPART]
        out.append(TimedStop(_LUNCH, row[PLACE], until, lunch_start, lunch_end, leave))
        if ends_day:
            out.append(_home(who.home, lunch_end, who.shift_end_ms))
    return Timeline(crew, tuple(out))


def _append(out: list[TimedStop], stop: TimedStop) -> None:
    """Add a stop; time at home that follows on time at home is one stop."""
    before = out[-1] if out else None
    if before is not None and before.kind == stop.kind == _HOME:
        out[-1] = _home(stop.place, before.arrive_ms, stop.depart_ms)
    else:
        out.append(stop)


def _home(place: int, arrive: int, depart: int) -> TimedStop:
    return TimedStop(_HOME, place, arrive, arrive, depart, depart)
