"""The requests of importing, backing up and restoring."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from .command import WORKSPACE, command, option

#: What can be imported: the words of ``--as``.
IMPORTABLE = ("enterprises", "officers", "roster", "squads", "units", "districts", "vehicles",
              "equipment", "posts", "agreements", "partners", "visits", "recusals", "absences",
              "brigades", "neighbour_squads", "colour_rules", "draw_schemes", "draw_classes",
              "holidays", "trips")
#: The tables behind them, by their name in the workspace: what can be edited in QGIS.
EDITABLE = tuple("items" if word == "visits" else word for word in IMPORTABLE)
DATUMS = ("auto", "cgcs2000", "wgs84", "gcj02", "bd09")


@command("import", "Import tables and layers: Excel, CSV, GeoPackage, Shapefile, GeoJSON, KML",
         writes=True)
@dataclass(frozen=True)
class ImportRequest:
    """Import files in one transaction, show what that would do, or undo the last import."""

    workspace: str = option(WORKSPACE, positional=True)
    files: list = option("files to import", (), positional=True)  # noqa: RUF009
    table: Optional[str] = option("what the files hold; default: told by their headers", None,
                                  choices=IMPORTABLE, alias="--as")
    datum: str = option("datum of the coordinates; auto: told row by row", "auto", choices=DATUMS)
    mapping: Optional[str] = option(
        "JSON of columns, header to field, or a file of it; is remembered", None)
    header_row: int = option("number of the header's row; 0: found by itself", 0)
    errors: Optional[str] = option("workbook to write for rows that are set aside (.xlsx)", None)
    remove_gone: bool = option("remove rows of the workspace that the files do not have", False)
    dry_run: bool = option("show what is new, changed and gone; write nothing", False)
    preview: bool = option("a dry run that asks nothing and tells samples, columns and clouds",
                           False)
    undo: bool = option("take the last import back", False)


@command("export", "Export tables to a workbook (.xlsx) or a GeoPackage (.gpkg)", writes=False)
@dataclass(frozen=True)
class ExportRequest:
    """Export tables in the headers that the import takes back."""

    workspace: str = option(WORKSPACE, positional=True)
    out: str = option("file to write, .xlsx or .gpkg", positional=True)
    tables: str = option("tables, joined by commas; all: every one; default: what can be imported",
                         "")
    overwrite: bool = option("replace the file if it exists", False)


@command("record", "Change rows of one table by hand; refused if somebody else was quicker",
         writes=True)
@dataclass(frozen=True)
class RecordRequest:
    """Rows that were changed in a map program."""

    workspace: str = option(WORKSPACE, positional=True)
    table: str = option("table to change", positional=True)
    changes: str = option("JSON: changed, added and deleted rows", positional=True)


@command("backup", "Copy a workspace into one file, also while it is being used", writes=False)
@dataclass(frozen=True)
class BackupRequest:
    """Back a workspace up."""

    workspace: str = option(WORKSPACE, positional=True)
    file: str = option("backup to write (.gpkg)", positional=True)


@command("restore", "Put a workspace back to what a backup holds", writes=False)
@dataclass(frozen=True)
class RestoreRequest:
    """Restore a backup. Nobody else may be writing the workspace."""

    file: str = option("backup to read (.gpkg)", positional=True)
    workspace: str = option(WORKSPACE, positional=True)
