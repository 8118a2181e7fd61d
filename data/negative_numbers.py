"""Numbers of records that cannot be less than nothing: minutes, weights."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from .errors import BadInput
from .records import spec_of


def refuse_negative(records: Iterable[Any], column: str) -> None:
    """Raise ``BadInput`` naming table, row and value if ``column`` is below 0 anywhere."""
    for record in records:
        value = getattr(record, column)
        if value is not None and not value >= 0:
            spec = spec_of(type(record))
            raise BadInput(
                "Table {table}, row {row}: {column} is {value}, but must not be less than 0; "
                "correct it.",
                table=spec.name, row=", ".join(str(getattr(record, k)) for k in spec.key),
                column=column, value=value)
