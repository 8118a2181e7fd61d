"""The hash chain of the event log, recomputed.

Each line's hash is the SHA-256 of the previous hash, ``seq``, ``at``, ``actor``,
``command`` and ``summary``, joined by newlines, with backslashes and newlines inside
a field escaped; the first line follows a hash of 64 zeros.

A chain cannot show that its last lines were cut off. What the other tables hold can: whatever
made or published a plan has written a line whose summary begins with the id of the plan.
"""

from __future__ import annotations

import hashlib

from .read import Row, Tables
from .report import Findings

_MAKES_A_PLAN = ("plan", "edit", "demo", "tradeoff")
_PUBLISHED = ("published", "superseded")
_FIELDS = ("seq", "at", "actor", "command", "summary")


def check_event_log(lines: list[Row], findings: Findings) -> None:
    """Report the first line that does not fit the chain."""
    previous = "0" * 64
    for number, line in enumerate(sorted(lines, key=lambda r: r["seq"]), start=1):
        parts = [previous, *(str(line[name]) for name in _FIELDS)]
        escaped = (p.replace("\\", "\\\\").replace("\n", "\\n") for p in parts)
        whole = hashlib.sha256("\n".join(escaped).encode()).hexdigest()
        if line["seq"] != number or line["previous"] != previous or line["hash"] != whole:
            findings.violation("log_broken", line=number)
            return
        previous = whole


def check_logged(tables: Tables, findings: Findings) -> None:
    """Report every plan of the workspace that no line tells of, or whose publishing none does."""
    made = [r["summary"] for r in tables.event_log if r["command"] in _MAKES_A_PLAN]
    published = [r["summary"] for r in tables.event_log if r["command"] == "publish"]
    for plan in tables.plans:
        plan_id = plan["plan_id"]
        if not any(_names(summary, plan_id) for summary in made):
            findings.violation("log_plan", plan=plan_id)
        if plan["state"] in _PUBLISHED and not any(_names(s, plan_id) for s in published):
            findings.violation("log_publish", plan=plan_id, state=plan["state"])


def _names(summary: str, plan_id: str) -> bool:
    return summary == plan_id or summary.startswith((f"{plan_id}:", f"{plan_id} "))
