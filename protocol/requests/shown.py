"""The requests that show a workspace: maps, pictures, projects, paper."""

from __future__ import annotations

from dataclasses import dataclass

from .command import WORKSPACE, command, option


@command("webmap", "Write the situation map as one HTML file that needs no network", writes=False)
@dataclass(frozen=True)
class WebmapRequest:
    """Write the web map."""

    workspace: str = option(WORKSPACE, positional=True)
    out: str = option("HTML file to write", positional=True)
    plan: str = option("plan id; default: the newest plan", "")


#: What a time-lapse can show beside the plan instead of another plan.
TRAVEL_ONLY, NOTHING = "travel", "none"


@command("timelapse", "Write a plan as a film of the day, one HTML file that needs no network",
         writes=False)
@dataclass(frozen=True)
class TimelapseRequest:
    """Write the time-lapse."""

    workspace: str = option(WORKSPACE, positional=True)
    out: str = option("HTML file to write", positional=True)
    plan: str = option("plan id; default: the newest plan", "")
    beside: str = option("what to show beside it: a plan id, travel (a plan of the day that only "
                         "saves driving, made now) or none", TRAVEL_ONLY)
    seconds: float = option("seconds for the route search of the plan made now", 10.0)


@command("overview", "Draw the city, its circle and the plan as a picture", writes=False)
@dataclass(frozen=True)
class OverviewRequest:
    """Write the overview picture."""

    workspace: str = option(WORKSPACE, positional=True)
    out: str = option("PNG file to write", positional=True)
    plan: str = option("plan id; default: the newest plan", "")


@command("info", "Say what a workspace holds", writes=False)
@dataclass(frozen=True)
class InfoRequest:
    """Count the tables and name the plans."""

    workspace: str = option(WORKSPACE, positional=True)


@command("project", "Write a QGIS project that opens without the plugin (needs QGIS)",
         writes=False)
@dataclass(frozen=True)
class ProjectRequest:
    """Write the QGIS project."""

    workspace: str = option(WORKSPACE, positional=True)
    out: str = option("project file to write (.qgz), beside the workspace", positional=True)
    plan: str = option("plan id; default: the newest plan", "")
    qgis: str = option("QGIS to use: its Python, program or folder", "")


@command("print", "Print route cards, the city overview and files for navigation (needs QGIS)",
         writes=False)
@dataclass(frozen=True)
class PrintRequest:
    """Print a plan; at least one of the outputs must be named."""

    workspace: str = option(WORKSPACE, positional=True)
    cards: str = option("PDF of the route cards, A4", "")
    overview: str = option("PDF of the city overview, A3", "")
    gpx: str = option("folder or .zip for the routes as GPX and KML (needs no QGIS)", "")
    plan: str = option("plan id; default: the newest plan", "")
    qgis: str = option("QGIS to use: its Python, program or folder", "")
    phones: bool = option("print officers' telephone numbers on the cards", False)
    desk_phone: str = option("telephone of the duty desk, for the cards", "")
