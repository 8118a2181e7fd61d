"""The enterprises of a double random become items, so that days can be planned with them.

Firewall: an item may be done on any day of the draw's period, by the officers drawn; no planner
can drop it, and in its last week it is mandatory.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from datetime import date
from typing import Any

from ...data.records import Item

NAME = "双随机抽查"
DURATION_MIN = 60.0
BREAK_OFF_MIN = 10.0
#: Half-Hour's own choice: as much as an ordinary matter at a yellow enterprise.
PRIZE = 2.0
#: Months a period of a scheme ends with; what is not named ends with its year.
_MONTHS = {"month": 1, "quarter": 3, "half": 6}


def drawn_items(record: Mapping[str, Any]) -> list[Item]:
    """Return an item for every enterprise of a double random's record."""
    roster = record["roster"]
    skill = {row["id"]: row["skill"] for row in roster["enterprises"]}
    first = date.fromisoformat(roster["day"])
    return [
        Item(
            item_id=f"{record['draw_id']}-{number:04d}", enterprise_id=visit["enterprise"],
            name=NAME, kind="routine", due_from=first,
            due_to=end_of_period(first, roster["scheme"]["period"]), mandatory=False,
            prize=PRIZE, duration_min=DURATION_MIN, skill=skill[visit["enterprise"]],
            open_min=None, close_min=None, break_off_min=BREAK_OFF_MIN, counts_to_cap=True,
            legal_basis=roster["scheme"]["source"], done_on=None, draw_id=record["draw_id"],
            drawn_officers=tuple(visit["officers"]) or None,
        )
        for number, visit in enumerate(record["result"]["visits"], start=1)
    ]


def end_of_period(day: date, period: str) -> date:
    """Return the last day of the month, quarter, half or whole year that ``day`` lies in."""
    months = _MONTHS.get(period, 12)
    last = (day.month + months - 1) // months * months
    return date(day.year, last, calendar.monthrange(day.year, last)[1])
