"""What is to be printed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Optional


@dataclass(frozen=True)
class PrintOrder:
    """One order: a plan of a workspace, and the PDF files it becomes.

    ``cards`` and ``overview`` are absolute paths, None for a sheet that is not wanted.
    ``phones`` allows officers' telephone numbers, ``desk_phone`` is the duty desk's
    (empty: a line to write on). ``today`` is the date of making on the sheets.
    """

    workspace: str
    plan_id: str
    cards: Optional[str]
    overview: Optional[str]
    language: str
    phones: bool = False
    desk_phone: str = ""
    today: Optional[date] = None

    @property
    def made_on(self) -> date:
        """The date of making."""
        return self.today or date.today()
