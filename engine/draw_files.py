"""The files of a draw: the record, byte for byte, and the sheet to print."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..data.store import Workspace
from ..layers.atomic_file import write_atomically
from ..layers.draw_sheet.campaign_sheet import campaign_sheet
from ..layers.draw_sheet.double_random_sheet import double_random_sheet
from ..layers.draw_sheet.names import read_names
from ..routing.draw.record import Record, to_bytes


def write_record_and_sheet(
    record: Record, workspace: Workspace, record_file: str, sheet_file: str, *, sealed: bool,
    inclusion: Mapping[str, Any] | None = None,
) -> list[str]:
    """Write the files that are named and return their paths.

    Names and certificate numbers are on the sheet only. Raises ``BadInput`` if a file cannot
    be written; the draw is stored by then and can be written again with its id.
    """
    written = []
    if record_file:
        write_atomically(Path(record_file), to_bytes(record))
        written.append(record_file)
    if sheet_file:
        names = read_names(workspace)
        html = (campaign_sheet(record, names, sealed=sealed, inclusion=inclusion)
                if record["kind"] == "campaign"
                else double_random_sheet(record, names, sealed=sealed))
        write_atomically(Path(sheet_file), html.encode("utf-8"))
        written.append(sheet_file)
    return written
