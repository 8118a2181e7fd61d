"""Free-flow speeds by road class, and the many ways OpenStreetMap states a limit.

The class defaults are cautious free-flow values for an official car; what really delays
it (lights, traffic) is the travel factor of the settings, not the speed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

#: Drivable OSM highway classes and their speed in km/h where no limit is stated.
CLASS_KMH: dict[str, float] = {
    "motorway": 100.0, "motorway_link": 50.0,
    "trunk": 80.0, "trunk_link": 45.0,
    "primary": 60.0, "primary_link": 40.0,
    "secondary": 50.0, "secondary_link": 35.0,
    "tertiary": 40.0, "tertiary_link": 30.0,
    "unclassified": 35.0, "residential": 30.0, "road": 30.0,
    "living_street": 15.0, "service": 15.0,
}

#: Where the source names no class and the user gives no speed: a town street.
ASSUMED_CLASS = "tertiary"
ASSUMED_KMH = 40.0

#: Implicit limits such as "CN:urban" (道路交通安全法实施条例 art. 45: 50 and 70 km/h on roads
#: with one lane each way; art. 78: 120 km/h on expressways), by what stands behind the colon.
_IMPLICIT_KMH = {
    "urban": 50.0, "rural": 70.0, "trunk": 80.0, "motorway": 120.0, "expressway": 120.0,
    "living_street": 15.0, "walk": 7.0,
}
_WORDS_KMH = {"walk": 7.0, "walking": 7.0, "none": 120.0, "unlimited": 120.0}
_NUMBER = re.compile(r"^(\d+(?:\.\d+)?)\s*(km/h|kmh|kph|mph|knots)?$")
_UNIT_KMH = {"mph": 1.609344, "knots": 1.852}
_LEAST_KMH, _MOST_KMH = 3.0, 200.0


def limit_kmh(text: str | None) -> float | None:
    """Return a ``maxspeed`` value in km/h, the least of several; None if it says nothing.

    Knows ``50``, ``30 mph``, ``CN:urban``, ``CN:30``, ``walk``, ``none``, ``50;30`` and
    lists as osmnx writes them, ``['50', '30']``.
    """
    if not text:
        return None
    parts = re.split(r"[;|,]", text.strip().strip("[]"))
    found = [kmh for part in parts if (kmh := _one_limit(part.strip(" '\"").lower())) is not None]
    return min(found) if found else None


def limits_kmh(tags: Mapping[str, str], *, forward: bool, backward: bool) -> set[float]:
    """Return the different limits of a way driven ``forward`` and ``backward`` along its nodes."""
    both = limit_kmh(tags.get("maxspeed"))
    wanted = [key for key, driven in (("forward", forward), ("backward", backward)) if driven]
    found = [limit_kmh(tags.get(f"maxspeed:{key}")) or both for key in wanted]
    return {kmh for kmh in found if kmh is not None}


def _one_limit(word: str) -> float | None:
    _, colon, rest = word.partition(":")
    if colon:
        word = rest
        if word in _IMPLICIT_KMH:
            return _IMPLICIT_KMH[word]
    if word in _WORDS_KMH:
        return _WORDS_KMH[word]
    match = _NUMBER.match(word)
    if not match:
        return None
    kmh = float(match[1]) * _UNIT_KMH.get(match[2] or "", 1.0)
    return kmh if _LEAST_KMH <= kmh <= _MOST_KMH else None
