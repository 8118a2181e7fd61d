"""The turn graph: the road graph with what turn restrictions forbid taken out, exactly.

Each node stays, as a fresh start; it is there once more, as a *split*, for every beginning of
a restriction that a way may just have driven there. Definition: docs/architecture.md, "Turn
restriction". Splits are an automaton that looks for all restrictions at once (Aho and Corasick
1975), so that the graph grows with the restrictions, not with the roads.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from numpy.typing import NDArray

_Drive = tuple[int, ...]  # arcs driven one after the other


@dataclass(frozen=True)
class TurnRule:
    """A restriction by indices of roads and of the nodes between them."""

    only: bool
    roads: tuple[int, ...]
    nodes: tuple[int, ...]


@dataclass(frozen=True)
class TurnGraph:
    """N states, the n nodes first; M steps, one for each arc that may be driven in a state.

    ``node`` (N,) the node of each state, ascending among the splits; ``indptr`` (N+1,),
    ``head`` (M,) the state reached and ``arc`` (M,) the arc of the road graph driven. The first
    m steps are the m arcs themselves, driven after a fresh start.
    """

    node: NDArray[np.int32]
    indptr: NDArray[np.int64]
    head: NDArray[np.int32]
    arc: NDArray[np.int32]

    def tails(self) -> NDArray[np.int32]:
        """Return (M,) the state each step starts from."""
        return np.repeat(np.arange(len(self.node), dtype=np.int32), np.diff(self.indptr))

    def with_arcs(self, kept: NDArray[np.bool_]) -> tuple[TurnGraph, NDArray[np.intp]]:
        """Return the graph without the arcs not ``kept`` (m,), and which steps it keeps."""
        steps = np.flatnonzero(kept[self.arc])
        number = np.cumsum(kept) - 1
        return TurnGraph(
            self.node, _pointers(self.tails()[steps], len(self.node)), self.head[steps],
            number[self.arc[steps]].astype(np.int32),
        ), steps


def unrestricted(indptr: NDArray[np.int64], arc_head: NDArray[np.int32]) -> TurnGraph:
    """Return the turn graph of a road graph where every turn is allowed: the graph itself."""
    return TurnGraph(np.arange(len(indptr) - 1, dtype=np.int32), indptr, arc_head,
                     np.arange(len(arc_head), dtype=np.int32))


def turn_graph(
    indptr: NDArray[np.int64], arc_head: NDArray[np.int32], arc_road: NDArray[np.int32],
    rules: Sequence[TurnRule],
) -> TurnGraph:
    """Return the turn graph of a road graph (CSR) under ``rules``."""
    plain = unrestricted(indptr, arc_head)
    arcs = _Arcs(indptr, arc_head, arc_road)
    forbidden = {drive for rule in rules for drive in arcs.forbidden(rule)}
    begun = sorted(
        {drive[:length] for drive in forbidden for length in range(1, len(drive))},
        key=lambda drive: (arc_head[drive[-1]], drive),
    )
    if not begun:
        return plain
    nodes = len(plain.node)
    state = {drive: nodes + number for number, drive in enumerate(begun)}
    head = arc_head.astype(np.int32)
    for drive, split in state.items():
        if len(drive) == 1:
            head[drive[0]] = split
    steps: list[tuple[int, int, int]] = []
    for drive, split in state.items():
        for arc in arcs.out_of(int(arc_head[drive[-1]])):
            ends = [(*drive, arc)[i:] for i in range(len(drive) + 1)]  # the longest first
            if not any(end in forbidden for end in ends):
                reached = next((state[end] for end in ends if end in state), int(arc_head[arc]))
                steps.append((split, reached, arc))
    tail, reach, driven = np.array(steps, dtype=np.int32).reshape(-1, 3).T
    at = np.array([arc_head[drive[-1]] for drive in begun], dtype=np.int32)
    return TurnGraph(
        np.concatenate([plain.node, at]),
        _pointers(np.concatenate([plain.tails(), tail]), nodes + len(begun)),
        np.concatenate([head, reach]), np.concatenate([plain.arc, driven]),
    )


class _Arcs:
    """The arcs of a road graph, found by their tail or by their road."""

    def __init__(
        self, indptr: NDArray[np.int64], head: NDArray[np.int32], road: NDArray[np.int32]
    ) -> None:
        self.indptr, self.head, self.road = indptr, head, road
        self._order = np.argsort(road, kind="stable")
        self._sorted = road[self._order]

    def out_of(self, node: int) -> range:
        return range(int(self.indptr[node]), int(self.indptr[node + 1]))

    def forbidden(self, rule: TurnRule) -> list[_Drive]:
        """Return all drives that break the rule, as arcs."""
        first = [a for a in self._along(rule.roads[0]) if self.head[a] == rule.nodes[0]]
        between = [
            [a for a in self.out_of(u) if self.head[a] == v and self.road[a] == road]
            for u, v, road in zip(rule.nodes, rule.nodes[1:], rule.roads[1:], strict=False)
        ]
        last = [a for a in self.out_of(rule.nodes[-1])
                if (self.road[a] == rule.roads[-1]) != rule.only]
        return list(product(first, *between, last))

    def _along(self, road: int) -> list[int]:
        first, last = np.searchsorted(self._sorted, [road, road + 1])
        return [int(a) for a in self._order[first:last]]


def _pointers(tail: NDArray[np.int32], states: int) -> NDArray[np.int64]:
    indptr = np.zeros(states + 1, dtype=np.int64)
    np.cumsum(np.bincount(tail, minlength=states), out=indptr[1:])
    return indptr
