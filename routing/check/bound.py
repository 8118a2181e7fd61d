"""What no plan of the day can exceed at a minute, proved anew (docs/architecture.md, "Bound")."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from .clock import to_ms
from .coverage import Coverage, percent
from .crews import point
from .itinerary import CrewDay
from .network import LonLat, Network
from .read import Row, Tables
from .reasons import Judge

_ALL_PCT = 100.0


@dataclass(frozen=True)
class _Task:
    """A visit that must be made: the window of its stay in ms, and who could make it (crews)."""

    place: LonLat
    opens: int
    closes: int
    stay: int
    break_off: int | None
    able: frozenset[int]

    def under_way(self, now: int) -> bool:
        """Whether it is under way at ``now`` whoever makes it, and whenever."""
        return bool(self.able) and self.closes - self.stay <= now < self.opens + self.stay

    def least_release(self, now: int) -> int:
        """Return the ms until its crew is free, had it begun as early as may be."""
        rest = max(0, self.opens + self.stay - now)
        return rest if self.break_off is None else min(rest, self.break_off)


class Bounds:
    """The bound of each minute: with pins, as a plan is made, and without, which proves less."""

    def __init__(
        self, tables: Tables, days: Sequence[CrewDay], network: Network, judge: Judge,
        found: Coverage,
    ) -> None:
        self._found = found
        self._shifts = [(to_ms(d.crew["shift_start_min"]), to_ms(d.crew["shift_end_min"]))
                        for d in days]
        number = {day.crew_id: k for k, day in enumerate(days)}
        pins = {pin["visit_id"]: pin for pin in tables.visit_pins}
        placed = [v for v in tables.visits if (at := point(v)) is not None
                  and network.place(at).link is not None]
        able = {v["visit_id"]: frozenset(number[d.crew_id] for d in judge.qualified(v))
                for v in placed}
        self._free = [_task(v, able[v["visit_id"]]) for v in placed if v["mandatory"]]
        self._pinned = [
            _held(_task(v, able[v["visit_id"]]), pins[v["visit_id"]], number)
            if v["visit_id"] in pins else _task(v, able[v["visit_id"]])
            for v in placed if v["mandatory"] or v["visit_id"] in pins]

    def at(self, minute: int) -> tuple[float, float]:
        """Return the percentages that c1 cannot exceed, with the pins and without them."""
        return self._bound(self._pinned, minute), self._bound(self._free, minute)

    def _bound(self, tasks: Sequence[_Task], minute: int) -> float:
        now = to_ms(minute)
        forced = [task for task in tasks if task.under_way(now)]
        on_shift = [k for k, (begins, ends) in enumerate(self._shifts) if begins <= now < ends]
        kept = np.array([not self._lost(unit, on_shift, forced, now)
                         for unit in range(len(self._found.weights))], dtype=bool)
        pct = percent(self._found.weights, kept)
        return _ALL_PCT if np.isnan(pct) else pct

    def _lost(
        self, unit: int, on_shift: Sequence[int], forced: Sequence[_Task], now: int
    ) -> bool:
        """Whether all who may act at the unit are held where they cannot reach it in time."""
        lawful = {k for k in on_shift if self._found.may_act[k, unit]}
        if any(self._reaches(crew, task, unit, now) for task in forced for crew in lawful):
            return False
        return _needed(forced, lawful) >= len(lawful)

    def _reaches(self, crew: int, task: _Task, unit: int, now: int) -> bool:
        if crew not in task.able:
            return False
        ms = self._found.ms[self._found.row_of[task.place], unit]
        return bool(ms <= self._found.slack_ms[crew] - task.least_release(now))


def _task(visit: Row, able: frozenset[int]) -> _Task:
    place = point(visit)
    assert place is not None  # asked before
    break_off = visit["break_off_min"]
    return _Task(place, to_ms(visit["open_min"]), to_ms(visit["close_min"]),
                 to_ms(visit["duration_min"]), None if break_off is None else to_ms(break_off),
                 able)


def _held(task: _Task, pin: Row, number: dict[str, int]) -> _Task:
    start = to_ms(pin["start_min"])
    crew = number.get(pin["crew_id"])
    return _Task(task.place, max(task.opens, start), min(task.closes, start + task.stay),
                 task.stay, task.break_off, task.able & {crew} if crew is not None else task.able)


def _needed(tasks: Sequence[_Task], crews: set[int]) -> int:
    """Return how many of ``crews`` the tasks need beside all other crews (augmenting paths)."""
    holds: dict[int, int] = {}  # crew not among ``crews`` → task

    def given(task: int, tried: set[int]) -> bool:
        for crew in sorted(tasks[task].able - crews - tried):
            tried.add(crew)
            if crew not in holds or given(holds[crew], tried):
                holds[crew] = task
                return True
        return False

    return sum(not given(task, set()) for task in range(len(tasks)))
