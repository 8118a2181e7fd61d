"""The settings of a workspace: every number the coverage definition and the planner use.

Stored one by one as JSON in the table ``settings``; a plan keeps a copy of the
settings it was made under, so that it can be checked long afterwards.
"""

from __future__ import annotations

import dataclasses
import json
from dataclasses import dataclass
from typing import Any

from .errors import BadInput
from .setting_ranges import check_kind, check_ranges
from .time_factors import class_factors, hour_bands

SCHEMA_VERSION = 1


@dataclass(frozen=True)
class Settings:
    """Numbers and names of one workspace. Minutes, metres and km/h, as the names say."""

    schema_version: int = SCHEMA_VERSION
    title: str = ""
    city: str = ""
    demo: bool = False
    attribution: str = ""
    metric_epsg: int = 4549
    utc_offset_min: int = 480

    # the half-hour circle
    standard_min: float = 30.0  # Θ
    cutoffs_min: tuple[float, ...] = (10.0, 20.0, 30.0)
    certain_min: float = 25.0
    borderline_min: float = 35.0
    turnout_min: float = 3.0  # δ, default of squads that state none
    break_off_min: float = 10.0  # β, default of items that state none

    # travel times
    travel_factor: float = 1.3  # real / free-flow
    access_kmh: float = 15.0  # between a place and the nearest road
    snap_limit_m: float = 1500.0  # farther from any road: off the network
    hour_factors: str = ""  # slower hours: data/time_factors.py
    class_factors: str = ""  # slower classes of road: the same
    turn_restrictions: bool = True  # those of the road source bind
    travel_engine: str = "cch"  # or "scipy": the same times, nothing to compile at first use
    roads: str = ""  # JSON of the load report: source, hash, what was assumed and dropped
    roads_sha256: str = ""

    # the day
    duty_start_min: float = 510.0  # 08:30, the declared duty window
    duty_end_min: float = 1050.0  # 17:30
    lunch_open_min: float = 690.0  # lunch lies within 11:30–13:30
    lunch_close_min: float = 810.0
    lunch_min: float = 45.0
    floor_points: float = 5.0  # c1(t) ≥ static(t) − floor_points
    crews_per_squad: int = 2
    novice_years: float = 1.0
    mutual_aid: bool = False  # same-city crews act outside their own county
    mutual_aid_basis: str = ""
    # choose by the seed among plans near the best, so that routes cannot be foretold
    unpredictable: bool = True


_FIELDS = {f.name: f for f in dataclasses.fields(Settings)}


def to_rows(settings: Settings) -> dict[str, str]:
    """Return the settings as name → JSON text."""
    return {
        name: json.dumps(getattr(settings, name), ensure_ascii=False) for name in _FIELDS
    }


def from_rows(rows: dict[str, str]) -> Settings:
    """Build settings from name → JSON text; unknown names (of add-ons) are left alone.

    Raises ``BadInput`` naming the setting for what is no JSON, of the wrong type or out of
    range.
    """
    values: dict[str, Any] = {}
    for name, text in rows.items():
        if name not in _FIELDS:
            continue
        try:
            value = json.loads(text)
        except ValueError:
            raise BadInput("The setting {name} is {value}, which is no JSON; write a number, or a "
                           "text in double quotes, in the table settings.",
                           name=name, value=text) from None
        values[name] = tuple(value) if isinstance(value, list) else value
        check_kind(name, str(_FIELDS[name].type), values[name])
    settings = Settings(**values)
    check_ranges(vars(settings))
    hour_bands(settings.hour_factors)
    class_factors(settings.class_factors)
    return settings


def to_json(settings: Settings) -> str:
    """Return the settings as one JSON object, keys sorted."""
    return json.dumps(dataclasses.asdict(settings), ensure_ascii=False, sort_keys=True)


def from_json(text: str) -> Settings:
    """Inverse of :func:`to_json`."""
    return from_rows({k: json.dumps(v) for k, v in json.loads(text).items()})


def changed(settings: Settings, **changes: Any) -> Settings:
    """Return a copy with ``changes``. Raises ``BadInput`` for a name that is no setting."""
    for name in changes:
        if name not in _FIELDS:
            raise BadInput("There is no setting called {name}.", name=name)
    return dataclasses.replace(settings, **changes)
