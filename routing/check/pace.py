"""How long a road takes under the plan's rules: its class, and the slowest hour of the duty day."""

from __future__ import annotations

import math

from .factors import at_minute, class_factors, hour_bands
from .read import Row
from .rules import Rules

_RAMP = "_link"


class Pace:
    """The times of whole roads on the plan's day."""

    def __init__(self, rules: Rules) -> None:
        self._classes = dict(class_factors(rules.class_factors))
        bands = list(hour_bands(rules.hour_factors))
        minutes = range(math.floor(rules.duty_start_min), math.ceil(rules.duty_end_min))
        slowest = max((at_minute(bands, minute) for minute in minutes), default=1.0)
        self._factor = rules.travel_factor * slowest

    def whole_ms(self, road: Row) -> int:
        """Return the milliseconds from one end of a road to the other."""
        kind = road["kind"]
        own = self._classes.get(kind)
        if own is None and kind.endswith(_RAMP):
            own = self._classes.get(kind[: -len(_RAMP)])
        kmh = road["speed_kmh"] / (1.0 if own is None else own)
        return max(1, round(road["length_m"] * 3600 / kmh * self._factor))
