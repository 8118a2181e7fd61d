"""The project's layers that show a table of the open workspace."""

from __future__ import annotations

from pathlib import Path
from typing import Iterator, List, Optional

from qgis.core import QgsProject, QgsProviderRegistry, QgsVectorLayer

from ..project.build import KEY


def layers_of(workspace: str, table: str) -> List[QgsVectorLayer]:
    """Return the layers of ``QgsProject`` over ``table`` of the workspace."""
    return [layer for layer in all_layers(workspace) if table_of(layer) == table]


def all_layers(workspace: str) -> Iterator[QgsVectorLayer]:
    """Yield every layer of ``QgsProject`` over the workspace."""
    for layer in QgsProject.instance().mapLayers().values():
        if isinstance(layer, QgsVectorLayer) and layer.providerType() == "ogr":
            path = _parts(layer).get("path")
            if path and Path(path).absolute() == Path(workspace).absolute():
                yield layer


def any_workspace() -> Optional[str]:
    """Return the workspace that some layer of ``QgsProject`` shows, None if there is none."""
    for layer in QgsProject.instance().mapLayers().values():
        if layer.customProperty(KEY) is not None:
            return str(Path(_parts(layer)["path"]).absolute())
    return None


def table_of(layer: QgsVectorLayer) -> Optional[str]:
    """Return the table a layer shows."""
    return _parts(layer).get("layerName")


def _parts(layer: QgsVectorLayer) -> dict:
    return QgsProviderRegistry.instance().decodeUri("ogr", layer.source())
