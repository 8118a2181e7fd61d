"""The columns of an exported table: headers that people know, cells in their words."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from ...protocol.codes import CODES
from ...protocol.fields import chosen, field_name
from ...protocol.language import CHINESE
from ..records import Column, TableSpec

#: Headers of a point's coordinates; the datum is part of them, so that nobody need guess it.
LON_LAT = {"en": ("Longitude (CGCS2000)", "Latitude (CGCS2000)"),
           CHINESE: ("经度(CGCS2000)", "纬度(CGCS2000)")}
_YES_NO = {"en": ("yes", "no"), CHINESE: ("是", "否")}


@dataclass(frozen=True)
class ExportColumn:
    """A column: its header, how a record's value becomes a cell, and what is stored."""

    header: str
    cell: Callable[[Any], Any]
    stored: Column


def columns_of(spec: TableSpec, language: str) -> list[ExportColumn]:
    """Return the attribute columns of a table in ``language``; booleans stay what they are."""
    return [ExportColumn(field_name(spec.name, c.name, language), _cell(spec, c, language), c)
            for c in spec.columns]


def spoken(value: Any, language: str) -> Any:
    """Return a boolean as people write it, anything else unchanged."""
    return _YES_NO[language][0 if value else 1] if isinstance(value, bool) else value


def lon_lat(record: Any) -> tuple[Any, Any]:
    """Return the two coordinates of a record's point, None where it has none."""
    return (None, None) if record.geom is None else (record.geom.x, record.geom.y)


def _cell(spec: TableSpec, column: Column, language: str) -> Callable[[Any], Any]:
    words = {code: chosen(both, language)
             for code, both in CODES.get(spec.name, {}).get(column.name, {}).items()}
    name = column.name

    def cell(record: Any) -> Any:
        value = getattr(record, name)
        if isinstance(value, tuple):
            return joined(value)
        return words.get(value, value) if isinstance(value, str) else value

    return cell


def joined(parts: Sequence[str]) -> str | None:
    """Return a list as one text, None if it is empty."""
    return ";".join(parts) or None
