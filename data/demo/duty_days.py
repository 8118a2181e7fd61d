"""The fortnight a demo bureau is rostered for."""

from __future__ import annotations

from datetime import date, timedelta

#: Tuesday of an ordinary working fortnight, with no public holiday in it.
DEFAULT_DAY = date(2026, 3, 17)


def duty_days(day: date) -> tuple[date, ...]:
    """Return Monday to Friday of ``day``'s week and of the next, and ``day`` itself."""
    monday = monday_of(day)
    working = {monday + timedelta(days=week * 7 + n) for week in (0, 1) for n in range(5)}
    return tuple(sorted(working | {day}))


def monday_of(day: date) -> date:
    """Return the Monday of ``day``'s week."""
    return day - timedelta(days=day.weekday())
