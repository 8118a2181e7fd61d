"""Country lanes that nobody would build: those leaving a junction hard beside another road."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from .road_classes import CLASSES, UNBUILT
from .street_mesh import Mesh

_LEAST_ANGLE = np.radians(28.0)


def slivers(mesh: Mesh, level: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Return which streets (m,) of the mesh are better left unbuilt.

    At every junction, of two neighbouring streets under ``_LEAST_ANGLE`` apart, the lesser
    one (of equals the longer) goes, if it is a country lane that connectivity does not need.
    """
    built = np.flatnonzero(level != UNBUILT)
    tail = np.concatenate([mesh.ends[built, 0], mesh.ends[built, 1]])
    head = np.concatenate([mesh.ends[built, 1], mesh.ends[built, 0]])
    street = np.tile(built, 2)
    way = mesh.junctions.xy[head] - mesh.junctions.xy[tail]
    bearing = np.arctan2(way[:, 1], way[:, 0])
    order = np.lexsort((bearing, tail))
    tail, street, bearing = tail[order], street[order], bearing[order]

    # the neighbour of an arm is the next one round, of the last arm the first
    first = np.searchsorted(tail, tail, side="left")
    after = np.arange(len(tail)) + 1
    final = after == np.searchsorted(tail, tail, side="right")
    after[final] = first[final]
    gap = (bearing[after] - bearing) % (2 * np.pi)
    tight = (gap < _LEAST_ANGLE) & (after != np.arange(len(tail)))
    a, b = street[tight], street[after[tight]]
    greater = (level[a] > level[b]) | ((level[a] == level[b])
                                       & (mesh.length_m[a] < mesh.length_m[b]))
    lesser = np.where(greater, b, a)
    lane = (level == CLASSES.index("unclassified")) & ~mesh.street & ~mesh.tree
    doomed = np.zeros(len(level), dtype=bool)
    doomed[lesser] = True
    return doomed & lane
