"""The files of a draw: the record, byte for byte, and the sheet to print."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..data.errors import BadInput
from ..data.records import Draw
from ..data.store import Workspace
from ..layers.atomic_file import write_atomically
from ..layers.draw_sheet.campaign_sheet import campaign_sheet
from ..layers.draw_sheet.double_random_sheet import double_random_sheet
from ..layers.draw_sheet.names import read_names
from ..routing.draw.record import Record, to_bytes
from .draw_seal import local_text, still_sealed


def seal_of(workspace: Workspace, record: Record) -> str | None:
    """Return the local time until which the record is sealed, None if it is not."""
    row = next(d for d in workspace.read(Draw) if d.draw_id == record["draw_id"])
    if row.opens_at is None or not still_sealed(row):
        return None
    return local_text(row.opens_at, workspace.settings())


def without_targets(answer: dict[str, Any], seal: str | None) -> dict[str, Any]:
    """Return the answer without what would tell a sealed draw's targets."""
    if seal is None:
        return {**answer, "sealed_until": None}
    without = [["", why] for _, why in answer.get("without_officers", ())]
    return {**answer, "seed": "", "without_officers": without, "state": "sealed",
            "sealed_until": seal}


def write_record_and_sheet(
    record: Record, workspace: Workspace, record_file: str, sheet_file: str, *, sealed: bool,
    inclusion: Mapping[str, Any] | None = None, seal: str | None = None,
) -> list[str]:
    """Write the files that are named and return their paths.

    Names and certificate numbers are on the sheet only. With a ``seal`` there is no record and
    the sheet is the sealed one. Raises ``BadInput`` if a file cannot be written; the draw is
    stored by then and can be written again with its id.
    """
    written = []
    sealed = sealed or seal is not None
    if record_file and seal is not None:
        raise BadInput("The record of draw {draw} is sealed until {time}; it can be written then.",
                       draw=record["draw_id"], time=seal)
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
