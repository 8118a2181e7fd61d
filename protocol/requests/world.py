"""The requests that make a world: the demo, its roads, its circle."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Optional

from .command import WORKSPACE, command, option


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
    """Load roads from one source, fit the travel factor to trips, or set slower hours."""

    workspace: str = option(WORKSPACE, positional=True)
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
    hour_factors: Optional[str] = option("slower hours, such as \"07:00-09:00 1.3; 16:30-18:30 "
                                         "1.25\"; an empty text: none", None)
    class_factors: Optional[str] = option("slower classes of road, such as \"primary 1.1; "
                                          "residential 1.2\"; an empty text: none", None)


@command("coverage", "Compute the half-hour circle", writes=True)
@dataclass(frozen=True)
class CoverageRequest:
    """Circles of every squad, and units and enterprises inside and outside."""

    workspace: str = option(WORKSPACE, positional=True)
    time: Optional[str] = option("moment whose closures and hour count, YYYY-MM-DDTHH:MM; "
                                 "default: now", None)
