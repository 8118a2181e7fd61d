"""``halfhour export``: tables of a workspace into a workbook or a GeoPackage."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ...protocol.requests.tables import ExportRequest
from ..desk import Desk


def run(request: ExportRequest, desk: Desk) -> dict[str, Any]:
    """Write the file; return its path and the number of rows of each table.

    Raises ``BadInput`` for an unknown table and a file that exists or cannot be written.
    """
    from ...data.exporting.export import chosen_tables, export

    path = Path(request.out)
    with desk.reading(request.workspace) as workspace:
        records = chosen_tables(workspace, [t.strip() for t in request.tables.split(",")
                                            if t.strip()])
        counts = export(
            workspace, path, records, desk.language, overwrite=request.overwrite,
            tick=lambda share, rows: desk.progress(share, "Writing {count} rows", count=rows))
    return {"path": str(path), "tables": counts}
