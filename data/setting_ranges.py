"""What a setting may be. A number that somebody mistyped is named, and nothing is planned by it."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Any

from .errors import BadInput

_DAY_MIN = 1440
_MINUTES = (0, _DAY_MIN)
_ANY = math.inf
_TINY = math.ulp(0.0)  # the least number above 0

#: Setting → least and greatest value, both allowed; of a list, for each number in it.
_RANGES: dict[str, tuple[float, float]] = {
    "standard_min": (_TINY, _DAY_MIN), "cutoffs_min": (_TINY, _DAY_MIN),
    "certain_min": _MINUTES, "borderline_min": _MINUTES, "turnout_min": _MINUTES,
    "break_off_min": _MINUTES, "duty_start_min": _MINUTES, "duty_end_min": _MINUTES,
    "lunch_open_min": _MINUTES, "lunch_close_min": _MINUTES, "lunch_min": _MINUTES,
    "travel_factor": (_TINY, _ANY), "access_kmh": (_TINY, _ANY), "snap_limit_m": (0, _ANY),
    "floor_points": (0, _ANY), "crews_per_squad": (1, _ANY), "novice_years": (0, _ANY),
    "metric_epsg": (1, _ANY), "utc_offset_min": (-_DAY_MIN, _DAY_MIN), "schema_version": (1, _ANY),
}
#: Pairs of which the first must be less than the second.
_ORDERED = (("duty_start_min", "duty_end_min"), ("lunch_open_min", "lunch_close_min"))


def check_kind(name: str, kind: str, value: Any) -> None:
    """Raise ``BadInput`` unless ``value`` is what the annotation ``kind`` of a setting says."""
    if kind == "bool":
        if not isinstance(value, bool):
            raise BadInput("The setting {name} is {value}; write true or false in the table "
                           "settings.", name=name, value=value)
    elif kind == "int":
        if not isinstance(value, int) or isinstance(value, bool):
            raise BadInput("The setting {name} is {value}; write a whole number in the table "
                           "settings.", name=name, value=value)
    elif kind == "float":
        if not _is_number(value):
            raise BadInput("The setting {name} is {value}; write a number in the table settings.",
                           name=name, value=value)
    elif kind == "str":
        if not isinstance(value, str):
            raise BadInput("The setting {name} is {value}; write a text in double quotes in the "
                           "table settings.", name=name, value=value)
    elif not isinstance(value, tuple) or not all(_is_number(one) for one in value):
        raise BadInput("The setting {name} is {value}; write numbers in square brackets in the "
                       "table settings.", name=name, value=value)


def check_ranges(values: Mapping[str, Any]) -> None:
    """Raise ``BadInput`` for the first setting out of its range, or before its beginning."""
    for name, (least, greatest) in _RANGES.items():
        value = values[name]
        for one in value if isinstance(value, tuple) else (value,):
            if not least <= one <= greatest:
                raise BadInput(
                    "The setting {name} is {value}, but must be {range}; correct it in the table "
                    "settings.", name=name, value=one, range=_said(least, greatest))
    for first, second in _ORDERED:
        if not values[first] < values[second]:
            raise BadInput(
                "The setting {first} ({value}) must be less than {second} ({other}); correct it "
                "in the table settings.",
                first=first, value=values[first], second=second, other=values[second])


def _is_number(value: Any) -> bool:
    if isinstance(value, float):
        return math.isfinite(value)
    return isinstance(value, int) and not isinstance(value, bool)


def _said(least: float, greatest: float) -> str:
    """Return the range in signs that need no translation: ``> 0``, ``≥ 0``, ``0–1440``."""
    if greatest == _ANY:
        return "> 0" if least == _TINY else f"≥ {least}"
    return f"> 0, ≤ {greatest}" if least == _TINY else f"{least}–{greatest}"
