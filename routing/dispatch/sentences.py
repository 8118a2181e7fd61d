"""One sentence per candidate: what the dispatcher reads aloud."""

from __future__ import annotations

from ...data.records import Visit
from ...protocol.language import CHINESE, say
from ..day.clock import MINUTE_MS
from .ranking import Candidate
from .where import (
    DRIVING,
    HOME,
    INSPECTING,
    INSPECTING_FIXED,
    LUNCH,
    OFF,
    STANDBY,
    WAITING,
)

_STATES = {
    HOME: "at home", STANDBY: "standing by", WAITING: "waiting on site", LUNCH: "at lunch",
    INSPECTING: "inspecting", INSPECTING_FIXED: "inspecting, cannot break off",
    DRIVING: "driving", OFF: "off duty",
}
_BASES = {
    "own_district": "Acts in its own district {district}.",
    "mutual_aid": "Acts by mutual aid: {basis}.",
    "agreement": "May be proposed under {agreement}; {lead} leads.",
    "foreign": "Has no authority in {district}.",
}
_LOST_AT_MOST = 5


def state_name(candidate: Candidate, language: str) -> str:
    """Return the crew's state in words."""
    if candidate.where is None:
        return say("ready at its squad", language)
    return say(_STATES[candidate.where.state], language)


def sentence(candidate: Candidate, visit: Visit | None, language: str) -> str:
    """Return the row as a sentence; ``visit`` is what the crew would break off, if anything."""
    parts = [_arrival(candidate, language),
             say(_BASES[candidate.authority.basis], language, **candidate.authority.params)]
    if visit is not None:
        parts.append(say("It breaks off {visit}.", language, visit=visit.name))
    if candidate.where is not None and candidate.where.pending:
        parts.append(say("Later visits that wait: {count}.", language,
                         count=candidate.where.pending))
    if candidate.covered_after_pct is not None and candidate.response_ms is not None:
        parts.append(_hole(candidate, language))
    return ("" if language == CHINESE else " ").join(parts)


def _arrival(candidate: Candidate, language: str) -> str:
    state = state_name(candidate, language)
    if candidate.response_ms is None or candidate.travel_ms is None:
        return say("{name} ({state}) cannot come.", language, name=candidate.name, state=state)
    release = candidate.where.release_ms if candidate.where else 0
    return say(
        "{name} ({state}) is there in {minutes} min: turn-out {turnout}, release {release}, "
        "drive {drive}.", language, name=candidate.name, state=state,
        minutes=_minutes(candidate.response_ms), turnout=_minutes(candidate.turnout_ms),
        release=_minutes(release), drive=_minutes(candidate.travel_ms),
    )


def _hole(candidate: Candidate, language: str) -> str:
    if not candidate.lost_units:
        return say("Nothing else falls out of reach.", language)
    names = ", ".join(u.name for u in candidate.lost_units[:_LOST_AT_MOST])
    if len(candidate.lost_units) > _LOST_AT_MOST:
        names += " …"
    return say("Units out of reach then ({count}): {names}.", language,
               count=len(candidate.lost_units), names=names)


def _minutes(ms: int) -> str:
    return f"{ms / MINUTE_MS:.1f}"
