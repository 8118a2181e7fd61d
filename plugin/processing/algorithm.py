"""A command of the engine as a Processing algorithm."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any, Dict, Optional, Tuple

from qgis.core import (
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingFeedback,
    QgsProcessingParameterBoolean,
)
from qgis.PyQt.QtGui import QIcon

from ...protocol.language import say
from ...protocol.requests import COMMANDS
from ..engine import interpreter
from ..icons import icon
from ..translation import language, tr
from . import explanation, parameters, produced, styled_layers
from .engine_run import EngineRun
from .kinds import OutputFile, OutputFolder, kind_of

_LOAD = "LOAD_LAYERS"


class CommandAlgorithm(QgsProcessingAlgorithm):
    """One command; its form comes from the request class, its work from the engine."""

    def __init__(self, command: str) -> None:
        super().__init__()
        self._command = COMMANDS[command]
        self._written = ""  # the workspace that a run has written into

    def createInstance(self) -> "CommandAlgorithm":
        """Return a fresh algorithm of the same command."""
        return CommandAlgorithm(self._command.name)

    def name(self) -> str:
        """Return the id behind ``halfhour:``."""
        return self._command.name

    def displayName(self) -> str:
        """Return the title in the toolbox."""
        return say(self._command.help, language())

    def group(self) -> str:
        """Return the title of the group."""
        return explanation.group_title(self._command.name)

    def groupId(self) -> str:
        """Return the id of the group."""
        return explanation.group_of(self._command.name)

    def shortDescription(self) -> str:
        """Return one line."""
        return self.displayName()

    def shortHelpString(self) -> str:
        """Return the text beside the form."""
        return explanation.text(self._command)

    def icon(self) -> QIcon:
        """Return the plugin's icon."""
        return icon("halfhour")

    def canExecute(self) -> Tuple[bool, str]:
        """Tell whether there is an engine to ask; called by QGIS before the form is shown."""
        ready = interpreter.find() is not None
        return ready, "" if ready else interpreter.missing()

    def initAlgorithm(self, configuration: Optional[Dict[str, Any]] = None) -> None:
        """Declare parameters and outputs."""
        for definition in parameters.definitions(self._command):
            self.addParameter(definition)
        if self._command.name in produced.LAYERS:
            self.addParameter(QgsProcessingParameterBoolean(
                _LOAD, tr("Load the styled layers into the project"), True, True))
        for output in produced.definitions(self._command):
            self.addOutput(output)

    def processAlgorithm(
        self, given: Dict[str, Any], context: QgsProcessingContext,
        feedback: QgsProcessingFeedback,
    ) -> Dict[str, Any]:
        """Ask the engine. Raises ``QgsProcessingException`` with its sentence if it refuses."""
        values = parameters.values(self, self._command, given, context)
        if self._command.name == "demo":
            Path(values["out"]).mkdir(parents=True, exist_ok=True)
        answer = EngineRun(feedback).run(parameters.arguments(self._command, values))
        if answer is None:
            return {}
        self._tell_violations(answer, feedback)
        workspace = str(answer.get("workspace") or values.get("workspace") or "")
        self._written = workspace if self._command.writes else ""
        results: Dict[str, Any] = {
            produced.SUMMARY: json.dumps(answer, ensure_ascii=False),
            **({produced.WORKSPACE: workspace} if workspace else {}),
            **produced.facts(self._command.name, answer),
        }
        for field, value in values.items():
            if isinstance(value, str) and isinstance(
                    kind_of(self._command.name, field), (OutputFile, OutputFolder)):
                results[parameters.parameter_name(field)] = value
        results.update(self._layers(given, context, workspace, str(answer.get("plan_id") or "")))
        return results

    def postProcessAlgorithm(
        self, context: QgsProcessingContext, feedback: QgsProcessingFeedback
    ) -> Dict[str, Any]:
        """Reload the project's layers of the workspace; called in the project's thread."""
        if self._written and context.project() is not None:
            styled_layers.reload(context.project(), self._written)
        return {}

    def _layers(
        self, given: Dict[str, Any], context: QgsProcessingContext, workspace: str, plan: str
    ) -> Dict[str, str]:
        outputs = produced.LAYERS.get(self._command.name, ())
        wanted = outputs and context.project() is not None and self.parameterAsBool(
            given, _LOAD, context)
        found = {}
        for output in outputs:
            found[output.name] = styled_layers.source_of(workspace, output, plan)
            if wanted:
                styled_layers.load(context, workspace, output, found[output.name], plan)
        return found

    def _tell_violations(self, answer: Dict[str, Any], feedback: QgsProcessingFeedback) -> None:
        checked = answer.get("check") or answer  # the demo checks its plan, too
        for violation in checked.get("violations", ()):
            feedback.reportError(str(violation["sentence"]))
