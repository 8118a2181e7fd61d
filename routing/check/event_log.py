"""The hash chain of the event log, recomputed.

Each line's hash is the SHA-256 of the previous hash, ``seq``, ``at``, ``actor``,
``command`` and ``summary``, joined by newlines, with backslashes and newlines inside
a field escaped; the first line follows a hash of 64 zeros.
"""

from __future__ import annotations

import hashlib

from .read import Row
from .report import Findings

_FIELDS = ("seq", "at", "actor", "command", "summary")


def check_event_log(lines: list[Row], findings: Findings) -> None:
    """Report the first line that does not fit the chain."""
    previous = "0" * 64
    for number, line in enumerate(sorted(lines, key=lambda r: r["seq"]), start=1):
        parts = [previous, *(str(line[name]) for name in _FIELDS)]
        escaped = (p.replace("\\", "\\\\").replace("\n", "\\n") for p in parts)
        whole = hashlib.sha256("\n".join(escaped).encode()).hexdigest()
        if line["seq"] != number or line["previous"] != previous or line["hash"] != whole:
            findings.violation("log_broken", line=number)
            return
        previous = whole
