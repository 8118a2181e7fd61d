"""First half of the double random: which enterprises are inspected.

Per class n = ⌈share · |E|⌉ after the hard exclusions; the n smallest keys are drawn, which is
uniform within the class and does not depend on the order of the roster. In a rotation nobody
is drawn a second time before everybody was drawn once. Firewall: nothing that knows routes,
crews or days may change what is drawn here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import Any

from .stream import in_order
from .weighted import in_weighted_order

LABEL = "enterprise"


def class_of(row: Mapping[str, Any], scheme: Mapping[str, Any]) -> str | None:
    """Return the code of the first class whose ``when`` fits the enterprise, else None."""
    for entry in scheme["classes"]:
        if all(row[column] in allowed for column, allowed in entry["when"].items()):
            return str(entry["code"])
    return None


def exclusion(row: Mapping[str, Any], day: str, scheme: Mapping[str, Any]) -> str | None:
    """Return why an enterprise must not be drawn on ``day``, None if it may.

    ``positive_list`` (on it and not run out), ``cap`` (as many checks this year as are
    allowed), ``cool_down`` (checked less than ``cool_down_days`` ago).
    """
    until = row["positive_until"]
    if row["positive_list"] and (until is None or until >= day):
        return "positive_list"
    if row["checks"] >= scheme["cap"]:
        return "cap"
    last = row["last_check"]
    if last is not None:
        passed = (date.fromisoformat(day) - date.fromisoformat(last)).days
        if passed < scheme["cool_down_days"]:
            return "cool_down"
    return None


def draw_enterprises(frozen: Mapping[str, Any], seed: bytes) -> list[dict[str, Any]]:
    """Draw each class of ``frozen["scheme"]``; one entry per class, ``drawn`` in order drawn."""
    scheme, rows = frozen["scheme"], frozen["enterprises"]
    members: dict[str, list[Mapping[str, Any]]] = {c["code"]: [] for c in scheme["classes"]}
    for row in rows:
        code = class_of(row, scheme)
        if code is not None:
            members[code].append(row)
    return [
        _draw_class(entry, members[entry["code"]], frozen, seed) for entry in scheme["classes"]
    ]


def _draw_class(
    entry: Mapping[str, Any], rows: Sequence[Mapping[str, Any]], frozen: Mapping[str, Any],
    seed: bytes,
) -> dict[str, Any]:
    scheme, code = frozen["scheme"], entry["code"]
    judged = [(row, exclusion(row, frozen["day"], scheme)) for row in rows]
    reasons = [reason for _, reason in judged]
    eligible = [row for row, reason in judged if reason is None]
    base = len(rows) if scheme["ratio_base"] == "class" else len(eligible)
    number = min(_wanted(entry, base, len(frozen["officers"])), len(eligible))
    order = _order(eligible, scheme.get("weights"), seed, f"{LABEL}|{code}")
    again = False
    if scheme["mode"] == "rotation":
        had = set(frozen["rotation"].get(code, ()))
        fresh = [name for name in order if name not in had]
        again = len(fresh) < number
        order = fresh + [name for name in order if name in had]
    return {
        "class": code, "size": len(rows), "eligible": len(eligible), "number": number,
        "excluded": {why: reasons.count(why) for why in ("positive_list", "cap", "cool_down")},
        "cycle_begins": again, "drawn": order[:number],
    }


def _wanted(entry: Mapping[str, Any], base: int, officers: int) -> int:
    if "share" in entry:
        part, whole = entry["share"]
        return -(-base * part // whole)
    return int(entry["per_officer"]) * officers


def _order(
    rows: Iterable[Mapping[str, Any]], weights: Mapping[str, int] | None, seed: bytes, label: str
) -> list[str]:
    if not weights:
        return in_order(seed, label, [row["id"] for row in rows])
    return in_weighted_order(seed, label, {r["id"]: weights.get(r["colour"], 1) for r in rows})
