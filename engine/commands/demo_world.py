"""What a demo is made of: the city of Huzhou, or a small county on somebody's roads."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date
from pathlib import Path
from typing import Any

from ...data.records import Enterprise, Item, Water, spec_of
from ...data.settings import Settings
from ...protocol.requests import DemoRequest
from ..desk import Desk

_CITY_ATTRIBUTION = (
    "演示数据 demo data; 地名与代码 names and codes: NBS 2023 (china-division 2.7.0, MIT); "
    "town points © GeoNames (CC BY 4.0)"
)


@dataclass(frozen=True)
class World:
    """All rows of a demo workspace, before it is written. ``incident_at`` is "lon,lat"."""

    name: str
    day: date
    settings: Settings
    records: list[Any]
    incident_at: str
    road_report: dict[str, Any]

    def counts(self) -> dict[str, int]:
        """Return the number of rows by table."""
        return dict(Counter(spec_of(type(r)).name for r in self.records))


def city(request: DemoRequest, day: date, desk: Desk) -> World:
    """Build the demo city: real names, codes and counts, everything else from the seed."""
    from ...data.demo.border_life import border_enterprises, joint_actions, partners
    from ...data.demo.bureau import build_bureau
    from ...data.demo.campaign import demo_campaign
    from ...data.demo.geography import build_geography
    from ...data.demo.territory import Territory
    from ...routing.network.fingerprint import roads_fingerprint

    desk.progress(0.0, "Drawing the demo city")
    ground = build_geography(request.seed)
    territory = Territory(4549, ground.districts, ground.brigades, ground.squads, ground.units,
                          ground.roads)
    desk.progress(0.6, "Inventing enterprises and officers")
    bureau = build_bureau(request.seed, day, territory)
    sides = ground.joint_zones
    bureau = replace(bureau, enterprises=border_enterprises(
        bureau.enterprises, bureau.items, ground.boundary_lines[0], sides, ground.roads, day,
        request.seed))
    report = {
        "source": "demo", "format": "generated", "links": len(ground.roads),
        "nodes": len({n for r in ground.roads for n in (r.from_node, r.to_node)}),
        "km": round(sum(r.length_m for r in ground.roads) / 1000, 1),
    }
    settings = Settings(
        title="湖州市", city="湖州市", demo=True, attribution=_CITY_ATTRIBUTION, metric_epsg=4549,
        roads=json.dumps(report, ensure_ascii=False),
        roads_sha256=roads_fingerprint(ground.roads),
    )
    campaign = demo_campaign(request.seed, day, ground.districts, ground.brigades, ground.squads,
                             bureau.officers, bureau.enterprises)
    records = [*_rows(ground), *_rows(bureau), Water("太湖 (示意)", ground.lake), *campaign,
               *partners(), *joint_actions(day, sides[0].zone_id, sides[0].agreement_id,
                                           sides[0].district, request.seed)]
    return World("huzhou", day, settings, records, _incident(bureau.items, bureau.enterprises, day),
                 report)


def county(request: DemoRequest, day: date, desk: Desk) -> World:
    """Load the given roads and plant a small county on them."""
    from ...data.demo.county import plant_county
    from ...routing.network.fingerprint import roads_fingerprint
    from ...routing.network.load import load_any

    source = Path(str(request.roads))
    desk.progress(0.0, "Reading the roads of {source}", source=source.name)
    loaded = load_any(source, request.links, request.nodes)
    desk.progress(0.7, "Inventing enterprises and officers")
    name = _plain(source)
    planted = plant_county(loaded.roads, request.seed, day, metric_epsg=loaded.metric_epsg,
                           name=name)
    settings = Settings(
        title=planted.name, city=planted.name, demo=True,
        attribution="; ".join(a for a in ("演示数据 demo data", loaded.report.attribution) if a),
        metric_epsg=loaded.metric_epsg, roads=loaded.report.to_json(),
        roads_sha256=roads_fingerprint(loaded.roads, loaded.turns),
    )
    ground, bureau = planted.territory, planted.bureau
    records = [*ground.districts, *ground.brigades, *ground.squads, *ground.units,
               *loaded.roads, *loaded.turns, *_rows(bureau)]
    return World(name, day, settings, records, _incident(bureau.items, bureau.enterprises, day),
                 loaded.report.as_dict())


def _rows(bundle: Any) -> Iterable[Any]:
    """Yield every record of a bundle whose fields are tuples of records."""
    for field in fields(bundle):
        value = getattr(bundle, field.name)
        if isinstance(value, tuple):
            yield from value


def _incident(items: Iterable[Item], enterprises: Iterable[Enterprise], day: date) -> str:
    """Choose where the demo's incident happens: at a red enterprise that is not due today."""
    due = {i.enterprise_id for i in items if i.due_from <= day <= i.due_to}
    known = sorted((e for e in enterprises if e.geom is not None), key=lambda e: e.enterprise_id)
    calm = [e for e in known if e.enterprise_id not in due]
    chosen = next((e for e in calm if e.colour == "red"), known[0])
    lon, lat = chosen.geom.coords[0]  # type: ignore[union-attr]
    return f"{lon:.6f},{lat:.6f}"


def _plain(source: Path) -> str:
    """Return a file name for the workspace: ``gh_andorra.osm.pbf`` → ``gh_andorra``."""
    return re.sub(r"\W+", "_", source.name.split(".")[0]).strip("_") or "county"


