"""The half-hour circle in words."""

from __future__ import annotations

from typing import Any

from ...protocol.language import say
from .closures import counted
from .columns import columns

_SHOWN = 10


def coverage(outcome: dict[str, Any], language: str) -> list[str]:
    """Say how many units and enterprises are inside, and name the units that are not."""
    units, firms = outcome["units"], outcome["enterprises"]
    out = [
        say("Units within {standard:g} minutes: {inside} of {total}; certain {certain}, "
            "borderline {borderline}, beyond {beyond}.", language,
            standard=outcome["standard_min"], inside=units["inside"], total=units["total"],
            certain=units["bands"]["certain"], borderline=units["bands"]["borderline"],
            beyond=units["bands"]["beyond"]),
        say("Enterprises within {standard:g} minutes: {inside} of {total}.", language,
            standard=outcome["standard_min"], inside=firms["inside"], total=firms["total"]),
    ]
    out += counted(outcome, language)
    outside = outcome["units_outside"]
    rows = [
        [u["name"], say("{minutes} min", language, minutes=u["response_min"]),
         say("{missing} min too far", language, missing=u["missing_min"])]
        if u["response_min"] is not None
        else [u["name"], say("not reachable by road", language), ""]
        for u in outside[:_SHOWN]
    ]
    if rows:
        out += [say("Outside:", language), *columns(rows)]
    if len(outside) > _SHOWN:
        out.append("  " + say("and {more} more", language, more=len(outside) - _SHOWN))
    return out
