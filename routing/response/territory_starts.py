"""Plans to begin large searches with: routes by PyVRP, territory by territory, without coverage.

Annealing from empty days needs hundreds of steps a visit before the routes are good; a route
engine has them in seconds. Only mandatory visits are routed: days full of optional ones leave
townships out of reach, and the search is long about emptying them. It adds what the floors allow.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor

import numpy as np
from numpy.typing import NDArray

from ..day.problem import DayProblem
from ..routes import pyvrp_engine
from ..routes.problem import UNLIMITED, RouteProblem
from .tables import Tables

#: Territories of more visits are divided.
LARGEST = 260
#: Iterations of PyVRP for each visit of a territory.
STEPS_PER_VISIT = 12
#: Driving that a visit is worth, and a way that nobody goes.
_MANDATORY_MS, _FAR_MS = 3 * 10**8, 10**8

Indices = NDArray[np.int64]


def orders(
    problem: DayProblem, tables: Tables, seed: int, enough: Callable[[], bool],
) -> list[tuple[int, ...]]:
    """Return the visits of each crew in order; ``enough()`` ends it should the steps not.

    Optional visits and those that fit nowhere are left out.
    """
    out: list[tuple[int, ...]] = [()] * len(tables.home)
    crews = np.flatnonzero(tables.competent.any(axis=1))
    visits = np.flatnonzero(tables.competent.any(axis=0) & tables.mandatory)

    def route(part: tuple[Indices, Indices]) -> None:
        steps = _Steps(STEPS_PER_VISIT * len(part[1]), enough)
        found = pyvrp_engine.solve(_problem(problem, tables, *part), steps, seed=seed)
        depots = len(np.unique(tables.home[part[0]]))
        for k, clients in zip(part[0], found or (), strict=False):
            out[k] = tuple(int(part[1][client - depots]) for client in clients)

    with ThreadPoolExecutor(2) as pool:
        list(pool.map(route, _territories(problem, tables, crews, visits)))
    return out


class _Steps:
    """The share of the steps that is made; 1 as soon as it is enough."""

    def __init__(self, steps: int, enough: Callable[[], bool]) -> None:
        self._steps, self._made, self._enough = steps, 0, enough

    def __call__(self) -> float:
        self._made += 1
        return 1.0 if self._enough() else self._made / self._steps


def _territories(
    problem: DayProblem, tables: Tables, crews: Indices, visits: Indices
) -> Iterator[tuple[Indices, Indices]]:
    """Halve crews by where their homes lie, until each part has few enough visits.

    A visit goes to the half with the nearest competent crew.
    """
    if not len(crews) or not len(visits):
        return
    lonlat = problem.places.lonlat[tables.home[crews]]
    axis = int((lonlat.max(axis=0) - lonlat.min(axis=0)).argmax())
    order = crews[np.argsort(lonlat[:, axis], kind="stable")]
    low, high = order[: len(order) // 2], order[len(order) // 2 :]
    if len(visits) <= LARGEST or not len(low):
        yield np.sort(crews), visits
        return
    nearer = _nearest_ms(problem, tables, low, visits) <= _nearest_ms(problem, tables, high, visits)
    yield from _territories(problem, tables, low, visits[nearer])
    yield from _territories(problem, tables, high, visits[~nearer])


def _nearest_ms(
    problem: DayProblem, tables: Tables, crews: Indices, visits: Indices
) -> NDArray[np.int64]:
    there = problem.place_ms[np.ix_(tables.home[crews], tables.place[visits])]
    return np.where(tables.competent[np.ix_(crews, visits)], there, UNLIMITED).min(axis=0)


def _problem(
    problem: DayProblem, tables: Tables, crews: Indices, visits: Indices
) -> RouteProblem:
    """Return the territory as a pure routing problem; shifts are shorter by the lunch."""
    homes, depot = np.unique(tables.home[crews], return_inverse=True)
    places = np.concatenate([homes, tables.place[visits]])
    ms = np.minimum(problem.place_ms[np.ix_(places, places)], _FAR_MS)
    none = np.zeros(len(homes), dtype=np.int64)
    worth = np.full(len(visits), _MANDATORY_MS, dtype=np.int64)
    count = len(crews)
    return RouteProblem(
        depots=len(homes), distance=ms, duration=ms,
        service=np.concatenate([none, tables.stay[visits]]),
        open=np.concatenate([none, tables.open[visits]]),
        close=np.concatenate([none + UNLIMITED, np.maximum(
            tables.open[visits], tables.close[visits] - tables.stay[visits])]),
        demand=np.zeros(len(places), dtype=np.int64), prize=np.concatenate([none, worth]),
        required=np.zeros(len(places), dtype=bool), depot=depot.reshape(-1).astype(np.int64),
        capacity=np.full(count, UNLIMITED), max_duration=np.full(count, UNLIMITED),
        shift_open=tables.shift_start[crews],
        shift_close=tables.shift_end[crews] - tables.lunch_ms[crews],
        allowed=np.concatenate(
            [np.zeros((count, len(homes)), dtype=bool), tables.competent[np.ix_(crews, visits)]],
            axis=1),
    )
