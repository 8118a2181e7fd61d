"""Slower hours and slower classes of road: what the settings say of both.

``hour_factors`` is text such as ``07:00-09:00 1.3; 16:30-18:30 1.25``, local time, 1 at all
other times; ``class_factors`` such as ``primary 1.1; residential 1.2``. Definitions:
docs/architecture.md, "Hour and class".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from .errors import BadInput

LEAST, MOST = 0.2, 5.0
_DAY_MIN = 1440
_BAND = re.compile(r"(\d{1,2}):(\d\d)\s*[-–]\s*(\d{1,2}):(\d\d)\s+(\d+(?:\.\d+)?)")
_CLASS = re.compile(r"([a-z_]+)\s+(\d+(?:\.\d+)?)")
_RAMP = "_link"


@dataclass(frozen=True)
class HourBand:
    """From minute ``begins`` of the day until before ``ends`` everything takes ``factor``."""

    begins: int
    ends: int
    factor: float


def hour_bands(text: str) -> tuple[HourBand, ...]:
    """Return the bands of ``hour_factors`` by their beginning.

    Raises ``BadInput`` for what is no band, a factor out of range, bands that overlap.
    """
    bands = []
    for part in _parts(text):
        match = _BAND.fullmatch(part)
        begins, ends = (int(match[i]) * 60 + int(match[i + 1]) for i in (1, 3)) if match else (0, 0)
        if match is None or not 0 <= begins < ends <= _DAY_MIN or int(match[2]) > 59 \
                or int(match[4]) > 59 or not LEAST <= float(match[5]) <= MOST:
            raise BadInput("The setting hour_factors has {part}; write bands of the day with a "
                           "factor from {least} to {most}, such as 07:00-09:00 1.3; "
                           "16:30-18:30 1.25.", part=part, least=LEAST, most=MOST)
        bands.append(HourBand(begins, ends, float(match[5])))
    bands.sort(key=lambda band: band.begins)
    for before, after in pairwise(bands):
        if after.begins < before.ends:
            raise BadInput("The setting hour_factors has two bands at {clock}; let one end where "
                           "the next begins.", clock=_clock(after.begins))
    return tuple(bands)


def class_factors(text: str) -> dict[str, float]:
    """Return class of road → factor. Raises ``BadInput`` for what is none, or given twice."""
    factors: dict[str, float] = {}
    for part in _parts(text):
        match = _CLASS.fullmatch(part)
        if match is None or not LEAST <= float(match[2]) <= MOST or match[1] in factors:
            raise BadInput("The setting class_factors has {part}; write each class of road once, "
                           "with a factor from {least} to {most}, such as primary 1.1; "
                           "residential 1.2.", part=part, least=LEAST, most=MOST)
        factors[match[1]] = float(match[2])
    return factors


def factor_of_class(factors: dict[str, float], kind: str) -> float:
    """Return the factor of a road; a ramp (``…_link``) without one has that of its class."""
    return factors.get(kind, factors.get(kind.removesuffix(_RAMP), 1.0))


def _parts(text: str) -> list[str]:
    return [part.strip() for part in re.split("[;;]", text) if part.strip()]


def _clock(minute: int) -> str:
    return f"{minute // 60:02d}:{minute % 60:02d}"
