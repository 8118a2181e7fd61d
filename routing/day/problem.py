"""A day to plan, and its plan: small frozen records over arrays, no workspace needed.

Every day planner takes a :class:`DayProblem` and returns a :class:`DayResult`. Clock times
are integer milliseconds since local midnight (see :mod:`.clock`); a *place* is an index
into :attr:`DayProblem.places`; crews, visits and demand points are named by their index.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ..traveltime.interface import UNREACHABLE_MS, Anchors, Milliseconds, TravelTimes
from .ways import Ways

INSPECT, STANDBY = "inspect", "standby"


@dataclass(frozen=True)
class Member:
    """An officer of a crew and the certificate carried that day."""

    officer_id: str
    name: str
    certificate_no: str


@dataclass(frozen=True)
class CrewOfDay:
    """A lawful crew at its home.

    Lunch takes ``lunch_ms`` within its window, on call; 0 if the shift has no lunch.
    ``duty`` is None if the planner decides whether the crew inspects or stands by.
    ``recused`` holds the ids of enterprises one of the members must not inspect, ``kit`` the
    names of the equipment this crew, and no other, has with it that day.
    """

    crew_id: str
    name: str
    squad_id: str
    district: str
    home: int
    turnout_ms: int
    shift_start_ms: int
    shift_end_ms: int
    lunch_open_ms: int
    lunch_close_ms: int
    lunch_ms: int
    skills: frozenset[str]
    recused: frozenset[str]
    members: tuple[Member, ...]
    vehicle_id: str | None
    duty: str | None = None
    kit: frozenset[str] = frozenset()


@dataclass(frozen=True)
class VisitTask:
    """The merged items due at one enterprise; the whole stay lies in ``open_ms``–``close_ms``.

    ``place`` is None without coordinates. ``break_off_ms`` is the time to break it off for
    a call-out, None if it cannot be. ``prize`` counts for optional visits only. A joint visit
    (``crews`` 2) is made by two crews that begin within ``DayProblem.together_ms`` of each
    other; each of them needs the skills and the ``kit``.
    """

    visit_id: str
    enterprise_id: str
    name: str
    district: str
    place: int | None
    duration_ms: int
    open_ms: int
    close_ms: int
    skills: frozenset[str]
    mandatory: bool
    prize: float
    break_off_ms: int | None
    crews: int = 1
    kit: frozenset[str] = frozenset()


@dataclass(frozen=True)
class DemandPoints:
    """u points to be kept within reach; ``weight`` (u,), ``anchors`` where they are.

    ``vital`` (u,) marks the points of class A, which must be in reach of somebody at every
    minute at which they are in reach with everybody at home; None: there are none.
    """

    codes: tuple[str, ...]
    names: tuple[str, ...]
    districts: tuple[str, ...]
    weight: NDArray[np.float64]
    anchors: Anchors
    vital: NDArray[np.bool_] | None = None

    def __len__(self) -> int:
        return len(self.codes)

    @property
    def class_a(self) -> NDArray[np.bool_]:
        """Which points are of class A, (u,)."""
        return np.zeros(len(self), dtype=bool) if self.vital is None else self.vital


@dataclass(frozen=True)
class Pin:
    """A decision that stands: ``visit`` belongs to ``crew``, at ``start_ms`` if given."""

    visit: int
    crew: int
    start_ms: int | None = None


@dataclass(frozen=True)
class DayProblem:
    """All that a day planner may know.

    ``place_ms`` (places, places) and ``demand_ms`` (places, demand points) are the travel
    times from place to place and to the demand points; ``lawful`` (crews, demand points)
    says who counts as cover where, ``may_visit`` (crews, visits) who has authority there.
    The floor demands ``c1(t) >= static(t) - floor_points`` at every integer minute of the
    duty window. ``posts`` are places, besides the homes, where a crew may stand by.
    """

    day: date
    crews: tuple[CrewOfDay, ...]
    visits: tuple[VisitTask, ...]
    demand: DemandPoints
    places: Anchors
    place_ms: Milliseconds
    demand_ms: Milliseconds
    times: TravelTimes
    lawful: NDArray[np.bool_]
    may_visit: NDArray[np.bool_]
    standard_ms: int
    duty_start_ms: int
    duty_end_ms: int
    floor_points: float
    pins: tuple[Pin, ...] = ()
    posts: tuple[int, ...] = ()
    together_ms: int = 600_000

    def travel_ms(self, here: int, there: int) -> int:
        """Return the travel time between two places, ``UNREACHABLE_MS`` if there is no way."""
        return int(self.place_ms[here, there])

    def competent(self, crew: int, visit: int) -> bool:
        """Whether the crew is qualified and the visit not pinned to another one."""
        pin = self.pin_of.get(visit)
        return (pin is None or pin.crew == crew) and self.qualified(crew, visit)

    def qualified(self, crew: int, visit: int) -> bool:
        """Whether the crew may inspect: territory, skills, kit, no recusal."""
        who, task = self.crews[crew], self.visits[visit]
        return (
            bool(self.may_visit[crew, visit])
            and task.skills <= who.skills
            and task.kit <= who.kit
            and task.enterprise_id not in who.recused
        )

    @cached_property
    def pin_of(self) -> dict[int, Pin]:
        """The pin of each pinned visit."""
        return {pin.visit: pin for pin in self.pins}

    @cached_property
    def minutes(self) -> NDArray[np.int64]:
        """The integer minutes of the duty window, (m,)."""
        return np.arange(-(-self.duty_start_ms // 60_000), -(-self.duty_end_ms // 60_000))

    @cached_property
    def node_demand_ms(self) -> Milliseconds:
        """Times (demand points, nodes) from every node: one sweep per demand point, once."""
        return self.times.from_nodes_ms(self.demand.anchors)

    @cached_property
    def ways(self) -> Ways:
        """The roads between the places, looked up once."""
        return Ways(self.times, self.places)

    def reachable(self, here: int, there: int) -> bool:
        """Whether there is a way from place to place."""
        return self.travel_ms(here, there) < UNREACHABLE_MS


@dataclass(frozen=True)
class TimedStop:
    """A crew at ``place`` from ``arrive_ms`` to ``depart_ms``; see ``data.records.Stop``.

    ``kind`` is ``home``, ``visit``, ``lunch`` or ``standby``; ``visit`` −1 if it is none.
    """

    kind: str
    place: int
    arrive_ms: int
    start_ms: int
    end_ms: int
    depart_ms: int
    visit: int = -1


@dataclass(frozen=True)
class Timeline:
    """The whole day of a crew. Between two stops it drives from depart to arrive."""

    crew: int
    stops: tuple[TimedStop, ...]

    @property
    def visits(self) -> tuple[int, ...]:
        """The visits in the order they are made."""
        return tuple(stop.visit for stop in self.stops if stop.visit >= 0)

    @property
    def drive_ms(self) -> int:
        """The time at the wheel."""
        return sum(b.arrive_ms - a.depart_ms for a, b in pairwise(self.stops))


@dataclass(frozen=True)
class Unserved:
    """A visit that is not made, and why: ``template`` and ``params`` as in ``data.errors``."""

    visit: int
    code: str
    template: str
    params: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class CoverageByMinute:
    """Minute-wise coverage: ``minute`` (m,), ``covered_pct`` and ``static_pct`` (m,) in
    percent of the weight, ``crews_in_reach`` (m, u) the n_p(t), ``static_reach`` (m, u) whether
    a demand point is in reach with everybody at home.
    """

    minute: NDArray[np.int64]
    covered_pct: NDArray[np.float64]
    static_pct: NDArray[np.float64]
    crews_in_reach: NDArray[np.int16]
    static_reach: NDArray[np.bool_]


@dataclass(frozen=True)
class Relaxation:
    """Minutes ``from_min``..``to_min`` (inclusive) in which the floor is not held, and why.

    ``bound_pct``: no plan with all mandatory visits has more at the minute of ``lowest_pct``.
    """

    from_min: int
    to_min: int
    lowest_pct: float
    floor_pct: float
    demand: tuple[int, ...]
    crews: tuple[int, ...]
    template: str
    params: dict[str, str]
    bound_pct: float = 100.0


@dataclass(frozen=True)
class DayResult:
    """A plan of the day: one timeline per crew, in the order of the crews.

    ``duties`` says who inspects and who stands by. ``reproducible`` is False if the clock,
    not the step budget, ended a search: the same seed may then give another plan. ``method``
    names the planner. ``stopped_after_s`` is when the user asked for the best plan so far.
    """

    timelines: tuple[Timeline, ...]
    duties: tuple[str, ...]
    unserved: tuple[Unserved, ...]
    coverage: CoverageByMinute
    relaxations: tuple[Relaxation, ...]
    reproducible: bool
    method: str = "territories"
    stopped_after_s: float | None = None
