"""A routing problem as flat arrays: several depots, windows, skills, prizes, limited shifts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]

#: A time, a load or a duration without a limit; sums of a few of them still fit 64 bits.
UNLIMITED = 2**48


@dataclass(frozen=True)
class RouteProblem:
    """p places: first the ``depots``, then the clients; k vehicles. All numbers are integers.

    Each vehicle leaves and returns to its own depot; service begins inside the window
    [open, close]; a route's duration counts from a departure chosen as late as is useful.
    The cost is the sum of driven ``distance`` and of the prizes not collected.
    """

    depots: int
    #: (p, p) what driving costs, and how long it takes.
    distance: Integers
    duration: Integers
    #: (p,) of each place; 0 or unlimited at depots.
    service: Integers
    open: Integers
    close: Integers
    demand: Integers
    prize: Integers
    required: Flags
    #: (k,) of each vehicle.
    depot: Integers
    capacity: Integers
    max_duration: Integers
    shift_open: Integers
    shift_close: Integers
    #: (k, p) whether the vehicle may serve the client.
    allowed: Flags

    def __post_init__(self) -> None:
        """Raise ``ValueError`` where the shapes do not belong together."""
        p, k = len(self.service), len(self.depot)
        shapes = {
            "distance": (p, p), "duration": (p, p), "open": (p,), "close": (p,), "demand": (p,),
            "prize": (p,), "required": (p,), "capacity": (k,), "max_duration": (k,),
            "shift_open": (k,), "shift_close": (k,), "allowed": (k, p),
        }
        for name, shape in shapes.items():
            if getattr(self, name).shape != shape:
                raise ValueError(f"{name} has shape {getattr(self, name).shape}, not {shape}")
        if not 0 < self.depots <= p or (k and not 0 <= self.depot.min() <= self.depot.max()
                                        < self.depots):
            raise ValueError("every vehicle needs one of the depots")

    @property
    def clients(self) -> range:
        """The places that are clients."""
        return range(self.depots, len(self.service))


#: The clients of each vehicle in their order; an empty tuple is a vehicle that stays.
Routes = tuple[tuple[int, ...], ...]
