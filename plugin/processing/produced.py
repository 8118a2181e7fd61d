"""What a command leaves behind: workspace, files, layers, numbers for a model."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any, Callable, Dict, List, Tuple

from qgis.core import (
    QgsProcessing,
    QgsProcessingOutputBoolean,
    QgsProcessingOutputDefinition,
    QgsProcessingOutputFile,
    QgsProcessingOutputNumber,
    QgsProcessingOutputString,
    QgsProcessingOutputVectorLayer,
)

from ...protocol.requests import CommandSpec
from ..translation import tr

SUMMARY, WORKSPACE = "SUMMARY", "WORKSPACE"


@dataclass(frozen=True)
class LayerOutput:
    """A layer over rows of the workspace; ``key`` names its style in ``plugin.project``."""

    name: str
    key: str
    table: str
    condition: str = ""
    of_plan: bool = False
    type: Any = QgsProcessing.SourceType.TypeVectorAnyGeometry


_LINE, _POINT, _AREA = (
    QgsProcessing.SourceType.TypeVectorLine, QgsProcessing.SourceType.TypeVectorPoint,
    QgsProcessing.SourceType.TypeVectorPolygon,
)

#: Command → layers it has written, the lowest first.
LAYERS: Dict[str, Tuple[LayerOutput, ...]] = {
    "roads": (LayerOutput("ROADS", "roads", "roads", type=_LINE),),
    "coverage": (
        LayerOutput("CIRCLES", "circles", "circles", "\"squad_id\" = '*'", type=_AREA),
        LayerOutput("REACH", "reach", "reach", type=_POINT),
    ),
    "zone": (
        LayerOutput("ZONES", "joint_zones", "joint_zones", type=_AREA),
        LayerOutput("LINES", "boundary_lines", "boundary_lines", type=_LINE),
    ),
    "inside": (LayerOutput("ENTERPRISES", "zone_enterprises", "zone_enterprises", type=_POINT),),
    "rendezvous": (LayerOutput("POINTS", "rendezvous", "rendezvous", type=_POINT),),
    "plan": (
        LayerOutput("ROUTES", "routes", "routes", of_plan=True, type=_LINE),
        LayerOutput("STOPS", "stops", "stops", "\"kind\" <> 'home'", of_plan=True, type=_POINT),
    ),
}


def layer_title(name: str) -> str:
    """Return what a layer is called for the user."""
    return {
        "ROADS": tr("Roads"), "CIRCLES": tr("Half-hour circle"),
        "REACH": tr("Towns and enterprises by reach"), "ROUTES": tr("Routes by crew"),
        "STOPS": tr("Stops"), "ZONES": tr("Joint zone"), "LINES": tr("Shared boundary"),
        "ENTERPRISES": tr("Enterprises of joint zones"), "POINTS": tr("Rendezvous points"),
    }[name]


@dataclass(frozen=True)
class Fact:
    """A value taken out of the answer, for the next step of a model."""

    name: str
    title: Callable[[], str]
    output: type
    value: Callable[[Dict[str, Any]], Any]


_FACTS: Dict[str, Tuple[Fact, ...]] = {
    "plan": (Fact("PLAN", lambda: tr("Plan id"), QgsProcessingOutputString,
                  lambda a: a["plan_id"]),),
    "edit": (Fact("PLAN", lambda: tr("Plan id"), QgsProcessingOutputString,
                  lambda a: a["saved"] or a["plan_id"]),),
    "publish": (Fact("PLAN", lambda: tr("Plan id"), QgsProcessingOutputString,
                     lambda a: a["plan_id"]),),
    "check": (
        Fact("OK", lambda: tr("The plan holds"), QgsProcessingOutputBoolean, lambda a: a["ok"]),
        Fact("VIOLATIONS", lambda: tr("Number of violations"), QgsProcessingOutputNumber,
             lambda a: len(a["violations"])),
    ),
}


def definitions(command: CommandSpec) -> List[QgsProcessingOutputDefinition]:
    """Return the outputs besides those of the destination parameters."""
    found: List[QgsProcessingOutputDefinition] = [
        QgsProcessingOutputString(SUMMARY, tr("Answer of the engine (JSON)"))]
    fields = {field.name for field in dataclasses.fields(command.request)}
    if "workspace" in fields or command.name == "demo":
        found.append(QgsProcessingOutputFile(WORKSPACE, tr("Workspace")))
    found += [fact.output(fact.name, fact.title()) for fact in _FACTS.get(command.name, ())]
    found += [QgsProcessingOutputVectorLayer(one.name, layer_title(one.name), one.type)
              for one in LAYERS.get(command.name, ())]
    return found


def facts(command: str, answer: Dict[str, Any]) -> Dict[str, Any]:
    """Return the values taken out of the answer of ``command``."""
    return {fact.name: fact.value(answer) for fact in _FACTS.get(command, ())}
