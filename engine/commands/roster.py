"""``halfhour roster``: the duty calendar: holidays, nights, leave, days without a roster."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import Any

from ...data.duty_calendar import kind_of_day
from ...data.errors import BadInput
from ...data.records import Absence, Brigade, Holiday, Officer, RosterDay, Squad
from ...protocol.requests.duty import RosterRequest
from ..desk import Desk
from .when_and_where import day_from

_MOST_DAYS = 400


def run(request: RosterRequest, desk: Desk) -> dict[str, Any]:
    """Count who is on duty day by day; for one day, name them.

    Raises ``BadInput`` for a wrong day or number of days.
    """
    if not 1 <= request.days <= _MOST_DAYS:
        raise BadInput("--days is {days}; it can be 1 to {most}.", days=request.days,
                       most=_MOST_DAYS)
    with desk.reading(request.workspace) as workspace:
        roster, absences = workspace.read(RosterDay), workspace.read(Absence)
        officers = {o.officer_id: o for o in workspace.read(Officer)}
        holidays = {h.day: h for h in workspace.read(Holiday)}
        homes = {("squad", s.squad_id): s.name for s in workspace.read(Squad)}
        homes |= {("brigade", b.brigade_id): b.name for b in workspace.read(Brigade)}
    on = defaultdict(list)
    for row in roster:
        on[row.day].append(row)
    first = day_from(request.date) if request.date else min(on, default=date.today())
    shown = [first + timedelta(days=n) for n in range(request.days)]
    away = {d: {a.officer_id: a for a in absences if a.from_day <= d <= a.to_day} for d in shown}
    answer: dict[str, Any] = {"days": [
        _day(d, on[d], away[d], holidays) for d in shown], "officers": len(officers)}
    if request.days == 1:
        answer["people"] = _people(on[first], away[first], officers, homes)
    return answer


def _day(
    day: date, rows: list[RosterDay], away: dict[str, Absence], holidays: dict[date, Holiday]
) -> dict[str, Any]:
    kind = kind_of_day(day, holidays)
    there = Counter(r.duty for r in rows if r.officer_id not in away)
    return {"day": day.isoformat(), "weekday": day.isoweekday(), "kind": kind.kind,
            "name": kind.name, "worked": kind.worked, "rostered": len(rows),
            "field": there["field"], "office": there["office"], "night": there["night"],
            "away": len(away)}


def _people(
    rows: list[RosterDay], away: dict[str, Absence], officers: dict[str, Officer],
    homes: dict[tuple[str, str], str],
) -> list[dict[str, Any]]:
    duty = {r.officer_id: r.duty for r in rows}
    found = []
    for officer in officers.values():
        absent = away.get(officer.officer_id)
        if absent is None and officer.officer_id not in duty:
            continue
        found.append({
            "officer_id": officer.officer_id, "name": officer.name,
            "home": homes.get((officer.home_kind, officer.home_id), officer.home_id),
            "duty": "away" if absent else duty[officer.officer_id],
            "reason": absent.reason if absent else "",
            "until": absent.to_day.isoformat() if absent else None})
    order = ("field", "night", "office", "away")
    return sorted(found, key=lambda p: (p["home"], order.index(p["duty"]) if p["duty"] in order
                                        else len(order), p["officer_id"]))
