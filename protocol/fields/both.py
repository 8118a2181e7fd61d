"""A name in both languages."""

from __future__ import annotations

from typing import Tuple

from ..language import CHINESE

#: (English, Chinese)
Both = Tuple[str, str]


def chosen(both: Both, language: str) -> str:
    """Return the text of ``language``."""
    return both[1] if language == CHINESE else both[0]
