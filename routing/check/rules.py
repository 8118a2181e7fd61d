"""The numbers a plan was made under, from the copy of the settings it carries."""

from __future__ import annotations

import dataclasses
import json
import math
from dataclasses import dataclass
from typing import Any

from ...data.errors import BadInput
from .factors import class_factors, hour_bands
from .read import Tables
from .report import Findings


@dataclass(frozen=True)
class Rules:
    """The settings that bind a plan; names and units are those of the settings table."""

    metric_epsg: int
    standard_min: float
    travel_factor: float
    access_kmh: float
    snap_limit_m: float
    duty_start_min: float
    duty_end_min: float
    lunch_open_min: float
    lunch_close_min: float
    lunch_min: float
    floor_points: float
    novice_years: float
    mutual_aid: bool
    mutual_aid_basis: str
    roads_sha256: str
    turn_restrictions: bool
    hour_factors: str
    class_factors: str


#: Settings younger than some plans, and what holds for those.
_LATER: dict[str, Any] = {"turn_restrictions": True, "hour_factors": "", "class_factors": ""}
_POSITIVE = ("metric_epsg", "travel_factor", "access_kmh", "standard_min")


def read_rules(tables: Tables, findings: Findings) -> Rules:
    """Return the plan's own rules; what is unusable in them is taken from the workspace.

    Raises ``BadInput`` if the workspace lacks a setting as well.
    """
    plan_id = tables.plan["plan_id"]
    workspace = {name: _loaded(text) for name, text in tables.settings.items()}
    snapshot = _loaded(tables.plan["settings"])
    if not isinstance(snapshot, dict):
        findings.violation("settings_snapshot", plan=plan_id, key="JSON")
        snapshot = workspace
    values: dict[str, Any] = {}
    changed = []
    for field in dataclasses.fields(Rules):
        name = field.name
        value = snapshot.get(name, _LATER.get(name))
        if not _fits(name, str(field.type), value):
            findings.violation("settings_snapshot", plan=plan_id, key=name)
            value = workspace.get(name, _LATER.get(name))
            if not _fits(name, str(field.type), value):
                raise BadInput(
                    "The workspace lacks the setting {name}, or it is unusable.", name=name
                )
        elif value != workspace.get(name, value):
            changed.append(name)
        values[name] = value
    _tell_changes(tables, changed, findings)
    return Rules(**values)


def _tell_changes(tables: Tables, changed: list[str], findings: Findings) -> None:
    plan = tables.plan
    if plan["roads_sha256"] != _loaded(tables.settings.get("roads_sha256")):
        findings.notice("roads_changed", plan=plan["plan_id"])
    others = [name for name in changed if name != "roads_sha256"]
    if others:
        findings.notice("settings_changed", plan=plan["plan_id"], keys=", ".join(others))


def _loaded(text: Any) -> Any:
    try:
        return json.loads(text)
    except (TypeError, ValueError):
        return None


def _readable(name: str, text: str) -> bool:
    try:
        if name == "hour_factors":
            return all(factor > 0 for _, _, factor in hour_bands(text))
        return name != "class_factors" or all(f > 0 for _, f in class_factors(text))
    except ValueError:
        return False


def _fits(name: str, kind: str, value: Any) -> bool:
    if kind == "str":
        return isinstance(value, str) and _readable(name, value)
    if kind == "bool":
        return isinstance(value, bool)
    if isinstance(value, bool) or not isinstance(value, int if kind == "int" else (int, float)):
        return False
    if not math.isfinite(value):
        return False
    return bool(value > 0 if name in _POSITIVE else value >= 0)
