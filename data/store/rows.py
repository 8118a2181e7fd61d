"""Records ↔ SQL rows: the one place that knows how a Python value lies in a column."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from typing import Any

from ..records import Column, TableSpec
from .geometry_blob import decode, encode


def insert_sql(spec: TableSpec) -> str:
    """Return the INSERT statement whose parameters :func:`to_rows` yields."""
    names = (["geom"] if spec.geometry else []) + [c.name for c in spec.columns]
    quoted = ", ".join(f'"{n}"' for n in names)
    return f'INSERT INTO "{spec.name}" ({quoted}) VALUES ({", ".join("?" * len(names))})'


def select_sql(spec: TableSpec, where: Sequence[str]) -> str:
    """Return the SELECT statement whose rows :func:`from_row` reads, in fid order."""
    names = (["geom"] if spec.geometry else []) + [c.name for c in spec.columns]
    quoted = ", ".join(f'"{n}"' for n in names)
    condition = " AND ".join(f'"{name}" IS ?' for name in where)
    return f'SELECT {quoted} FROM "{spec.name}"' + (
        f" WHERE {condition} ORDER BY fid" if condition else " ORDER BY fid"
    )


def to_rows(spec: TableSpec, records: Iterable[Any]) -> Iterator[tuple[Any, ...]]:
    """Yield SQL parameters for each record."""
    for record in records:
        row: list[Any] = []
        if spec.geometry:
            row.append(None if record.geom is None else encode(record.geom))
        row.extend(to_sql(getattr(record, c.name)) for c in spec.columns)
        yield tuple(row)


def from_row(spec: TableSpec, row: Sequence[Any]) -> Any:
    """Build the record of one SELECTed row."""
    values: dict[str, Any] = {}
    cells = iter(row)
    if spec.geometry:
        blob = next(cells)
        values["geom"] = None if blob is None else decode(blob)
    for column, cell in zip(spec.columns, cells, strict=True):
        values[column.name] = _from_sql(column, cell)
    return spec.record(**values)


def to_sql(value: Any) -> Any:
    """Return ``value`` as SQLite stores it: ISO dates, UTC datetimes, ";"-joined texts."""
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
        return bool(cell)
    if kind is float:
        return float(cell)
    if kind is datetime:
        return datetime.fromisoformat(cell.replace("Z", "+00:00"))
    if kind is date:
        return date.fromisoformat(cell[:10])
    if kind == tuple[str, ...]:
        return tuple(cell.split(";")) if cell else ()
    return cell
