"""Who is within reach from every road node: sets of demand points, looked up, not searched.

One backward sweep per demand point gives the time from *every* node. What a planner asks is
only whether it is within the slack Θ − δ − release, so of each sweep one bit per node and
slack is kept: point ``u`` is bit ``u % 64`` of word ``u // 64``. Slacks between two of the
table are bracketed by them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ..traveltime.cch.compiled import Array, kernel
from ..traveltime.interface import Anchors, TravelTimes

WORD_BITS = 64
#: A table larger than this is refused; sweep by :func:`words_by_sweep` and keep what is needed.
MOST_BYTES = 2 * 1024**3

Words = NDArray[np.uint64]


@dataclass(frozen=True)
class NodeTable:
    """The demand points within each of s slacks of each of n nodes.

    ``slacks_ms`` (s,) ascending; ``nodes`` (n,) indices into the graph, ascending; ``bits``
    (s, n, words); ``points`` is the number of demand points.
    """

    slacks_ms: NDArray[np.int64]
    nodes: NDArray[np.int64]
    bits: Words
    points: int

    def surely(self, slack_ms: int, rows: NDArray[np.integer]) -> Words:
        """Return (k, words): points within the table's greatest slack up to ``slack_ms``.

        All of them are within ``slack_ms``; the set is exact if it is a slack of the table.
        ``rows`` (k,) are positions in ``nodes``.
        """
        at = int(np.searchsorted(self.slacks_ms, slack_ms, side="right")) - 1
        return self.bits[at, rows] if at >= 0 else np.zeros_like(self.bits[0, rows])

    def perhaps(self, slack_ms: int, rows: NDArray[np.integer]) -> Words:
        """Return (k, words): points within the table's least slack from ``slack_ms`` on.

        No other point is within ``slack_ms``. Raises ``ValueError`` beyond the greatest slack.
        """
        at = int(np.searchsorted(self.slacks_ms, slack_ms, side="left"))
        if at == len(self.slacks_ms):
            raise ValueError(f"the table ends at {int(self.slacks_ms[-1])} ms, not {slack_ms}")
        return self.bits[at, rows]


def slacks_of(standard_ms: int, turnout_ms: int, releases_ms: Sequence[int]) -> list[int]:
    """Return the slacks Θ − δ − release that are left, ascending; negative ones reach nobody."""
    slacks = {standard_ms - turnout_ms - release for release in releases_ms}
    return sorted(slack for slack in slacks if slack >= 0)


def table_bytes(nodes: int, points: int, slacks: int) -> int:
    """Return the memory of a table: 2,000 points × 220,000 nodes take 56 MB per slack."""
    return slacks * nodes * word_count(points) * WORD_BITS // 8


def word_count(points: int) -> int:
    """Return how many words hold ``points`` bits, at least one."""
    return max(1, -(-points // WORD_BITS))


def words_by_sweep(
    times: TravelTimes, demand: Anchors, slacks_ms: Sequence[int],
    nodes: NDArray[np.integer] | None = None,
) -> Iterator[Words]:
    """Yield word after word of all sets, (slacks, nodes), each from 64 backward sweeps.

    Working memory: 64 times per node of the graph, whatever the number of points. ``nodes``
    are all nodes if None. No demand point: one word, all zero.
    """
    wanted = np.arange(len(times.graph.node_ids)) if nodes is None else np.asarray(nodes)
    for first in range(0, max(1, len(demand)), WORD_BITS):
        block = demand.take(np.arange(first, min(first + WORD_BITS, len(demand))))
        word = np.zeros((len(slacks_ms), len(wanted)), dtype=np.uint64)
        if len(block):
            ms = times.from_nodes_ms(block)
            ms = ms if nodes is None else np.ascontiguousarray(ms[:, wanted])
            _mark_within(ms, np.asarray(slacks_ms, dtype=np.int64), word)
        yield word


def node_table(
    times: TravelTimes, demand: Anchors, slacks_ms: Sequence[int],
    nodes: NDArray[np.integer] | None = None, most_bytes: int = MOST_BYTES,
) -> NodeTable:
    """Sweep from every demand point and return the sets of all ``nodes`` (all if None).

    ``slacks_ms`` must not be empty. Raises ``ValueError`` before any sweep if the table
    would take more than ``most_bytes``.
    """
    slacks = np.unique(np.asarray(slacks_ms, dtype=np.int64))
    if not len(slacks):
        raise ValueError("a table needs at least one slack")
    wanted = np.arange(len(times.graph.node_ids)) if nodes is None else np.unique(nodes)
    needed = table_bytes(len(wanted), len(demand), len(slacks))
    if needed > most_bytes:
        raise ValueError(f"the table would take {needed} bytes, more than {most_bytes}")
    bits = np.empty((len(slacks), len(wanted), word_count(len(demand))), dtype=np.uint64)
    sweeps = words_by_sweep(times, demand, slacks.tolist(), None if nodes is None else wanted)
    for i, word in enumerate(sweeps):
        bits[:, :, i] = word
    return NodeTable(slacks, wanted, bits, len(demand))


@kernel
def _mark_within(ms: Array, slacks_ms: Array, word: Array) -> None:
    """Set bit ``u`` of ``word`` (slacks, nodes) where ``ms[u]`` (nodes,) is within the slack."""
    for u in range(len(ms)):
        bit = np.uint64(1) << np.uint64(u)
        for s in range(len(slacks_ms)):
            here, row, slack = ms[u], word[s], slacks_ms[s]
            for v in range(len(row)):
                row[v] |= bit if here[v] <= slack else np.uint64(0)
