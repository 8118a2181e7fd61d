"""Make the layers of the tree from a workspace and hang them into a project."""

from __future__ import annotations

from typing import Dict

from qgis.core import QgsLayerTreeGroup, QgsProject, QgsVectorLayer, QgsVectorLayerJoinInfo

from ...protocol.fields import chosen
from .fields import name_fields
from .look import Look
from .source import table_layer, table_names
from .styles import STYLES
from .tree import ROOT_NAME, TREE, LayerSpec

KEY = "halfhour/layer"
TABLE = "halfhour/table"
SUBSET = "halfhour/subset"
ROOT = "halfhour/root"


def build(project: QgsProject, workspace: str, look: Look) -> QgsLayerTreeGroup:
    """Add the whole tree, styled; layers of a plan stay empty until one is shown.

    Raises ``TaskError`` if a table cannot be opened; then nothing has been added.
    """
    present = table_names(workspace)  # an older workspace that is only read lacks some
    specs = {spec.key: spec for group in TREE for spec in group.layers if spec.table in present}
    found = {key: _layer(workspace, spec, look) for key, spec in specs.items()}
    layers = {key: layer for key, layer in found.items()
              if layer.featureCount() or not specs[key].needs_rows}
    project.addMapLayers(list(layers.values()), False)
    _join(layers)
    for key, layer in layers.items():
        name_fields(layer, specs[key].table, look.language)
        if key in STYLES:
            STYLES[key](layer, look)
    return _tree(project, layers, look.language)


def _layer(workspace: str, spec: LayerSpec, look: Look) -> QgsVectorLayer:
    layer = table_layer(workspace, spec.table, look.both(spec.name))
    layer.setCustomProperty(KEY, spec.key)
    layer.setCustomProperty(TABLE, spec.table)
    layer.setCustomProperty(SUBSET, spec.subset)
    if spec.subset and not spec.of_plan:
        layer.setSubsetString(spec.subset)
    return layer


#: Layer, its column; the joined layer, its column; prefix and columns joined.
_JOINS = (
    ("joint_zones", "agreement_id", "agreements", "agreement_id", "agreement_",
     ("name", "valid_from", "valid_to", "actions")),
    ("joint_zones", "district", "districts", "district", "district_", ("name", "own")),
    ("units", "unit_code", "gaps", "place_id", "gap_", ("missing_min", "band")),
)


def _join(layers: Dict[str, QgsVectorLayer]) -> None:
    """Let the joint zone know its agreement and district, the units whether they are a gap.

    By joins, not by functions that look into another layer: those wait for the main
    thread while a map is drawn, and a program that waits for the map then hangs.
    """
    for key, column, other, other_column, prefix, columns in _JOINS:
        join = QgsVectorLayerJoinInfo()
        join.setJoinLayer(layers[other])
        join.setJoinFieldName(other_column)
        join.setTargetFieldName(column)
        join.setPrefix(prefix)
        join.setJoinFieldNamesSubset(list(columns))
        # few rows, and a cache would keep what the engine has replaced
        join.setUsingMemoryCache(False)
        layers[key].addJoin(join)


def _tree(
    project: QgsProject, layers: Dict[str, QgsVectorLayer], language: str
) -> QgsLayerTreeGroup:
    root = project.layerTreeRoot().insertGroup(0, chosen(ROOT_NAME, language))
    root.setCustomProperty(ROOT, True)
    for group in TREE:
        branch = root.addGroup(chosen(group.name, language))
        for spec in group.layers:
            if spec.key not in layers:
                continue
            leaf = branch.addLayer(layers[spec.key])
            leaf.setItemVisibilityChecked(spec.visible)
            leaf.setExpanded(spec.expanded)
        branch.setExpanded(group.expanded)
    return root
