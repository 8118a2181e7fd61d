"""Unified social credit code (统一社会信用代码), GB 32100-2015.

18 characters: registering body (1), kind of holder (1), GB/T 2260 code of the registering
place (6 digits), organisation code (9, GB 11714), check character (1). The alphabet leaves
out I, O, S, V and Z.
"""

from __future__ import annotations

import random

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_VALUE = {char: value for value, char in enumerate(ALPHABET)}
_WEIGHTS = tuple(pow(3, i, 31) for i in range(17))
_ORGANISATION_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)

#: Organisation codes of invented holders begin so; none is issued with these letters.
DEMO_PREFIX = "DEM"
_SERIAL_LENGTH = 5


def check_character(body: str) -> str:
    """Return the 18th character for the first 17.

    Raises ``ValueError`` if ``body`` is not 17 characters of the code's alphabet.
    """
    if len(body) != 17 or any(char not in _VALUE for char in body):
        raise ValueError(f"not the first 17 characters of a social credit code: {body!r}")
    total = sum(_VALUE[char] * weight for char, weight in zip(body, _WEIGHTS, strict=True))
    return ALPHABET[-total % 31]


def is_valid(code: str) -> bool:
    """Say whether ``code`` is well formed and its check character right.

    The inner check of the organisation code is not demanded: GB 32100 does not repeat
    it, and codes given to holders that had no GB 11714 code before need not keep it.
    """
    if len(code) != 18 or any(char not in _VALUE for char in code):
        return False
    # isdigit alone would let other scripts' digits pass, but the alphabet has been checked
    return code[2:8].isdigit() and check_character(code[:17]) == code[17]


def organisation_check_character(body: str) -> str:
    """Return the ninth character of a GB 11714-1997 organisation code from the first eight."""
    total = sum(
        int(char, 36) * weight for char, weight in zip(body, _ORGANISATION_WEIGHTS, strict=True)
    )
    return "0123456789X0"[11 - total % 11]


def generate(rng: random.Random, place: str) -> str:
    """Return a valid code of an invented company registered in ``place`` (six digits).

    Its organisation code begins with ``DEM``, so that it belongs to nobody.
    """
    serial = "".join(rng.choices(ALPHABET, k=_SERIAL_LENGTH))
    organisation = DEMO_PREFIX + serial
    body = "91" + place + organisation + organisation_check_character(organisation)
    return body + check_character(body)
