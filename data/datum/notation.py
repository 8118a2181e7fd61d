"""How people write one coordinate: decimal degrees, DMS, full-width, with a hemisphere."""

from __future__ import annotations

import re
import unicodedata

# before NFKC, which would turn ″ into two primes
_MARKS = str.maketrans({
    "″": '"', "”": '"', "“": '"', "＂": '"', "秒": '"', "′": "'", "’": "'", "‘": "'",
    "＇": "'", "分": "'", "´": "'", "`": "'", "度": "°", "º": "°", "˚": "°",
})  # fmt: skip
_NEGATIVE = re.compile(r"[WSws西南]")
_WORDS = re.compile(r"[东西南北]?[经纬](?:°:?)?|[EWNSewns东西南北]")
_DECIMAL = re.compile(r"[-+]?\d+(?:\.\d*)?(?:[eE][-+]?\d+)?°?|[-+]?\.\d+")
_DMS = re.compile(
    r"(-?)(\d{1,3})°\s*(\d{1,2}(?:\.\d+)?)\s*'?(?:\s*(\d{1,2}(?:\.\d+)?)\s*(?:\"|'')?)?"
    r"|(-?)(\d{1,3})[:\s]\s*(\d{1,2}(?:\.\d+)?)(?:[:\s]\s*(\d{1,2}(?:\.\d+)?))?"
)
_PAIR = re.compile(r"[,;、\t|/]|(?<=[\d\"'°])\s+(?=[-\d东西南北EWNSewns])")


def coordinate(cell: object) -> float | None:
    """Return the number that a cell states, degrees or metres, None if it states none.

    >>> coordinate("１２０°05′12″E")
    120.08666666666667
    """
    if isinstance(cell, bool) or cell is None:
        return None
    if isinstance(cell, int | float):
        return float(cell) if cell == cell else None
    text = unicodedata.normalize("NFKC", str(cell).translate(_MARKS)).strip()
    negative = bool(_NEGATIVE.search(text))
    bare = _WORDS.sub("", text).strip(" :,")
    plain = bare.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", bare) else bare
    if _DECIMAL.fullmatch(plain):
        value = float(plain.rstrip("°"))
    else:
        found = _DMS.fullmatch(bare)
        if found is None:
            return None
        sign, degrees, minutes, seconds = found.groups()[:4] if found[2] else found.groups()[4:]
        if float(minutes or 0) >= 60 or float(seconds or 0) >= 60:
            return None
        value = int(degrees) + float(minutes or 0) / 60 + float(seconds or 0) / 3600
        negative = negative or sign == "-"
    return -value if negative else value


def coordinate_pair(cell: object) -> tuple[float, float] | None:
    """Return the two numbers of a cell such as ``120.08,30.89``, None if there are not two."""
    text = unicodedata.normalize("NFKC", str(cell).translate(_MARKS)).strip(" ()[]")
    parts = [p for p in _PAIR.split(text) if p.strip()]
    if len(parts) != 2:
        return None
    first, second = coordinate(parts[0]), coordinate(parts[1])
    return None if first is None or second is None else (first, second)
