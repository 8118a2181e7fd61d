"""Reading road networks: OpenStreetMap files, osmnx GraphML, link/node layers, downloads."""

from .any import load_any
from .assemble import LoadedRoads
from .graphml import load_graphml
from .link_node import load_link_node
from .osm import load_osm
from .place import load_place
from .report import LoadReport

__all__ = ["LoadReport", "LoadedRoads", "load_any", "load_graphml", "load_link_node",
           "load_osm", "load_place"]
