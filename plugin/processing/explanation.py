"""The help beside each form, and the groups of the toolbox."""

from __future__ import annotations

import dataclasses
from html import escape

from ...protocol.language import say
from ...protocol.requests import CommandSpec
from ..translation import language, tr

_WORKSPACE, _DAY, _MAPS, _DRAWS, _JOINT = "workspace", "day", "maps", "draws", "joint"
_GROUPS = {
    **dict.fromkeys(("coverage", "plan", "edit", "publish", "dispatch", "check",
                     "close", "tradeoff"), _DAY),
    **dict.fromkeys(("webmap", "timelapse", "overview", "project", "print"), _MAPS),
    **dict.fromkeys(("draw", "teams", "missions", "verify"), _DRAWS),
    **dict.fromkeys(("zone", "zones", "agreement", "partner", "inside", "rendezvous", "jointlog",
                     "appendix"), _JOINT),
}


def group_of(command: str) -> str:
    """Return the id of a command's group."""
    return _GROUPS.get(command, _WORKSPACE)


def group_title(command: str) -> str:
    """Return the title of a command's group."""
    return {
        _WORKSPACE: tr("Workspace"), _DAY: tr("Plan of the day"), _MAPS: tr("Maps and paper"),
        _DRAWS: tr("Draws"), _JOINT: tr("Joint enforcement"),
    }[group_of(command)]


def text(command: CommandSpec) -> str:
    """Return the help of a command as HTML: what it does, then its parameters."""
    parts = ["<p>{}</p>".format(
        escape(_about(command.name) or say(command.help, language())))]
    for field in dataclasses.fields(command.request):
        parts.append("<b>{}</b>: {}<br>".format(
            field.name.upper(), escape(say(field.metadata["help"], language()))))
    parts.append("<p>{}</p>".format(escape(
        tr("The command writes into the workspace; if it is cancelled, the workspace is left "
           "unchanged.") if command.writes
        else tr("The command leaves the workspace as it is."))))
    return "\n".join(parts)


def _about(command: str) -> str:
    known = {
        "demo": tr(
            "Builds an invented city (demo data), computes its half-hour circle, plans and checks "
            "a day, and draws the maps. With a road file, a small invented county is planted on "
            "these roads instead."),
        "roads": tr(
            "Replaces the road network of a workspace by exactly one source: an OpenStreetMap "
            "file, a GraphML file of osmnx, links and nodes of a GeoPackage or Shapefile, or a "
            "place name to download."),
        "info": tr("Counts what a workspace holds and names its plans."),
        "zone": tr(
            "Designs a joint enforcement zone: the shared boundary of two districts, snapped and "
            "measured, and all ground of each within its width of it. Without the option to store "
            "it, the workspace is left as it is."),
        "appendix": tr(
            "Writes two folders: one for us with map, coordinates, areas and an enterprise "
            "workbook per side, one for the neighbour without anything of our internal layers. "
            "Two provinces on one sheet bring the stamp of an internal working map, unless a map "
            "review number is given."),
        "partner": tr(
            "Keeps the register of provinces, cities and counties with which there is a framework "
            "of joint enforcement. A code that is new is entered, one that is known is changed in "
            "what is named; without a code the partners are listed."),
        "coverage": tr(
            "Computes where a lawful squad is within the standard time (usually half an hour, "
            "turn-out included), and which towns and enterprises are not."),
        "close": tr(
            "Closes the road at a place, the roads along or across a line, or those in an area, "
            "for a time (2026-03-17T08:00, local) or until it is lifted. Plans, the circle and "
            "dispatching keep to it. Without a drawing the closures are listed."),
        "plan": tr(
            "Plans the inspection routes of a day so that the towns stay within half an hour of "
            "a crew. The plan is stored as a draft. Where the coverage floor cannot be held, the "
            "plan says when, where and why."),
        "tradeoff": tr(
            "Plans a day up to five times, from most coverage to least driving, and stores the "
            "plans as drafts to choose from. A plan that is no better than another in anything is "
            "left out. Those that break the city's coverage floor say when and where."),
        "edit": tr(
            "Moves a visit to another crew or place in its order, or pins it, and says what that "
            "does to the times and the coverage. Only when saving is asked for, a new draft is "
            "made; the plan itself is never changed."),
        "publish": tr(
            "Publishes a draft; the plan published earlier for the day is superseded, not "
            "deleted."),
        "dispatch": tr(
            "Ranks the crews that can be at a place, by minutes from where the plan has them at "
            "that time."),
        "check": tr(
            "Recomputes a plan from the raw tables with a program that shares nothing with the "
            "planner, and lists whatever does not hold."),
        "webmap": tr("Writes the situation as one HTML file that opens without a network."),
        "timelapse": tr(
            "Writes the day of a plan as a film in one HTML file that opens without a network: "
            "crews move over the map, towns out of reach turn red. Beside it runs another plan of "
            "the day, or one made now for least driving alone."),
        "overview": tr("Draws the city, its half-hour circle and the plan as one picture."),
        "project": tr("Writes a QGIS project, with styles, that opens without this plugin."),
        "print": tr(
            "Prints route cards and the city overview as PDF, and writes the routes as GPX and "
            "KML for navigation. At least one of the outputs must be named."),
        "draw": tr(
            "Double random: draws enterprises by class and ratio, and officers for them. Run it "
            "twice. Without digits it freezes the roster and commits to a secret salt; publish the "
            "commitment. With the digits a witness then names (six at least) it draws what was "
            "committed, so that nobody could choose the result. The record can be repeated by "
            "“verify”."),
        "teams": tr(
            "Cross-regional teams of a campaign: draws which region inspects which, and who goes. "
            "Recusals, home regions and the rules of the campaign hold in every draw. Run it "
            "twice, as the double-random draw: first without digits, then with those of the "
            "witness. With a number of repetitions it tells everybody's probability to be drawn."),
        "missions": tr(
            "Plans the days of drawn teams in the regions they inspect and writes team sheets, "
            "travel sheets and hand-over lists to print. Nothing is stored."),
        "verify": tr(
            "Repeats a draw from its record file alone, without any workspace, and compares every "
            "byte: the salt with its commitment, the roster with its hash, the result with the "
            "seed."),
        "import": tr(
            "Imports tables and layers from Excel, CSV, GeoPackage, Shapefile, GeoJSON and KML. "
            "What the files hold and which datum their coordinates have is told row by row; rows "
            "with a fault are set aside and written into a workbook to be mended. Try it first "
            "with the dry run, which writes nothing. The last import can be taken back."),
        "export": tr(
            "Writes tables of a workspace into a workbook or a GeoPackage that can be imported "
            "again unchanged."),
        "backup": tr(
            "Copies a workspace into one file that is whole, also while plans are being made in "
            "it."),
        "restore": tr(
            "Puts a workspace back to what a backup holds; everything written since is lost. "
            "Close the workspace in the panel first: nobody else may be writing it."),
    }
    return known.get(command, "")
