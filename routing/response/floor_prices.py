"""How the prices of the floors follow what is missed, and when prizes count.

Prices rise while a floor is not held and fall while it is. What is missed is told in percent of
the demand; in a larger city a percent is more places and more driving, and costs more.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .kernels.objective import ALLOWANCE, FLOOR_PRICE, MEAN_PRICE, PRIZE_PRICE, prices
from .kernels.state import DEFICIT, MISSING
from .policy import Policy
from .tables import Tables

#: Demand points of the cities that the prices were found on; fewer are not priced lower.
_USUAL_POINTS = 80
#: How prices rise while a floor is not held and fall while it is; and their bounds.
_RISE, _FALL = 1.15, 0.93
_FLOOR_BOUNDS, _MEAN_BOUNDS = (0.5, 1_000.0), (0.02, 50.0)
#: What a miss may cost in all before prices stop rising, in minutes: a floor that cannot be
#: held must not freeze the search.
_ENOUGH = 5_000.0
#: Prices of floor and mean while mandatory visits are looked for room.
_CARELESS = (0.02, 0.0)
#: A price of the floors that no optional visit is worth.
_STRICT = 1e4
#: The price of the mean over that of the floor, at most, while the floor is not held.
_MEAN_SHARE = 0.1

Prices = NDArray[np.float64]


class FloorPrices:
    """The prices of one search, ``now``; see :mod:`.kernels.objective` for its entries."""

    def __init__(self, tables: Tables, policy: Policy) -> None:
        self._scale = max(1.0, len(tables.weight) / _USUAL_POINTS)
        self.now = prices(mean_allowance=policy.mean_points * len(tables.floor),
                          spread=policy.spread_min, single=policy.single_min)
        self.now[[FLOOR_PRICE, MEAN_PRICE]] *= self._scale

    def follow(self, sums: NDArray[np.float64]) -> None:
        """Let the prices follow the ``sums`` of a state."""
        self._follow(FLOOR_PRICE, sums[MISSING], _FLOOR_BOUNDS)
        self._follow(MEAN_PRICE, sums[DEFICIT] - self.now[ALLOWANCE], _MEAN_BOUNDS)
        if sums[MISSING] > 0:  # the floor of every minute comes before that of the mean
            self.now[MEAN_PRICE] = min(self.now[MEAN_PRICE], _MEAN_SHARE * self.now[FLOOR_PRICE])

    def mandatory_first(self) -> Prices:
        """Return the prices for a plan in which no optional visit stands in the way of others."""
        found = self.now.copy()
        found[PRIZE_PRICE] = 0.0
        return found

    def careless(self) -> Prices:
        """Return prices under which floors weigh next to nothing, and prizes nothing."""
        found = self.mandatory_first()
        found[FLOOR_PRICE], found[MEAN_PRICE] = _CARELESS
        return found

    def strict(self) -> Prices:
        """Return prices under which no floor is the worse for an optional visit."""
        found = self.now.copy()
        found[FLOOR_PRICE] = found[MEAN_PRICE] = _STRICT * self._scale
        return found

    def _follow(self, which: int, missed: float, bounds: tuple[float, float]) -> None:
        """Raise or lower a price; not beyond the point where nothing else would count any more."""
        low, high = bounds
        if missed <= 0:
            self.now[which] = max(low * self._scale, self.now[which] * _FALL)
        elif self.now[which] * missed < _ENOUGH * self._scale:
            self.now[which] = min(high * self._scale, self.now[which] * _RISE)
