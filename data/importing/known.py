"""What the workspace knows already: rows to be matched, and names that rows refer to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from ..records import Brigade, District, Enterprise, NeighbourSquad, Officer, Squad, Unit, spec_of
from ..settings import Settings
from ..store import Workspace
from .fields import TABLES

_COMPANY_NOISE = re.compile(r"[\s()()（）\[\]【】·.,,。]")


def record_key(record: Any) -> tuple[Any, ...]:
    """Return the values of a record's key columns."""
    return tuple(getattr(record, name) for name in spec_of(type(record)).key)


def plain_name(name: str) -> str:
    """Return a name as it is compared: without blanks, points and parentheses' marks."""
    return _COMPANY_NOISE.sub("", name)


class Known:
    """The records of a workspace by key and by what people call them.

    Rows that an import adds are told with :meth:`learn`, so that later ones can refer to them.
    """

    def __init__(self, workspace: Workspace, tables: Iterable[str]) -> None:
        self.settings: Settings = workspace.settings()
        self._rows: dict[type, dict[tuple[Any, ...], Any]] = {}
        self._by: dict[tuple[type, tuple[str, ...]], dict[tuple[Any, ...], list[Any]]] = {}
        self._given: dict[type, dict[tuple[Any, ...], str]] = defaultdict(dict)
        wanted = {TABLES[t] for t in tables}
        wanted |= {District, Unit, Squad, Brigade, NeighbourSquad, Officer}
        if wanted & {TABLES["visits"], TABLES["recusals"]}:
            wanted.add(Enterprise)
        for record in wanted:
            stored: list[Any] = workspace.read(record)
            self._rows[record] = {record_key(row): row for row in stored}

    def all(self, record: type) -> list[Any]:
        """Return the records of a table."""
        return list(self._rows.get(record, {}).values())

    def find(self, record: type, key: tuple[Any, ...]) -> Any:
        """Return the record with this key, or None."""
        return self._rows.get(record, {}).get(key)

    def by(self, record: type, names: tuple[str, ...], values: tuple[Any, ...]) -> list[Any]:
        """Return the records whose columns ``names`` equal ``values``, names compared plainly."""
        index = self._by.get((record, names))
        if index is None:
            index = self._by[record, names] = defaultdict(list)
            for row in self.all(record):
                index[_comparable(names, tuple(getattr(row, n) for n in names))].append(row)
        return list(index.get(_comparable(names, values), ()))

    def number(self, record: type, called: tuple[Any, ...], candidates: Iterable[str]) -> str:
        """Return the first of ``candidates`` that no row of the table has, one per ``called``.

        Rows of one file are numbered before any of them is learned: those called differently
        get different numbers, a row that stands there twice the same one.
        """
        given = self._given[record]
        if called not in given:
            taken = {key[0] for key in self._rows.get(record, {})} | set(given.values())
            given[called] = next(number for number in candidates if number not in taken)
        return given[called]

    def learn(self, record: Any) -> None:
        """Take a new or changed record in."""
        kind = type(record)
        rows = self._rows.setdefault(kind, {})
        before = rows.get(record_key(record))
        rows[record_key(record)] = record
        for (owner, names), index in self._by.items():
            if owner is not kind:
                continue
            if before is not None:
                index[_comparable(names, tuple(getattr(before, n) for n in names))].remove(before)
            index[_comparable(names, tuple(getattr(record, n) for n in names))].append(record)


def _comparable(names: tuple[str, ...], values: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(
        plain_name(v) if n == "name" and isinstance(v, str) else v
        for n, v in zip(names, values, strict=True)
    )
