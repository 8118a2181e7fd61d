"""Why a visit is not made: is the reason it is given true?

The reasons are facts of the raw tables, so each is held against them. Room in a day is
judged narrowly: a crew has room for a visit only if nothing else of its recorded day would
have to move. Not judged is ``floor``, which is a statement about days nobody recorded.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from .clock import MS_PER_MINUTE, to_ms
from .coverage import travel_ms
from .crews import members_by_crew, point, skills_by_crew
from .dijkstra import sweep
from .drawn import must_come
from .itinerary import CrewDay, lawful_districts
from .network import LonLat, Network, Place, along_one_link
from .read import Row, Tables, texts
from .report import Findings
from .rules import Rules

_PLACE = ("no_coordinates", "off_network")
_CREW = ("no_crew", "no_skill", "recused")
_ROOM = ("window", "time", "standby")
_SHOWN = 8
_REASONS = {*_PLACE, *_CREW, *_ROOM, "pinned", "floor"}


@dataclass(frozen=True)
class _Fixed:
    """What a crew is bound to: from ``start`` to ``end`` (ms of the day) it is at ``place``."""

    start: int
    end: int
    place: LonLat


def check_reasons(
    tables: Tables, days: Sequence[CrewDay], network: Network, rules: Rules, findings: Findings
) -> None:
    """Hold the reason of each unserved visit against the tables; tell of mandatory ones."""
    unserved = [v for v in tables.visits if v["state"] == "unserved"]
    mandatory = sorted(v["visit_id"] for v in unserved if v["mandatory"])
    if mandatory:
        more = ["…"] if len(mandatory) > _SHOWN else []
        findings.notice("mandatory_unserved", count=len(mandatory),
                        visits=", ".join([*mandatory[:_SHOWN], *more]))
    judge = _Judge(tables, days, network, rules, findings)
    for visit in unserved:
        if (visit["reason_code"] or "").strip():  # without one it is unexplained already
            judge.check(visit)


class _Judge:
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
        reason, visit_id = visit["reason_code"], visit["visit_id"]
        told = {"visit": visit_id, "reason": reason}
        if reason not in _REASONS:
            self._findings.violation("reason_unknown", **told)
        elif reason in _PLACE:
            lonlat = point(visit)
            if lonlat is not None and (reason == "no_coordinates"
                                       or self._network.place(lonlat).link is not None):
                self._findings.violation("reason_place", **told)
        elif reason in _CREW:
            able = self._able(visit, reason)
            if able:
                self._findings.violation("reason_crew", crew=able[0].crew_id, **told)
        elif reason == "pinned":
            if visit_id not in self._pinned:
                self._findings.violation("reason_pin", visit=visit_id)
        elif reason == "standby" and visit["mandatory"]:
            self._findings.violation("reason_optional", **told)
        elif reason in _ROOM:
            self._check_room(visit)

    def _able(self, visit: Row, reason: str) -> list[CrewDay]:
        """Return the crews that pass the tests up to the one ``reason`` says all fail."""
        bound = must_come(visit, self._tables)
        able = [d for d in self._days if visit["district"] in self._lawful[d.crew_id]
                and bound <= set(self._members.get(d.crew_id, ()))]
        if reason != "no_crew":
            needed = set(texts(visit["skills"]))
            able = [d for d in able if needed <= self._skills.get(d.crew_id, set())]
        if reason not in ("no_crew", "no_skill"):
            able = [d for d in able if not any(
                (officer, visit["enterprise_id"]) in self._recused
                for officer in self._members.get(d.crew_id, []))]
        return able

    def _check_room(self, visit: Row) -> None:
        lonlat, reason = point(visit), visit["reason_code"]
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
                start = stay.start(before, after)
                if start is not None:
                    self._findings.violation(
                        "reason_room", crew=day.crew_id, minute=start / MS_PER_MINUTE,
                        visit=visit["visit_id"], reason=reason,
                    )
                    return

    def _bindings(self, day: CrewDay, reason: str) -> Iterator[list[_Fixed]]:
        """Yield the crew's day as bindings; for ``window`` also days with nothing but lunch."""
        home = point(day.crew)
        if home is None:
            return
        begin, end = to_ms(day.crew["shift_start_min"]), to_ms(day.crew["shift_end_min"])
        first, last = _Fixed(begin, begin, home), _Fixed(end, end, home)
        kept = [
            _Fixed(to_ms(stop["start_min"]), to_ms(stop["end_min"]), place)
            for stop in day.stops
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
                yield [first, _Fixed(start, start + minutes, home), last]


def _longest(plans: list[tuple[CrewDay, list[_Fixed]]], visit: Row) -> int:
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

    def start(self, before: _Fixed, after: _Fixed) -> int | None:
        """Return when the visit would begin between the two, in ms; None if it does not fit."""
        there = travel_ms(self._network.place(before.place), self._place, self._to)
        start = max(before.end + there, self._open)
        end = start + self._stay
        if end > self._close or end + self._back(self._network.place(after.place)) > after.start:
            return None
        return start

    def _back(self, target: Place) -> int:
        if target.lonlat == self._place.lonlat:
            return 0
        ways = [ms + self._from[node] for node, ms in target.ends if node in self._from]
        direct = along_one_link(self._place, target)
        if direct is not None:
            ways.append(direct)
        return min(ways, default=1 << 60)
