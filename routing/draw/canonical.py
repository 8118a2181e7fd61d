"""One JSON text for one value: the bytes that are hashed and compared.

RFC 8785 (JSON Canonicalization Scheme), restricted so that no implementation can differ:
integers only, keys of ASCII letters. See docs/draw-record.md, "Canonical JSON".
"""

from __future__ import annotations

import hashlib
import json
from typing import Any

#: Integers beyond this are not the same number in every JSON reader.
LARGEST = 2**53 - 1


def canonical(value: Any) -> bytes:
    """Return the canonical JSON of ``value``, UTF-8.

    Raises ``ValueError`` for what has no canonical form: a float, an integer beyond 2^53,
    a key that is not ASCII, a lone surrogate.
    """
    _refuse(value)
    text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"),
                      allow_nan=False)
    return text.encode("utf-8")


def sha256(value: Any) -> str:
    """Return the SHA-256 of the canonical JSON of ``value`` in lower-case hexadecimal."""
    return hashlib.sha256(canonical(value)).hexdigest()


def _refuse(value: Any) -> None:
    if isinstance(value, dict):
        for key, inner in value.items():
            if not (isinstance(key, str) and key.isascii()):
                raise ValueError(f"no canonical key: {key!r}")
            _refuse(inner)
    elif isinstance(value, list):
        for inner in value:
            _refuse(inner)
    elif isinstance(value, int) and not isinstance(value, bool):
        if abs(value) > LARGEST:
            raise ValueError(f"no canonical integer: {value}")
    elif not (value is None or isinstance(value, (str, bool))):
        raise ValueError(f"no canonical form: {type(value).__name__}")
