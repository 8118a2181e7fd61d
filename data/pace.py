"""How slow the roads are at an hour and on a duty day: docs/architecture.md, "Hour and class"."""

from __future__ import annotations

from .settings import Settings, changed
from .time_factors import hour_bands


def hour_factor(settings: Settings, minute: float) -> float:
    """Return the factor of a minute of the day, 1 outside every band."""
    return next((band.factor for band in hour_bands(settings.hour_factors)
                 if band.begins <= minute < band.ends), 1.0)


def duty_factor(settings: Settings) -> float:
    """Return the greatest factor that holds at any time of the duty hours."""
    opens, closes = settings.duty_start_min, settings.duty_end_min
    bands = [band for band in hour_bands(settings.hour_factors)
             if band.begins < closes and opens < band.ends]
    covered = sum(min(band.ends, closes) - max(band.begins, opens) for band in bands)
    outside = [] if covered >= closes - opens else [1.0]
    return max(outside + [band.factor for band in bands])


def at_minute(settings: Settings, minute: float) -> Settings:
    """Return the settings with the travel factor of a minute of the day."""
    return _slowed(settings, hour_factor(settings, minute))


def of_duty_day(settings: Settings) -> Settings:
    """Return the settings with the travel factor that a whole day of duty is planned with."""
    return _slowed(settings, duty_factor(settings))


def _slowed(settings: Settings, factor: float) -> Settings:
    return changed(settings, travel_factor=settings.travel_factor * factor)
