"""A small county planted on whatever road network is loaded, anywhere in the world."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
import shapely
from numpy.typing import NDArray

from ..codes import admin_code
from ..crs import geometry_to_lonlat, geometry_to_metric, to_lonlat, to_metric
from ..errors import BadInput
from ..records import Brigade, District, Road, Squad, Unit
from .bureau import Bureau, BureauSize, build_bureau
from .scatter import spread
from .territory import Territory

#: Six squads of five to six officers field about eleven crews; they can do some 45 visits.
SIZE = BureauSize(
    enterprises=200,
    officers_civil=28,
    officers_public=12,
    visits=(46, 52),
    other_days_share=0.35,
    absence_share=0.06,
    squad_in_training=False,
    recusals=6,
)
_SQUADS, _UNITS = 6, 14
_NEEDED_NODES = 3 * (_SQUADS + _UNITS)
#: A county reaches no farther than this from its middle, however large the network.
_REACH_M = 20_000.0
_MARGIN_M = 500.0
#: Below this area two districts would be two streets: then there is one.
_TWO_DISTRICTS_KM2 = 30.0
_PREFECTURE = "9901"  # no such province: the codes are invented
_TURNOUT_MIN = 3.0
_NUMERALS = "一二三四五六七八九十"
_SIDES = ("甲", "乙")
_KINDS = ("street", "town", "town", "township", "park", "town", "town")
_WEIGHTS = {"street": 1.5, "town": 1.0, "township": 0.6, "park": 1.2}
_WORDS = {"street": "街道", "town": "镇", "township": "乡", "park": "园区"}

Points = NDArray[np.float64]


@dataclass(frozen=True)
class County:
    """A planted county: its ground and its people."""

    name: str
    territory: Territory
    bureau: Bureau


def plant_county(
    roads: Sequence[Road], seed: int, day: date, *, metric_epsg: int, name: str
) -> County:
    """Plant six squads, fourteen units and 200 enterprises on ``roads``.

    ``roads`` is a strongly connected network; ``name`` is what the county is called after.
    One brigade, one district or two (a larger county is halved across its longer axis), at
    least 8 crews and 40 visits on ``day``. Where things stand follows from the network, who
    and what from ``seed``. Raises ``BadInput`` if the network is too small.
    """
    node_xy = _junctions(roads, metric_epsg)
    if len(node_xy) < _NEEDED_NODES:
        raise BadInput(
            "The network has only {nodes} junctions; a demo county needs at least {needed}.",
            nodes=len(node_xy),
            needed=_NEEDED_NODES,
        )
    middle = np.median(node_xy, axis=0)
    distance = np.hypot(*(node_xy - middle).T)
    # where the middle is empty, the nearest junctions are still enough for a county
    reach = max(_REACH_M, float(np.sort(distance)[_NEEDED_NODES - 1]))
    node_xy = node_xy[distance <= reach]
    hull = shapely.convex_hull(shapely.multipoints(node_xy))
    ground = shapely.buffer(hull, _MARGIN_M)
    halves = [(ground, node_xy)]
    if shapely.area(hull) >= _TWO_DISTRICTS_KM2 * 1e6:
        cut = _Cut.through(node_xy)
        beyond = cut.beyond(node_xy)
        halves = [
            (shapely.intersection(ground, cut.side(second)), node_xy[beyond == second])
            for second in (False, True)
        ]
    brigade = Brigade("YS00", f"{name}演示县执法队", "county", None, _point(middle, metric_epsg))
    districts: list[District] = []
    squads: list[Squad] = []
    units: list[Unit] = []
    for index, (half, xy) in enumerate(halves):
        district = _district(index, half, name, metric_epsg)
        own = _squads(xy, _SQUADS // len(halves), len(squads), district, brigade, metric_epsg)
        units += _units(xy, _UNITS // len(halves), len(units), district, own, metric_epsg)
        squads += own
        districts.append(district)
    territory = Territory(
        metric_epsg=metric_epsg,
        districts=tuple(districts),
        brigades=(brigade,),
        squads=tuple(squads),
        units=tuple(units),
        roads=_roads_within(roads, ground, metric_epsg),
        plate_prefix="演·D",
    )
    return County(name, territory, build_bureau(seed, day, territory, SIZE))


def _junctions(roads: Sequence[Road], metric_epsg: int) -> Points:
    """Metric coordinates (n, 2) of the network's nodes, by node id."""
    where: dict[int, tuple[float, float]] = {}
    for road in roads:
        coords = road.geom.coords
        where[road.from_node] = coords[0][:2]
        where[road.to_node] = coords[-1][:2]
    return to_metric(np.array([where[n] for n in sorted(where)]).reshape(-1, 2), metric_epsg)


@dataclass(frozen=True)
class _Cut:
    """A straight cut through points at the median, across their longer axis."""

    origin: Points
    axis: Points

    @classmethod
    def through(cls, xy: Points) -> _Cut:
        centred = xy - xy.mean(axis=0)
        axis = np.linalg.svd(centred, full_matrices=False)[2][0]
        # the sign of a principal axis is arbitrary: west, then south, comes first
        axis = axis if (axis[0], axis[1]) > (0.0, 0.0) else -axis
        return cls(xy.mean(axis=0) + np.median(centred @ axis) * axis, axis)

    def beyond(self, xy: Points) -> NDArray[np.bool_]:
        """Say which points lie on the second side."""
        return (xy - self.origin) @ self.axis > 0.0

    def side(self, second: bool) -> shapely.Geometry:
        """A rectangle so large that it is one side's half plane."""
        wide = 20.0 * _REACH_M * np.array([-self.axis[1], self.axis[0]])
        far = 20.0 * _REACH_M * (self.axis if second else -self.axis)
        corners = [-wide, wide, wide + far, far - wide]
        return shapely.Polygon([self.origin + corner for corner in corners])


def _district(
    index: int, ground: shapely.Geometry, name: str, metric_epsg: int
) -> District:
    outline = geometry_to_lonlat(shapely.segmentize(ground, 2000.0), metric_epsg)
    return District(
        district=admin_code.county(_PREFECTURE, index + 1),
        name=f"{name}演示{_SIDES[index]}区",
        city=f"{name}演示县",
        province="演示省",
        own=True,
        geom=shapely.MultiPolygon([outline]),
    )


def _squads(
    xy: Points,
    count: int,
    before: int,
    district: District,
    brigade: Brigade,
    metric_epsg: int,
) -> list[Squad]:
    return [
        Squad(
            squad_id=f"YS{before + k + 1:02d}",
            name=f"演示{_NUMERALS[before + k]}中队",
            brigade_id=brigade.brigade_id,
            district=district.district,
            turnout_min=_TURNOUT_MIN,
            phone=None,
            geom=_point(xy[index], metric_epsg),
        )
        for k, index in enumerate(spread(xy, count))
    ]


def _units(
    xy: Points,
    count: int,
    before: int,
    district: District,
    squads: Sequence[Squad],
    metric_epsg: int,
) -> list[Unit]:
    """Units spread like the squads, each answered for by the district's nearest squad."""
    homes = geometry_to_metric(np.array([s.geom for s in squads]), metric_epsg)
    units = []
    for k, index in enumerate(spread(xy, count)):
        kind = _KINDS[k % len(_KINDS)]
        code = (
            f"{district.district}P{k + 1:02d}"
            if kind == "park"
            else admin_code.town(district.district, kind, k + 1)
        )
        squad = squads[int(np.argmin(shapely.distance(homes, shapely.Point(xy[index]))))]
        units.append(
            Unit(
                unit_code=code,
                name=f"演示{_numeral(before + k + 1)}{_WORDS[kind]}",
                kind=kind,
                district=district.district,
                brigade_id=squad.brigade_id,
                squad_id=squad.squad_id,
                weight=_WEIGHTS[kind],
                position="generated",
                geom=_point(xy[index], metric_epsg),
            )
        )
    return units


def _numeral(number: int) -> str:
    """Chinese numeral of 1–19."""
    return _NUMERALS[number - 1] if number <= 10 else "十" + _NUMERALS[number - 11]


def _roads_within(
    roads: Sequence[Road], ground: shapely.Geometry, metric_epsg: int
) -> tuple[Road, ...]:
    lines = geometry_to_metric(np.array([r.geom for r in roads]), metric_epsg)
    shapely.prepare(ground)
    inside = shapely.contains_properly(ground, lines)
    return tuple(road for road, keep in zip(roads, inside, strict=True) if keep)


def _point(xy: Points, metric_epsg: int) -> shapely.Point:
    return shapely.Point(to_lonlat(xy, metric_epsg)[0])
