"""The DDL of the workspace: a GeoPackage 1.2 file made from the record classes.

GPKG 1.2 because the GDAL of QGIS 3.22 warns on 1.4. R-tree triggers follow
OGC 12-128r14, Annex F.3.
"""

from __future__ import annotations

import sqlite3
from importlib import resources

from ..records import TableSpec, registered

GPKG_APPLICATION_ID = 0x47504B47
GPKG_USER_VERSION = 10200

_CORE = """
CREATE TABLE gpkg_spatial_ref_sys (
  srs_name TEXT NOT NULL, srs_id INTEGER NOT NULL PRIMARY KEY, organization TEXT NOT NULL,
  organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT);
CREATE TABLE gpkg_contents (
  table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE,
  description TEXT DEFAULT '', last_change DATETIME NOT NULL DEFAULT
  (strftime('%Y-%m-%dT%H:%M:%fZ','now')), min_x DOUBLE, min_y DOUBLE, max_x DOUBLE,
  max_y DOUBLE, srs_id INTEGER, FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_geometry_columns (
  table_name TEXT NOT NULL, column_name TEXT NOT NULL, geometry_type_name TEXT NOT NULL,
  srs_id INTEGER NOT NULL, z TINYINT NOT NULL, m TINYINT NOT NULL,
  PRIMARY KEY (table_name, column_name), UNIQUE (table_name),
  FOREIGN KEY (table_name) REFERENCES gpkg_contents(table_name),
  FOREIGN KEY (srs_id) REFERENCES gpkg_spatial_ref_sys(srs_id));
CREATE TABLE gpkg_extensions (
  table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL,
  scope TEXT NOT NULL, UNIQUE (table_name, column_name, extension_name));
"""

_RTREE = """
CREATE VIRTUAL TABLE "rtree_{t}_geom" USING rtree(id, minx, maxx, miny, maxy);

CREATE TRIGGER "rtree_{t}_geom_insert" AFTER INSERT ON "{t}"
  WHEN (new."geom" NOT NULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN INSERT OR REPLACE INTO "rtree_{t}_geom" VALUES (NEW."fid",
  ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;

CREATE TRIGGER "rtree_{t}_geom_update1" AFTER UPDATE OF "geom" ON "{t}"
  WHEN OLD."fid" = NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN INSERT OR REPLACE INTO "rtree_{t}_geom" VALUES (NEW."fid",
  ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;

CREATE TRIGGER "rtree_{t}_geom_update2" AFTER UPDATE OF "geom" ON "{t}"
  WHEN OLD."fid" = NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))
BEGIN DELETE FROM "rtree_{t}_geom" WHERE id = OLD."fid"; END;

CREATE TRIGGER "rtree_{t}_geom_update3" AFTER UPDATE ON "{t}"
  WHEN OLD."fid" != NEW."fid" AND (NEW."geom" NOTNULL AND NOT ST_IsEmpty(NEW."geom"))
BEGIN DELETE FROM "rtree_{t}_geom" WHERE id = OLD."fid";
  INSERT OR REPLACE INTO "rtree_{t}_geom" VALUES (NEW."fid",
  ST_MinX(NEW."geom"), ST_MaxX(NEW."geom"), ST_MinY(NEW."geom"), ST_MaxY(NEW."geom")); END;

CREATE TRIGGER "rtree_{t}_geom_update4" AFTER UPDATE ON "{t}"
  WHEN OLD."fid" != NEW."fid" AND (NEW."geom" ISNULL OR ST_IsEmpty(NEW."geom"))
BEGIN DELETE FROM "rtree_{t}_geom" WHERE id IN (OLD."fid", NEW."fid"); END;

CREATE TRIGGER "rtree_{t}_geom_delete" AFTER DELETE ON "{t}" WHEN old."geom" NOT NULL
BEGIN DELETE FROM "rtree_{t}_geom" WHERE id = OLD."fid"; END;
"""

# Only what tells a log from an ordinary table: rows may be added, never changed.
_APPEND_ONLY = """
CREATE TRIGGER event_log_no_update BEFORE UPDATE ON event_log
BEGIN SELECT RAISE(ABORT, 'event_log is append-only'); END;
CREATE TRIGGER event_log_no_delete BEFORE DELETE ON event_log
BEGIN SELECT RAISE(ABORT, 'event_log is append-only'); END;
"""


def create_tables(connection: sqlite3.Connection) -> None:
    """Create every table on ``connection``. The caller has set the file's pragmas."""
    create_core(connection)
    for spec in registered().values():
        add_table(connection, spec)
    connection.executescript(_APPEND_ONLY)


def create_core(connection: sqlite3.Connection) -> None:
    """Make an empty file a GeoPackage without any table of its own."""
    connection.execute(f"PRAGMA application_id = {GPKG_APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {GPKG_USER_VERSION}")
    connection.executescript(_CORE)
    connection.executemany(
        "INSERT INTO gpkg_spatial_ref_sys VALUES (?,?,?,?,?,?)", _spatial_reference_systems()
    )


def add_table(connection: sqlite3.Connection, spec: TableSpec) -> None:
    """Create one table with its R-tree and register it; keeps the caller's transaction."""
    for statement in _table_ddl(spec):
        connection.execute(statement)
    _register(connection, spec)


def _table_ddl(spec: TableSpec) -> list[str]:
    columns = ['"fid" INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL']
    if spec.geometry:
        columns.append(f'"geom" {spec.geometry}')
    for column in spec.columns:
        null = "" if column.optional else " NOT NULL"
        columns.append(f'"{column.name}" {column.sql_type}{null}')
    key = ", ".join(f'"{k}"' for k in spec.key)
    statements = [f'CREATE TABLE "{spec.name}" ({", ".join(columns)}, UNIQUE ({key}))']
    if spec.geometry:
        statements += _RTREE.format(t=spec.name).strip().split(";\n\n")
    return statements


def _register(connection: sqlite3.Connection, spec: TableSpec) -> None:
    kind = "features" if spec.geometry else "attributes"
    connection.execute(
        "INSERT INTO gpkg_contents (table_name, data_type, identifier, srs_id) VALUES (?,?,?,?)",
        (spec.name, kind, spec.name, 4490 if spec.geometry else None),
    )
    if spec.geometry:
        connection.execute(
            "INSERT INTO gpkg_geometry_columns VALUES (?, 'geom', ?, 4490, 0, 0)",
            (spec.name, spec.geometry),
        )
        connection.execute(
            "INSERT INTO gpkg_extensions VALUES (?, 'geom', 'gpkg_rtree_index', "
            "'http://www.geopackage.org/spec120/#extension_rtree', 'write-only')",
            (spec.name,),
        )


def _spatial_reference_systems() -> list[tuple[str, int, str, int, str, str]]:
    folder = resources.files(__package__)
    wgs84, cgcs2000 = (
        folder.joinpath(f"epsg{code}.wkt").read_text("utf-8").strip() for code in (4326, 4490)
    )
    return [
        ("Undefined Cartesian SRS", -1, "NONE", -1, "undefined", ""),
        ("Undefined geographic SRS", 0, "NONE", 0, "undefined", ""),
        ("China Geodetic Coordinate System 2000", 4490, "EPSG", 4490, cgcs2000, "lon/lat"),
        ("WGS 84 geodetic", 4326, "EPSG", 4326, wgs84, "lon/lat"),
    ]
