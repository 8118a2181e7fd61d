"""Why a visit is not made: is the reason it is given true?

The reasons are facts of the raw tables, so each is held against them. Room in a day is
judged narrowly: a crew has room for a visit only if nothing else of its recorded day would
have to move. ``floor`` is judged in :mod:`.floor_reasons`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .clock import MS_PER_MINUTE, to_ms
from .coverage import travel_ms
from .crews import kit_of, members_by_crew, point, skills_by_crew
from .dijkstra import sweep
from .drawn import must_come
from .itinerary import CrewDay, lawful_districts
from .network import LonLat, Network, Place, along_one_link
from .read import Row, Tables, texts
from .report import Findings
from .rules import Rules
from .visits import crews_needed, kit_needed

_PLACE = ("no_coordinates", "off_network")
_CREW = ("no_crew", "no_skill", "no_kit", "recused", "no_second")
_OPTIONAL = ("standby", "dear")
_ROOM = ("window", "time", "standby")
_SHOWN = 8
_REASONS = {*_PLACE, *_CREW, *_ROOM, *_OPTIONAL, "pinned", "floor", "joint"}
#: Of plans changed by hand alone: somebody could go, and nobody was sent.
_FREE, _BY_HAND = "free", "+hand"


@dataclass(frozen=True)
class Fixed:
    """What a crew is bound to: from ``start`` to ``end`` (ms of the day) it is at ``place``.

    ``number`` is that of the stop.
    """

    start: int
    end: int
    place: LonLat
    number: int


@dataclass(frozen=True)
class Opening:
    """A visit put between two bindings of a day: it begins at ``start``; ways in ms."""

    day: CrewDay
    before: Fixed
    after: Fixed
    start: int
    there: int
    onwards: int


def check_reasons(tables: Tables, judge: Judge, findings: Findings) -> None:
    """Hold the reason of each unserved visit against the tables; tell of mandatory ones."""
    unserved = [v for v in tables.visits if v["state"] == "unserved"]
    mandatory = sorted(v["visit_id"] for v in unserved if v["mandatory"])
    if mandatory:
        more = ["…"] if len(mandatory) > _SHOWN else []
        findings.notice("mandatory_unserved", count=len(mandatory),
                        visits=", ".join([*mandatory[:_SHOWN], *more]))
    for visit in unserved:
        if (visit["reason_code"] or "").strip():  # without one it is unexplained already
            judge.check(visit)


class Judge:
    """What is known of all crews, against which a reason is held."""

    def __init__(
        self, tables: Tables, days: Sequence[CrewDay], network: Network, rules: Rules,
        findings: Findings,
    ) -> None:
        self._days, self._network, self._rules, self._findings = days, network, rules, findings
        self._tables = tables
        self._lawful = lawful_districts(tables, rules)
        self._skills = skills_by_crew(tables)
        self._members = members_by_crew(tables)
        self._recused = {(r["officer_id"], r["enterprise_id"]) for r in tables.recusals}
        self._pinned = {pin["visit_id"] for pin in tables.visit_pins}

    def check(self, visit: Row) -> None:
        """Hold the reason of one visit against what is known."""
        reason, visit_id = visit["reason_code"], visit["visit_id"]
        told = {"visit": visit_id, "reason": reason}
        if reason == _FREE and self._tables.plan["method"].endswith(_BY_HAND):
            return
        if reason not in _REASONS:
            self._findings.violation("reason_unknown", **told)
        elif reason in _PLACE:
            lonlat = point(visit)
            if lonlat is not None and (reason == "no_coordinates"
                                       or self._network.place(lonlat).link is not None):
                self._findings.violation("reason_place", **told)
        elif reason in _CREW:
            able = self._able(visit, reason)
            if able and (reason != "no_second" or len(able) >= crews_needed(visit)):
                self._findings.violation("reason_crew", crew=able[0].crew_id, **told)
        elif reason == "pinned":
            if visit_id not in self._pinned:
                self._findings.violation("reason_pin", visit=visit_id)
        elif reason in _OPTIONAL and visit["mandatory"]:
            self._findings.violation("reason_optional", **told)
        elif reason in ("joint", "no_second") and crews_needed(visit) < 2:
            self._findings.violation("reason_joint", **told)
        elif reason in _ROOM and crews_needed(visit) < 2:
            self._check_room(visit)

    def qualified(self, visit: Row) -> list[CrewDay]:
        """Return the crews that may make a visit and can go there: those with a vehicle."""
        return [day for day in self._able(visit, "recused") if day.crew["vehicle_id"]]

    def _able(self, visit: Row, reason: str) -> list[CrewDay]:
        """Return the crews that pass the tests up to the one ``reason`` says all fail."""
        bound = must_come(visit, self._tables)
        able = [d for d in self._days if visit["district"] in self._lawful[d.crew_id]
                and bound <= set(self._members.get(d.crew_id, ()))]
        if reason != "no_crew":
            needed = set(texts(visit["skills"]))
            able = [d for d in able if needed <= self._skills.get(d.crew_id, set())]
        if reason not in ("no_crew", "no_skill"):
            able = [d for d in able if kit_needed(visit) <= kit_of(d.crew)]
        if reason not in ("no_crew", "no_skill", "no_kit"):
            able = [d for d in able if not any(
                (officer, visit["enterprise_id"]) in self._recused
                for officer in self._members.get(d.crew_id, []))]
        return able

    def _check_room(self, visit: Row) -> None:
        reason = visit["reason_code"]
        for opening in self.openings(visit, reason):
            self._findings.violation(
                "reason_room", crew=opening.day.crew_id, visit=visit["visit_id"], reason=reason,
                minute=opening.start / MS_PER_MINUTE)
            return

    def openings(self, visit: Row, reason: str) -> Iterator[Opening]:
        """Yield every place in a recorded day where the visit fits and nothing else moves."""
        lonlat = point(visit)
        if lonlat is None or self._network.place(lonlat).link is None:
            return
        plans = [
            (day, fixed) for day in self._able(visit, reason)
            # a crew without a vehicle goes nowhere; standing crews go out if they must
            if day.crew["vehicle_id"] and point(day.crew) is not None
            and (reason != "standby" or day.crew["duty"] == "inspect")
            for fixed in self._bindings(day, reason)
        ]
        stay = _Stay(visit, self._network.place(lonlat), self._network, _longest(plans, visit))
        for day, fixed in plans:
            for before, after in pairwise(fixed):
                fit = stay.fit(before, after)
                if fit is not None:
                    yield Opening(day, before, after, *fit)

    def _bindings(self, day: CrewDay, reason: str) -> Iterator[list[Fixed]]:
        """Yield the crew's day as bindings; for ``window`` also days with nothing but lunch."""
        home = point(day.crew)
        if home is None:
            return
        begin, end = to_ms(day.crew["shift_start_min"]), to_ms(day.crew["shift_end_min"])
        first = Fixed(begin, begin, home, 0)
        last = Fixed(end, end, home, len(day.stops) - 1)
        kept = [
            Fixed(to_ms(stop["start_min"]), to_ms(stop["end_min"]), place, number)
            for number, stop in enumerate(day.stops)
            if stop["kind"] in ("visit", "lunch") and (place := point(stop)) is not None
        ]
        yield [first, *kept, last]
        if reason == "window":
            opens, closes = to_ms(self._rules.lunch_open_min), to_ms(self._rules.lunch_close_min)
            minutes = to_ms(self._rules.lunch_min)
            if not (begin <= opens and closes <= end):
                yield [first, last]
                return
            for start in (opens, closes - minutes):
                yield [first, Fixed(start, start + minutes, home, 0), last]


def _longest(plans: list[tuple[CrewDay, list[Fixed]]], visit: Row) -> int:
    """Return the longest drive, in ms, that any opening leaves time for."""
    openings = (after.start - before.end
                for _, fixed in plans for before, after in pairwise(fixed))
    return max(openings, default=0) - to_ms(visit["duration_min"])


class _Stay:
    """The visit as something to be put between two bindings."""

    def __init__(self, visit: Row, place: Place, network: Network, limit_ms: int) -> None:
        self._place, self._network = place, network
        self._open, self._close = to_ms(visit["open_min"]), to_ms(visit["close_min"])
        self._stay = to_ms(visit["duration_min"])
        some = limit_ms >= 0
        self._to = sweep(network.backward, place.ends, limit_ms) if some else {}
        self._from = sweep(network.forward, place.starts, limit_ms) if some else {}

    def fit(self, before: Fixed, after: Fixed) -> tuple[int, int, int] | None:
        """Return when the visit would begin between the two, and the ways there and on, in ms.

        None if it does not fit.
        """
        there = travel_ms(self._network.place(before.place), self._place, self._to)
        start = max(before.end + there, self._open)
        end = start + self._stay
        onwards = self._back(self._network.place(after.place))
        if end > self._close or end + onwards > after.start:
            return None
        return start, there, onwards

    def _back(self, target: Place) -> int:
        if target.lonlat == self._place.lonlat:
            return 0
        ways = [ms + self._from[node] for node, ms in target.ends if node in self._from]
        direct = along_one_link(self._place, target)
        if direct is not None:
            ways.append(direct)
        return min(ways, default=1 << 60)
