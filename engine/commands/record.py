"""``halfhour record``: rows changed by hand, judged as imported ones are, and logged."""

from __future__ import annotations

from datetime import date
from typing import Any

from ...data.errors import BadInput
from ...protocol.requests.tables import RecordRequest
from ..desk import Desk


def run(request: RecordRequest, desk: Desk) -> dict[str, Any]:
    """Write all changes of one table, or none; they can be undone as an import can.

    Raises ``BadInput`` for a change the rules do not allow, and for a row that is not what
    its author saw.
    """
    from ...data.importing.hand_edit import judge_edit, notes, tables_by_name
    from ...data.importing.write import next_batch, write

    words = tables_by_name()
    table = words.get(request.table, request.table)
    if table not in words.values():
        raise BadInput("There is no table {table}; there are {tables}.", table=request.table,
                       tables=", ".join(words))
    with desk.writing(request.workspace) as workspace:
        outcome = judge_edit(workspace, table, request.changes, date.today())
        batch = next_batch(workspace)
        with workspace.transaction() as writer:
            write(writer, outcome, batch, [], desk.actor, remove_gone=True)
    return {"batch": batch, "new": outcome.count("new"), "changed": outcome.count("changed"),
            "deleted": len(outcome.gone), "notes": notes(outcome, desk.language)}
