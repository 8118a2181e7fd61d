"""What an import would do, complete before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from .draft import Draft
from .seams import Seam


@dataclass(frozen=True)
class Entry:
    """One accepted row: ``action`` is ``new``, ``changed`` or ``same``; before and after."""

    draft: Draft
    action: str
    before: Any
    after: Any


@dataclass
class Source:
    """What was understood of one sheet, for the person who must trust it.

    ``columns``: header → field; ``close``: those taken in spite of their spelling; ``dropped``:
    columns about complainants; ``notes``: numbers of rows left out as titles, notes or sums.
    ``datums`` counts the rows by datum; ``declared`` is the one the file itself is sure of.
    ``sample``: the first rows, their number and the cells under ``headers``; ``unclear``:
    header → fields between which somebody must choose; ``rivals``: tables it may be as well;
    ``seams``: where districts do not fit. ``stated``: (n, 2) degrees as stated, of whatever
    datum; ``shares``: of the datums.
    """

    file: str
    sheet: str
    table: str
    encoding: str
    header_row: int
    columns: dict[str, str]
    close: dict[str, str]
    unused: list[str]
    dropped: list[str]
    notes: list[int]
    headers: list[str]
    datums: dict[str, int] = field(default_factory=dict)
    forms: dict[str, int] = field(default_factory=dict)
    declared: str = ""
    sample: list[tuple[int, list[str]]] = field(default_factory=list)
    unclear: dict[str, list[str]] = field(default_factory=dict)
    rivals: list[str] = field(default_factory=list)
    seams: list[Seam] = field(default_factory=list)
    stated: Any = None
    shares: dict[str, float] = field(default_factory=dict)


@dataclass
class Outcome:
    """The whole import: sources, accepted rows, rows set aside, and rows gone from the files."""

    sources: list[Source] = field(default_factory=list)
    skipped: list[tuple[str, str]] = field(default_factory=list)  # file, sheet: no table found
    entries: list[Entry] = field(default_factory=list)
    set_aside: list[Draft] = field(default_factory=list)
    gone: list[Any] = field(default_factory=list)

    def count(self, action: str) -> int:
        """Return how many accepted rows are ``new``, ``changed`` or ``same``."""
        return sum(e.action == action for e in self.entries)

    def doubtful(self) -> int:
        """Return how many accepted rows are marked with doubts."""
        return sum(bool(e.draft.problems) for e in self.entries)

    def tables(self) -> list[str]:
        """Return the tables concerned, in the order of their sources."""
        return list(dict.fromkeys(s.table for s in self.sources))
