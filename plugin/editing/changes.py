"""What is in a layer's edit buffer, as the engine's ``record`` wants it."""

from __future__ import annotations

from typing import Any, Dict, List, Optional

from qgis.core import QgsFeature, QgsFeatureRequest, QgsFields, QgsVectorLayer
from qgis.PyQt.QtCore import QDate, QDateTime, QVariant

_FID = "fid"
_DIGITS = 17  # of a coordinate: what a double holds


def row_of(layer: QgsVectorLayer, fid: int) -> Optional[Dict[str, Any]]:
    """Return a row as the file has it now, column → value, None if it is not there."""
    request = QgsFeatureRequest(fid)
    request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
    for feature in layer.dataProvider().getFeatures(request):
        return _attributes(feature, layer)
    return None


def changes_of(
    layer: QgsVectorLayer, seen: Dict[int, Optional[Dict[str, Any]]]
) -> Dict[str, List[Any]]:
    """Return the changed, added and deleted rows; ``seen`` is what their author started from."""
    buffer = layer.editBuffer()
    deleted = set(buffer.deletedFeatureIds())
    attributes, shapes = buffer.changedAttributeValues(), buffer.changedGeometries()
    changed = []
    for fid in sorted((set(attributes) | set(shapes)) - deleted):
        if fid < 0:
            continue  # of an added row, told there
        after = {layer.fields()[i].name(): plain(value)
                 for i, value in attributes.get(fid, {}).items() if _own(layer, i)}
        if fid in shapes:
            after["geom"] = _wkt(shapes[fid])
        if after:
            changed.append({"before": seen.get(fid) or {}, "after": after})
    added = []
    for feature in buffer.addedFeatures().values():
        row = _attributes(feature, layer)
        if feature.hasGeometry():
            row["geom"] = _wkt(feature.geometry())
        added.append(row)
    return {"changed": changed, "added": added,
            "deleted": [seen.get(fid) or {} for fid in sorted(deleted)]}


def plain(value: Any) -> Any:
    """Return a value of an attribute as JSON knows it: days as YYYY-MM-DD, NULL as None."""
    if value is None or (isinstance(value, QVariant) and value.isNull()):
        return None
    if isinstance(value, QDate):
        return value.toString("yyyy-MM-dd") if value.isValid() else None
    if isinstance(value, QDateTime):
        return value.date().toString("yyyy-MM-dd") if value.isValid() else None
    return value


def _attributes(feature: QgsFeature, layer: QgsVectorLayer) -> Dict[str, Any]:
    fields = layer.fields()
    return {fields[i].name(): plain(value) for i, value in enumerate(feature.attributes())
            if i < fields.count() and _own(layer, i)}


def _own(layer: QgsVectorLayer, index: int) -> bool:
    fields = layer.fields()
    return (fields.fieldOrigin(index) == QgsFields.FieldOrigin.OriginProvider
            and fields[index].name() != _FID)


def _wkt(geometry: Any) -> Optional[str]:
    return None if geometry.isNull() else str(geometry.asWkt(_DIGITS))
