"""The raw tables of a workspace, read with ``sqlite3`` alone and in one snapshot.

Column names are those documented in ``data/records``; they are written out here once
more on purpose, so that a column that changed its meaning shows.
"""

from __future__ import annotations

import math
import os
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import shapely

from ...data.errors import BadInput

Row = dict[str, Any]

KNOWN_SCHEMA = 1
_PLAN_TABLES = (
    "crews", "crew_members", "officers_out", "visits", "stops", "legs", "plan_coverage",
    "floor_relaxations", "routes", "visit_pins",
)
_WORLD_TABLES = (
    "districts", "squads", "units", "officers", "absences", "recusals", "vehicles",
    "enterprises", "items", "roads", "event_log", "equipment",
)
# a workspace that was never opened for writing since lacks them
_LATER_TABLES = ("closures", "draw_substitutes", "turn_restrictions")
_NO_GEOMETRY = {"districts", "routes", "closures"}  # large, or not needed
#: Numbers that mean nothing below zero, by table.
_NOT_NEGATIVE = {
    "units": ("weight",), "squads": ("turnout_min",), "crews": ("turnout_min",),
    "roads": ("length_m",), "items": ("duration_min", "break_off_min", "prize"),
    "visits": ("duration_min", "break_off_min"),
}
_ENVELOPE_BYTES = (0, 32, 48, 48, 64)


@dataclass(frozen=True)
class Tables:
    """One plan and the world it was made for; every table a list of rows by column name.

    Column ``geom`` holds a shapely geometry in lon/lat or None. ``roster`` is that of
    the plan's day; ``plans`` are the heads of all plans; ``settings`` is JSON by name.
    """

    plan: Row
    plans: list[Row]
    settings: dict[str, str]
    roster: list[Row]
    crews: list[Row]
    crew_members: list[Row]
    officers_out: list[Row]
    visits: list[Row]
    stops: list[Row]
    legs: list[Row]
    plan_coverage: list[Row]
    floor_relaxations: list[Row]
    routes: list[Row]
    visit_pins: list[Row]
    districts: list[Row]
    squads: list[Row]
    units: list[Row]
    officers: list[Row]
    absences: list[Row]
    recusals: list[Row]
    vehicles: list[Row]
    enterprises: list[Row]
    items: list[Row]
    roads: list[Row]
    closures: list[Row]
    turn_restrictions: list[Row]
    draw_substitutes: list[Row]
    event_log: list[Row]
    equipment: list[Row]

    @property
    def day(self) -> str:
        """The plan's day, ISO."""
        return str(self.plan["day"])[:10]


def texts(cell: str | None) -> tuple[str, ...]:
    """Return the parts of a ";"-joined text column."""
    return tuple(cell.split(";")) if cell else ()


def read_tables(path: Path, plan_id: str | None) -> Tables:
    """Read everything a check of one plan needs.

    ``plan_id`` None means the published plan, else the newest. Raises ``BadInput`` if
    there is no such workspace or plan, or if a cell cannot be what its column says.
    """
    if not path.is_file():
        raise BadInput("There is no workspace {path}.", path=path)
    # who may not write cannot tidy up SQLite's -wal and -shm when leaving
    mode = "rw" if os.access(path, os.W_OK) else "ro"
    uri = f"{path.absolute().as_uri()}?mode={mode}"
    try:
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None, timeout=10)) as base:
            base.execute("PRAGMA query_only = ON")
            base.execute("BEGIN")  # one snapshot, whatever a writer publishes meanwhile
            return _read(path, base, plan_id)
    except sqlite3.DatabaseError:
        raise BadInput("{path} is not a Half-Hour workspace.", path=path) from None


def _read(path: Path, base: sqlite3.Connection, plan_id: str | None) -> Tables:
    settings = {r["key"]: r["value"] for r in _rows(path, base, "settings")}
    _refuse_other_schema(path, settings)
    plans = _rows(path, base, "plans")
    plan = _chosen(path, plans, plan_id)
    tables = {n: _rows(path, base, n, plan_id=plan["plan_id"]) for n in _PLAN_TABLES}
    tables |= {n: _rows(path, base, n) for n in _WORLD_TABLES}
    there = {name for name, in base.execute("SELECT name FROM sqlite_master")}
    tables |= {n: _rows(path, base, n) if n in there else [] for n in _LATER_TABLES}
    roster = _rows(path, base, "roster", day=plan["day"])
    return Tables(plan=plan, plans=plans, settings=settings, roster=roster, **tables)


def _refuse_other_schema(path: Path, settings: dict[str, str]) -> None:
    try:
        version = int(settings["schema_version"])
    except (KeyError, ValueError):
        raise BadInput("{path} is not a Half-Hour workspace.", path=path) from None
    if version > KNOWN_SCHEMA:
        raise BadInput(
            "{path} was written by a newer Half-Hour (schema {found}, this one knows {known}); "
            "update Half-Hour.",
            path=path, found=version, known=KNOWN_SCHEMA,
        )


def _chosen(path: Path, plans: list[Row], plan_id: str | None) -> Row:
    if plan_id is not None:
        for plan in plans:
            if plan["plan_id"] == plan_id:
                return plan
        raise BadInput(
            "{path} has no plan {plan}; it has: {known}.",
            path=path, plan=plan_id, known=", ".join(p["plan_id"] for p in plans) or "–",
        )
    if not plans:
        raise BadInput("{path} has no plan yet; make one first.", path=path)
    return max(plans, key=lambda p: (p["state"] == "published", p["made_at"], p["fid"]))


def _rows(path: Path, base: sqlite3.Connection, table: str, **where: object) -> list[Row]:
    columns = base.execute(f'PRAGMA table_info("{table}")').fetchall()
    if not columns:
        raise sqlite3.DatabaseError(table)
    names = [c[1] for c in columns if c[1] != "geom" or table not in _NO_GEOMETRY]
    numbers = [c[1] for c in columns if c[2] in ("REAL", "INTEGER", "BOOLEAN")]
    dates = [c[1] for c in columns if c[2] == "DATE"]
    condition = " AND ".join(f'"{name}" = ?' for name in where) or "1"
    select = ", ".join(f'"{name}"' for name in names)
    cursor = base.execute(
        f'SELECT {select} FROM "{table}" WHERE {condition} ORDER BY fid', tuple(where.values())
    )
    rows = [dict(zip(names, cells, strict=True)) for cells in cursor]
    for row in rows:
        for name in numbers:
            _refuse_no_number(path, table, row, name)
        for name in _NOT_NEGATIVE.get(table, ()):
            _refuse_negative(path, table, row, name)
        for name in dates:
            _refuse_no_date(path, table, row, name)
    if "geom" in names:
        _decode(path, table, rows)
    return rows


def _refuse_no_number(path: Path, table: str, row: Row, column: str) -> None:
    value = row[column]
    if value is None or isinstance(value, int):
        return
    if not isinstance(value, float) or not math.isfinite(value):
        raise BadInput(
            "{path}, table {table}, row {row}: {column} is not a number; load or plan anew.",
            path=path, table=table, row=row["fid"], column=column,
        )


def _refuse_negative(path: Path, table: str, row: Row, column: str) -> None:
    if row[column] is not None and row[column] < 0:
        raise BadInput(
            "{path}, table {table}, row {row}: {column} is {value}, which is less than 0; "
            "correct it or load it anew.",
            path=path, table=table, row=row["fid"], column=column, value=row[column],
        )


def _refuse_no_date(path: Path, table: str, row: Row, column: str) -> None:
    value = row[column]
    if value is None:
        return
    try:
        date.fromisoformat(value[:10])
    except (TypeError, ValueError):
        raise BadInput(
            "{path}, table {table}, row {row}: {column} is not a date; load or plan anew.",
            path=path, table=table, row=row["fid"], column=column,
        ) from None


def _decode(path: Path, table: str, rows: list[Row]) -> None:
    shapes = shapely.from_wkb([_wkb(row["geom"]) for row in rows], on_invalid="ignore")
    for row, shape in zip(rows, shapes, strict=True):
        if row["geom"] is not None and (shape is None or shape.is_empty):
            raise BadInput(
                "{path}, table {table}, row {row}: its geometry cannot be read; "
                "load or plan anew.",
                path=path, table=table, row=row["fid"],
            )
        row["geom"] = shape


def _wkb(blob: bytes | None) -> bytes | None:
    """Strip the GeoPackage header (GPKG 1.2 §2.1.3): 8 bytes and an envelope."""
    if blob is None:
        return None
    if not isinstance(blob, bytes) or len(blob) < 9 or blob[:2] != b"GP":
        return b"?"
    kind = (blob[3] >> 1) & 0b111
    return blob[8 + _ENVELOPE_BYTES[kind] :] if kind < len(_ENVELOPE_BYTES) else b"?"
