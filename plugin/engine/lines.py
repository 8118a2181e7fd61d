"""Bytes of a pipe as text lines, and lines as messages."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Optional


class LineBuffer:
    """Collects bytes; hands out complete lines as text."""

    def __init__(self) -> None:
        self._rest = b""

    def feed(self, chunk: bytes) -> List[str]:
        """Add ``chunk``; return the lines that are complete now, without their ends."""
        *whole, self._rest = (self._rest + chunk).split(b"\n")
        return [line.rstrip(b"\r").decode("utf-8", "replace") for line in whole]

    def rest(self) -> str:
        """Return and forget what has no line end; for the end of the pipe."""
        rest, self._rest = self._rest, b""
        return rest.decode("utf-8", "replace")


def message(line: str) -> Optional[Dict[str, Any]]:
    """Return the JSON object in ``line``, or None if it is none."""
    try:
        found = json.loads(line)
    except ValueError:
        return None
    return found if isinstance(found, dict) else None
