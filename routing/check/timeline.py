"""Where a crew can be called from at a minute, and when it is free to go."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from .clock import to_ms
from .crews import point
from .itinerary import CrewDay
from .network import LonLat
from .path import Drive
from .read import Row
from .travel import Drives

#: A node's index, or the lon/lat of a place off the nodes.
Location = int | LonLat


@dataclass(frozen=True)
class OnCall:
    """A crew that can be called: ``release_ms`` from now it leaves from ``location``."""

    location: Location
    release_ms: int


class Timeline:
    """The state of one crew at any millisecond of the day."""

    def __init__(self, day: CrewDay, drives: Drives, visits: dict[str, Row]) -> None:
        self._start = to_ms(day.crew["shift_start_min"])
        self._end = to_ms(day.crew["shift_end_min"])
        self.home = point(day.crew)
        self._stays = [_Stay.of(stop, visits) for stop in day.stops]
        places = {stop["seq"]: point(stop) for stop in day.stops}
        self._moves = [
            _Move.of(leg, drives.get((day.crew_id, leg["seq"])), places.get(leg["seq"] + 1))
            for leg in day.legs
        ]

    def on_shift(self, now_ms: int) -> bool:
        """Whether the crew is on duty."""
        return self._start <= now_ms < self._end

    def at(self, now_ms: int) -> OnCall | None:
        """Return how the crew can be called, None if it is off or nowhere at all."""
        if not self.on_shift(now_ms):
            return None
        for move in self._moves:
            if move.depart <= now_ms < move.arrive:
                return move.at(now_ms)
        for stay in self._stays:
            if stay.arrive <= now_ms < stay.depart and stay.place is not None:
                return OnCall(stay.place, stay.release_ms(now_ms))
        return None

    def locations(self) -> Iterator[Location]:
        """Yield every location the crew may be called from."""
        if self.home is not None:
            yield self.home
        for stay in self._stays:
            if stay.place is not None:
                yield stay.place
        for move in self._moves:
            yield from (node for node, _ in move.nodes)


@dataclass(frozen=True)
class _Stay:
    place: LonLat | None
    arrive: int
    start: int
    end: int
    depart: int
    inspecting: bool
    break_off: int | None

    @classmethod
    def of(cls, stop: Row, visits: dict[str, Row]) -> _Stay:
        visit = visits.get(stop["visit_id"]) if stop["kind"] == "visit" else None
        minutes = visit["break_off_min"] if visit else None
        return cls(
            point(stop), to_ms(stop["arrive_min"]), to_ms(stop["start_min"]),
            to_ms(stop["end_min"]), to_ms(stop["depart_min"]), stop["kind"] == "visit",
            None if minutes is None else to_ms(minutes),
        )

    def release_ms(self, now: int) -> int:
        if not (self.inspecting and self.start <= now < self.end):
            return 0
        rest = self.end - now
        return rest if self.break_off is None else min(rest, self.break_off)


@dataclass(frozen=True)
class _Move:
    depart: int
    arrive: int
    nodes: tuple[tuple[int, int], ...]  # (node, time of day in ms)
    end: LonLat | None

    @classmethod
    def of(cls, leg: Row, driven: Drive | None, end: LonLat | None) -> _Move:
        depart = to_ms(leg["depart_min"])
        passed = driven.nodes if driven else ()
        return cls(depart, to_ms(leg["arrive_min"]),
                   tuple((node, depart + ms) for node, ms in passed), end)

    def at(self, now: int) -> OnCall | None:
        for node, reached in self.nodes:
            if reached >= now:
                return OnCall(node, reached - now)
        return None if self.end is None else OnCall(self.end, self.arrive - now)
