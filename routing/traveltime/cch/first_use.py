"""Compiling all kernels once, so that the waiting happens where it is announced."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from shapely.geometry import LineString

from ....data.records import Road
from ....data.settings import Settings
from ...network.build import build_graph
from .compiled import is_compiled, mark_compiled
from .engine import CchTravelTimes


def compile_once(announce: Callable[[], None]) -> None:
    """Compile the kernels into the user's cache folder unless an earlier run has done so.

    ``announce`` is called before the waiting (some ten seconds) begins, and may raise.
    """
    if is_compiled():
        return
    announce()
    corners = [(120.0, 30.0), (120.01, 30.0), (120.01, 30.01), (120.0, 30.01)]
    roads = [
        Road(i, i, (i + 1) % 4, 1000.0, 36.0, False, "residential", None,
             LineString([corners[i], corners[(i + 1) % 4]]))
        for i in range(4)
    ]
    settings = Settings()
    engine = CchTravelTimes(build_graph(roads, settings), settings, threads=1)
    places = engine.snap(np.array(corners))
    engine.matrix_ms(places, places)
    engine.matrix_ms(places, places.take([0]))
    engine.to_nodes_ms(places)
    engine.path(places, 0, places, 2)
    mark_compiled()
