"""Where layers and facts come from: the tables of the workspace file, read through QGIS.

Not through ``sqlite3``: a second SQLite library in one process drops the locks of the first.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any, Dict, FrozenSet, Iterator, List, Optional, Tuple

from qgis.core import QgsFeatureRequest, QgsVectorLayer

from ..standalone import TaskError

# QGIS opens a GeoPackage that nobody holds without any lock. Filtering one layer then
# turns the journal under the others, and each of them goes blank ("unable to open
# database file"; QGIS 3.22.16, GDAL 3.6.2); without locks a read can also be torn.
_WITH_LOCKS = "|option:NOLOCK=NO"


@dataclass(frozen=True)
class Facts:
    """The settings of a workspace that its project is made with."""

    title: str
    city: str
    demo: bool
    attribution: str
    metric_epsg: int
    utc_offset_min: int
    standard_min: float
    duty_start_min: float
    duty_end_min: float


def table_layer(workspace: str, table: str, name: str, subset: str = "") -> QgsVectorLayer:
    """Return a read-only layer over a table; only the engine writes into a workspace.

    Raises ``TaskError`` if the table cannot be opened.
    """
    source = "{}|layername={}{}".format(workspace, table, _WITH_LOCKS)
    if subset:
        source += "|subset={}".format(subset)
    options = QgsVectorLayer.LayerOptions()
    options.loadDefaultStyle = False
    layer = QgsVectorLayer(source, name, "ogr", options)
    if not layer.isValid():
        raise TaskError("{file} cannot be opened as a workspace by QGIS.", file=workspace)
    layer.setReadOnly(True)
    return layer


def table_names(workspace: str) -> FrozenSet[str]:
    """Return the names of the tables that QGIS sees in the file; none if it is no GeoPackage."""
    layer = QgsVectorLayer("{}{}".format(workspace, _WITH_LOCKS), "tables", "ogr")
    provider = layer.dataProvider()
    if provider is None:
        return frozenset()
    separator = provider.sublayerSeparator()
    return frozenset(str(one).split(separator)[1] for one in provider.subLayers())


def rows(
    workspace: str, table: str, columns: Tuple[str, ...], subset: str = ""
) -> Iterator[Tuple[Any, ...]]:
    """Yield the columns of a table's rows. Raises ``TaskError`` as :func:`table_layer`."""
    layer = table_layer(workspace, table, table, subset)
    places = [layer.fields().indexOf(column) for column in columns]
    request = QgsFeatureRequest()
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    for feature in layer.getFeatures(request):
        values = feature.attributes()
        yield tuple(values[i] for i in places)


def facts(workspace: str) -> Facts:
    """Read the settings. Raises ``TaskError`` if the file is no workspace."""
    found: Dict[str, Any] = {k: json.loads(v) for k, v in rows(workspace, "settings",
                                                               ("key", "value"))
                             if k in Facts.__dataclass_fields__}
    try:
        return Facts(**found)
    except TypeError:
        raise TaskError(
            "{file} cannot be opened as a workspace by QGIS.", file=workspace
        ) from None


def plan_day(workspace: str, plan_id: str) -> Optional[str]:
    """Return the day of a plan as YYYY-MM-DD, or None for an unknown plan."""
    for found, day in rows(workspace, "plans", ("plan_id", "day")):
        if found == plan_id:
            return day if isinstance(day, str) else str(day.toString("yyyy-MM-dd"))
    return None


def crews(workspace: str, plan_id: str) -> List[Tuple[str, str]]:
    """Return (crew id, name) of a plan's crews in the order of the ids."""
    condition = "\"plan_id\" = {}".format(quoted(plan_id))
    return sorted(rows(workspace, "crews", ("crew_id", "name"), condition))


def stop_numbers(workspace: str, plan_id: str) -> Dict[str, int]:
    """Return the number of each visit within its crew's day, by "crew|seq"."""
    condition = "\"plan_id\" = {} AND \"kind\" = 'visit'".format(quoted(plan_id))
    numbers: Dict[str, int] = {}
    done: Dict[str, int] = {}
    for crew, seq in sorted(rows(workspace, "stops", ("crew_id", "seq"), condition)):
        done[crew] = numbers["{}|{}".format(crew, seq)] = done.get(crew, 0) + 1
    return numbers


def bound_visits(workspace: str, plan_id: str) -> List[str]:
    """Return the ids of the planned visits that cannot be broken off."""
    condition = (
        "\"plan_id\" = {} AND \"state\" = 'served' AND \"break_off_min\" IS NULL"
    ).format(quoted(plan_id))
    return sorted(visit for visit, in rows(workspace, "visits", ("visit_id",), condition))


def uncovered_spans(workspace: str, plan_id: str) -> Dict[str, List[List[int]]]:
    """Return, by unit, the first and last minute of every span in which it is out of reach."""
    condition = "\"plan_id\" = {}".format(quoted(plan_id))
    spans: Dict[str, List[List[int]]] = {}
    for minute, codes in sorted(rows(workspace, "plan_coverage", ("minute", "uncovered"),
                                     condition)):
        for code in filter(None, str(codes or "").split(";")):
            mine = spans.setdefault(code, [])
            if mine and mine[-1][1] == minute - 1:
                mine[-1][1] = minute
            else:
                mine.append([minute, minute])
    return spans


def quoted(text: str) -> str:
    """Return ``text`` as a string of SQL and of QGIS expressions."""
    return "'" + text.replace("'", "''") + "'"
