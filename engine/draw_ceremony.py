"""The two steps of a draw: freeze and commit, then draw with the witness's digits.

Between the steps the secret salt lies in a file beside the workspace that only its owner can
read; the workspace and the event log hold the hash of the roster and the commitment.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from ..data.errors import BadInput
from ..data.records import Draw
from ..data.store import Workspace
from ..routing.draw.canonical import canonical, sha256
from ..routing.draw.record import Record, make_record
from ..routing.draw.seed import checked_digits, commitment, new_salt, seed_of
from .desk import Desk

#: Draws: roster and seed → result.
Run = Callable[[Mapping[str, Any], bytes], Mapping[str, Any]]


def next_id(workspace: Workspace, prefix: str) -> str:
    """Return the next free draw id that begins with ``prefix``."""
    tails = [d.draw_id[len(prefix):] for d in workspace.read(Draw)
             if d.draw_id.startswith(prefix)]
    return f"{prefix}{max((int(t) for t in tails if t.isdigit()), default=0) + 1:02d}"


def commit(
    workspace: Workspace, desk: Desk, kind: str, roster: Mapping[str, Any], day: date,
    campaign_id: str | None = None,
) -> dict[str, Any]:
    """Freeze ``roster``, commit to a fresh salt, and store and log both hashes.

    Earlier commitments of the same kind and campaign that were not drawn become void; the
    log keeps them.
    """
    draw_id, salt = str(roster["draw_id"]), new_salt()
    row = Draw(
        draw_id, kind, campaign_id, day, "committed", canonical(dict(roster)).decode("utf-8"),
        sha256(dict(roster)), commitment(salt), datetime.now(UTC), None, None, None,
    )
    idle = [d for d in workspace.read(Draw) if d.state == "committed" and d.kind == kind
            and d.campaign_id == campaign_id]
    secret = _salt_file(workspace, draw_id)
    _keep_secret(secret, salt)
    try:
        with workspace.transaction() as writer:
            for old in idle:
                writer.update(Draw, {"draw_id": old.draw_id}, state="void")
            writer.append([row])
            void = f"; void: {', '.join(d.draw_id for d in idle)}" if idle else ""
            writer.log(desk.actor, "commit", f"{draw_id}: roster {row.roster_sha256}, "
                                             f"commitment {row.commitment}{void}")
    except BaseException:
        secret.unlink(missing_ok=True)
        raise
    for old in idle:
        _salt_file(workspace, old.draw_id).unlink(missing_ok=True)
    return {"state": "committed", "draw_id": draw_id, "kind": kind, "day": day.isoformat(),
            "roster_sha256": row.roster_sha256, "commitment": row.commitment,
            "void": [d.draw_id for d in idle]}


@dataclass(frozen=True)
class Drawn:
    """A finished draw: its record, not stored yet, and what stores it."""

    row: Draw
    record: Record
    secret: Path

    def store(
        self, workspace: Workspace, desk: Desk, rows: Iterable[Any],
        replaced: tuple[type, dict[str, object]] | None = None,
    ) -> None:
        """Store record and ``rows`` in one transaction, then forget the salt's file.

        ``replaced``: table and columns of the rows that an earlier draw left.
        """
        record = self.record
        with workspace.transaction() as writer:
            writer.update(
                Draw, {"draw_id": self.row.draw_id}, state="drawn", digits=record["digits"],
                drawn_at=datetime.fromisoformat(record["drawn_at"]),
                record=canonical(record).decode("utf-8"),
            )
            if replaced is not None:
                writer.delete(replaced[0], **replaced[1])
            writer.append(rows)
            writer.log(desk.actor, "draw", f"{self.row.draw_id}: digits {record['digits']}, "
                                           f"record {record['record_sha256']}")
        with suppress(OSError):
            self.secret.unlink()


def draw(workspace: Workspace, kind: str, draw_id: str, digits: str, run: Run) -> Drawn:
    """Draw what was committed. Nothing is written; :meth:`Drawn.store` does that.

    Raises ``BadInput`` for digits that are none, a draw that is not committed, a roster or
    salt that is not the one committed to.
    """
    said = checked_digits(digits)
    row = _committed(workspace, kind, draw_id)
    roster = json.loads(row.roster)
    if sha256(roster) != row.roster_sha256:
        raise BadInput("The roster of draw {draw} was changed after it was frozen; commit again.",
                       draw=row.draw_id)
    secret = _salt_file(workspace, row.draw_id)
    salt = _kept_secret(secret, row.draw_id)
    if commitment(salt) != row.commitment:
        raise BadInput("The salt in {file} is not the one draw {draw} committed to; commit again.",
                       file=secret, draw=row.draw_id)
    result = run(roster, seed_of(row.roster_sha256, salt, said))
    now = datetime.now(UTC).replace(microsecond=0)
    return Drawn(row, make_record(kind, row.draw_id, roster, salt=salt, digits=said,
                                  drawn_at=now.isoformat(), result=result), secret)


def drawn_record(workspace: Workspace, kind: str, draw_id: str) -> Record:
    """Return the record of a draw that is drawn. Raises ``BadInput`` if there is none."""
    row = _row(workspace, kind, draw_id)
    if row.record is None:
        raise BadInput("Draw {draw} is {state}; give the witness's digits to draw it.",
                       draw=draw_id, state=row.state)
    record: Record = json.loads(row.record)
    return record


def _row(workspace: Workspace, kind: str, draw_id: str) -> Draw:
    rows = [d for d in workspace.read(Draw) if d.kind == kind]
    for row in rows:
        if row.draw_id == draw_id:
            return row
    raise BadInput("There is no draw {draw} of this kind; the workspace has {draws}.",
                   draw=draw_id, draws=", ".join(d.draw_id for d in rows) or "-")


def _committed(workspace: Workspace, kind: str, draw_id: str) -> Draw:
    if draw_id:
        row = _row(workspace, kind, draw_id)
        if row.state != "committed":
            raise BadInput("Draw {draw} is {state}; only a committed one can be drawn.",
                           draw=draw_id, state=row.state)
        return row
    waiting = [d for d in workspace.read(Draw) if d.kind == kind and d.state == "committed"]
    if not waiting:
        raise BadInput("No draw is committed; run the command without --digits first, so that "
                       "the witness sees the commitment.")
    return max(waiting, key=lambda d: (d.committed_at, d.draw_id))


def _salt_file(workspace: Workspace, draw_id: str) -> Path:
    safe = "".join(c if c.isalnum() or c in "-_" else "_" for c in draw_id)
    return workspace.path.with_name(f".{workspace.path.stem}.{safe}.salt")


def _keep_secret(file: Path, salt: bytes) -> None:
    try:
        handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "w", encoding="ascii") as stream:
            stream.write(salt.hex())
    except OSError as error:
        raise BadInput("{path} cannot be written: {problem}. Check the folder's permissions.",
                       path=file, problem=error.strerror or type(error).__name__) from None


def _kept_secret(file: Path, draw_id: str) -> bytes:
    try:
        return bytes.fromhex(file.read_text("ascii"))
    except (OSError, ValueError):
        raise BadInput("The salt of draw {draw} is not in {file} any more; commit again.",
                       draw=draw_id, file=file) from None
