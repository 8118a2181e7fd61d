"""What kind of day a day is: worked, weekend, holiday, or worked in exchange (调休)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from .records import Holiday

_SATURDAY = 5


@dataclass(frozen=True)
class KindOfDay:
    """``kind``: ``workday``, ``weekend``, ``holiday`` or ``makeup``; ``name`` of the holiday."""

    kind: str
    name: str = ""

    @property
    def worked(self) -> bool:
        """Whether people come to work without being asked."""
        return self.kind in ("workday", "makeup")


def kind_of_day(day: date, holidays: Mapping[date, Holiday]) -> KindOfDay:
    """Return what kind of day ``day`` is."""
    listed = holidays.get(day)
    if listed is not None:
        return KindOfDay("makeup" if listed.kind == "workday" else "holiday", listed.name)
    return KindOfDay("weekend" if day.weekday() >= _SATURDAY else "workday")
