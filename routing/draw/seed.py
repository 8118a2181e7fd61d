"""Commit and reveal: nobody alone can choose the seed.

The roster is frozen and hashed, a secret salt is committed to by its hash, a witness names
digits, and only then is the salt used and shown. See docs/draw-record.md, "Protocol".
"""

from __future__ import annotations

import hashlib
import secrets

from ...data.errors import BadInput

SALT_BYTES = 32
LEAST_DIGITS = 6
MOST_DIGITS = 64


def new_salt() -> bytes:
    """Return a fresh secret salt from the operating system."""
    return secrets.token_bytes(SALT_BYTES)


def commitment(salt: bytes) -> str:
    """Return SHA-256(salt) in hexadecimal: shown before the digits, checked after."""
    return hashlib.sha256(salt).hexdigest()


def seed_of(roster_sha256: str, salt: bytes, digits: str) -> bytes:
    """Return SHA-256(roster hash, 32 bytes ‖ salt, 32 bytes ‖ digits, ASCII)."""
    return hashlib.sha256(bytes.fromhex(roster_sha256) + salt + digits.encode("ascii")).digest()


def checked_digits(text: str) -> str:
    """Return the witness's digits without blanks.

    Raises ``BadInput`` unless they are 6 to 64 of the digits 0–9.
    """
    digits = "".join(text.split())
    proper = digits.isascii() and digits.isdigit()
    if not (proper and LEAST_DIGITS <= len(digits) <= MOST_DIGITS):
        raise BadInput("{digits} is no witness number; give {least} to {most} digits 0-9.",
                       digits=repr(text), least=LEAST_DIGITS, most=MOST_DIGITS)
    return digits
