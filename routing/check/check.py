"""The independent checker: one plan, recomputed from the raw tables.

It shares no code with the planner or the store, so that a mistake of theirs is not
repeated here; the definitions it keeps are those of docs/architecture.md.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from .bound import Bounds
from .claims import check_claims, summarise
from .closures import closed_roads
from .coverage import recompute
from .crews import check_crews
from .drawn import check_drawn
from .due import due_visits
from .event_log import check_event_log, check_logged
from .floor_reasons import check_floor_reasons
from .head import check_head
from .itinerary import check_itineraries, crew_days
from .network import Network
from .pins import check_pins
from .read import read_tables
from .reasons import Judge, check_reasons
from .report import CheckReport, Findings
from .rules import read_rules
from .travel import check_travel
from .visits import check_visits

Tick = Callable[[float], None]


def check_plan(path: Path, plan_id: str | None = None, on_tick: Tick | None = None) -> CheckReport:
    """Check one plan of the workspace at ``path``; nothing is written.

    ``plan_id`` None means the published plan, else the newest. ``on_tick`` is called
    often with the share done (0–1) and may raise to stop. Raises ``BadInput`` if there
    is no such workspace or plan, or if the tables cannot be read as what they say.
    """
    started = time.perf_counter()
    tick = on_tick or _silent
    tick(0.0)
    tables = read_tables(path, plan_id)
    findings = Findings()
    rules = read_rules(tables, findings)
    check_event_log(tables.event_log, findings)
    check_logged(tables, findings)
    check_crews(tables, rules, findings)
    check_visits(tables, due_visits(tables, rules, findings), findings)
    check_drawn(tables, findings)
    check_pins(tables, findings)
    tick(0.1)
    network = Network(tables.roads, rules, closed_roads(tables, rules, findings),
                      tables.turn_restrictions)
    tick(0.2)
    days = crew_days(tables, findings)
    check_itineraries(tables, days, rules, findings)
    drives = check_travel(days, network, findings, _within(tick, 0.2, 0.5))
    judge = Judge(tables, days, network, rules, findings)
    check_reasons(tables, judge, findings)
    found = recompute(tables, days, drives, network, rules, findings, _within(tick, 0.5, 0.95))
    check_claims(tables, found, Bounds(tables, days, network, judge, found), rules, findings)
    check_floor_reasons(tables, days, judge, found, rules, findings)
    summary = summarise(found)
    check_head(tables, days, summary, findings)
    tick(1.0)
    return CheckReport(
        plan_id=tables.plan["plan_id"],
        violations=tuple(findings.violations),
        notices=tuple(findings.notices),
        coverage=summary,
        checked={
            "crews": len(tables.crews), "officers": len(tables.crew_members),
            "visits": len(tables.visits), "stops": len(tables.stops), "legs": len(tables.legs),
            "units": len(tables.units), "minutes": len(found.minutes),
            "roads": len(tables.roads), "nodes": len(network.index),
            "closures": len(tables.closures), "log_lines": len(tables.event_log),
        },
        seconds=time.perf_counter() - started,
    )


def _silent(_share: float) -> None:
    """Nobody watches."""


def _within(tick: Tick, low: float, high: float) -> Tick:
    return lambda share: tick(low + share * (high - low))
