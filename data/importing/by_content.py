"""Which of several fields a column is, told by what stands in it."""

from __future__ import annotations

from collections.abc import Sequence

from .draft import read_cell
from .fields import Field, fields_of
from .matching import Match
from .problem import Unreadable
from .sheet import Cell

_SAMPLE = 300
#: Kinds that only cells of their own kind can be read as.
_TELLING = {"day", "yes", "choice", "number", "integer", "minutes", "clock", "coordinate"}


def settle(found: Match, table: str, columns: dict[str, Sequence[Cell]]) -> None:
    """Decide unclear columns whose cells fit one field only; ``columns``: header → its cells."""
    known = fields_of(table)
    for header, fields in list(found.unclear.items()):
        cells = [c for c in columns[header] if c not in (None, "")][:_SAMPLE]
        telling = [f for f in fields if known[f].kind in _TELLING]
        fitting = [f for f in telling if cells and _all_readable(known[f], cells)]
        plain = [f for f in fields if f not in telling]
        chosen = fitting or (plain if cells else [])
        if len(chosen) == 1 and chosen[0] not in found.columns:
            del found.unclear[header]
            found.columns[chosen[0]] = found.places[header]
            found.close[header] = chosen[0]


def _all_readable(field: Field, cells: Sequence[Cell]) -> bool:
    try:
        for cell in cells:
            read_cell(field, cell)
    except (Unreadable, ValueError, OverflowError):
        return False
    return True
