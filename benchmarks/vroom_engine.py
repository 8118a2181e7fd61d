"""VROOM as a route engine, for comparison only (pip install pyvroom).

It knows time windows, capacities and skills, prizes only as priorities 0 to 100, and of a
vehicle's longest duration only the driving in it: where waiting counts, its routes may be too
long. It works on a thread of its own and ends by the clock on the wall.
"""

from __future__ import annotations

from datetime import timedelta

import numpy as np

from halfhour.routing.routes.problem import UNLIMITED, RouteProblem, Routes

#: VROOM keeps times and distances in 32 bits.
LARGEST = 2**31 - 1
#: The most thorough of its levels.
EXPLORATION = 5


def solve(problem: RouteProblem, seconds: float) -> Routes:
    """Solve with VROOM on one thread, for at most ``seconds``. It has no seed."""
    import vroom

    model = vroom.Input()
    model.set_durations_matrix("car", problem.duration.astype(np.uint32))
    model.set_costs_matrix("car", problem.distance.astype(np.uint32))
    least = max(1, int(problem.prize.max()))
    alike = bool(problem.allowed.all())
    for k in range(len(problem.depot)):
        home = int(problem.depot[k])
        begin = int(max(problem.shift_open[k], problem.open[home]))
        end = int(min(problem.shift_close[k], problem.close[home], LARGEST))
        model.add_vehicle(vroom.Vehicle(
            k, start=home, end=home, profile="car", capacity=[int(problem.capacity[k])],
            skills=set() if alike else {int(c) for c in np.flatnonzero(problem.allowed[k])},
            time_window=vroom.TimeWindow(begin, end),
            max_travel_time=_limit(int(problem.max_duration[k]))))
    for c in problem.clients:
        priority = 100 if problem.required[c] else round(99 * int(problem.prize[c]) / least)
        model.add_job(vroom.Job(
            c, location=c, default_service=int(problem.service[c]),
            delivery=[int(problem.demand[c])],
            skills=set() if alike else {c}, priority=priority,
            time_windows=[vroom.TimeWindow(int(problem.open[c]),
                                           int(min(problem.close[c], LARGEST)))]))
    found = model.solve(exploration_level=EXPLORATION, nb_threads=1,
                        timeout=timedelta(seconds=seconds))
    routes: list[tuple[int, ...]] = [()] * len(problem.depot)
    steps = found.routes
    for k, mine in steps[steps["type"] == "job"].groupby("vehicle_id"):
        routes[int(k)] = tuple(int(c) for c in mine["id"])
    return tuple(routes)


def _limit(value: int) -> int | None:
    return None if value >= UNLIMITED else min(value, LARGEST)
