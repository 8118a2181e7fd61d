"""The settings ``hour_factors`` and ``class_factors``, read as docs/architecture.md has them."""

from __future__ import annotations

from collections.abc import Iterator


def at_minute(bands: list[tuple[int, int, float]], minute: int) -> float:
    """Return the factor of a minute of the day, 1 outside every band."""
    for begins, ends, factor in bands:
        if begins <= minute < ends:
            return factor
    return 1.0


def hour_bands(text: str) -> Iterator[tuple[int, int, float]]:
    """Yield (first minute, minute after the last, factor). Raises ``ValueError``."""
    for part in _parts(text):
        hours, factor = part.rsplit(maxsplit=1)
        begins, ends = (_minute(clock) for clock in hours.replace("–", "-").split("-"))
        yield begins, ends, float(factor)


def class_factors(text: str) -> Iterator[tuple[str, float]]:
    """Yield (class of road, factor). Raises ``ValueError``."""
    for part in _parts(text):
        kind, factor = part.split()
        yield kind, float(factor)


def _minute(clock: str) -> int:
    hours, minutes = clock.strip().split(":")
    return int(hours) * 60 + int(minutes)


def _parts(text: str) -> list[str]:
    return [part for part in (p.strip() for p in text.replace("\uff1b", ";").split(";")) if part]
