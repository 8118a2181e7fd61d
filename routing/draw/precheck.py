"""Can the campaign have lawful teams at all? Asked before anybody is called as a witness."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from .campaign import solvable
from .pairing import count_pairings, no_pairing
from .shortage import shortage

#: Counting all pairings of more regions takes long, and more regions rarely have none.
_COUNTED = 9


def precheck(frozen: Mapping[str, Any]) -> dict[str, Any] | None:
    """Return the shortage (see :func:`.shortage.shortage`) of a campaign, None if there is none.

    The pairing is not drawn yet, so nobody is asked to come from the region drawn to inspect.
    Raises ``Infeasible`` if no pairing is allowed.
    """
    regions = [r["id"] for r in frozen["regions"]]
    banned = {(donor, target) for donor, target in frozen["banned_pairs"]}
    mutual = frozen["policy"]["reciprocal_pairs"]
    if len(regions) <= _COUNTED and not count_pairings(regions, banned, reciprocal=mutual):
        raise no_pairing(regions, banned, reciprocal=mutual)
    loose = {**frozen, "policy": {**frozen["policy"], "lead_member": False}}
    _, problem, witness = solvable(loose, {})
    return shortage(problem) if witness is None else None
