"""Roads and their hierarchy kept in a hidden file beside the workspace, for the next start.

The file can be deleted at any time: it is made again. It is named after the fingerprint of
the roads and labelled with all that it was made of, so an old one is never read.
"""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from ....data.records import Road, TurnRestriction
from ....data.settings import Settings
from ....data.store import Workspace
from ....data.store.lock import beside
from ...network.array_file import read_arrays, write_arrays
from ...network.build import build_graph, speeds_kmh
from ...network.flat import FLAT_VERSION, from_arrays, to_arrays
from ...network.graph import RoadGraph
from .hierarchy import Hierarchy, build_hierarchy

#: Raise it when a change of code changes the hierarchy of the same roads.
HIERARCHY_VERSION = 2

_FIELDS = tuple(Hierarchy.__dataclass_fields__)
_PREFIX = "hierarchy_"


def kept_graph(workspace: Workspace, settings: Settings) -> tuple[RoadGraph, Hierarchy]:
    """Return graph and hierarchy of the workspace's roads, from the file if it is right.

    Otherwise they are built from the rows, and kept unless the folder cannot be written or
    the roads have no fingerprint. Raises ``BadInput`` as ``build_graph`` does.
    """
    label = _label(workspace, settings)
    path = kept_file(workspace.path, settings.roads_sha256)
    if settings.roads_sha256:
        arrays = read_arrays(path, label)
        if arrays is not None:
            hierarchy = Hierarchy(**{name: arrays[_PREFIX + name] for name in _FIELDS})
            return from_arrays(arrays, settings.metric_epsg, settings.travel_factor), hierarchy
    ordered = sorted(workspace.read(Road), key=lambda road: road.road_id)
    graph = build_graph(ordered, settings, workspace.read(TurnRestriction))
    hierarchy = build_hierarchy(graph)
    if settings.roads_sha256:
        with suppress(OSError):
            _remove_others(path)
            write_arrays(path, label, {
                **to_arrays(graph, speeds_kmh(ordered, settings)),
                **{_PREFIX + name: getattr(hierarchy, name) for name in _FIELDS},
            })
    return graph, hierarchy


def kept_file(workspace: Path, roads_sha256: str) -> Path:
    """Return where the roads of a workspace are kept: ``.NAME.gpkg.roads-<sha12>.npz``."""
    return beside(workspace, f"roads-{roads_sha256[:12]}.npz")


def _label(workspace: Workspace, settings: Settings) -> dict[str, str]:
    return {
        "roads": settings.roads_sha256,
        # somebody may have edited the layer without loading roads again
        "changed": f"{workspace.changed_at(Road)} {workspace.changed_at(TurnRestriction)}",
        "turns": str(settings.turn_restrictions),
        "epsg": str(settings.metric_epsg),
        "classes": settings.class_factors,
        "versions": f"{FLAT_VERSION}.{HIERARCHY_VERSION}",
    }


def _remove_others(path: Path) -> None:
    """Remove what is kept of roads that the workspace had before."""
    stem = path.name[: path.name.rindex("roads-")]
    for old in path.parent.iterdir():
        if old.name.startswith(f"{stem}roads-") and old.suffix == ".npz" and old != path:
            with suppress(OSError):
                old.unlink()
