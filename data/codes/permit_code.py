"""Code of a stationary pollution source (固定污染源代码, permit code), HJ 608-2017.

22 characters: the holder's code (18), the number of the site among the holder's sites
(3 digits), an identifying letter (1): ``P`` in the standard's examples.
"""

from __future__ import annotations

import re

from . import uscc

PERMIT_MARK = "P"
#: Registration receipts (排污登记) of published lists end in W, X, Y or Z instead.
REGISTRATION_MARK = "X"

_SITE = re.compile(r"[0-9]{3}[A-Z]")
# Holders without a social credit code: "H9", the issuing place, then either four zeros and
# a serial number or an old organisation code, then a letter other than i and o
# (固定污染源(水、大气)编码规则(试行), 2016).
_PROVISIONAL = re.compile(r"H9[0-9]{6}(?:0000[0-9]{5}|[0-9A-Z]{8}[0-9X])[a-hj-np-z]")


def holder_kind(code: str) -> str | None:
    """Say what the code's holder is known by: ``uscc``, ``provisional``, or None if invalid."""
    if len(code) != 22 or _SITE.fullmatch(code[18:]) is None:
        return None
    if uscc.is_valid(code[:18]):
        return "uscc"
    return "provisional" if _PROVISIONAL.fullmatch(code[:18]) else None


def is_valid(code: str) -> bool:
    """Say whether ``code`` is a permit code, its holder's check character included."""
    return holder_kind(code) is not None


def generate(holder: str, site: int = 1, mark: str = PERMIT_MARK) -> str:
    """Return the code of the holder's site number ``site`` (1–999).

    Raises ``ValueError`` if ``holder`` is no valid social credit code, or the rest is
    out of range.
    """
    code = f"{holder}{site:03d}{mark}"
    if holder_kind(code) != "uscc":
        raise ValueError(f"no permit code can be made of {holder!r}, {site!r}, {mark!r}")
    return code
