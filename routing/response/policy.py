"""What a command centre wants of its plans beyond the hard rules."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Policy:
    """Goals and prices of the search. Prices are minutes of driving.

    ``mean_points``: how far mean c1 may lie below mean static, in percent points.
    ``spread_min``: per squared hour of a crew's workload, so that work is shared.
    ``single_min``: per percent minute of demand with less than two crews in reach (second
    cover); 0 does not look at it.
    ``unpredictable``: choose, by the seed, among the plans met that serve and cover as much as
    the best one and whose driving, spread and second cover together cost at most ``near_best``
    more, so that routes cannot be foretold.
    """

    mean_points: float = 1.0
    spread_min: float = 0.3
    single_min: float = 0.004
    unpredictable: bool = True
    near_best: float = 0.03
