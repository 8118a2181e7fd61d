"""The roads between places, looked up once: where a driving crew is at any moment."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..traveltime.interface import Anchors, Milliseconds, PathFound, TravelTimes


class Ways:
    """Quickest ways between the places of a day, found on demand and kept."""

    def __init__(self, times: TravelTimes, places: Anchors) -> None:
        self._times = times
        self._places = places
        self._found: dict[tuple[int, int], PathFound] = {}

    def way(self, here: int, there: int) -> PathFound:
        """Return the way between two places. Raises ``ValueError`` if there is none."""
        key = here, there
        if key not in self._found:
            path = self._times.path(self._places, here, self._places, there)
            if path is None:
                raise ValueError(f"no way from place {here} to place {there}")
            self._found[key] = path
        return self._found[key]

    def nodes(self, here: int, there: int) -> tuple[NDArray[np.intp], Milliseconds]:
        """Return the node indices passed (n,) and the times from departure to them (n,)."""
        path = self.way(here, there)
        return np.searchsorted(self._times.graph.node_ids, path.nodes), path.node_ms
