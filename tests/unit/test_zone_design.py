"""The geometry of joint zones: figures that must come out, and what is refused in a sentence."""

from __future__ import annotations

import json
import math
from pathlib import Path

import numpy as np
import pytest
import shapely
from conftest import _shared_folder
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import LineString, MultiPolygon, Point, Polygon, box

from halfhour.data.crs import geometry_to_lonlat, geometry_to_metric
from halfhour.data.datum.shifts import to_gcj02
from halfhour.data.errors import BadInput
from halfhour.data.records import District, Water
from halfhour.routing.zones.band import band
from halfhour.routing.zones.design import Wish, design
from halfhour.routing.zones.shared_boundary import shared_boundary
from halfhour.routing.zones.sides import side

EPSG = 4549
X, Y = 500_000.0, 3_420_000.0  # on the central meridian: the zone's scale is 1 there
ORIGIN = np.array([X, Y])


def district(code: str, metric: Polygon | MultiPolygon) -> District:
    moved = shapely.transform(metric, lambda xy: xy + ORIGIN)
    lonlat = geometry_to_lonlat(moved, EPSG)
    if isinstance(lonlat, Polygon):
        lonlat = MultiPolygon([lonlat])
    return District(code, f"区{code}", "市", "省", code == "1", lonlat)


def metric(geometry):
    return shapely.transform(geometry_to_metric(geometry, EPSG), lambda xy: xy - ORIGIN)


# common border 4.6 km, straight; the districts reach farther than the width all round
WEST = district("1", Polygon([(-5000, -2300), (-5000, 8000), (0, 8000), (0, -9000), (-5000, -9000)]))
EAST = district("2", box(0, -2300, 5000, 2300))


def test_straight_line_flat_and_round():
    line = LineString([(0, -2300), (0, 2300)])
    left, right = box(-9000, -9000, 0, 9000), box(0, -9000, 9000, 9000)
    for ends, whole in (("flat", 9.200), ("round", 12.342)):
        areas = [side(ground, [line], 1000.0, ends).area / 1e6 for ground in (left, right)]
        assert sum(areas) == pytest.approx(whole, rel=5e-4)
        assert areas[0] == pytest.approx(areas[1], rel=1e-9)


def test_straight_border_of_two_districts():
    made = design(WEST, EAST, Wish())
    assert made.line_m.zone == pytest.approx(4600, abs=0.1)
    assert made.line_m.ellipsoid == pytest.approx(4600, rel=5e-4)
    assert [s.area_km2.zone for s in made.sides] == pytest.approx([4.6, 4.6], rel=5e-4)


def test_widths_per_side_and_part_of_the_line():
    made = design(WEST, EAST, Wish(width_a_m=500, width_b_m=2000, from_m=600, to_m=2600))
    assert made.line_m.zone == pytest.approx(2000, abs=0.1)
    assert [s.area_km2.zone for s in made.sides] == pytest.approx([1.0, 4.0], rel=5e-4)
    # counted from the north
    assert metric(made.line).bounds[1] == pytest.approx(2300 - 2600, abs=0.1)


def test_water_is_left_out_of_the_line_only_if_loaded():
    lake = Water("湖", geometry_to_lonlat(
        shapely.transform(box(-300, 1300, 300, 3000), lambda xy: xy + ORIGIN), EPSG))
    dry = design(WEST, EAST, Wish(drop_water=True), [lake])
    assert dry.in_water_m == pytest.approx(1000, abs=0.2)
    assert dry.line_m.zone == pytest.approx(3600, abs=0.2)
    none = design(WEST, EAST, Wish(drop_water=True))
    assert none.line_m.zone == pytest.approx(4600, abs=0.1)
    assert "No waters are loaded" in none.notes[-1].template
    with pytest.raises(BadInput, match="whole line runs in water"):
        design(WEST, EAST, Wish(drop_water=True, from_m=0, to_m=900), [lake])


def test_agreed_length_is_compared():
    assert not design(WEST, EAST, Wish(agreed_m=4600)).notes
    (note,) = design(WEST, EAST, Wish(agreed_m=4000)).notes
    assert "off the" in note.template


def test_outlines_apart_are_snapped_within_the_tolerance():
    ragged = Polygon([(6, -2300), (12, -1000), (-4, 0), (9, 1500), (3, 2300), (5000, 2300),
                      (5000, -2300)])
    made = design(WEST, district("2", ragged), Wish())
    assert made.line_m.zone == pytest.approx(4600, abs=2 * 20)  # each end to the tolerance
    assert any("apart" in n.template for n in made.notes)
    with pytest.raises(BadInput, match="no common boundary within 2 m"):
        design(WEST, district("2", shapely.transform(ragged, lambda xy: xy + np.array([10, 0]))),
               Wish(tolerance_m=2))


def test_enclave_is_a_closed_line():
    hole = Point(0, 0).buffer(1500, quad_segs=16)
    around, inside = district("1", box(-6000, -6000, 6000, 6000).difference(hole)), district("2", hole)
    flat, rounded = (design(around, inside, Wish(ends=e)) for e in ("flat", "round"))
    assert flat.line_m.zone == pytest.approx(hole.length, rel=1e-3)
    assert flat.sides[0].area_km2.zone == pytest.approx(rounded.sides[0].area_km2.zone)
    assert flat.sides[1].area_km2.zone == pytest.approx(math.pi * (1.5**2 - 0.5**2), rel=0.02)


def test_separate_stretches_are_counted_one_after_the_other():
    bite = box(-50, -400, 800, 400)  # a third district between them, on the line
    made = design(district("1", WEST_METRIC.difference(bite)),
                  district("2", box(0, -2300, 5000, 2300).difference(bite)), Wish(ends="round"))
    assert len(made.whole.geoms) == 2
    assert made.line_m.zone == pytest.approx(3800, abs=1)
    assert "separate common stretches" in made.notes[0].template


WEST_METRIC = Polygon([(-5000, -9000), (-5000, 9000), (0, 9000), (0, -9000)])


@pytest.mark.parametrize(("other", "sentence"), [
    (box(0, 8000, 3000, 12_000), "only touch"),  # a corner beside a corner of the district
    (box(100, -500, 3000, 500), "no common boundary"),
    (box(0, -30, 3000, 30), "only touch"),  # a sliver of common line
    (box(-3000, -500, 500, 500), "overlap by"),
    (box(-3000, -500, -1000, 500), "lies inside"),
])
def test_refused_in_a_sentence(other, sentence):
    west = box(-5000, -9000, 0, 8000) if other.bounds[1] == 8000 else WEST_METRIC
    with pytest.raises(BadInput, match=sentence):
        design(district("1", west), district("2", other), Wish())


@pytest.mark.parametrize(("wish", "sentence"), [
    (Wish(width_a_m=0), "more than 0 m"), (Wish(width_b_m=float("nan")), "more than 0 m"),
    (Wish(ends="square"), "flat or round"), (Wish(from_m=4000, to_m=3000), "is not on the line"),
    (Wish(to_m=9000), "is not on the line"), (Wish(tolerance_m=0), "tolerance"),
    (Wish(line=Point(120, 30.9)), "holds no line"),
    (Wish(line=LineString([(120.3, 30.9), (120.3, 30.8)])), "no boundary of"),
])
def test_odd_wishes(wish, sentence):
    with pytest.raises(BadInput, match=sentence):
        design(WEST, EAST, wish)


def test_mixed_datums_are_told():
    shifted = District("2", "区2", "市", "省", False, shapely.transform(EAST.geom, to_gcj02))
    with pytest.raises(BadInput, match="only if that of 区2 is in GCJ-02"):
        design(WEST, shifted, Wish())


def test_given_line_takes_the_place_of_the_outline():
    line = geometry_to_lonlat(LineString([(X, Y - 1000), (X, Y + 1000)]), EPSG)
    made = design(WEST, EAST, Wish(line=line))
    assert made.line_m.zone == pytest.approx(2000, abs=0.1)
    assert made.apart_m is None


@st.composite
def pairs(draw):
    """Two districts on both sides of a winding line, and where it ends."""
    steps = draw(st.lists(st.tuples(st.floats(-900, 900), st.floats(150, 900)), min_size=2,
                          max_size=9))
    line = [(0.0, 0.0)]
    for east, north in steps:
        line.append((east, line[-1][1] + north))
    top = line[-1][1]
    west = Polygon([(-4000, 0), *line, (-4000, top)])
    east = Polygon([(4000, 0), *line, (4000, top)])
    return west, east, LineString(line)


@settings(max_examples=25, deadline=None)
@given(pairs(), st.sampled_from(("flat", "round")), st.floats(100, 1500), st.floats(100, 1500),
       st.integers(0, 2**32))
def test_sides_never_overlap_and_never_leave_their_district(pair, ends, wide_a, wide_b, seed):
    west, east, line = pair
    found = shared_boundary(west, east)
    assert found.length_m == pytest.approx(line.length, abs=0.5)
    sides = (side(west, found.stretches, wide_a, ends),
             side(east, found.stretches, wide_b, ends, without=west))
    assert sides[0].intersection(sides[1]).area < 1e-3
    for part, ground, width in zip(sides, (west, east), (wide_a, wide_b), strict=True):
        assert part.difference(ground.buffer(1e-6)).is_empty
        assert part.hausdorff_distance(line) < 1e5
        points = shapely.points(np.random.default_rng(seed).uniform(
            (-4000, 0), (4000, line.bounds[3]), (300, 2)))
        near = shapely.distance(points, line)
        within = shapely.contains(ground, points) & (near <= width * (1 - 2e-5) - 0.05)
        if ends == "round":
            assert shapely.intersects(part, points[within]).all()
        assert (near[shapely.contains(part, points)] <= width + 1e-3).all()


@settings(max_examples=25, deadline=None)
@given(pairs(), st.floats(100, 1500))
def test_no_slit_is_left_between_the_parts_of_a_band(pair, width):
    ground = band([pair[2]], width, "round")
    assert ground.geom_type == "Polygon"
    assert all(Polygon(ring).area > 1 for ring in ground.interiors)
    # a slit would be an edge within the band
    assert ground.area == pytest.approx(pair[2].buffer(width, quad_segs=256).area, rel=2e-3)
    assert shapely.distance(ground.boundary, pair[2]) > width * 0.99 - 0.1


def test_band_of_a_line_that_turns_back_on_itself():
    line = LineString([(0, 0), (1000, 0), (400, 0)])
    assert band([line], 100, "round").area == pytest.approx(
        LineString([(0, 0), (1000, 0)]).buffer(100, quad_segs=256).area, rel=1e-5)


# -- the real districts ------------------------------------------------------------------


@pytest.fixture(scope="module")
def wuxing_wujiang() -> tuple[District, District]:
    file = _shared_folder() / "boundaries" / "districts_huzhou_50km_amap_wgs84.geojson"
    if not file.is_file():
        pytest.skip(f"NOT RUN: no real districts in {file.parent} (set HALFHOUR_SHARED)")
    rows = {str(f["properties"]["adcode"]): f for f in json.loads(Path(file).read_text())["features"]}
    made = [District(code, rows[code]["properties"]["name"], "", "", code == "330502",
                     shapely.geometry.shape(rows[code]["geometry"])) for code in ("330502", "320509")]
    return made[0], made[1]


@pytest.mark.shared
def test_wuxing_and_wujiang(wuxing_wujiang):
    whole = design(*wuxing_wujiang, Wish(ends="round"))
    assert whole.whole_m.ellipsoid == pytest.approx(7230, abs=5)
    assert [s.area_km2.zone for s in whole.sides] == pytest.approx([6.85, 8.28], rel=2e-3)
    inland = design(*wuxing_wujiang, Wish(ends="flat", from_m=whole.whole_m.zone - 4580))
    assert inland.line_m.zone == pytest.approx(4580, abs=1)
    assert [s.area_km2.zone for s in inland.sides] == pytest.approx([4.19, 4.89], rel=0.02)


@pytest.mark.shared
def test_the_datum_trap(wuxing_wujiang):
    file = _shared_folder() / "boundaries" / "districts_huzhou_wujiang_amap_gcj02.geojson"
    shifted = next(f for f in json.loads(file.read_text())["features"]
                   if str(f["properties"]["adcode"]) == "320509")
    wujiang = District("320509", "吴江区", "", "", False, shapely.geometry.shape(shifted["geometry"]))
    with pytest.raises(BadInput, match="only if that of 吴江区 is in GCJ-02"):
        design(wuxing_wujiang[0], wujiang, Wish())
