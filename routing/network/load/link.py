"""What every reader yields before connectivity is looked at: links, and what it had to skip."""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from ....protocol.language import CHINESE, ENGLISH, say
from .speeds import ASSUMED_CLASS, ASSUMED_KMH, CLASS_KMH


@dataclass(frozen=True)
class Link:
    """A drivable line from node ``tail`` to ``head`` along ``lonlat`` (p, 2), p ≥ 2.

    ``class_stated``/``speed_stated`` tell facts of the source from our assumptions. ``ways``
    are the source's own ids of the line at its tail and at its head.
    """

    tail: int
    head: int
    lonlat: NDArray[np.float64]
    kind: str
    speed_kmh: float
    oneway: bool
    name: str | None
    class_stated: bool = True
    speed_stated: bool = True
    ways: tuple[int, int] = (0, 0)

    @property
    def traits(self) -> tuple[object, ...]:
        """All that must agree for two links to be one road."""
        return (self.kind, self.speed_kmh, self.oneway, self.name, self.class_stated,
                self.speed_stated)


@dataclass(frozen=True)
class Turn:
    """A turn restriction on links by number: see :class:`...data.records.TurnRestriction`."""

    only: bool
    links: tuple[int, ...]
    nodes: tuple[int, ...]
    source: str


@dataclass(frozen=True)
class Found:
    """The links of a source, and what the reader noticed on the way."""

    links: list[Link]
    clipped_ways: int = 0
    missing_nodes: int = 0
    skipped_links: int = 0
    columns: dict[str, str] = field(default_factory=dict)
    notes: tuple[dict[str, str], ...] = ()
    attribution: str = ""
    turns: tuple[Turn, ...] = ()
    turns_left_out: int = 0  # of which a road is not here, or not that way
    turns_odd: int = 0  # not understood


def class_and_speed(
    kind: str | None, stated_kmh: float | None, default_kmh: float | None
) -> tuple[str, float, bool, bool]:
    """Return class, km/h, and whether class and speed are the source's own.

    A stated speed goes before the class default; ``default_kmh`` serves links that have
    neither a speed nor a class.
    """
    known = kind in CLASS_KMH
    if stated_kmh is not None:
        kmh = stated_kmh
    elif known:
        kmh = CLASS_KMH[str(kind)]
    else:
        kmh = default_kmh or ASSUMED_KMH
    return (str(kind) if known else ASSUMED_CLASS), kmh, known, stated_kmh is not None


def both(template: str, **params: object) -> dict[str, str]:
    """Return a remark of the load report in both languages."""
    return {language: say(template, language, **params) for language in (ENGLISH, CHINESE)}
