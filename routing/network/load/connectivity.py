"""The largest strongly connected part: from everywhere in it one can drive everywhere in it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from .link import Link


def in_largest_part(links: list[Link]) -> tuple[NDArray[np.bool_], int]:
    """Return which links lie in the largest strongly connected part, and the nodes outside.

    Largest by nodes; of equals, the one with the smallest node id.
    """
    ends = np.array([(link.tail, link.head) for link in links], dtype=np.int64)
    ids, flat = np.unique(ends.ravel(), return_inverse=True)
    tail, head = flat.reshape(-1, 2).T
    oneway = np.array([link.oneway for link in links], dtype=bool)
    rows = np.concatenate([tail, head[~oneway]])
    cols = np.concatenate([head, tail[~oneway]])
    arcs = coo_matrix((np.ones(len(rows), np.int8), (rows, cols)), shape=(len(ids), len(ids)))
    count, label = connected_components(arcs.tocsr(), directed=True, connection="strong")
    first_node = np.full(count, len(ids))
    np.minimum.at(first_node, label, np.arange(len(ids)))
    best = np.lexsort((first_node, -np.bincount(label)))[0]
    inside = label == best
    return inside[tail] & inside[head], int((~inside).sum())
