"""Rows of the workspace as plain Python values."""

from __future__ import annotations

from typing import Any, Dict, List, Optional, Tuple

from qgis.core import NULL, QgsFeatureRequest, QgsGeometry
from qgis.PyQt.QtCore import QDate, QDateTime, Qt

from ..project.source import quoted, table_layer

Row = Dict[str, Any]


def read(workspace: str, table: str, plan_id: Optional[str] = None, *,
         geometry: bool = False) -> List[Row]:
    """Return the rows of a table, of one plan if ``plan_id`` is given.

    Dates become ``YYYY-MM-DD``, moments ``YYYY-MM-DDTHH:MM:SS``, NULL becomes None;
    ``geom`` is a ``QgsGeometry`` (degrees) where asked for. Raises ``TaskError`` if the
    table cannot be opened.
    """
    subset = "" if plan_id is None else '"plan_id" = ' + quoted(plan_id)
    layer = table_layer(workspace, table, table, subset)
    names = [field.name() for field in layer.fields()]
    request = QgsFeatureRequest()
    if not geometry:
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    found = []
    for feature in layer.getFeatures(request):
        row = dict(zip(names, map(plain, feature.attributes())))
        if geometry:
            row["geom"] = QgsGeometry(feature.geometry())
        found.append(row)
    return found


def plain(value: Any) -> Any:
    """Return a field's value without Qt's types."""
    if value is None or value == NULL:
        return None
    if isinstance(value, QDateTime):
        return value.toUTC().toString("yyyy-MM-ddTHH:mm:ss")
    if isinstance(value, QDate):
        return value.toString(Qt.DateFormat.ISODate)
    return value


def words(text: Optional[str]) -> Tuple[str, ...]:
    """Split a column that holds several values joined by ``;``."""
    return tuple(part for part in (text or "").split(";") if part)
