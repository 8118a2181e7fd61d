"""``@table``: a frozen record that is at the same time a GeoPackage table.

The field names are the column names and the annotations the column types, so
record and schema cannot drift apart. A field called ``geom`` is the geometry
column; its GeoPackage geometry type is given to the decorator.
"""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

R = TypeVar("R", bound=type)

#: Annotation → (GeoPackage column type). ``tuple[str, ...]`` is text joined by ";".
SQL_TYPES: dict[Any, str] = {
    str: "TEXT",
    int: "INTEGER",
    float: "REAL",
    bool: "BOOLEAN",
    date: "DATE",
    datetime: "DATETIME",
    tuple[str, ...]: "TEXT",
}


@dataclass(frozen=True)
class Column:
    """One attribute column: its name, Python type, SQL type and whether NULL is allowed."""

    name: str
    python_type: Any
    sql_type: str
    optional: bool


@dataclass(frozen=True)
class TableSpec:
    """A table of the workspace, derived from its record class."""

    name: str
    key: tuple[str, ...]
    geometry: str | None
    columns: tuple[Column, ...]
    record: type


_REGISTRY: dict[str, TableSpec] = {}


def table(
    name: str, *, key: tuple[str, ...], geometry: str | None = None
) -> Callable[[R], R]:
    """Register the decorated frozen dataclass as table ``name``.

    ``key`` names the columns that are unique together; ``geometry`` is a
    GeoPackage type name such as ``POINT`` and demands a field ``geom``.
    """

    def register(record: R) -> R:
        hints = get_type_hints(record)
        names = [f.name for f in dataclasses.fields(record)]  # type: ignore[arg-type]
        if (geometry is not None) != ("geom" in names):
            raise TypeError(f"{record.__name__}: 'geom' and geometry= go together")
        columns = tuple(_column(n, hints[n]) for n in names if n != "geom")
        _REGISTRY[name] = TableSpec(name, key, geometry, columns, record)
        record.__table__ = _REGISTRY[name]  # type: ignore[attr-defined]
        return record

    return register


def _column(name: str, hint: Any) -> Column:
    optional = False
    if get_origin(hint) in (Union, types.UnionType):
        kinds = [a for a in get_args(hint) if a is not type(None)]
        optional, hint = True, kinds[0]
    if hint not in SQL_TYPES:
        raise TypeError(f"column {name}: no GeoPackage type for {hint!r}")
    return Column(name, hint, SQL_TYPES[hint], optional)


def spec_of(record: type) -> TableSpec:
    """Return the table of a record class. Raises ``TypeError`` for any other class."""
    spec = getattr(record, "__table__", None)
    if not isinstance(spec, TableSpec):
        raise TypeError(f"{record!r} is not a workspace record")
    return spec


def registered() -> dict[str, TableSpec]:
    """Return every registered table by name, in order of definition."""
    return dict(_REGISTRY)
