"""Records ↔ SQL rows: the one place that knows how a Python value lies in a column."""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Container, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, get_args, get_type_hints

from shapely.errors import GEOSException
from shapely.geometry.base import BaseGeometry

from ..errors import BadInput
from ..records import Column, TableSpec
from .geometry_blob import decode, encode, promoted


def insert_sql(spec: TableSpec) -> str:
    """Return the INSERT statement whose parameters :func:`to_rows` yields."""
    names = (["geom"] if spec.geometry else []) + [c.name for c in spec.columns]
    quoted = ", ".join(f'"{n}"' for n in names)
    return f'INSERT INTO "{spec.name}" ({quoted}) VALUES ({", ".join("?" * len(names))})'


def select_sql(spec: TableSpec, where: Sequence[str], present: Container[str]) -> str:
    """Return the SELECT statement whose rows :func:`from_row` reads, in fid order.

    Columns that are not ``present`` in an older file are empty; SQLite would take their quoted
    names for texts.
    """
    names = (["geom"] if spec.geometry else []) + [c.name for c in spec.columns]
    quoted = ", ".join(f'"{n}"' if n in present else f'NULL AS "{n}"' for n in names)
    condition = " AND ".join(f'"{name}" IS ?' for name in where)
    return f'SELECT {quoted} FROM "{spec.name}"' + (
        f" WHERE {condition} ORDER BY fid" if condition else " ORDER BY fid"
    )


def to_rows(spec: TableSpec, records: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """Yield SQL parameters for each record."""
    for record in records:
        row: list[Any] = []
        if spec.geometry:
            row.append(None if record.geom is None else
                       encode(promoted(record.geom, spec.geometry)))
        row.extend(to_sql(getattr(record, c.name)) for c in spec.columns)
        yield tuple(row)


def from_row(spec: TableSpec, row: Sequence[Any]) -> Any:
    """Build the record of one SELECTed row.

    Other programs write to the tables as well: raises ``BadInput`` naming table, row and
    column for what cannot be read as what the column holds.
    """
    values: dict[str, Any] = {}
    cells = iter(row)
    if spec.geometry:
        values["geom"] = _geometry(spec, next(cells), row)
    for column, cell in zip(spec.columns, cells, strict=True):
        try:
            values[column.name] = _from_sql(column, cell)
        except (ValueError, TypeError, AttributeError):
            raise BadInput(
                "Table {table}, row {row}: {column} is {value}, which cannot be read as {kind}; "
                "correct it.",
                table=spec.name, row=_named(spec, row), column=column.name, value=cell,
                kind=column.sql_type) from None
    return spec.record(**values)


def _geometry(spec: TableSpec, blob: Any, row: Sequence[Any]) -> BaseGeometry | None:
    try:
        geom = None if blob is None else decode(blob)
    except (ValueError, TypeError, IndexError, GEOSException):
        raise BadInput("Table {table}, row {row}: the geometry cannot be read; draw it anew.",
                       table=spec.name, row=_named(spec, row)) from None
    if geom is not None and spec.geometry == "POINT" and (
        geom.geom_type != "Point" or geom.is_empty
    ):
        geom = None
    if geom is None and not _may_lack_geometry(spec.record):
        raise BadInput("Table {table}, row {row} has no position; draw it, or delete the row.",
                       table=spec.name, row=_named(spec, row))
    return geom


@cache
def _may_lack_geometry(record: type) -> bool:
    return type(None) in get_args(get_type_hints(record)["geom"])


def _named(spec: TableSpec, row: Sequence[Any]) -> str:
    """Return the key of a row, by which a person finds it."""
    cells = dict(zip((c.name for c in spec.columns), row[1:] if spec.geometry else row,
                     strict=True))
    return ", ".join(str(cells[name]) for name in spec.key)


#: What nearly every cell is; asked first, because a table of 100,000 rows has millions.
_AS_IS = frozenset((str, int, float, type(None)))


def to_sql(value: Any) -> Any:
    """Return ``value`` as SQLite stores it: ISO dates, UTC datetimes, ";"-joined texts."""
    if type(value) in _AS_IS:
        return value
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, datetime):
        return value.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%f")[:-3] + "Z"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return ";".join(value)
    if dataclasses.is_dataclass(value):
        raise TypeError("a record cannot be a column")
    # numpy scalars would be stored as blobs
    return value.item() if hasattr(value, "item") else value


def _from_sql(column: Column, cell: Any) -> Any:
    kind = column.python_type
    if cell is None:
        return () if kind == tuple[str, ...] else None
    if kind is bool:
        if cell not in (0, 1):
            raise ValueError(cell)
        return bool(cell)
    if kind is float:
        number = float(cell)
        if not math.isfinite(number):
            raise ValueError(cell)
        return number
    if kind is int:
        if not isinstance(cell, int):
            raise TypeError(cell)
        return cell
    if not isinstance(cell, str):
        raise TypeError(cell)
    if kind is datetime:
        return datetime.fromisoformat(cell.replace("Z", "+00:00"))
    if kind is date:
        return date.fromisoformat(cell[:10])
    if kind == tuple[str, ...]:
        return tuple(cell.split(";")) if cell else ()
    return cell
