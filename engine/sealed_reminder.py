"""A word while planning: what a sealed draw drew is not due before the seal is opened."""

from __future__ import annotations

import json
from datetime import date

from ..data.records import Draw
from ..data.store import Workspace
from ..protocol.language import say
from ..routing.draw.double_random import KIND
from ..routing.draw.drawn_items import end_of_period
from .draw_seal import SEALED, local_text, still_sealed


def sealed_reminders(workspace: Workspace, day: date, language: str) -> list[str]:
    """Return a sentence for every sealed double random whose period holds ``day``."""
    settings = workspace.settings()
    told = []
    for row in sorted(workspace.read(Draw, kind=KIND, state=SEALED), key=lambda d: d.draw_id):
        last = end_of_period(row.day, json.loads(row.roster)["scheme"]["period"])
        if row.opens_at is None or not row.day <= day <= last:
            continue
        template = (
            "Draw {draw} is sealed until {time}: what it drew is not in this plan. Open it then "
            "with draw --draw {draw}; it is due until {last}."
        ) if still_sealed(row) else (
            "The seal of draw {draw} may be opened since {time}: what it drew is not in this plan, "
            "and due until {last}. Open it with draw --draw {draw} and plan the day again.")
        told.append(say(template, language, draw=row.draw_id,
                        time=local_text(row.opens_at, settings), last=last))
    return told
