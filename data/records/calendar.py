"""The calendar as the State Council sets it: holidays, and weekends that are worked (调休)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from .table import table


@table("holidays", key=("day",))
@dataclass(frozen=True)
class Holiday:
    """A day that is not what its weekday says.

    ``kind`` is ``holiday``, or ``workday`` for a weekend that is worked in exchange. Days
    that are not listed are what they are: Monday to Friday worked, the weekend free.
    """

    day: date
    kind: str
    name: str
