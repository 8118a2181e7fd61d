"""Whether a zone may be acted upon: only under an agreement of its two districts, by date."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ...data.records import Agreement
from ...protocol.zone_words import WARN_DAYS

IN_FORCE, NOT_YET, EXPIRED, NO_AGREEMENT = "in_force", "not_yet", "expired", "no_agreement"


@dataclass(frozen=True)
class Force:
    """The state of a zone on a day; ``days_left`` counts the last valid day as 0."""

    state: str
    agreement: Agreement | None
    days_left: int | None

    @property
    def in_force(self) -> bool:
        """Whether the zone may be acted upon."""
        return self.state == IN_FORCE

    @property
    def expires_soon(self) -> bool:
        """Whether a person is to be warned."""
        return self.in_force and self.days_left is not None and self.days_left <= WARN_DAYS


def force_of(
    agreement_id: str, districts: Iterable[str], agreements: Iterable[Agreement], day: date
) -> Force:
    """Return the state of the zone of two districts on ``day``.

    An agreement between other parties gives it nothing.
    """
    parties = set(districts)
    found = next((a for a in agreements if a.agreement_id == agreement_id
                  and {a.district_a, a.district_b} == parties), None)
    if found is None:
        return Force(NO_AGREEMENT, None, None)
    if day < found.valid_from:
        return Force(NOT_YET, found, None)
    left = (found.valid_to - day).days
    return Force(IN_FORCE if left >= 0 else EXPIRED, found, max(left, 0))
