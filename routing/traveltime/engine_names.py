"""The travel-time engines by name; nothing of them is loaded here."""

from __future__ import annotations

from ...data.errors import BadInput
from ...data.settings import Settings

ENGINES = ("scipy", "cch")


def refuse_unknown_engine(settings: Settings) -> None:
    """Raise ``BadInput`` for an engine that there is not."""
    if settings.travel_engine not in ENGINES:
        raise BadInput(
            "The setting travel_engine is {engine}; it must be one of {known}.",
            engine=settings.travel_engine, known=", ".join(ENGINES),
        )
