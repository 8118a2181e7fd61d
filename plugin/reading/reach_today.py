"""When a unit is out of reach on the planned day."""

from __future__ import annotations

from typing import Dict, List, NamedTuple, Optional, Tuple

from qgis.core import QgsPointXY

from .connection import rows
from .geometry import point
from .plans import Minute


class UnitGaps(NamedTuple):
    """A unit and the stretches (first minute, last minute inclusive) it is out of reach."""

    unit_code: str
    name: str
    gaps: List[Tuple[int, int]]
    point: Optional[QgsPointXY]

    @property
    def minutes(self) -> int:
        """Return the minutes out of reach in all."""
        return sum(last - first + 1 for first, last in self.gaps)


def gaps(minutes: List[Minute]) -> Dict[str, List[Tuple[int, int]]]:
    """Return unit code → stretches out of reach, from coverage in order of time."""
    found: Dict[str, List[Tuple[int, int]]] = {}
    for minute in minutes:
        for code in minute.uncovered:
            stretches = found.setdefault(code, [])
            if stretches and stretches[-1][1] == minute.minute - 1:
                stretches[-1] = (stretches[-1][0], minute.minute)
            else:
                stretches.append((minute.minute, minute.minute))
    return found


def units(workspace: str, minutes: List[Minute]) -> List[UnitGaps]:
    """Return every unit, the one longest out of reach first."""
    out = gaps(minutes)
    found = [UnitGaps(code, name, out.get(code, []), point(geom)) for code, name, geom in
             rows(workspace, "SELECT unit_code, name, geom FROM units ORDER BY unit_code")]
    return sorted(found, key=lambda unit: -unit.minutes)
