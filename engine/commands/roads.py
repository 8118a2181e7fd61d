"""``halfhour roads``: replace the road network of a workspace."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ...data.errors import BadInput
from ...data.records import Circle, CoverArea, Reach, Road, RoadClosure, TurnRestriction
from ...data.settings import Settings, changed
from ...protocol.requests import RoadsRequest
from ..desk import Desk

if TYPE_CHECKING:
    from ...routing.network.load import LoadedRoads

_LEAST_KMH, _MOST_KMH = 5.0, 130.0


def run(request: RoadsRequest, desk: Desk) -> dict[str, Any]:
    """Load roads from exactly one source and store them with their report.

    Circles and reach computed on the old roads are removed: they no longer hold. Returns
    the load report, the fingerprint, the places off the network and the seconds. Raises
    ``BadInput`` for an unusable source; the workspace is then what it was. With trips to
    calibrate by, the roads stay: see :mod:`.calibrate`.
    """
    if request.calibrate:
        return _calibrate(request, desk)
    if request.hour_factors is not None or request.class_factors is not None:
        return _set_factors(request, desk)
    from ...routing.coverage.places import read_world  # scipy and GDAL: not at start-up
    from ...routing.network.fingerprint import roads_fingerprint
    from ...routing.traveltime.closed import drawn_anew
    from ...routing.traveltime.factory import travel_times

    started = time.monotonic()
    source = _only_source(request)
    with desk.writing(request.workspace) as workspace:
        desk.progress(0.0, "Reading the roads of {source}", source=source)
        loaded = _load(request, desk)
        fingerprint = roads_fingerprint(loaded.roads, loaded.turns)
        settings = _with_roads(workspace.settings(), loaded, fingerprint)
        desk.progress(0.7, "Looking for places off the network")
        times = travel_times(loaded.roads, settings, desk.check_cancel, loaded.turns)
        off = read_world(workspace, times).off_network()
        closures = drawn_anew(times.graph, workspace.read(RoadClosure))
        desk.progress(0.8, "Writing {count} roads", count=len(loaded.roads))
        with workspace.transaction() as writer:
            writer.replace(Road, loaded.roads)
            writer.replace(TurnRestriction, loaded.turns)
            writer.replace(RoadClosure, closures)
            writer.delete(Circle)
            writer.delete(CoverArea)
            writer.delete(Reach)
            writer.save_settings(settings)
            writer.log(
                desk.actor, "roads",
                f"{loaded.report.source}: {loaded.report.links} roads, {loaded.report.km} km, "
                f"sha256 {settings.roads_sha256}",
            )
    return {
        "report": loaded.report.as_dict(),
        "roads_sha256": settings.roads_sha256,
        "off_network": off,
        "closures_on_no_road": [c.closure_id for c in closures if c.geom.is_empty],
        "seconds": round(time.monotonic() - started, 2),
    }


def _calibrate(request: RoadsRequest, desk: Desk) -> dict[str, Any]:
    from .calibrate import calibrate_roads

    if any((request.osm, request.graphml, request.gpkg, request.place)):
        raise BadInput("Give --calibrate alone: first load the roads, then calibrate them.")
    return calibrate_roads(request.workspace, Path(str(request.calibrate)), desk)


def _set_factors(request: RoadsRequest, desk: Desk) -> dict[str, Any]:
    from .road_factors import set_factors

    if any((request.osm, request.graphml, request.gpkg, request.place)):
        raise BadInput("Give --hour-factors and --class-factors without a source of roads: first "
                       "load the roads.")
    return set_factors(request.workspace, request.hour_factors, request.class_factors, desk)


def _only_source(request: RoadsRequest) -> str:
    given = [s for s in (request.osm, request.graphml, request.gpkg, request.place) if s]
    if len(given) != 1:
        raise BadInput(
            "Give exactly one of --osm, --graphml, --gpkg and --place; there are {count}.",
            count=len(given),
        )
    kmh = request.default_kmh
    if kmh is not None and not _LEAST_KMH <= kmh <= _MOST_KMH:
        raise BadInput(
            "--default-kmh is {kmh}; give a speed from {least} to {most} km/h.",
            kmh=f"{kmh:g}", least=f"{_LEAST_KMH:g}", most=f"{_MOST_KMH:g}",
        )
    return given[0] if request.place else Path(given[0]).name


def _load(request: RoadsRequest, desk: Desk) -> LoadedRoads:
    from ...routing.network import load

    kmh, tick = request.default_kmh, desk.check_cancel
    if request.osm:
        return load.load_osm(Path(request.osm), kmh, tick)
    if request.graphml:
        return load.load_graphml(Path(request.graphml), kmh, tick)
    if request.gpkg:
        return load.load_link_node(Path(request.gpkg), request.links, request.nodes, kmh, tick)
    return load.load_place(
        str(request.place), request.overpass_url, request.nominatim_url, kmh, tick
    )


def _with_roads(settings: Settings, loaded: LoadedRoads, fingerprint: str) -> Settings:
    """Return the settings with these roads in place of the ones before, attribution included."""
    before = json.loads(settings.roads).get("attribution") if settings.roads else None
    sources = [s for s in settings.attribution.split("; ") if s and s != before]
    if loaded.report.attribution and loaded.report.attribution not in sources:
        sources.append(loaded.report.attribution)
    return changed(
        settings,
        metric_epsg=loaded.metric_epsg,
        roads=loaded.report.to_json(),
        roads_sha256=fingerprint,
        attribution="; ".join(sources),
    )
