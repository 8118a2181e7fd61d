"""Layers over what a command has written, styled as in our project."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Dict, List

from qgis.core import (
    QgsExpressionContextUtils,
    QgsMapLayer,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingLayerPostProcessorInterface,
    QgsProject,
    QgsVectorLayer,
)

from ..project import source
from ..project.fields import name_fields
from ..project.look import COLOURS_VARIABLE, DAY_VARIABLE, Look
from ..project.styles import STYLES
from ..translation import language
from .produced import LayerOutput, layer_title
from .reach_style import reach

# QGIS calls a post-processor later and does not keep it alive
_KEPT: List["Styling"] = []


def source_of(workspace: str, output: LayerOutput, plan: str) -> str:
    """Return the source of the layer, for any algorithm that takes a layer.

    Raises ``TaskError`` if the table cannot be opened.
    """
    conditions = ["({})".format(output.condition)] if output.condition else []
    if output.of_plan:
        conditions.append("\"plan_id\" = {}".format(source.quoted(plan)))
    layer = source.table_layer(workspace, output.table, "", " AND ".join(conditions))
    return str(layer.source())


def load(
    context: QgsProcessingContext, workspace: str, output: LayerOutput, uri: str, plan: str
) -> None:
    """Have QGIS load the layer when the algorithm has ended, and style it."""
    details = QgsProcessingContext.LayerDetails(
        layer_title(output.name), context.project(), output.name)
    styling = Styling(workspace, output, plan)
    _KEPT.append(styling)
    details.setPostProcessor(styling)
    context.addLayerToLoadOnCompletion(uri, details)


def reload(project: QgsProject, workspace: str) -> None:
    """Read every layer of the workspace in ``project`` anew, after a command has written it.

    Where no resident engine holds the workspace, layers that were open before are blank from
    the moment the command sets the journal to WAL until they are reloaded.
    """
    file = Path(workspace).absolute()
    for layer in project.mapLayers().values():
        if isinstance(layer, QgsVectorLayer) and Path(layer.source().split("|")[0]) == file:
            layer.reload()
            layer.updateExtents()
            layer.triggerRepaint()


class Styling(QgsProcessingLayerPostProcessorInterface):
    """Styles one layer after QGIS has loaded it; called in the window's thread."""

    def __init__(self, workspace: str, output: LayerOutput, plan: str) -> None:
        super().__init__()
        self._workspace, self._output, self._plan = workspace, output, plan

    def postProcessLayer(
        self, layer: QgsMapLayer, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> None:
        """Give ``layer`` names, symbols, labels, and the plan's day and colours."""
        style(layer, self._workspace, self._output, self._plan)
        if self in _KEPT:
            _KEPT.remove(self)


def style(layer: QgsVectorLayer, workspace: str, output: LayerOutput, plan: str) -> None:
    """Style a layer of ours that stands outside our layer tree."""
    facts = source.facts(workspace)
    look = Look(
        language(), facts.utc_offset_min,
        day=source.plan_day(workspace, plan) if plan else None,
        crews=source.crews(workspace, plan) if plan else [],
    )
    name_fields(layer, output.table, look.language)
    layer.setReadOnly(True)
    # our project keeps these as its own variables; a layer alone has to bring them along
    variables: Dict[str, str] = {
        DAY_VARIABLE: look.day or "",
        COLOURS_VARIABLE: json.dumps({crew: line.colour for crew, _, line in look.crew_lines()}),
    }
    for name, value in variables.items():
        QgsExpressionContextUtils.setLayerVariable(layer, name, value)
    {**STYLES, "reach": reach}[output.key](layer, look)
    layer.triggerRepaint()
