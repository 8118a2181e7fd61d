"""Codes of places: GB/T 2260 (six digits, county) and GB/T 10114 (three more, township).

Kept as text everywhere: a leading zero or an Excel rounding must not change a place.
"""

from __future__ import annotations

import re

#: GB/T 2260-2007: the province-level codes.
PROVINCES = frozenset({
    "11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36", "37",
    "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62", "63", "64",
    "65", "71", "81", "82",
})  # fmt: skip
#: No province has this code: places invented for a demo begin with it.
DEMO_PROVINCE = "99"

_SIX = re.compile(r"[0-9]{6}")
_NINE = re.compile(r"[0-9]{9}")
# GB/T 10114-2003: the ranges of the last three digits.
_KINDS = (("street", 1, 99), ("town", 100, 199), ("township", 200, 399), ("mixed", 400, 599))


def is_county(code: str, *, demo: bool = False) -> bool:
    """Say whether ``code`` names a county-level place: province, prefecture, county.

    With ``demo`` the codes of invented places, which begin with 99, are accepted too.
    """
    return is_place(code, demo=demo) and not code.endswith("00")


def is_place(code: str, *, demo: bool = False) -> bool:
    """Say whether ``code`` names a place of any of the three levels: province, city or county."""
    if _SIX.fullmatch(code) is None or (code[2:4] == "00" and code[4:] != "00"):
        return False
    return code[:2] in PROVINCES or (demo and code[:2] == DEMO_PROVINCE)


def town_kind(code: str) -> str | None:
    """Return what a nine-digit code names, or None if it names no township-level place.

    ``street`` (街道), ``town`` (镇), ``township`` (乡) or ``mixed`` (政企合一的单位).
    """
    if _NINE.fullmatch(code) is None or not is_county(code[:6], demo=True):
        return None
    number = int(code[6:])
    return next((kind for kind, low, high in _KINDS if low <= number <= high), None)


def is_town(code: str, *, demo: bool = False) -> bool:
    """Say whether ``code`` is a nine-digit code of a township-level place."""
    return is_county(code[:6], demo=demo) and town_kind(code) is not None


def county(prefecture: str, number: int) -> str:
    """Return the code of county ``number`` (1–99) of a four-digit ``prefecture``."""
    code = f"{prefecture}{number:02d}"
    if not is_county(code, demo=True):
        raise ValueError(f"no county {number} in {prefecture!r}")
    return code


def town(county_code: str, kind: str, number: int) -> str:
    """Return the code of the ``number``-th (from 1) place of ``kind`` in a county.

    Raises ``ValueError`` if the kind is unknown or its range of numbers exhausted.
    """
    for name, low, high in _KINDS:
        if name == kind:
            value = (low or 1) + number - 1
            if number < 1 or value > high:
                break
            return f"{county_code}{value:03d}"
    raise ValueError(f"no {kind} number {number} in {county_code!r}")
