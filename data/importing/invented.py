"""Ids for rows that have none, the same whenever the same row is imported."""

from __future__ import annotations

import hashlib


def invented_id(mark: str, *parts: object) -> str:
    """Return ``mark`` and twelve characters that follow from ``parts``."""
    digest = hashlib.sha256("\n".join(str(p) for p in parts).encode("utf-8")).hexdigest()
    return f"{mark}{digest[:12].upper()}"
