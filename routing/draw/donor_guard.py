"""What a region must keep at home: the squads its half-hour circle needs, and its crews.

A squad counts while it can field a crew of two. Squads are let go one after the other, the one
that is missed least first, as long as the region's own coverage stays at the floor; each of
the others keeps two people. Whatever the draw then takes, the floor is held.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

CREW = 2
#: Coverage is frozen in hundredths of a percent, a whole number.
WHOLE = 10_000


@dataclass(frozen=True)
class HomeGround:
    """A region's s squads and p units: ``inside`` (s, p) who is within the standard.

    ``weight`` (p,) of the units; ``squads`` ids, ``staff`` the people of each who may be sent.
    """

    region: str
    squads: Sequence[str]
    staff: Mapping[str, Sequence[str]]
    inside: NDArray[np.bool_]
    weight: NDArray[np.float64]

    def covered(self, squads: Sequence[int]) -> int:
        """Return the weight covered by these squads, in hundredths of a percent."""
        total = float(self.weight.sum())
        if total <= 0:
            return 0
        reached = self.inside[list(squads)].any(axis=0)
        return round(WHOLE * float(self.weight[reached].sum()) / total)


def donor(ground: HomeGround, floor_points: int, min_crews: int) -> dict[str, Any]:
    """Return the frozen row of a donor region (docs/draw-record.md, "Donors").

    ``keep`` is 2 for the squads the floor needs; ``without`` is the coverage if that squad
    had no crew either, ``covered`` with all crews at home, ``floor`` what must stay.
    """
    able = [i for i, squad in enumerate(ground.squads) if len(ground.staff[squad]) >= CREW]
    covered = ground.covered(able)
    floor = max(0, covered - 100 * floor_points)
    kept = list(able)
    while kept:
        loss = {i: ground.covered([k for k in kept if k != i]) for i in kept}
        least_missed = max(kept, key=lambda i: (loss[i], -i))
        if loss[least_missed] < floor:
            break
        kept.remove(least_missed)
    return {
        "region": ground.region, "min_crews": min_crews, "covered": covered, "floor": floor,
        "squads": [
            {"squad": squad, "staff": sorted(ground.staff[squad]),
             "keep": CREW if i in kept else 0,
             "without": ground.covered([k for k in kept if k != i])}
            for i, squad in enumerate(ground.squads)
        ],
    }
