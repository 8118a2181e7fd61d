"""Road lines as flat arrays: what shapely would say of the same lines."""

from __future__ import annotations

import numpy as np
import shapely
from hypothesis import given, settings
from hypothesis import strategies as st

from halfhour.data.crs import geometry_to_metric
from halfhour.routing.network.road_lines import RoadLines

EPSG = 4549
# hundredths of a degree: vertices that repeat, lines without length, loops
_vertex = st.tuples(st.integers(0, 4), st.integers(0, 4)).map(
    lambda at: (120.0 + at[0] / 100, 30.0 + at[1] / 100))
_lines = st.lists(st.lists(_vertex, min_size=2, max_size=6).map(shapely.LineString),
                  min_size=1, max_size=8).map(lambda rows: np.array(rows, dtype=object))


@given(_lines, st.data())
@settings(max_examples=80, deadline=None)
def test_flat_lines_are_shapelys(lonlat, data):
    expected = geometry_to_metric(lonlat, EPSG)
    lines = RoadLines.projected(lonlat, EPSG)
    assert all(a.equals_exact(b, 0.0) for a, b in zip(lines.shapes, expected, strict=True))
    assert all(np.array_equal(lines.of(i), shapely.get_coordinates(line))
               for i, line in enumerate(expected))
    assert np.allclose(lines.length_m, shapely.length(expected), atol=1e-6)
    road = np.array(data.draw(st.lists(st.integers(0, len(lonlat) - 1), max_size=8)), dtype=int)
    fraction = np.array(data.draw(st.lists(st.floats(0, 1), min_size=len(road),
                                           max_size=len(road))), dtype=float)
    points = shapely.line_interpolate_point(expected[road], fraction, normalized=True)
    assert np.allclose(lines.points_at(road, fraction), shapely.get_coordinates(points), atol=1e-5)


@given(_lines, st.data(), st.booleans())
@settings(max_examples=40, deadline=None)
def test_some_of_the_lines_are_those_lines(lonlat, data, made):
    lines = RoadLines.projected(lonlat, EPSG)
    kept = np.array(data.draw(st.lists(st.booleans(), min_size=len(lonlat),
                                       max_size=len(lonlat))))
    whole = lines.shapes if made else geometry_to_metric(lonlat, EPSG)
    some = lines.only(kept)
    assert [line.wkb for line in some.shapes] == [line.wkb for line in whole[kept]]
    assert len(some.length_m) == kept.sum()
