"""A record that is sealed until its opening time lies outside the workspace.

The workspace, and so every map, table, export and back-up of it, holds only the record's
fingerprint; the record itself, salt and seed included, is a file beside the workspace that its
owner alone can read. What that protects against, and what not: docs/draw-record.md, "Sealing".
"""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta

from ..data.errors import BadInput
from ..data.local_time import moment_from
from ..data.records import Draw
from ..data.settings import Settings
from ..data.store import Workspace
from ..routing.draw.record import Record, digests_of, to_bytes
from .secret_file import forget, keep, kept, secret_path

SEALED = "sealed"


def opening_time(text: str, record_file: str, settings: Settings) -> datetime | None:
    """Return the moment of local time ``text``, None for an empty one.

    Raises ``BadInput`` for a time that is none or over, and if a file for the record is wanted.
    """
    if not text:
        return None
    if record_file:
        raise BadInput("A sealed draw has no record to write yet; leave {file} out until it is "
                       "opened.", file=record_file)
    try:
        local = moment_from(text)
    except ValueError:
        raise BadInput("{text} is no time; write YYYY-MM-DDTHH:MM.", text=text) from None
    opens = (local - timedelta(minutes=settings.utc_offset_min)).replace(tzinfo=UTC)
    if opens <= datetime.now(UTC):
        raise BadInput("The opening time {text} is over; a seal needs a time to come.", text=text)
    return opens


def put_away(workspace: Workspace, record: Record) -> None:
    """Write the record where only its owner reads it."""
    keep(secret_path(workspace, record["draw_id"], SEALED), to_bytes(record))


def taken_back(workspace: Workspace, row: Draw) -> Record:
    """Return the sealed record of a draw.

    Raises ``BadInput`` if the file is gone, or is not the record whose fingerprint was shown.
    """
    file = secret_path(workspace, row.draw_id, SEALED)
    content = kept(file)
    if content is None:
        raise BadInput("The sealed record of draw {draw} is not in {file} any more; put it back.",
                       draw=row.draw_id, file=file)
    try:
        record: Record = json.loads(content)
        true = (record["record_sha256"] == row.record_sha256
                and digests_of(record) == record["digests"] and to_bytes(record) == content)
    except (ValueError, KeyError, TypeError):
        true = False
    if not true:
        raise BadInput("{file} is not the record of draw {draw} whose fingerprint was shown.",
                       draw=row.draw_id, file=file)
    return record


def throw_away(workspace: Workspace, draw_id: str) -> None:
    """Delete the sealed file; the record is in the workspace by now."""
    forget(secret_path(workspace, draw_id, SEALED))


def still_sealed(row: Draw) -> bool:
    """Whether the draw is sealed and its opening time has not come."""
    return row.state == SEALED and row.opens_at is not None and row.opens_at > datetime.now(UTC)


def local_text(moment: datetime, settings: Settings) -> str:
    """Return a moment as people's clocks show it."""
    return f"{moment + timedelta(minutes=settings.utc_offset_min):%Y-%m-%d %H:%M}"
