"""Merging: links that meet at a node where nothing else happens become one road."""

from __future__ import annotations

import dataclasses
from collections import deque
from collections.abc import Collection

import numpy as np

from .link import Link

_Step = tuple[int, bool]  # link number, and whether it is passed from tail to head


def merge_chains(links: list[Link], keep: Collection[int] = ()) -> list[Link]:
    """Return ``links`` with chains of like links joined into one polyline each.

    A node disappears if exactly two link ends meet there, of two links alike in class,
    speed, name and direction of travel, unless it is one to ``keep``. Deterministic: chains
    keep the order of ``links``.
    """
    touching: dict[int, list[int]] = {}
    for number, link in enumerate(links):
        touching.setdefault(link.tail, []).append(number)
        touching.setdefault(link.head, []).append(number)
    used = [False] * len(links)

    def onward(step: _Step, *, ahead: bool) -> _Step | None:
        """Return the step that continues (or precedes) ``step`` through a plain node."""
        number, forward = step
        link = links[number]
        node = link.head if forward == ahead else link.tail
        if node in keep or len(touching[node]) != 2 or touching[node][0] == touching[node][1]:
            return None
        other = touching[node][touching[node][0] == number]
        next_link = links[other]
        enters = (next_link.tail == node) == ahead
        if used[other] or next_link.traits != link.traits:
            return None
        return None if link.oneway and not enters else (other, enters)

    merged = []
    for number in range(len(links)):
        if used[number]:
            continue
        used[number] = True
        chain: deque[_Step] = deque([(number, True)])
        for ahead in (True, False):
            while (step := onward(chain[-1 if ahead else 0], ahead=ahead)) is not None:
                used[step[0]] = True
                (chain.append if ahead else chain.appendleft)(step)
        merged.append(_joined(links, chain))
    return merged


def _joined(links: list[Link], chain: deque[_Step]) -> Link:
    if len(chain) == 1:
        return links[chain[0][0]]
    pieces = [links[n].lonlat if forward else links[n].lonlat[::-1] for n, forward in chain]
    lonlat = np.vstack([pieces[0], *(piece[1:] for piece in pieces[1:])])
    (first, f), (last, g) = chain[0], chain[-1]
    return dataclasses.replace(
        links[first],
        tail=links[first].tail if f else links[first].head,
        head=links[last].head if g else links[last].tail,
        lonlat=lonlat,
        ways=(links[first].ways[0 if f else 1], links[last].ways[1 if g else 0]),
    )
