"""A sheet as it was read: plain rows of cells, with the row numbers a person sees."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from shapely.geometry.base import BaseGeometry

Cell = Any  # None, str, int, float, bool, date or datetime


@dataclass(frozen=True)
class Sheet:
    """One table of a file before anything is understood of it.

    ``numbers[i]`` is the number of ``rows[i]`` in the file, counted from 1 as Excel does;
    for layers, which have no rows, the header is row 1 and features follow. ``own``: an export of
    ours, whose cells are taken as they stand. ``cut_at``: field
    names longer than so many bytes were cut (DBF), 0 if none. ``date1904``: how Excel serials
    count. ``geometries`` belong to all rows but the header, in EPSG:4490 or as stated.
    """

    file: str
    name: str
    rows: Sequence[Sequence[Cell]]
    numbers: Sequence[int]
    encoding: str
    date1904: bool = False
    cut_at: int = 0
    geometries: Sequence[BaseGeometry | None] | None = None
    crs: str = ""
    own: bool = False
