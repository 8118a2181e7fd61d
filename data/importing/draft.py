"""A row on its way from the sheet to a record."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..records import spec_of
from . import values
from .fields import TABLES, Field, fields_of
from .problem import Problem, Unreadable
from .sheet import Cell


@dataclass
class Draft:
    """One row: raw cells and headers by field, what was read of them, and what is wrong.

    ``values`` holds only what the row states; ``existing`` is the record it changes. ``stated``
    are the coordinates as they stand in the file, ``datum`` what they were taken for.
    """

    table: str
    file: str
    sheet: str
    row: int
    cells: dict[str, Cell]
    headers: dict[str, str]
    values: dict[str, Any] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    existing: Any = None
    geometry: Any = None  # of a layer, lon/lat
    stated: str = ""
    datum: str = ""

    @property
    def stopped(self) -> bool:
        """Whether an error keeps the row out."""
        return any(p.stops for p in self.problems)

    def stop(self, name: str, text: str, mend: str, /, **params: object) -> None:
        """Note an error in field ``name`` ("" for the whole row)."""
        self._note(name, True, text, mend, params)

    def doubt(self, name: str, text: str, mend: str, /, **params: object) -> None:
        """Note a doubt in field ``name``."""
        self._note(name, False, text, mend, params)

    def _note(
        self, name: str, stops: bool, text: str, mend: str, params: Mapping[str, Any]
    ) -> None:
        column = self.headers.get(name, "")
        self.problems.append(Problem(column, stops, text, mend, tuple(params.items())))

    def get(self, name: str) -> Any:
        """Return what the row states, else what is stored already, else None."""
        if name in self.values:
            return self.values[name]
        return getattr(self.existing, name, None)

    def record(self) -> Any:
        """Build the record. Every column must be there."""
        spec = spec_of(TABLES[self.table])
        names = [c.name for c in spec.columns] + (["geom"] if spec.geometry else [])
        return TABLES[self.table](**{n: self.get(n) for n in names})


def read_row(
    draft: Draft, factors: Mapping[str, float], *, date1904: bool, own: bool = False
) -> None:
    """Read the cells of a draft; ``factors``: minutes per unit named in a header, by field.

    The cells of an export of ours (``own``) are taken as they stand.
    """
    known = fields_of(draft.table)
    for name, cell in draft.cells.items():
        try:
            value = read_own_cell(known[name], cell) if own else read_cell(
                known[name], cell, factors.get(name, 1.0), date1904)
        except Unreadable as unreadable:
            draft.problems.append(unreadable.problem(draft.headers.get(name, "")))
            continue
        except (ValueError, OverflowError):
            draft.stop(name, *_ODD, value=str(cell)[:40])
            continue
        if value is not None:
            draft.values[name] = value


def _(template: str) -> str:
    return template


_ODD = (_("{value} cannot be read"), _("Enter it again"))


def read_own_cell(one: Field, cell: Cell) -> Any:
    """Read a cell of an export of ours. What a person typed there since is read as ever."""
    if isinstance(cell, str) and cell and one.kind in ("text", "reference", "code"):
        return cell
    if isinstance(cell, str) and cell and one.kind == "several":
        return tuple(cell.split(";"))
    number = isinstance(cell, int | float) and not isinstance(cell, bool)
    if number and one.kind in ("number", "minutes", "clock"):
        return float(cell)
    return read_cell(one, cell)


def read_cell(one: Field, cell: Cell, factor: float = 1.0, date1904: bool = False) -> Any:
    """Read a cell as what its field holds; None if it is empty. Raises ``Unreadable``."""
    if one.kind == "coordinate":
        return None  # read together with the other half
    if one.kind == "minutes":
        return values.minutes(cell, factor)
    if one.kind == "day":
        return values.day(cell, date1904=date1904)
    if one.kind == "choice":
        return values.choice(cell, one.words)
    if one.kind == "reference":
        found = values.code(cell)
        return values.text(cell) if found is not None and not found.isascii() else found
    if one.kind == "text":
        return values.text(cell)
    readers: dict[str, Callable[[Cell], Any]] = {
        "code": values.code, "number": values.number, "integer": values.integer,
        "clock": values.clock, "yes": values.yes, "several": values.several,
    }
    return readers[one.kind](cell)
