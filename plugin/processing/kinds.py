"""What the text of a request field stands for: the requests say ``str``, a form wants more.

Every text field of every request is named here; one that is not is a text to type, and
``tests/qgis/test_processing.py`` names it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Dict, Tuple, Union


@dataclass(frozen=True)
class Text:
    """A text to type."""


@dataclass(frozen=True)
class Day:
    """A day; the command line wants YYYY-MM-DD."""


@dataclass(frozen=True)
class ClockTime:
    """A time of day; the command line wants HH:MM."""


@dataclass(frozen=True)
class Place:
    """A point on the map; the command line wants LON,LAT in CGCS2000."""


@dataclass(frozen=True)
class InputFile:
    """A file that is there; ``suffix`` without dot, empty for several kinds."""

    suffix: str = ""


@dataclass(frozen=True)
class OutputFile:
    """A file to write."""

    suffix: str


@dataclass(frozen=True)
class OutputFolder:
    """A folder to write into."""


Kind = Union[Text, Day, ClockTime, Place, InputFile, OutputFile, OutputFolder]

#: Field name → kind, in whatever command it occurs.
_ANYWHERE: Dict[str, Kind] = {
    "workspace": InputFile("gpkg"),
    "date": Day(),
    "time": ClockTime(),
    "at": Place(),
    "name": Text(),
    "reason": Text(),
    "plan": Text(),
    "visit": Text(),
    "crew": Text(),
    "qgis": Text(),
    "links": Text(),
    "nodes": Text(),
    "place": Text(),
    "overpass_url": Text(),
    "nominatim_url": Text(),
    "desk_phone": Text(),
    "osm": InputFile(),
    "graphml": InputFile("graphml"),
    "gpkg": InputFile(),
    "cards": OutputFile("pdf"),
    "overview": OutputFile("pdf"),
    "gpx": OutputFolder(),
    "mapping": InputFile("json"),
    "errors": OutputFile("xlsx"),
    "record": OutputFile("json"),
    "sheet": OutputFile("html"),
    "calibrate": InputFile("csv"),
    "hour_factors": Text(),
    "class_factors": Text(),
    "campaign": Text(),
    "tables": Text(),
    "table": Text(),
    "changes": Text(),
    "enterprise": Text(),
    "scheme": Text(),
    "digits": Text(),
    "draw": Text(),
    "open_at": Text(),
    "a": Text(),
    "b": Text(),
    "extend": Text(),
    "areas": InputFile(),
    "zone": Text(),
    "agreement": Text(),
    "remove": Text(),
    "title": Text(),
    "day": Day(),
    "partners": Text(),
    "lead": Text(),
    "result": Text(),
    "action": Text(),
    "first": Day(),
    "last": Day(),
    "review_no": Text(),
    "signed": Day(),
    "actions": Text(),
    "legal_basis": Text(),
    "desk": Text(),
    "code": Text(),
    "city": Text(),
    "change": Text(),
}

#: (command, field) → kind, where the name alone does not tell.
_IN_COMMAND: Dict[Tuple[str, str], Kind] = {
    ("close", "line"): InputFile(),
    ("close", "polygon"): InputFile(),
    ("close", "valid_from"): Text(),
    ("close", "valid_until"): Text(),
    ("close", "source"): Text(),
    ("close", "lift"): Text(),
    ("coverage", "time"): Text(),
    ("create", "workspace"): OutputFile("gpkg"),
    ("demo", "out"): OutputFolder(),
    ("demo", "roads"): InputFile(),
    ("webmap", "out"): OutputFile("html"),
    ("timelapse", "out"): OutputFile("html"),
    ("timelapse", "beside"): Text(),
    ("plan", "chart"): OutputFile("svg"),
    ("tradeoff", "chart"): OutputFile("svg"),
    ("overview", "out"): OutputFile("png"),
    ("project", "out"): OutputFile("qgz"),
    ("backup", "file"): OutputFile("gpkg"),
    ("export", "out"): OutputFile("xlsx"),
    ("restore", "file"): InputFile("gpkg"),
    ("verify", "record"): InputFile("json"),
    ("missions", "base"): Text(),
    ("zone", "line"): InputFile(),
    ("agreement", "valid_from"): Day(),
    ("agreement", "valid_to"): Day(),
    ("appendix", "out"): OutputFolder(),
}


def known(command: str, field: str) -> bool:
    """Whether the text field of a command is named here."""
    return (command, field) in _IN_COMMAND or field in _ANYWHERE


def kind_of(command: str, field: str) -> Kind:
    """Return what the text field of a command stands for."""
    return _IN_COMMAND.get((command, field)) or _ANYWHERE.get(field, Text())
