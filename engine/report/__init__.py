"""What a command's answer looks like on a terminal: a few lines, in the user's language."""

from __future__ import annotations

import json
from typing import Any

from . import (
    circle,
    closures,
    colouring,
    day,
    demo,
    drawing,
    duty,
    editing,
    importing,
    joint,
    listing,
    settings,
    sheets,
    tradeoff,
)

_REPORTS = {
    "agreement": joint.agreement,
    "appendix": joint.appendix,
    "backup": importing.backup,
    "check": day.check,
    "close": closures.close,
    "colours": colouring.colours,
    "coverage": circle.coverage,
    "demo": demo.demo,
    "create": settings.create,
    "dispatch": day.dispatch,
    "draw": drawing.draw,
    "edit": editing.edit,
    "export": importing.export,
    "import": importing.importing,
    "info": listing.info,
    "inside": joint.inside,
    "jointlog": joint.jointlog,
    "missions": drawing.missions,
    "partner": joint.partner,
    "plan": day.plan,
    "print": sheets.printed,
    "publish": day.publish,
    "rendezvous": joint.rendezvous,
    "record": importing.record,
    "restore": importing.restore,
    "roads": listing.roads,
    "roster": duty.roster,
    "settings": settings.settings,
    "teams": drawing.teams,
    "timelapse": tradeoff.timelapse,
    "tradeoff": tradeoff.tradeoff,
    "verify": drawing.verify,
    "zone": joint.zone,
    "zones": joint.zones,
}


def lines(command: str, outcome: dict[str, Any], language: str) -> list[str]:
    """Return the lines to print for the answer of ``command``."""
    report = _REPORTS.get(command)
    if report is not None:
        return report(outcome, language)
    if "path" in outcome:
        return [str(outcome["path"])]
    return json.dumps(outcome, ensure_ascii=False, indent=2).splitlines()
