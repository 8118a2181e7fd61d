"""Who reaches whom: the first and second lawful squad at every unit and enterprise.

Definition of the half-hour circle and its bands: docs/architecture.md. Responses are
compared in whole milliseconds.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...data.records import Enterprise, Reach, Squad, Unit
from ...data.settings import Settings
from ..traveltime.interface import UNREACHABLE_MS, Milliseconds, TravelTimes
from .places import Places, World

BANDS = ("certain", "borderline", "beyond", "unreachable")
_MS_PER_MIN = 60_000


@dataclass(frozen=True)
class Responses:
    """Response times of s squads at p places, turn-out included.

    ``ms`` (s, p) whatever the law says, ``lawful`` (s, p) whether the squad may act there.
    """

    ms: Milliseconds
    lawful: NDArray[np.bool_]

    def first_and_second(self) -> tuple[NDArray[np.intp], Milliseconds, Milliseconds]:
        """Return for each place the first lawful squad and the times of first and second.

        Of equally quick squads the one that comes first counts. Where nobody lawful can
        come, the time is ``UNREACHABLE_MS`` and the squad says nothing.
        """
        ms = np.where(self.lawful, self.ms, UNREACHABLE_MS)
        nobody = np.full((2, ms.shape[1]), UNREACHABLE_MS, dtype=np.int64)
        padded = np.vstack([ms, nobody])
        first_two = np.sort(padded, axis=0)[:2]
        return padded.argmin(axis=0), first_two[0], first_two[1]


def responses(
    squads: Places, places: Places, travel_times: TravelTimes, settings: Settings
) -> Responses:
    """Compute the responses of all squads at all places."""
    ms = travel_times.matrix_ms(squads.anchors, places.anchors)
    turnout_ms = np.array([minutes_to_ms(s.turnout_min) for s in squads.records], dtype=np.int64)
    home = np.array([s.district for s in squads.records], dtype=object)
    there = np.array([p.district for p in places.records], dtype=object)
    lawful = (home[:, None] == there[None, :]) | aid_is_lawful(settings)
    return Responses(np.minimum(ms + turnout_ms[:, None], UNREACHABLE_MS), lawful)


def aid_is_lawful(settings: Settings) -> bool:
    """Whether squads may act in all own districts: aid is on, and on a stated basis."""
    return settings.mutual_aid and bool(settings.mutual_aid_basis.strip())


def minutes_to_ms(minutes: float) -> int:
    """Return minutes in whole milliseconds."""
    return round(minutes * _MS_PER_MIN)


def band(response_ms: int, settings: Settings) -> str:
    """Return the band of a response time, one of :data:`BANDS`."""
    if response_ms >= UNREACHABLE_MS:
        return "unreachable"
    if response_ms <= minutes_to_ms(settings.certain_min):
        return "certain"
    if response_ms <= minutes_to_ms(settings.borderline_min):
        return "borderline"
    return "beyond"


def reach(world: World, travel_times: TravelTimes, settings: Settings) -> list[Reach]:
    """Return the reach of every unit and of every enterprise with coordinates."""
    squads = _by_id(world.squads)
    rows: list[Reach] = []
    for kind, places in (("unit", world.units), ("enterprise", world.enterprises)):
        found = responses(squads, places, travel_times, settings).first_and_second()
        for record, squad, first_ms, second_ms in zip(places.records, *found, strict=True):
            rows.append(_row(kind, record, squads, int(squad), int(first_ms), int(second_ms),
                             settings))
    return rows


def _row(
    kind: str, record: Unit | Enterprise, squads: Places, squad: int, first_ms: int, second_ms: int,
    settings: Settings,
) -> Reach:
    standard_ms = minutes_to_ms(settings.standard_min)
    reached = first_ms < UNREACHABLE_MS
    first: Squad | None = squads.records[squad] if reached else None
    return Reach(
        kind=kind,
        place_id=record.unit_code if isinstance(record, Unit) else record.enterprise_id,
        name=record.name,
        district=record.district,
        squad_id=first.squad_id if first else None,
        response_min=first_ms / _MS_PER_MIN if reached else None,
        second_min=second_ms / _MS_PER_MIN if second_ms < UNREACHABLE_MS else None,
        inside=first_ms <= standard_ms,
        missing_min=max(0, first_ms - standard_ms) / _MS_PER_MIN if reached else None,
        band=band(first_ms, settings),
        geom=record.geom,  # places were snapped, so they have one
    )


def _by_id(squads: Places) -> Places:
    order = sorted(range(len(squads.records)), key=lambda i: squads.records[i].squad_id)
    return Places([squads.records[i] for i in order], squads.anchors.take(order))
