"""The map beneath: the layers of the workspace in a project of the printer's own.

The user's open project is neither used nor touched: what somebody has switched off or
coloured on the screen must not change a crew's card.
"""

from __future__ import annotations

from typing import List, Optional

from qgis.core import (
    Qgis,
    QgsCoordinateReferenceSystem,
    QgsCoordinateTransform,
    QgsFeatureRequest,
    QgsGeometry,
    QgsMapLayer,
    QgsProject,
    QgsRectangle,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)

from ..project import source
from ..project.source import quoted
from ..project.styles.closures import counts_on
from ..project.text import along_line, put, settings, text_format
from ..project.workspace_layers import layer, open_workspace_layers
from .fonts import unshaped
from .order import PrintOrder

_AT_REST = "EPSG:4490"
#: Street names are for crews, who have the paper before their eyes: from smaller scales on.
_STREET_NAMES_FROM = 90_000


class Ground:
    """A private project with the workspace's layers, styled for paper."""

    def __init__(self, order: PrintOrder, metric_epsg: int) -> None:
        self.project = QgsProject()
        crs = QgsCoordinateReferenceSystem("EPSG:{}".format(metric_epsg))
        self.project.setCrs(crs)
        open_workspace_layers(self.project, order.workspace, order.language, order.plan_id)
        self._to_metric = QgsCoordinateTransform(
            QgsCoordinateReferenceSystem(_AT_REST), crs, self.project.transformContext())
        self._name_streets()
        self._keep_closures_of(source.plan_day(order.workspace, order.plan_id))

    def layer(self, key: str) -> Optional[QgsVectorLayer]:
        """Return the layer called ``key`` in the tree of ``plugin.project``, or None."""
        return layer(self.project, key)

    def layers(self, *keys: str) -> List[QgsMapLayer]:
        """Return the layers there are among ``keys``, in their order."""
        return [one for one in map(self.layer, keys) if one is not None]

    def hide_squad(self, squad_id: str) -> None:
        """Leave one squad out, because a card marks its own; empty: show all again."""
        squads = self.layer("squads")
        if squads is not None:
            squads.setSubsetString(
                '"squad_id" <> {}'.format(quoted(squad_id)) if squad_id else "")

    def metric(self, geometry: QgsGeometry) -> QgsGeometry:
        """Return a geometry (degrees) in metres of the maps."""
        moved = QgsGeometry(geometry)
        moved.transform(self._to_metric)
        return moved

    def extent(self, geometries: List[QgsGeometry]) -> QgsRectangle:
        """Return the box, in metres, around geometries in degrees."""
        box = QgsRectangle()
        box.setMinimal()
        for geometry in geometries:
            box.combineExtentWith(self.metric(geometry).boundingBox())
        return box

    def shows(self, layer: QgsVectorLayer, box: QgsRectangle) -> bool:
        """Whether anything of ``layer`` lies in a box in metres."""
        degrees = self._to_metric.transformBoundingBox(
            box, Qgis.TransformDirection.Reverse)
        request = QgsFeatureRequest(degrees).setLimit(1)
        request.setFlags(QgsFeatureRequest.Flag.NoGeometry)
        return any(True for _ in layer.getFeatures(request))

    def _keep_closures_of(self, day: Optional[str]) -> None:
        """Leave the closures of other days out; without any the legend names none."""
        closures = self.layer("closures")
        if closures is None:
            return
        closures.setSubsetString(
            "\"lifted_at\" IS NULL AND {}".format(counts_on(quoted(day or ""))))
        if closures.featureCount() == 0:
            self.project.removeMapLayer(closures.id())
            return
        of_the_day = closures.renderer().rootRule().children()[0]
        symbol = of_the_day.symbol().clone()
        closures.setRenderer(QgsSingleSymbolRenderer(symbol))

    def _name_streets(self) -> None:
        roads = self.layer("roads")
        if roads is not None:
            put(roads, along_line(settings(
                "name", unshaped(text_format(6.5, "#44505c", buffer_mm=0.5)),
                from_scale=_STREET_NAMES_FROM, priority=3), 70))
