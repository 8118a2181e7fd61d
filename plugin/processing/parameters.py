"""Request fields as parameters of a form, and the values of a form as a command line."""

from __future__ import annotations

import dataclasses
from typing import Any, Dict, List, Optional

from qgis.core import (
    QgsCoordinateReferenceSystem,
    QgsProcessing,
    QgsProcessingAlgorithm,
    QgsProcessingContext,
    QgsProcessingException,
    QgsProcessingParameterBoolean,
    QgsProcessingParameterDateTime,
    QgsProcessingParameterDefinition,
    QgsProcessingParameterEnum,
    QgsProcessingParameterFile,
    QgsProcessingParameterFileDestination,
    QgsProcessingParameterFolderDestination,
    QgsProcessingParameterMultipleLayers,
    QgsProcessingParameterNumber,
    QgsProcessingParameterPoint,
    QgsProcessingParameters,
    QgsProcessingParameterString,
)

from ...protocol.language import say
from ...protocol.requests import CommandSpec, field_type
from ..translation import language, tr
from .kinds import ClockTime, Day, InputFile, OutputFile, OutputFolder, Place, kind_of

_GEOGRAPHIC = "EPSG:4490"


def parameter_name(field: str) -> str:
    """Return the Processing name of a request field."""
    return field.upper()


def definitions(command: CommandSpec) -> List[QgsProcessingParameterDefinition]:
    """Return one parameter per field of the command's request, in its order."""
    found = []
    for field in dataclasses.fields(command.request):
        one = _definition(command, field)
        one.setHelp(_sentence(field))
        if field.default is not dataclasses.MISSING and field.name in _RARELY_SET:
            one.setFlags(one.flags() | QgsProcessingParameterDefinition.Flag.FlagAdvanced)
        found.append(one)
    return found


_RARELY_SET = ("seed", "qgis", "overpass_url", "nominatim_url")


def _sentence(field: "dataclasses.Field[Any]") -> str:
    text = say(field.metadata["help"], language())
    return text[:1].upper() + text[1:]


def _definition(
    command: CommandSpec, field: "dataclasses.Field[Any]"
) -> QgsProcessingParameterDefinition:
    name, title = parameter_name(field.name), _sentence(field)
    plain, _ = field_type(command.request, field.name)
    optional = field.default is not dataclasses.MISSING
    default = field.default if optional and field.default != "" else None
    if plain is bool:
        return QgsProcessingParameterBoolean(name, title, bool(default), optional)
    if plain in (int, float):
        number = QgsProcessingParameterNumber.Type
        return QgsProcessingParameterNumber(
            name, title, number.Integer if plain is int else number.Double, default, optional)
    if plain is list:
        return QgsProcessingParameterMultipleLayers(
            name, title, QgsProcessing.SourceType.TypeFile, None, optional)
    if field.metadata["choices"]:
        choices = list(field.metadata["choices"])
        return QgsProcessingParameterEnum(
            name, title, choices, False, default, optional, usesStaticStrings=True)
    return _text_definition(command.name, field.name, title, default, optional)


def _text_definition(
    command: str, field: str, title: str, default: Any, optional: bool
) -> QgsProcessingParameterDefinition:
    name, kind = parameter_name(field), kind_of(command, field)
    moment = QgsProcessingParameterDateTime.Type
    if isinstance(kind, InputFile):
        return QgsProcessingParameterFile(
            name, title, QgsProcessingParameterFile.Behavior.File, kind.suffix, default, optional)
    if isinstance(kind, OutputFile):
        return QgsProcessingParameterFileDestination(
            name, title, "{} (*.{})".format(kind.suffix.upper(), kind.suffix), default, optional,
            not optional)
    if isinstance(kind, OutputFolder):
        return QgsProcessingParameterFolderDestination(
            name, title, default, optional, not optional)
    if isinstance(kind, Day):
        return QgsProcessingParameterDateTime(name, title, moment.Date, default, optional)
    if isinstance(kind, ClockTime):
        return QgsProcessingParameterDateTime(name, title, moment.Time, default, optional)
    if isinstance(kind, Place):
        return QgsProcessingParameterPoint(name, title, default, optional)
    return QgsProcessingParameterString(name, title, default, False, optional)


def values(
    algorithm: QgsProcessingAlgorithm, command: CommandSpec, parameters: Dict[str, Any],
    context: QgsProcessingContext,
) -> Dict[str, Any]:
    """Return field → value of what was filled in; what was left empty is left out.

    Raises ``QgsProcessingException`` for a day, time or point that cannot be read.
    """
    found = {}
    for field in dataclasses.fields(command.request):
        value = _value(algorithm, command, field, parameters, context)
        if value is not None and value != "":
            found[field.name] = value
    return found


def _value(
    algorithm: QgsProcessingAlgorithm, command: CommandSpec, field: "dataclasses.Field[Any]",
    parameters: Dict[str, Any], context: QgsProcessingContext,
) -> Any:
    name = parameter_name(field.name)
    plain, _ = field_type(command.request, field.name)
    given = parameters.get(name)
    if given is None and field.default is not dataclasses.MISSING:
        return None  # the engine knows its own defaults
    if plain is bool:
        return algorithm.parameterAsBool(parameters, name, context)
    if plain is int:
        return algorithm.parameterAsInt(parameters, name, context)
    if plain is float:
        return algorithm.parameterAsDouble(parameters, name, context)
    if plain is list:
        return algorithm.parameterAsFileList(parameters, name, context)
    if field.metadata["choices"]:
        return algorithm.parameterAsEnumString(parameters, name, context)
    kind = kind_of(command.name, field.name)
    if isinstance(kind, Day):
        day = algorithm.parameterAsDateTime(parameters, name, context).date()
        return _valid(day, name, given).toString("yyyy-MM-dd")
    if isinstance(kind, ClockTime):
        time = QgsProcessingParameters.parameterAsTime(
            algorithm.parameterDefinition(name), parameters, context)
        return _valid(time, name, given).toString("HH:mm")
    if isinstance(kind, Place):
        crs = QgsCoordinateReferenceSystem(_GEOGRAPHIC)
        point = algorithm.parameterAsPoint(parameters, name, context, crs)
        return "{:.7f},{:.7f}".format(point.x(), point.y())
    if isinstance(kind, (OutputFile, OutputFolder)):
        return algorithm.parameterAsFileOutput(parameters, name, context)
    if isinstance(kind, InputFile):
        return algorithm.parameterAsFile(parameters, name, context)
    return algorithm.parameterAsString(parameters, name, context)


def _valid(moment: Any, name: str, given: Any) -> Any:
    if not moment.isValid():
        raise QgsProcessingException(
            tr("{name} cannot be read: {value}").format(name=name, value=given))
    return moment


def arguments(command: CommandSpec, found: Dict[str, Any]) -> List[str]:
    """Return the engine's command line of a command and its values."""
    positional: List[str] = []
    options: List[str] = []
    for field in dataclasses.fields(command.request):
        value: Optional[Any] = found.get(field.name)
        if field.metadata["positional"]:
            positional += value or [] if isinstance(value, list) else [str(value)]
        elif value is True:
            options.append("--" + field.name.replace("_", "-"))
        elif value is not None and value is not False:
            # with "=", because a value may begin with a minus
            options.append("--{}={}".format(field.name.replace("_", "-"), value))
    return [command.name, *options, "--", *positional]
