"""The record of a draw: everything needed to repeat it, and nothing that names a person.

Format ``halfhour-draw/1``, documented field by field in docs/draw-record.md. The file is the
canonical JSON of the record and a line feed.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .canonical import canonical, sha256
from .seed import commitment, seed_of

FORMAT = "halfhour-draw/1"

#: The fields in the order in which they are checked.
FIELDS = ("format", "kind", "draw_id", "roster", "roster_sha256", "commitment", "digits", "salt",
          "seed", "drawn_at", "result", "digests", "record_sha256")
_DIGEST_LENGTH = 16

Record = dict[str, Any]


def make_record(
    kind: str, draw_id: str, roster: Mapping[str, Any], *, salt: bytes, digits: str,
    drawn_at: str, result: Mapping[str, Any],
) -> Record:
    """Put a finished draw together; ``drawn_at`` is UTC, ISO 8601."""
    roster_sha256 = sha256(dict(roster))
    record: Record = {
        "format": FORMAT, "kind": kind, "draw_id": draw_id, "roster": dict(roster),
        "roster_sha256": roster_sha256, "commitment": commitment(salt), "digits": digits,
        "salt": salt.hex(), "seed": seed_of(roster_sha256, salt, digits).hex(),
        "drawn_at": drawn_at, "result": dict(result),
    }
    return sealed(record)


def sealed(record: Mapping[str, Any]) -> Record:
    """Return the record with ``digests`` and ``record_sha256`` computed anew."""
    digests = digests_of(record)
    bare = {k: v for k, v in record.items() if k not in ("digests", "record_sha256")}
    return {**bare, "digests": digests, "record_sha256": sha256(digests)}


def to_bytes(record: Mapping[str, Any]) -> bytes:
    """Return the bytes of the record's file."""
    return canonical(dict(record)) + b"\n"


def digests_of(record: Mapping[str, Any]) -> dict[str, str]:
    """Return a short digest of every part, by JSON pointer, so that a change can be located.

    Parts: each field, each field of the roster and of the result, each row of their lists.
    """
    digests: dict[str, str] = {}

    def add(pointer: str, value: Any, depth: int) -> None:
        digests[pointer] = sha256(value)[:_DIGEST_LENGTH]
        if depth and isinstance(value, dict):
            for name, inner in value.items():
                add(f"{pointer}/{name}", inner, depth - 1)
        elif depth and isinstance(value, list):
            for number, inner in enumerate(value):
                add(f"{pointer}/{number}", inner, depth - 1)

    for name, value in record.items():
        if name not in ("digests", "record_sha256"):
            add(f"/{name}", value, 2 if name in ("roster", "result") else 0)
    return digests
