"""The enterprises of one side, for our own desk: colour, certainty, blind spots, last check."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from ...data.records import Enterprise, ZoneEnterprise
from ...protocol.codes import CODES
from ...protocol.fields import chosen
from ...protocol.language import say
from ...protocol.zone_words import BLIND_WORDS
from .zone_tables import Table

_HEADER = ("No.", "Enterprise", "Permit code", "Address", "Colour code", "Distance to the line (m)",
           "In the zone", "Certainty", "Blind spot", "Last check")


def enterprise_table(
    side: str, found: Sequence[ZoneEnterprise], enterprises: Mapping[str, Enterprise],
    language: str,
) -> Table:
    """Return the enterprises of one side, the nearest to the line first."""
    words = CODES["zone_enterprises"]
    rows: list[list[str | int | float]] = []
    for number, one in enumerate(found, start=1):
        known = enterprises[one.enterprise_id]
        rows.append([
            number, one.name, one.enterprise_id, known.address,
            chosen(words["colour"][one.colour], language) if one.colour in words["colour"]
            else one.colour,
            round(one.distance_m), say("yes" if one.inside else "no", language),
            chosen(words["certainty"][one.certainty], language),
            "；".join(chosen(BLIND_WORDS[code], language) for code in one.blind),
            "" if known.last_check is None else known.last_check.isoformat()])
    note = say("Positional error {error:g} m; internal, not for the other side.", language,
               error=found[0].error_m if found else 0.0)
    return Table(say("Enterprises of {side}", language, side=side),
                 [say(word, language) for word in _HEADER], rows, note)
