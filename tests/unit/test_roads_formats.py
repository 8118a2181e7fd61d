"""One ring of streets in every format, its minutes computed by hand.

Lengths, on the ellipsoid of CGCS2000 (the ring lies on the central meridian 120°E, where the
scale is 1; standard series, degrees of arc at 30.01°N and 30.00°N, 30.02°N):
  0.02° of the meridian   2 217.05 m   (110 852.6 m per degree)
  0.01° of the parallel     964.86 m at 30.00°N, 964.67 m at 30.02°N
Minutes = metres * 3.6 / km/h * 1.3 / 60:
  1-3   2 217.05 at 60        2.882
  3>4     964.67 at 48.280    1.558   (30 mph)
  4>6   2 217.05 at 30        5.764   (residential, no limit)
  6-1     964.86 at 50        1.505   (CN:urban)
"""

from __future__ import annotations

import gzip
import itertools
import shutil
from pathlib import Path

import geopandas
import numpy as np
import osmium
import pytest
import shapely

from halfhour.data.errors import BadInput
from halfhour.data.settings import Settings
from halfhour.routing.network.load import load_any, load_link_node, load_osm
from halfhour.routing.traveltime.factory import travel_times

FIXTURES = Path(__file__).resolve().parents[1] / "fixtures" / "roads"
CORNERS = {1: (120.0, 30.0), 3: (120.0, 30.02), 4: (120.01, 30.02), 6: (120.01, 30.0)}
A, B, C, D = 2.882, 1.558, 5.764, 1.505
#: The middles of the four sides; p on 1-3, q on 3>4, r on 4>6, s on 6-1.
MIDDLES = {"p": (120.0, 30.01), "q": (120.005, 30.02), "r": (120.01, 30.01),
           "s": (120.005, 30.0)}
MINUTES = {
    "pq": A / 2 + B / 2, "pr": A / 2 + B + C / 2, "ps": A / 2 + D / 2,
    "qp": B / 2 + C + D + A / 2, "qr": B / 2 + C / 2, "qs": B / 2 + C + D / 2,
    "rp": C / 2 + D + A / 2, "rq": C / 2 + D + A + B / 2, "rs": C / 2 + D / 2,
    "sp": D / 2 + A / 2, "sq": D / 2 + A + B / 2, "sr": D / 2 + A + B + C / 2,
}
#: s to p where nothing is known of the roads but their lengths: 40 km/h.
SP_AT_40 = 4.323 / 2 + 1.881 / 2


def minutes(loaded, **settings):
    engine = travel_times(loaded.roads, Settings(metric_epsg=loaded.metric_epsg, **settings))
    anchors = engine.snap(np.array(list(MIDDLES.values())))
    matrix = engine.matrix_ms(anchors, anchors) / 60_000
    return {a + b: matrix[i, j]
            for (i, a), (j, b) in itertools.permutations(enumerate(MIDDLES), 2)}


@pytest.fixture
def osm_file(tmp_path):
    def make(ending):
        target = tmp_path / f"环 ring{ending}"
        source = FIXTURES / "ring.osm"
        if ending == ".osm":
            shutil.copy(source, target)
        elif ending == ".osm.gz":
            target.write_bytes(gzip.compress(source.read_bytes()))
        else:
            with osmium.SimpleWriter(str(target)) as writer:
                for thing in osmium.FileProcessor(str(source)):
                    writer.add(thing)
        return target

    return make


@pytest.mark.parametrize("ending", [".osm", ".osm.gz", ".osm.pbf"])
def test_osm_minutes_by_hand(osm_file, ending):
    loaded = load_any(osm_file(ending))
    assert minutes(loaded) == pytest.approx(MINUTES, abs=0.002)
    report = loaded.report
    assert loaded.metric_epsg == 4549
    assert (report.clipped_ways, report.missing_nodes) == (2, 3)
    # the island 20-21, and what lies behind the bollard
    assert (report.dropped_links, report.dropped_nodes) == (2, 4)
    # 1-2, 2-3, 3>4, 4>6 (node 5 merged away), 6-1, 2-9 (node 8 merged away), 1-11
    assert (report.links, report.nodes) == (7, 7)
    assert report.assumed_speed_links == 2 and report.assumed_class_links == 0
    assert "OpenStreetMap" in report.attribution
    assert len(report.sha256) == 64


def test_osm_details(osm_file):
    roads = load_osm(osm_file(".osm")).roads
    by_ends = {(r.from_node, r.to_node): r for r in roads}
    assert by_ends[4, 6].oneway and by_ends[4, 6].kind == "residential"
    assert list(by_ends[4, 6].geom.coords) == [(120.01, 30.02), (120.01, 30.01), (120.01, 30.0)]
    assert by_ends[1, 2].name == "环一路" and by_ends[1, 2].speed_kmh == 60
    assert by_ends[1, 11].speed_kmh == 40  # the least of "40;60"
    blocked = next(r for r in roads if min(r.from_node, r.to_node) < 0)
    assert {blocked.from_node, blocked.to_node} & {2}
    assert [r.road_id for r in roads] == list(range(1, len(roads) + 1))


def test_graphml_minutes_by_hand():
    loaded = load_any(FIXTURES / "ring.graphml")
    assert minutes(loaded) == pytest.approx(MINUTES, abs=0.002)
    report = loaded.report
    assert (report.links, report.nodes, report.skipped_links) == (4, 4, 1)
    assert (report.dropped_links, report.dropped_nodes) == (1, 1)
    assert sum(not r.oneway for r in loaded.roads) == 2
    assert "OpenStreetMap" in report.attribution
    assert any("Datum unverified" in n["en"] and "坐标" in n["zh_CN"] for n in report.notes)


def ring_frames(**extra):
    ends = [(1, 3), (3, 4), (6, 4), (6, 1)]
    links = geopandas.GeoDataFrame(
        {"from_node": [a for a, _ in ends], "to_node": [b for _, b in ends],
         "dir": [0, 1, -1, 0], "road_name": ["环一路", "环二路", None, "环四路"], **extra},
        geometry=[shapely.LineString([CORNERS[a], CORNERS[b]]) for a, b in ends], crs=4326,
    )
    nodes = geopandas.GeoDataFrame(
        {"node_id": list(CORNERS)},
        geometry=[shapely.Point(p) for p in CORNERS.values()], crs=4326,
    )
    return links, nodes


def write(path, links, nodes):
    links.to_file(path, layer="link")
    nodes.to_file(path, layer="node")
    return path


def test_link_layer_minutes_by_hand(tmp_path):
    classes = {"fclass": ["primary", "secondary", "residential", "tertiary"],
               "maxspeed": [60, "30 mph", None, "CN:urban"]}
    frames = ring_frames(**classes)
    loaded = load_any(write(tmp_path / "ring.gpkg", *frames), links="link", nodes="node")
    assert minutes(loaded) == pytest.approx(MINUTES, abs=0.002)
    assert loaded.report.assumed_class_links == 0
    assert loaded.report.columns == {
        "from": "from_node", "to": "to_node", "direction": "dir", "class": "fclass",
        "speed": "maxspeed", "name": "road_name", "node": "node_id",
    }


def test_link_layer_without_class_and_speed_says_what_was_assumed(tmp_path):
    path = write(tmp_path / "ring.gpkg", *ring_frames())
    loaded = load_any(path)
    # half of 2 217.05 m and 964.86 m at the assumed 40 km/h, times 1.3; r-s-p passes 6 and 1
    assert minutes(loaded)["sp"] == pytest.approx(SP_AT_40, abs=0.002)
    assert minutes(loaded)["rp"] == pytest.approx(4.323 + 1.881, abs=0.002)
    assert loaded.report.assumed_class_links == loaded.report.assumed_speed_links == 4
    assert any("40 km/h" in n["en"] for n in loaded.report.notes)
    faster = load_any(path, default_kmh=80.0)
    assert minutes(faster)["sp"] == pytest.approx(SP_AT_40 / 2, abs=0.002)


@pytest.mark.parametrize("encoding", ["GB18030", "UTF-8"])
def test_shapefile_with_chinese_names(tmp_path, encoding):
    links, nodes = ring_frames()
    links.to_crs(4549).to_file(tmp_path / "links.shp", encoding=encoding)
    nodes.to_crs(4549).to_file(tmp_path / "nodes.shp")
    if encoding == "GB18030":
        (tmp_path / "links.cpg").unlink()
    loaded = load_link_node(tmp_path / "links.shp", nodes="nodes")
    assert minutes(loaded)["sp"] == pytest.approx(SP_AT_40, abs=0.002)
    assert {r.name for r in loaded.roads} == {"环一路", "环二路", "环四路", None}


def test_without_a_layer_of_nodes_the_line_ends_serve(tmp_path):
    ring_frames()[0].to_file(tmp_path / "links.gpkg", layer="link")
    assert minutes(load_any(tmp_path / "links.gpkg"))["rp"] == pytest.approx(6.204, abs=0.003)


def test_links_of_unknown_nodes_are_counted_and_stray_ends_drawn_in(tmp_path):
    links, nodes = ring_frames()
    stray = links.iloc[[0]].assign(from_node=1, to_node=77)
    moved = links.geometry.tolist()
    moved[3] = shapely.LineString([(120.0101, 30.0), CORNERS[1]])
    links = geopandas.pd.concat([links.set_geometry(moved, crs=4326), stray])
    report = load_any(write(tmp_path / "r.gpkg", links, nodes)).report
    assert (report.links, report.skipped_links, report.missing_nodes) == (4, 1, 1)
    assert any(n["en"].startswith("1 links end more than 1 m") for n in report.notes)


def refused(path, *words, **options):
    with pytest.raises(BadInput) as caught:
        load_any(path, **options)
    text = str(caught.value)
    assert "\n" not in text and path.name in text
    for word in words:
        assert word in text


def test_missing_and_misnamed_files_are_refused(tmp_path):
    refused(tmp_path / "none.osm.pbf", "no road file")
    (tmp_path / "roads.zip").write_bytes(b"PK")
    refused(tmp_path / "roads.zip", "wrong ending", ".osm.pbf", ".gpkg")


@pytest.mark.parametrize("ending", [".osm", ".osm.gz", ".osm.pbf"])
def test_truncated_osm_files_are_refused(osm_file, ending):
    path = osm_file(ending)
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) * 2 // 3])
    refused(path, "cannot be read")
    path.write_bytes(b"no map at all")
    refused(path, "cannot be read")


def test_files_without_drivable_roads_are_refused(tmp_path):
    path = tmp_path / "paths.osm"
    path.write_text('<osm version="0.6"><node id="1" lat="30" lon="120"/><way id="1"><nd ref="1"/>'
                    '<tag k="highway" v="path"/></way></osm>')
    refused(path, "no road that a car may use")
    path = tmp_path / "paths.graphml"
    text = (FIXTURES / "ring.graphml").read_text("utf-8")
    path.write_text(text.replace(">residential<", ">path<").replace(">tertiary<", ">path<")
                    .replace(">primary<", ">path<").replace("['secondary', 'primary']", "path"))
    refused(path, "no road that a car may use")


@pytest.mark.parametrize(("old", "new"), [
    ("</graphml>", ""), ('attr.name="x"', 'attr.name="lon"'), ("LINESTRING (120 30,", "LINE ("),
    ("epsg:4326", "epsg:nonsense"), ('target="20"', 'target="21"'), (">120.00<", ">east<"),
])
def test_broken_graphml_is_refused(tmp_path, old, new):
    text = (FIXTURES / "ring.graphml").read_text("utf-8")
    assert old in text
    path = tmp_path / "broken.graphml"
    path.write_text(text.replace(old, new), "utf-8")
    refused(path, "not a whole GraphML file")


def test_broken_layers_are_refused(tmp_path):
    links, nodes = ring_frames()
    path = write(tmp_path / "ring.gpkg", links, nodes)
    refused(path, "no layer roads", "link, node", links="roads")
    refused(write(tmp_path / "a.gpkg", links.rename(columns={"to_node": "bis"}), nodes),
            "no columns for the two nodes", "bis")
    refused(write(tmp_path / "b.gpkg", links.assign(dir=[0, 1, 3, 0]), nodes),
            "row 3", "direction 3")
    refused(write(tmp_path / "c.gpkg", links, nodes.rename(columns={"node_id": "nummer"})),
            "no column of node ids")
    nodes.to_file(tmp_path / "d.gpkg", layer="node")
    refused(tmp_path / "d.gpkg", "no layer of lines")
    links.to_file(path, layer="link2")
    refused(path, "several layers", "link, link2")
    (tmp_path / "e.gpkg").write_bytes(b"no database")
    refused(tmp_path / "e.gpkg", "cannot be read")
    whole = (tmp_path / "a.gpkg").read_bytes()
    (tmp_path / "f.gpkg").write_bytes(whole[: len(whole) // 2])
    refused(tmp_path / "f.gpkg", "cannot be read")
    metres = write(tmp_path / "g.gpkg", *(f.to_crs(4549).set_crs(4326, allow_override=True)
                                          for f in ring_frames()))
    refused(metres, "no longitudes and latitudes")
