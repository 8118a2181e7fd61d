"""The shift of Chinese navigation apps, against a published value and its own properties."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from halfhour.protocol.coordinate_note import coordinate_note
from halfhour.protocol.gcj02 import outside_china, wgs_to_gcj


def test_the_published_value():
    lon, lat = wgs_to_gcj(120.0, 40.0)
    assert lon == pytest.approx(120.00567568355486, abs=1e-9)
    assert lat == pytest.approx(40.0013047896019, abs=1e-9)


@given(st.floats(-180, 180), st.floats(-90, 90))
def test_only_china_is_shifted_and_by_less_than_a_kilometre(lon, lat):
    there = wgs_to_gcj(lon, lat)
    if outside_china(lon, lat):
        assert there == (lon, lat)
    else:
        assert abs(there[0] - lon) < 0.02 and abs(there[1] - lat) < 0.01
        assert there != (lon, lat)


@pytest.mark.parametrize("place", [(139.7, 35.7), (-8.6, 41.1), (72.0, 40.0), (116.0, 56.0)])
def test_places_abroad_stay(place):
    assert wgs_to_gcj(*place) == place


def test_coordinate_note_names_the_meridian():
    assert coordinate_note(4549, "zh_CN").startswith("2000国家大地坐标系 3°带 120°E")
    assert "120°E" in coordinate_note(4549, "en")
    assert coordinate_note(32629, "en") == "Coordinate system EPSG:32629"
