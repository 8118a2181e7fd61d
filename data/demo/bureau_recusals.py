"""Officers who must keep away from an enterprise."""

from __future__ import annotations

import random
from collections.abc import Sequence
from datetime import date

from ..records import Enterprise, Item, Officer, Recusal
from .territory import Territory

_REASONS = ("近亲属在该企业任职", "曾在该企业任职", "持有该企业股份", "与负责人有利害关系")


def build_recusals(
    territory: Territory,
    enterprises: Sequence[Enterprise],
    items: Sequence[Item],
    officers: Sequence[Officer],
    day: date,
    *,
    count: int,
    seed: int,
) -> tuple[Recusal, ...]:
    """Make ``count`` pairs; half concern an enterprise due on ``day`` and its own squad."""
    rng = random.Random(f"{seed}:recusals")
    squad_of = {u.unit_code: u.squad_id for u in territory.units}
    staff: dict[str, list[Officer]] = {}
    for officer in officers:
        staff.setdefault(officer.home_id, []).append(officer)
    due = {i.enterprise_id for i in items if i.due_from <= day <= i.due_to}
    today = [e for e in enterprises if e.enterprise_id in due]
    local = [e for e in today if staff.get(squad_of[e.unit_code])]
    chosen = rng.sample(local, min(count // 2, len(local)))
    pairs = {(rng.choice(staff[squad_of[e.unit_code]]).officer_id, e.enterprise_id) for e in chosen}
    most = len(officers) * len(enterprises)
    while len(pairs) < min(count, most):
        pairs.add((rng.choice(officers).officer_id, rng.choice(enterprises).enterprise_id))
    return tuple(Recusal(o, e, rng.choice(_REASONS)) for o, e in sorted(pairs))
