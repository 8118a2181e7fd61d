"""Each crew's day: stops in order, from home to home, lawful, qualified, with its lunch."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from .clock import span, to_ms, told
from .crews import kit_of, members_by_crew, point, same_place, skills_by_crew
from .network import LonLat
from .read import Row, Tables, texts
from .report import Findings
from .rules import Rules

_KINDS = {"home", "visit", "lunch", "standby"}


@dataclass(frozen=True)
class CrewDay:
    """A crew with its stops and legs in order of ``seq``."""

    crew: Row
    stops: list[Row]
    legs: list[Row]

    @property
    def crew_id(self) -> str:
        """The crew's id."""
        return str(self.crew["crew_id"])


def crew_days(tables: Tables, findings: Findings) -> list[CrewDay]:
    """Sort stops and legs by crew; report those of crews that do not exist."""
    stops, legs = _by_crew(tables.stops), _by_crew(tables.legs)
    known = [crew["crew_id"] for crew in tables.crews]
    for crew_id in sorted((stops.keys() | legs.keys()) - set(known)):
        findings.violation("stop_without_crew", crew=crew_id)
    return [CrewDay(crew, stops.get(crew["crew_id"], []), legs.get(crew["crew_id"], []))
            for crew in tables.crews]


def _by_crew(rows: list[Row]) -> dict[str, list[Row]]:
    groups: dict[str, list[Row]] = defaultdict(list)
    for row in sorted(rows, key=lambda r: r["seq"]):
        groups[row["crew_id"]].append(row)
    return groups


def lawful_districts(tables: Tables, rules: Rules) -> dict[str, set[str]]:
    """Return crew id → the districts it may act in."""
    own = {d["district"] for d in tables.districts if d["own"]}
    aid = rules.mutual_aid and bool(rules.mutual_aid_basis.strip())
    return {
        crew["crew_id"]: {crew["district"]} | (own if aid and crew["district"] in own else set())
        for crew in tables.crews
    }


def check_itineraries(
    tables: Tables, days: list[CrewDay], rules: Rules, findings: Findings
) -> None:
    """Check every crew's stops; the drives between them are checked elsewhere."""
    visits = {v["visit_id"]: v for v in tables.visits}
    qualified = _Qualified(tables, rules, findings)
    for day in days:
        _check_sequence(day, findings)
        _check_shift(day, findings)
        _check_lunch(day, rules, findings)
        for before, stop in zip([None, *day.stops], day.stops, strict=False):
            _check_order(day, stop, findings)
            _check_stop(day, before, stop, visits, qualified, findings)


def _check_sequence(day: CrewDay, findings: Findings) -> None:
    numbers = [stop["seq"] for stop in day.stops]
    if numbers != list(range(len(numbers))):
        findings.violation("stop_sequence", crew=day.crew_id, found=numbers)


def _check_shift(day: CrewDay, findings: Findings) -> None:
    for code, column, index, clock in (
        ("shift_start", "shift_start_min", 0, "arrive_min"),
        ("shift_end", "shift_end_min", -1, "depart_min"),
    ):
        due = day.crew[column]
        stop = day.stops[index] if day.stops else None
        if stop is None or stop["kind"] != "home" or to_ms(stop[clock]) != to_ms(due):
            findings.violation(code, crew=day.crew_id, minute=due, due=told(due))


def _check_order(day: CrewDay, stop: Row, findings: Findings) -> None:
    names = ("arrive_min", "start_min", "end_min", "depart_min")
    times = [to_ms(stop[name]) for name in names]
    if times != sorted(times):
        findings.violation("stop_order", crew=day.crew_id, minute=stop["arrive_min"],
                           seq=stop["seq"])


def _check_lunch(day: CrewDay, rules: Rules, findings: Findings) -> None:
    opens, closes = to_ms(rules.lunch_open_min), to_ms(rules.lunch_close_min)
    lunches = [stop for stop in day.stops if stop["kind"] == "lunch"]
    due = (to_ms(rules.lunch_min) > 0 and to_ms(day.crew["shift_start_min"]) <= opens
           and closes <= to_ms(day.crew["shift_end_min"]))
    if len(lunches) > 1 or (due and not lunches):
        findings.violation("lunch_count", crew=day.crew_id, found=len(lunches), needed=int(due))
    for lunch in lunches:
        start, end = to_ms(lunch["start_min"]), to_ms(lunch["end_min"])
        if end - start != to_ms(rules.lunch_min):
            findings.violation("lunch_length", crew=day.crew_id, minute=lunch["start_min"],
                               found=(end - start) / 60_000, needed=rules.lunch_min)
        if start < opens or end > closes:
            findings.violation("lunch_window", crew=day.crew_id, minute=lunch["start_min"],
                               window=span(rules.lunch_open_min, rules.lunch_close_min))


def _check_stop(
    day: CrewDay, before: Row | None, stop: Row, visits: dict[str, Row],
    qualified: _Qualified, findings: Findings,
) -> None:
    kind, minute = stop["kind"], stop["start_min"]
    if kind not in _KINDS or (kind == "visit") != (stop["visit_id"] is not None):
        findings.violation("stop_kind", crew=day.crew_id, minute=minute, seq=stop["seq"],
                           kind=kind)
        return
    home = point(day.crew)
    allowed: list[LonLat | None] = [home]
    if kind == "standby":
        return  # anywhere a crew can drive to
    if kind == "lunch" and before is not None:
        allowed.append(point(before))
    if kind == "visit":
        visit = visits.get(stop["visit_id"])
        if visit is None:
            findings.violation("stop_unknown_visit", crew=day.crew_id, minute=minute,
                               seq=stop["seq"], visit=stop["visit_id"])
            return
        allowed = [point(visit)]
        _check_stay(day, stop, visit, findings)
        qualified.check(day.crew_id, stop, visit)
    if not any(same_place(point(stop), place) for place in allowed):
        findings.violation("stop_place", crew=day.crew_id, minute=minute, seq=stop["seq"],
                           kind=kind)


def _check_stay(day: CrewDay, stop: Row, visit: Row, findings: Findings) -> None:
    start, end = to_ms(stop["start_min"]), to_ms(stop["end_min"])
    if end - start != to_ms(visit["duration_min"]):
        findings.violation("stop_duration", crew=day.crew_id, minute=stop["start_min"],
                           visit=visit["visit_id"], found=(end - start) / 60_000,
                           needed=visit["duration_min"])
    if start < to_ms(visit["open_min"]) or end > to_ms(visit["close_min"]):
        findings.violation("stop_window", crew=day.crew_id, minute=stop["start_min"],
                           visit=visit["visit_id"], until=told(stop["end_min"]),
                           window=span(visit["open_min"], visit["close_min"]))


class _Qualified:
    """Whether a crew may inspect: its skills, recusals and district."""

    def __init__(self, tables: Tables, rules: Rules, findings: Findings) -> None:
        self._findings = findings
        self._skills = skills_by_crew(tables)
        self._members = members_by_crew(tables)
        self._recused = {(r["officer_id"], r["enterprise_id"]) for r in tables.recusals}
        self._lawful = lawful_districts(tables, rules)
        self._kit = {c["crew_id"]: kit_of(c) for c in tables.crews}
        self._district = {c["crew_id"]: c["district"] for c in tables.crews}

    def check(self, crew_id: str, stop: Row, visit: Row) -> None:
        minute, enterprise = stop["start_min"], visit["enterprise_id"]
        lacking = set(texts(visit["skills"])) - self._skills.get(crew_id, set())
        if lacking:
            self._findings.violation("stop_skills", crew=crew_id, minute=minute,
                                     visit=visit["visit_id"], skills=", ".join(sorted(lacking)))
        without = frozenset(texts(visit.get("kit") or "")) - self._kit[crew_id]
        if without:
            self._findings.violation("stop_kit", crew=crew_id, minute=minute,
                                     visit=visit["visit_id"], kit=", ".join(sorted(without)))
        for officer in self._members.get(crew_id, []):
            if (officer, enterprise) in self._recused:
                self._findings.violation("stop_recused", crew=crew_id, minute=minute,
                                         officer=officer, enterprise=enterprise)
        if visit["district"] not in self._lawful[crew_id]:
            self._findings.violation("stop_foreign", crew=crew_id, minute=minute,
                                     own=self._district[crew_id], district=visit["district"])
