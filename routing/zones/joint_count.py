"""The joint calendar counted: actions by partner, partners by level."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from ...data.records import JointAction, Partner

PROVINCE, CITY, COUNTY = "province", "city", "county"
LEVELS = (PROVINCE, CITY, COUNTY)
ENFORCEMENT, HELD = "enforcement", "held"


@dataclass(frozen=True)
class PartnerCount:
    """A partner with what was held with it; a code that is in no directory has no name."""

    partner: str
    name: str
    level: str
    enforcement: int
    other: int
    planned: int


@dataclass(frozen=True)
class JointCount:
    """``enforcement`` actions held, each counted once however many partners it had."""

    enforcement: int
    other: int
    planned: int
    partners: tuple[PartnerCount, ...]

    def by_level(self) -> dict[str, int]:
        """Return how many partners there are of each level, actions or not."""
        found = Counter(p.level for p in self.partners)
        return {level: found[level] for level in LEVELS}


def level_of(code: str) -> str:
    """Return the level that a six-digit GB/T 2260 code tells.

    >>> level_of("320000"), level_of("320500"), level_of("320509")
    ('province', 'city', 'county')
    """
    if code.endswith("0000"):
        return PROVINCE
    return CITY if code.endswith("00") else COUNTY


def joint_count(
    partners: Sequence[Partner], actions: Sequence[JointAction], first: date, last: date
) -> JointCount:
    """Count the log's actions from ``first`` to ``last`` inclusive."""
    names = {p.partner: p.name for p in partners}
    dated = [a for a in actions if first <= a.day <= last and a.state != "cancelled"]
    codes = sorted(set(names) | {c for a in dated for c in a.partners},
                   key=lambda c: (LEVELS.index(level_of(c)), c))

    def count(chosen: Sequence[JointAction]) -> tuple[int, int, int]:
        held = [a for a in chosen if a.state == HELD]
        jointly = sum(a.kind == ENFORCEMENT for a in held)
        return jointly, len(held) - jointly, len(chosen) - len(held)

    rows = tuple(PartnerCount(c, names.get(c, ""), level_of(c),
                              *count([a for a in dated if c in a.partners])) for c in codes)
    return JointCount(*count(dated), rows)
