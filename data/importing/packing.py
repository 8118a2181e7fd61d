"""Records as JSON and back, for the history of imports."""

from __future__ import annotations

import json
from typing import Any

from ..records import TableSpec, spec_of
from ..store import rows


def packed(record: Any) -> str:
    """Return a record as JSON, its geometry in hexadecimal."""
    (row,) = rows.to_rows(spec_of(type(record)), [record])
    return json.dumps([c.hex() if isinstance(c, bytes) else c for c in row], ensure_ascii=False)


def unpacked(spec: TableSpec, text: str) -> Any:
    """Return the record of :func:`packed`."""
    row = json.loads(text)
    if spec.geometry and row[0] is not None:
        row[0] = bytes.fromhex(row[0])
    return rows.from_row(spec, row)
