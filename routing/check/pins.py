"""Whether what was pinned by hand is kept: this visit, by this crew, begun at this time."""

from __future__ import annotations

from .clock import to_ms, told
from .read import Tables
from .report import Findings


def check_pins(tables: Tables, findings: Findings) -> None:
    """Hold every pin of the plan against its stops."""
    known = {visit["visit_id"] for visit in tables.visits}
    stops = {stop["visit_id"]: stop for stop in tables.stops if stop["visit_id"] is not None}
    for pin in tables.visit_pins:
        visit = pin["visit_id"]
        if visit not in known:
            findings.violation("pin_unknown", visit=visit)
            continue
        stop = stops.get(visit)
        held = stop is not None and stop["crew_id"] == pin["crew_id"] and (
            to_ms(stop["start_min"]) == to_ms(pin["start_min"]))
        if not held:
            findings.violation(
                "pin_not_kept", crew=pin["crew_id"], minute=pin["start_min"], visit=visit,
                found=None if stop is None else f"{stop['crew_id']} {told(stop['start_min'])}")
