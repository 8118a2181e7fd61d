"""Edits taken out of a layer for a moment, to be put in again."""

from __future__ import annotations

from typing import Any, Dict, List

from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer


class KeptEdits:
    """A copy of what is in a layer's edit buffer."""

    def __init__(self, layer: QgsVectorLayer) -> None:
        buffer = layer.editBuffer()
        self._attributes: Dict[int, Dict[int, Any]] = {
            fid: dict(values) for fid, values in buffer.changedAttributeValues().items()}
        self._shapes: Dict[int, QgsGeometry] = {
            fid: QgsGeometry(shape) for fid, shape in buffer.changedGeometries().items()}
        self._added: List[QgsFeature] = [
            QgsFeature(feature) for feature in buffer.addedFeatures().values()]
        self._deleted: List[int] = list(buffer.deletedFeatureIds())

    def put_back(self, layer: QgsVectorLayer) -> None:
        """Enter everything again; the layer is being edited."""
        for fid, values in self._attributes.items():
            for index, value in values.items():
                if fid >= 0:
                    layer.changeAttributeValue(fid, index, value)
        for fid, shape in self._shapes.items():
            if fid >= 0:
                layer.changeGeometry(fid, shape)
        for feature in self._added:
            layer.addFeature(feature)
        for fid in self._deleted:
            layer.deleteFeature(fid)
