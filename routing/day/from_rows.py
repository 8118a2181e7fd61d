"""From the workspace's rows to the day's problem."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry.base import BaseGeometry

from ...data.errors import BadInput
from ...data.negative_numbers import refuse_negative
from ...data.records import District, Enterprise, Item, Post, Squad, Unit
from ...data.settings import Settings
from ..traveltime.interface import Anchors, TravelTimes
from .clock import to_ms
from .crews import People, StaysOut, crews_of_day
from .drawn import bound_to, in_last_days, officers, possible, wishes
from .problem import CrewOfDay, DayProblem, DemandPoints, VisitTask
from .visits import DueVisit, due_visits


@dataclass(frozen=True)
class World:
    """The rows of the workspace that a day is made of."""

    districts: Sequence[District]
    squads: Sequence[Squad]
    units: Sequence[Unit]
    enterprises: Sequence[Enterprise]
    items: Sequence[Item]
    people: People
    posts: Sequence[Post] = ()


@dataclass(frozen=True)
class Day:
    """A problem and what stands behind its indices: visit ``i`` of it is ``due[i]``.

    ``exempt`` counts enterprises left alone by the positive list or the yearly cap.
    """

    problem: DayProblem
    due: tuple[DueVisit, ...]
    out: tuple[StaysOut, ...]
    exempt: int


def day_of(day: date, world: World, settings: Settings, times: TravelTimes) -> Day:
    """Build the problem of ``day``.

    Raises ``BadInput`` for a negative duration, weight or turn-out, a day without roster, a
    squad off the network that would field a crew, or items of a missing enterprise;
    ``Infeasible`` if no crew can be formed.
    """
    for records, column in ((world.squads, "turnout_min"), (world.units, "weight"),
                            (world.items, "duration_min"), (world.items, "break_off_min")):
        refuse_negative(records, column)
    squads = sorted(world.squads, key=lambda s: s.squad_id)
    home_of = {squad.squad_id: i for i, squad in enumerate(squads)}
    crews, out = crews_of_day(day, squads, home_of, world.people, settings,
                              wishes(day, world.items))
    due, exempt = due_visits(
        day, world.enterprises, possible(day, world.items, crews), settings,
        {i.item_id for i in world.items if in_last_days(i, day)})
    located = [visit.enterprise.geom for visit in due if visit.enterprise.geom is not None]
    posts = sorted(world.posts, key=lambda p: p.post_id)
    places = times.snap(_lonlat([squad.geom for squad in squads] + located
                                + [post.geom for post in posts]))
    _refuse_squads_off_network(squads, crews, places, settings)
    demand = _demand(world.units, times)
    visits = _tasks(due, len(squads))
    own = {d.district for d in world.districts if d.own}
    return Day(
        DayProblem(
            day=day, crews=crews, visits=visits, demand=demand, places=places,
            place_ms=times.matrix_ms(places, places),
            demand_ms=times.matrix_ms(places, demand.anchors), times=times,
            lawful=_authority(crews, demand.districts, own, settings),
            may_visit=_authority(crews, [v.district for v in visits], own, settings)
            & _drawn(crews, due),
            standard_ms=to_ms(settings.standard_min),
            duty_start_ms=to_ms(settings.duty_start_min),
            duty_end_ms=to_ms(settings.duty_end_min), floor_points=settings.floor_points,
            posts=tuple(place for place in range(len(squads) + len(located), len(places))
                        if places.road[place] >= 0),
        ),
        due, out, exempt,
    )


def mutual_aid(settings: Settings) -> bool:
    """Whether crews may act in all own districts: the setting counts only with its basis."""
    return settings.mutual_aid and bool(settings.mutual_aid_basis.strip())


def _authority(
    crews: Sequence[CrewOfDay], districts: Sequence[str], own: set[str], settings: Settings
) -> NDArray[np.bool_]:
    """Return (crews, districts): may the crew act there?"""
    aid = mutual_aid(settings)
    return np.array(
        [[crew.district == d or (aid and d in own and crew.district in own) for d in districts]
         for crew in crews], dtype=bool,
    ).reshape(len(crews), len(districts))


def _drawn(crews: Sequence[CrewOfDay], due: Sequence[DueVisit]) -> NDArray[np.bool_]:
    """Return (crews, visits): has the crew the officers the visit is bound to by a draw?"""
    bound = [bound_to(visit, crews) for visit in due]
    return np.array([[who <= officers(crew) for who in bound] for crew in crews],
                    dtype=bool).reshape(len(crews), len(due))


def _demand(units: Sequence[Unit], times: TravelTimes) -> DemandPoints:
    ordered = sorted(units, key=lambda u: u.unit_code)
    return DemandPoints(
        codes=tuple(u.unit_code for u in ordered), names=tuple(u.name for u in ordered),
        districts=tuple(u.district for u in ordered),
        weight=np.array([u.weight for u in ordered], dtype=float),
        anchors=times.snap(_lonlat([u.geom for u in ordered])),
        vital=np.array([bool(u.class_a) for u in ordered], dtype=bool),
    )


def _tasks(due: Sequence[DueVisit], first_place: int) -> tuple[VisitTask, ...]:
    tasks = []
    place = first_place
    for visit in due:
        located = visit.enterprise.geom is not None
        tasks.append(VisitTask(
            visit_id=visit.visit_id, enterprise_id=visit.enterprise.enterprise_id,
            name=visit.enterprise.name, district=visit.enterprise.district,
            place=place if located else None, duration_ms=to_ms(visit.duration_min),
            open_ms=to_ms(visit.open_min), close_ms=to_ms(visit.close_min),
            skills=frozenset(visit.skills), mandatory=visit.mandatory, prize=visit.prize,
            break_off_ms=None if visit.break_off_min is None else to_ms(visit.break_off_min),
            crews=visit.crews, kit=frozenset(visit.kit),
        ))
        place += located
    return tuple(tasks)


def _refuse_squads_off_network(
    squads: Sequence[Squad], crews: Sequence[CrewOfDay], places: Anchors, settings: Settings
) -> None:
    for home in sorted({crew.home for crew in crews}):
        if places.road[home] < 0:
            raise BadInput(
                "Squad {squad} lies {distance} m from the nearest road, more than snap_limit_m "
                "({limit} m) allows; correct its position in the table squads.",
                squad=squads[home].squad_id, distance=round(float(places.snap_m[home])),
                limit=round(settings.snap_limit_m),
            )


def _lonlat(points: Sequence[BaseGeometry]) -> NDArray[np.float64]:
    return shapely.get_coordinates(points).reshape(-1, 2)
