"""The two steps of a draw: freeze and commit, then draw with the witness's digits.

Between the steps the secret salt lies in a file beside the workspace that only its owner can
read; the workspace and the event log hold the hash of the roster and the commitment.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
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
from .draw_seal import SEALED, put_away, still_sealed, taken_back, throw_away
from .secret_file import forget, keep, kept, secret_path

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
    keep(secret, salt.hex().encode("ascii"))
    try:
        with workspace.transaction() as writer:
            for old in idle:
                writer.update(Draw, {"draw_id": old.draw_id}, state="void")
            writer.append([row])
            void = f"; void: {', '.join(d.draw_id for d in idle)}" if idle else ""
            writer.log(desk.actor, "commit", f"{draw_id}: roster {row.roster_sha256}, "
                                             f"commitment {row.commitment}{void}")
    except BaseException:
        forget(secret)
        raise
    for old in idle:
        forget(_salt_file(workspace, old.draw_id))
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
        replaced: tuple[type, dict[str, object]] | None = None, opens_at: datetime | None = None,
    ) -> None:
        """Store record and ``rows`` in one transaction, then forget the salt's file.

        ``replaced``: table and columns of the rows that an earlier draw left. With ``opens_at``
        the record is sealed instead of stored.
        """
        record = self.record
        if opens_at is not None:
            put_away(workspace, record)
        try:
            self._store(workspace, desk, rows, replaced, opens_at)
        except BaseException:
            throw_away(workspace, self.row.draw_id)
            raise
        forget(self.secret)

    def _store(
        self, workspace: Workspace, desk: Desk, rows: Iterable[Any],
        replaced: tuple[type, dict[str, object]] | None, opens_at: datetime | None,
    ) -> None:
        record = self.record
        with workspace.transaction() as writer:
            writer.update(
                Draw, {"draw_id": self.row.draw_id}, state="drawn" if opens_at is None else SEALED,
                digits=record["digits"], drawn_at=datetime.fromisoformat(record["drawn_at"]),
                record=canonical(record).decode("utf-8") if opens_at is None else None,
                opens_at=opens_at, record_sha256=record["record_sha256"],
            )
            if replaced is not None:
                writer.delete(replaced[0], **replaced[1])
            writer.append(rows)
            seal = "" if opens_at is None else f", sealed until {opens_at:%Y-%m-%dT%H:%MZ}"
            writer.log(desk.actor, "draw", f"{self.row.draw_id}: digits {record['digits']}, "
                                           f"record {record['record_sha256']}{seal}")


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
    salt = _kept_salt(secret, row.draw_id)
    if commitment(salt) != row.commitment:
        raise BadInput("The salt in {file} is not the one draw {draw} committed to; commit again.",
                       file=secret, draw=row.draw_id)
    result = run(roster, seed_of(row.roster_sha256, salt, said))
    now = datetime.now(UTC).replace(microsecond=0)
    return Drawn(row, make_record(kind, row.draw_id, roster, salt=salt, digits=said,
                                  drawn_at=now.isoformat(), result=result), secret)


def drawn_record(
    workspace: Workspace, desk: Desk, kind: str, draw_id: str,
    rows_of: Callable[[Record], Iterable[Any]],
) -> tuple[Record, Draw]:
    """Return the record of a draw that is drawn, and its row.

    A sealed one whose time has come is opened: stored with the rows that ``rows_of`` makes of
    it. Before that its row says ``sealed``; what the record tells must then not be shown. Raises
    ``BadInput`` if there is no such draw.
    """
    row = _row(workspace, kind, draw_id)
    if row.state == SEALED:
        record = taken_back(workspace, row)
        if still_sealed(row):
            return record, row
        with workspace.transaction() as writer:
            writer.update(Draw, {"draw_id": draw_id}, state="drawn",
                          record=canonical(record).decode("utf-8"))
            writer.append(rows_of(record))
            writer.log(desk.actor, "open", f"{draw_id}: record {record['record_sha256']}")
        throw_away(workspace, draw_id)
        return record, _row(workspace, kind, draw_id)
    if row.record is None:
        raise BadInput("Draw {draw} is {state}; give the witness's digits to draw it.",
                       draw=draw_id, state=row.state)
    stored: Record = json.loads(row.record)
    return stored, row


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
    return secret_path(workspace, draw_id, "salt")


def _kept_salt(file: Path, draw_id: str) -> bytes:
    try:
        return bytes.fromhex((kept(file) or b"?").decode("ascii"))
    except ValueError:
        raise BadInput("The salt of draw {draw} is not in {file} any more; commit again.",
                       draw=draw_id, file=file) from None
