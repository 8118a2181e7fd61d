"""Which layers can be edited: those of tables the engine takes, while it holds the workspace."""

from __future__ import annotations

from typing import Dict, Iterable

from qgis.core import QgsMapLayer, QgsProject, QgsVectorLayer
from qgis.PyQt.QtCore import QObject

from ...protocol.requests.tables import EDITABLE
from ..canvas.our_layers import all_layers, table_of
from ..project.build import KEY
from ..session import Session
from .layer_edits import LayerEdits


class HandEdits(QObject):
    """Opens the workspace's layers for editing, and closes them again."""

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._edits: Dict[str, LayerEdits] = {}
        self._project = QgsProject.instance()
        self._project.layersAdded.connect(self._on_added)
        self._project.layerWillBeRemoved[str].connect(self._on_removed)
        session.opened.connect(self._on_opened)
        session.closed.connect(self._on_closed)

    def tear_down(self) -> None:
        """Let go of project and layers."""
        self._project.layersAdded.disconnect(self._on_added)
        self._project.layerWillBeRemoved[str].disconnect(self._on_removed)
        self._on_closed()

    def _on_opened(self, workspace: str) -> None:
        self._on_added(list(all_layers(workspace)))

    def _on_added(self, layers: Iterable[QgsMapLayer]) -> None:
        for layer in layers:
            if (isinstance(layer, QgsVectorLayer) and layer.customProperty(KEY)
                    and self._session.workspace is not None and layer.id() not in self._edits
                    and table_of(layer) in EDITABLE):
                layer.setReadOnly(False)
                self._edits[layer.id()] = LayerEdits(
                    self._session, layer, str(table_of(layer)))

    def _on_removed(self, layer_id: str) -> None:
        self._edits.pop(layer_id, None)

    def _on_closed(self) -> None:
        for layer_id, edits in list(self._edits.items()):
            layer = self._project.mapLayer(layer_id)
            if isinstance(layer, QgsVectorLayer):
                if layer.isEditable():
                    layer.rollBack()
                layer.setReadOnly(True)
                edits.deleteLater()
        self._edits.clear()
