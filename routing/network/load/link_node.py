"""Link/node road layers (GeoPackage, Shapefile) as traffic models and map firms deliver them.

Such layers have no common column names, so columns are found by the names in use; the
report says which column was taken for what. Many state neither class nor speed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from ....data.errors import BadInput
from .assemble import LoadedRoads, assemble
from .layers import read_layer
from .link import Found, Link, both, class_and_speed
from .report import file_sha256
from .source_file import require_file
from .speeds import limit_kmh

if TYPE_CHECKING:
    from geopandas import GeoDataFrame

EXTENSIONS = (".gpkg", ".shp")

#: Meaning → column names in use, the most telling first; compared without case and "_".
_LINK_NAMES = {
    "from": ("fromnode", "fnode", "fromnodeid", "startnode", "snodeid", "anode", "source", "u"),
    "to": ("tonode", "tnode", "tonodeid", "endnode", "enodeid", "bnode", "target", "v"),
    "direction": ("dir", "direction", "oneway", "dirflag"),
    "class": ("highway", "fclass", "roadclass", "linktype", "class", "kind"),
    "speed": ("maxspeed", "speedkmh", "freespeed", "speed", "speedlimit", "vmax"),
    "length": ("length", "lengthm", "len", "shapelength"),
    "name": ("roadname", "name", "namechn", "pathname", "linkname"),
}
_NODE_NAMES = ("nodeid", "osmid", "id", "node")

#: Direction values in use: both ways, along the line, against it. The last letters are those
#: of shapefiles derived from OpenStreetMap (both, from–to, to–from).
_BOTH_WAYS = {"0", "no", "false", "b", ""}
_FORWARD = {"1", "yes", "true", "f"}
_BACKWARD = {"-1", "reverse", "t"}

#: A link end may be this far from its node without being remarked upon.
_NEAR_NODE_M = 1.0
_METRES_PER_DEGREE = 111_320.0


def load_link_node(
    path: Path, links: str | None = None, nodes: str | None = None,
    default_kmh: float | None = None, on_tick: Callable[[], None] | None = None,
) -> LoadedRoads:
    """Load the layer ``links`` and, if there is one, the layer ``nodes`` of ``path``.

    A layer not named is found if it is the only one of its geometry; a Shapefile's nodes
    are the Shapefile of that name beside it. Coordinates are brought to lon/lat; a layer
    without CRS is taken for lon/lat. ``default_kmh`` is the speed of links with neither
    speed nor class (40 km/h if None). Raises ``BadInput`` for a missing file, layer or
    column, an unknown direction, or no roads.
    """
    require_file(path, EXTENSIONS)
    tick = on_tick or (lambda: None)
    tick()
    frame = read_layer(path, links, "LineString")
    if frame is None:
        raise BadInput("{file} has no layer of lines; name one with --links.", file=path.name)
    tick()
    node_frame = read_layer(path, nodes, "Point")
    tick()
    columns = _columns(frame, path)
    spots, node_column = ({}, None) if node_frame is None else _spots(node_frame, path)
    reader = _Reader(path, columns, spots, default_kmh)
    found_links = reader.links(frame)
    tick()
    if node_column:
        columns["node"] = node_column
    found = Found(found_links, skipped_links=reader.skipped, columns=columns,
                  missing_nodes=len(reader.missing), notes=reader.notes())
    return assemble(found, source=path.name, sha256=file_sha256(path), format_="link_node")


@dataclass
class _Reader:
    """Turns rows into links, and remembers what was odd about them."""

    path: Path
    columns: dict[str, str]
    spots: dict[int, tuple[float, float]]
    default_kmh: float | None
    skipped: int = 0
    off_node: int = 0
    assumed: bool = False

    def __post_init__(self) -> None:
        self.missing: set[int] = set()
        self._has_nodes = bool(self.spots)

    def links(self, frame: GeoDataFrame) -> list[Link]:
        """Return one link per usable row."""
        cells = {what: frame[column].tolist() for what, column in self.columns.items()}
        lines = shapely.line_merge(shapely.force_2d(frame.geometry.to_numpy()))
        links = []
        for row, line in enumerate(lines):
            link = self._link(row, line, {what: column[row] for what, column in cells.items()})
            if link is None:
                self.skipped += 1
            else:
                links.append(link)
        return links

    def notes(self) -> tuple[dict[str, str], ...]:
        """Return what a person should know of the assumptions made."""
        notes = []
        if "direction" not in self.columns:
            notes.append(both("No column of directions: every road is taken as two-way."))
        if self.assumed:
            _, kmh, _, _ = class_and_speed(None, None, self.default_kmh)
            notes.append(both(
                "Links with neither class nor speed are taken as tertiary roads at {kmh} km/h.",
                kmh=f"{kmh:g}",
            ))
        if self.off_node:
            notes.append(both(
                "{count} links end more than 1 m from their node; they were drawn to it.",
                count=self.off_node,
            ))
        return tuple(notes)

    def _link(self, row: int, line: Any, cell: dict[str, Any]) -> Link | None:
        if line is None or line.geom_type != "LineString" or line.is_empty:
            return None
        tail, head = _whole(cell["from"]), _whole(cell["to"])
        if tail is None or head is None:
            return None
        lonlat = shapely.get_coordinates(line)
        if not self._tie(tail, head, lonlat):
            return None
        oneway, backward = self._direction(cell.get("direction"), row)
        if backward:
            tail, head, lonlat = head, tail, lonlat[::-1]
        kind, kmh, class_stated, speed_stated = class_and_speed(
            _text(cell.get("class")), limit_kmh(_text(cell.get("speed"))), self.default_kmh
        )
        self.assumed |= not (class_stated or speed_stated)
        return Link(tail, head, lonlat, kind, kmh, oneway, _text(cell.get("name")),
                    class_stated, speed_stated)

    def _tie(self, tail: int, head: int, lonlat: np.ndarray) -> bool:
        """Draw both ends to their nodes; False if a node is not in the layer of nodes."""
        off = False
        for node, end in ((tail, 0), (head, -1)):
            if node not in self.spots:
                if self._has_nodes:
                    self.missing.add(node)
                    return False
                self.spots[node] = (float(lonlat[end, 0]), float(lonlat[end, 1]))
            gap = np.subtract(self.spots[node], lonlat[end])
            off |= bool(np.hypot(*gap) * _METRES_PER_DEGREE > _NEAR_NODE_M)
            lonlat[end] = self.spots[node]
        self.off_node += off
        return True

    def _direction(self, value: Any, row: int) -> tuple[bool, bool]:
        """Return (one-way?, against the line?)."""
        word = (_text(value) or "").lower()
        if word in _BOTH_WAYS:
            return False, False
        if word in _FORWARD or word in _BACKWARD:
            return True, word in _BACKWARD
        raise BadInput(
            "{file}, row {row}: the direction {value} in column {column} is unknown; "
            "use 0 (both), 1 (along the line) or -1 (against it).",
            file=self.path.name, row=row + 1, value=word, column=self.columns["direction"],
        )


def _columns(frame: GeoDataFrame, path: Path) -> dict[str, str]:
    """Return meaning → column. Raises ``BadInput`` if the ends of a link are not told."""
    there = [str(c) for c in frame.columns if c != frame.geometry.name]
    by_plain = {_plain(column): column for column in reversed(there)}
    found = {}
    for what, names in _LINK_NAMES.items():
        column = next((by_plain[name] for name in names if name in by_plain), None)
        if column is not None:
            found[what] = column
    if "from" not in found or "to" not in found:
        raise BadInput(
            "{file}: no columns for the two nodes of a link, such as from_node and to_node; "
            "there are {columns}.",
            file=path.name, columns=", ".join(there) or "-",
        )
    return found


def _spots(frame: GeoDataFrame, path: Path) -> tuple[dict[int, tuple[float, float]], str]:
    by_plain = {_plain(str(c)): str(c) for c in frame.columns if c != frame.geometry.name}
    column = next((by_plain[name] for name in _NODE_NAMES if name in by_plain), None)
    if column is None:
        raise BadInput(
            "{file}: the layer of nodes has no column of node ids, such as node_id; "
            "there are {columns}.",
            file=path.name, columns=", ".join(by_plain.values()) or "-",
        )
    lonlat = shapely.get_coordinates(frame.geometry.to_numpy())
    ids = [_whole(value) for value in frame[column].tolist()]
    if len(lonlat) != len(ids):
        raise BadInput("{file}: every node must be one point.", file=path.name)
    spots = {node: (float(x), float(y))
             for node, (x, y) in zip(ids, lonlat, strict=True) if node is not None}
    return spots, column


def _plain(column: str) -> str:
    return column.lower().replace("_", "")


def _whole(value: Any) -> int | None:
    """Return a node id as a whole number, None if the cell is empty or no number."""
    try:
        number = int(value)
    except (TypeError, ValueError, OverflowError):
        return None
    return number if number == float(value) else None


def _text(value: Any) -> str | None:
    """Return a cell as text, whole floats without their ``.0``, None if it is empty."""
    if value is None or value != value:  # NaN is the only value unequal to itself
        return None
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    return str(value).strip() or None
