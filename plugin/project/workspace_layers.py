"""The layers of the open workspace: opened, switched to another plan, reloaded, removed."""

from __future__ import annotations

import json
from typing import Iterable, Iterator, List, Optional

from qgis.core import QgsExpressionContextUtils, QgsLayerTreeGroup, QgsProject, QgsVectorLayer

from . import source
from .build import KEY, ROOT, SUBSET, TABLE, build
from .look import (
    BOUND_VARIABLE,
    COLOURS_VARIABLE,
    DAY_VARIABLE,
    NAMES_VARIABLE,
    NUMBERS_VARIABLE,
    PLAN_VARIABLES,
    UNCOVERED_VARIABLE,
    Look,
)
from .styles import OF_PLAN, STYLES
from .temporal import time_layer, time_project
from .tree import PLAN_TABLES

_LANGUAGE = "halfhour_language"
_PLAN = "halfhour_plan"


def open_workspace_layers(
    project: QgsProject, workspace: str, language: str, plan_id: Optional[str]
) -> QgsLayerTreeGroup:
    """Add the fixed tree of a workspace (.gpkg path) to ``project``, showing ``plan_id``.

    Layers of an earlier workspace are removed first. ``language`` is ``en`` or
    ``zh_CN``. Each layer carries ``halfhour/table`` and ``halfhour/layer`` as custom
    properties. Raises ``TaskError`` if the file is no workspace; then nothing is added.
    """
    facts = source.facts(workspace)
    remove(project)
    look = Look(language, facts.utc_offset_min)
    group = build(project, workspace, look)
    _set(project, _LANGUAGE, language)
    show_plan(project, plan_id)
    return group


def show_plan(project: QgsProject, plan_id: Optional[str]) -> None:
    """Let the layers show the rows of one plan only; of none, if ``plan_id`` is empty.

    The crews' colours, the day and the Temporal Controller's range follow. Does nothing
    if no workspace is open in ``project``; an unknown plan shows nothing.
    """
    for _ in showing_plan(project, plan_id):
        pass


def showing_plan(project: QgsProject, plan_id: Optional[str]) -> Iterator[None]:
    """Do what :func:`show_plan` does step by step; a window turns its event loop in between."""
    workspace = _path(project)
    if workspace is None:
        return
    plan = plan_id or ""
    day = source.plan_day(workspace, plan) if plan else None
    yield
    look = Look(_get(project, _LANGUAGE), day=day, crews=source.crews(workspace, plan))
    yield
    numbers = source.stop_numbers(workspace, plan)
    yield
    bound = source.bound_visits(workspace, plan)
    yield
    uncovered = source.uncovered_spans(workspace, plan)
    yield
    colours = {crew: line.colour for crew, _, line in look.crew_lines()}
    _set(project, _PLAN, plan)
    _set(project, DAY_VARIABLE, day or "")
    _set(project, COLOURS_VARIABLE, json.dumps(colours))
    _set(project, NAMES_VARIABLE, json.dumps(dict(look.crews), ensure_ascii=False))
    _set(project, NUMBERS_VARIABLE, json.dumps(numbers))
    _set(project, BOUND_VARIABLE, json.dumps(bound))
    _set(project, UNCOVERED_VARIABLE, json.dumps(uncovered))
    for layer_id in [layer.id() for layer in layers(project)]:
        yield
        layer = project.mapLayer(layer_id)
        if layer is not None:  # removed between two steps
            _show_plan_in(layer, plan, look)
    if day is not None:
        yield
        time_project(project, source.facts(workspace), day)


def _show_plan_in(layer: QgsVectorLayer, plan: str, look: Look) -> None:
    key = layer.customProperty(KEY)
    if layer.customProperty(TABLE) in PLAN_TABLES:
        layer.setSubsetString(_subset(layer, plan))
    if key in OF_PLAN:
        STYLES[key](layer, look)
    if look.day is not None:
        time_layer(layer, key, look.day)
    layer.triggerRepaint()


def shown_plan(project: QgsProject) -> Optional[str]:
    """Return the id of the plan that ``project`` shows, or None."""
    return _get(project, _PLAN) or None


def refresh(project: QgsProject, tables: Iterable[str]) -> None:
    """Read the layers over ``tables`` anew, after the engine has written them.

    Also to be called for every table when the engine has taken hold of a workspace whose
    layers were open before: QGIS reads an idle GeoPackage without locks, and such layers
    are blank from the moment the engine sets the journal to WAL until they are reloaded.
    """
    wanted = set(tables)
    if wanted & {"agreements", "districts"}:
        wanted.add("joint_zones")  # they are joined there
    if "reach" in wanted:
        wanted.add("units")
    for layer in layers(project):
        if layer.customProperty(TABLE) in wanted:
            layer.reload()
            layer.updateExtents()
            layer.triggerRepaint()
    if wanted & PLAN_TABLES or "plans" in wanted:
        show_plan(project, shown_plan(project))  # its crews and numbers may be others now


def remove(project: QgsProject) -> None:
    """Take the tree and its layers out of ``project`` again."""
    project.removeMapLayers([layer.id() for layer in layers(project)])
    root = project.layerTreeRoot()
    for group in root.findGroups():
        if group.customProperty(ROOT):
            root.removeChildNode(group)
    for name in (_LANGUAGE, _PLAN, *PLAN_VARIABLES):
        QgsExpressionContextUtils.removeProjectVariable(project, name)


def layers(project: QgsProject) -> List[QgsVectorLayer]:
    """Return the layers of the workspace in ``project``, in no order."""
    return [layer for layer in project.mapLayers().values() if layer.customProperty(KEY)]


def layer(project: QgsProject, key: str) -> Optional[QgsVectorLayer]:
    """Return the layer called ``key`` in ``plugin.project.tree``, or None."""
    return next((one for one in layers(project) if one.customProperty(KEY) == key), None)


def _subset(layer: QgsVectorLayer, plan: str) -> str:
    own = layer.customProperty(SUBSET)
    condition = '"plan_id" = {}'.format(source.quoted(plan))
    return "{} AND ({})".format(condition, own) if own else condition


def _path(project: QgsProject) -> Optional[str]:
    # from a layer, not from a variable: a project may have been moved together with its file
    for one in layers(project):
        return str(one.source().split("|")[0])
    return None


def _get(project: QgsProject, name: str) -> str:
    value = QgsExpressionContextUtils.projectScope(project).variable(name)
    return str(value or "")


def _set(project: QgsProject, name: str, value: str) -> None:
    QgsExpressionContextUtils.setProjectVariable(project, name, value)
