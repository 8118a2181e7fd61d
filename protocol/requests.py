"""Every command and its request: one dataclass serves the command line, the engine
and, later, the Processing algorithms. An unknown key is an error.

Kept to Python 3.9, the Python of QGIS 3.22 on Windows: ``X | None`` cannot be evaluated
there, and these annotations are evaluated.

Field metadata: ``help`` (English source string), ``positional``, ``choices``.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import Any, Optional, TypeVar, Union, get_args, get_origin, get_type_hints

PROTOCOL_VERSION = 1

T = TypeVar("T", bound=type)


class RequestError(ValueError):
    """A request that does not fit its command. ``template``/``params`` as in errors."""

    def __init__(self, template: str, **params: object) -> None:
        self.template = template
        self.params = params
        super().__init__(template.format(**params))


@dataclass(frozen=True)
class CommandSpec:
    """A command: its name, request class, one line of help, and whether it writes."""

    name: str
    request: type
    help: str
    writes: bool


COMMANDS: dict[str, CommandSpec] = {}


def command(name: str, help: str, *, writes: bool) -> Any:
    """Register the decorated frozen dataclass as the request of command ``name``."""

    def register(request: T) -> T:
        COMMANDS[name] = CommandSpec(name, request, help, writes)
        return request

    return register


def option(
    help: str, default: Any = dataclasses.MISSING, *, positional: bool = False,
    choices: tuple[str, ...] = (), alias: str = "",
) -> Any:
    """Declare a request field with its help text; ``alias`` is another flag for it."""
    metadata = {"help": help, "positional": positional, "choices": choices, "alias": alias}
    return field(default=default, metadata=metadata)


def field_type(request: type, name: str) -> tuple[type, bool]:
    """Return the plain type of a request field and whether it may be None."""
    hint = get_type_hints(request)[name]
    if get_origin(hint) is Union:
        kinds = [a for a in get_args(hint) if a is not type(None)]
        return kinds[0], True
    return hint, False


def parse(name: str, params: dict[str, Any]) -> Any:
    """Build the request of command ``name`` from JSON parameters.

    Raises :class:`RequestError` for an unknown command, an unknown or missing key,
    or a value of the wrong type.
    """
    if name not in COMMANDS:
        raise RequestError("There is no command {name}.", name=name)
    request = COMMANDS[name].request
    fields = {f.name: f for f in dataclasses.fields(request)}
    for key in params:
        if key not in fields:
            raise RequestError("{name} knows no parameter {key}.", name=name, key=key)
    values = {}
    for key, spec in fields.items():
        if key not in params:
            if spec.default is dataclasses.MISSING:
                raise RequestError("{name} needs the parameter {key}.", name=name, key=key)
            continue
        values[key] = _checked(name, request, key, params[key])
    return request(**values)


def _checked(name: str, request: type, key: str, value: Any) -> Any:
    kind, optional = field_type(request, key)
    if value is None and optional:
        return None
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    no_words = kind is list and isinstance(value, list) and not all(
        isinstance(one, str) for one in value)
    if no_words or not isinstance(value, kind) or (kind is not bool and isinstance(value, bool)):
        raise RequestError(
            "{name}: {key} must be of type {kind}.", name=name, key=key, kind=kind.__name__
        )
    choices = next(f for f in dataclasses.fields(request) if f.name == key).metadata["choices"]
    if choices and value not in choices:
        raise RequestError(
            "{name}: {key} must be one of {choices}.",
            name=name, key=key, choices=", ".join(choices),
        )
    return value


_WS = "workspace file (.gpkg)"
#: The planners of a day.
RESPONSE, SIMPLE = "response", "simple"


@command("demo", "Build the demo city (or a small county on given roads) and run the whole path",
         writes=True)
@dataclass(frozen=True)
class DemoRequest:
    """Build, cover, plan, check and draw a demo."""

    out: str = option("folder to write into", positional=True)
    roads: Optional[str] = option("plant a small county on this road file instead of Huzhou", None)
    nodes: Optional[str] = option("layer of nodes, where the road file needs one", None)
    links: Optional[str] = option("layer of links, where the road file needs one", None)
    seed: int = option("seed of everything invented", 20260317)
    date: Optional[str] = option("day to plan, YYYY-MM-DD", None)
    seconds: float = option("seconds for the route search", 20.0)


@command("roads", "Load a road network into a workspace", writes=True)
@dataclass(frozen=True)
class RoadsRequest:
    """Load roads from exactly one source, or fit the travel factor to trips driven."""

    workspace: str = option(_WS, positional=True)
    osm: Optional[str] = option("OpenStreetMap file (.osm.pbf, .osm, .osm.gz)", None)
    graphml: Optional[str] = option("GraphML file written by osmnx", None)
    gpkg: Optional[str] = option("GeoPackage or Shapefile with links and nodes", None)
    links: Optional[str] = option("layer of links in --gpkg", None)
    nodes: Optional[str] = option("layer of nodes in --gpkg", None)
    place: Optional[str] = option("place name to download through osmnx (online)", None)
    overpass_url: Optional[str] = option("Overpass server for --place", None)
    nominatim_url: Optional[str] = option("Nominatim server for --place", None)
    default_kmh: Optional[float] = option("speed where the source has none, km/h", None)
    calibrate: Optional[str] = option("CSV of trips driven: fit the travel factor to them", None)


@command("coverage", "Compute the half-hour circle", writes=True)
@dataclass(frozen=True)
class CoverageRequest:
    """Circles of every squad, and units and enterprises inside and outside."""

    workspace: str = option(_WS, positional=True)


@command("plan", "Plan the inspection routes of a day", writes=True)
@dataclass(frozen=True)
class PlanRequest:
    """Plan one day; the plan is stored as a draft."""

    workspace: str = option(_WS, positional=True)
    date: str = option("day to plan, YYYY-MM-DD")
    name: str = option("name of the plan", "")
    reason: str = option("why the plan is made", "")
    seconds: float = option("seconds for the route search", 20.0)
    seed: int = option("seed of the search", 1)
    method: str = option("planner: response (keeps the half-hour circle) or simple", RESPONSE,
                         choices=(RESPONSE, SIMPLE))


@command("edit", "Move, reorder or pin a visit of a plan; checked before it is saved",
         writes=True)
@dataclass(frozen=True)
class EditRequest:
    """Change a plan by hand; without ``save`` it is only said what the change would do."""

    workspace: str = option(_WS, positional=True)
    visit: str = option("visit id")
    plan: str = option("plan id; default: the newest plan", "")
    crew: str = option("crew that is to make the visit; default: the one that makes it now", "")
    position: int = option("its number in the crew's order; 0: where it costs least driving", 0)
    pin: bool = option("keep crew and time of the visit in later changes", False)
    save: bool = option("store the change as a new draft", False)


@command("publish", "Publish a draft plan; the day's earlier plan is superseded", writes=True)
@dataclass(frozen=True)
class PublishRequest:
    """Publish a plan."""

    workspace: str = option(_WS, positional=True)
    plan: str = option("plan id; default: the newest plan", "")
    name: str = option("new name of the plan; default: as it is", "")
    reason: str = option("why it is published", "")
    despite_violations: bool = option("publish it even if the checker rejects it", False)


@command("dispatch", "Who can be there: rank the crews for an incident", writes=False)
@dataclass(frozen=True)
class DispatchRequest:
    """Rank crews by minutes from where the plan has them."""

    workspace: str = option(_WS, positional=True)
    at: str = option("place of the incident, LON,LAT in degrees (CGCS2000)")
    time: str = option("time of the call, HH:MM")
    plan: str = option("plan id; default: the plan of the day", "")
    date: Optional[str] = option("day whose plan is meant, YYYY-MM-DD; default: today", None)


@command("check", "Check a plan with the independent checker", writes=False)
@dataclass(frozen=True)
class CheckRequest:
    """Recompute a plan from the raw tables."""

    workspace: str = option(_WS, positional=True)
    plan: str = option("plan id; default: the newest plan", "")


@command("webmap", "Write the situation map as one HTML file that needs no network", writes=False)
@dataclass(frozen=True)
class WebmapRequest:
    """Write the web map."""

    workspace: str = option(_WS, positional=True)
    out: str = option("HTML file to write", positional=True)
    plan: str = option("plan id; default: the newest plan", "")


@command("overview", "Draw the city, its circle and the plan as a picture", writes=False)
@dataclass(frozen=True)
class OverviewRequest:
    """Write the overview picture."""

    workspace: str = option(_WS, positional=True)
    out: str = option("PNG file to write", positional=True)
    plan: str = option("plan id; default: the newest plan", "")


@command("info", "Say what a workspace holds", writes=False)
@dataclass(frozen=True)
class InfoRequest:
    """Count the tables and name the plans."""

    workspace: str = option(_WS, positional=True)


@command("project", "Write a QGIS project that opens without the plugin (needs QGIS)",
         writes=False)
@dataclass(frozen=True)
class ProjectRequest:
    """Write the QGIS project."""

    workspace: str = option(_WS, positional=True)
    out: str = option("project file to write (.qgz), beside the workspace", positional=True)
    plan: str = option("plan id; default: the newest plan", "")
    qgis: str = option("QGIS to use: its Python, program or folder", "")


@command("print", "Print route cards, the city overview and files for navigation (needs QGIS)",
         writes=False)
@dataclass(frozen=True)
class PrintRequest:
    """Print a plan; at least one of the outputs must be named."""

    workspace: str = option(_WS, positional=True)
    cards: str = option("PDF of the route cards, A4", "")
    overview: str = option("PDF of the city overview, A3", "")
    gpx: str = option("folder or .zip for the routes as GPX and KML (needs no QGIS)", "")
    plan: str = option("plan id; default: the newest plan", "")
    qgis: str = option("QGIS to use: its Python, program or folder", "")
    phones: bool = option("print officers' telephone numbers on the cards", False)
    desk_phone: str = option("telephone of the duty desk, for the cards", "")


@command("draw", "Double random: freeze and commit, then draw enterprises and officers",
         writes=True)
@dataclass(frozen=True)
class DrawRequest:
    """Without digits: freeze the roster and commit to a salt. With digits: draw."""

    workspace: str = option(_WS, positional=True)
    date: str = option("day of the draw, YYYY-MM-DD", "")
    scheme: str = option("scheme of classes and ratios: a preset's name or a JSON file", "chizhou")
    visits_max: int = option("most visits of one officer, 0: no limit", 0)
    digits: str = option("the witness's digits, six at least; draws what was committed", "")
    draw: str = option("draw id; default: the newest that is committed", "")
    record: str = option("JSON file for the record of the draw", "")
    sheet: str = option("HTML file for the record sheet", "")
    sealed: bool = option("hide the enterprises on the sheet until they are visited", False)


@command("teams", "Cross-regional teams: freeze and commit, then draw pairs and people",
         writes=True)
@dataclass(frozen=True)
class TeamsRequest:
    """Without digits: freeze the roster and commit to a salt. With digits: draw."""

    workspace: str = option(_WS, positional=True)
    campaign: str = option("campaign id; default: the newest", "")
    digits: str = option("the witness's digits, six at least; draws what was committed", "")
    draw: str = option("draw id; default: the newest that is committed", "")
    record: str = option("JSON file for the record of the draw", "")
    sheet: str = option("HTML file for the record sheet", "")
    sealed: bool = option("hide the enterprises on the sheet until they are visited", False)
    inclusion: int = option("repeat the draw so many times for everybody's probability", 0)


@command("verify", "Repeat a draw from its record alone and compare every byte", writes=False)
@dataclass(frozen=True)
class VerifyRequest:
    """Verify a record; no workspace is needed."""

    record: str = option("record of a draw (.json)", positional=True)


from . import import_requests as import_requests  # noqa: E402  (registers its commands)
