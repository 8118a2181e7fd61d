"""Every way a road file can be bad is named, with the file and what to do."""

from __future__ import annotations

import gzip

import pytest

from halfhour.data.errors import BadInput
from halfhour.routing.network.load import load_any

NODES = {1: (120.0, 30.0), 2: (120.01, 30.0), 3: (120.01, 30.01)}
RING = ((10, (1, 2)), (11, (2, 3)), (12, (3, 1)))


def osm(nodes=None, ways=RING, tags='<tag k="highway" v="residential"/>'):
    spots = "".join(f'<node id="{i}" lon="{x}" lat="{y}"/>'
                    for i, (x, y) in (NODES if nodes is None else nodes).items())
    lines = "".join(
        f'<way id="{i}">{"".join(f"<nd ref={chr(34)}{n}{chr(34)}/>" for n in refs)}{tags}</way>'
        for i, refs in ways)
    return f'<osm version="0.6">{spots}{lines}</osm>'.encode()


WHOLE = osm()
FAR = {i: (x + 200, y) for i, (x, y) in NODES.items()}
BAD = {
    "half.gpkg": (b"SQLite format 3\0" + bytes(900), "cannot be read ("),
    "truncated.osm": (WHOLE[:-30], "cannot be read to its end"),
    "truncated.osm.gz": (gzip.compress(WHOLE)[:-20], "cannot be read to its end"),
    "truncated.osm.pbf": (b"\0\0\0\x0d\n\tOSMHeader", "cannot be read to its end"),
    "nothing.osm": (b"", "is empty; download it again"),
    "nothing.osm.pbf": (b"", "is empty; download it again"),
    "nothing.gpkg": (b"", "is empty; download it again"),
    "no roads.osm": (osm(ways=()), "holds no road that a car may use"),
    "paths only.osm": (osm(tags='<tag k="highway" v="footway"/>'),
                       "holds no road that a car may use"),
    "nodes missing.osm": (osm(nodes={}), "the 3 nodes of its roads are missing"),
    "out of range.osm": (osm(nodes=FAR), "coordinates that are no longitudes and latitudes"),
    "all in one place.osm": (osm(nodes=dict.fromkeys(NODES, NODES[1])),
                             "holds no road that a car may use"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_named_with_what_to_do(name, tmp_path):
    content, sentence = BAD[name]
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(BadInput) as caught:
        load_any(path)
    text = str(caught.value)
    assert name in text and sentence in text, text
    assert ";" in text  # what to do


def test_some_nodes_missing_cut_the_ways_and_are_counted(tmp_path):
    path = tmp_path / "edge.osm"
    path.write_bytes(osm(ways=(*RING, (13, (3, 4)))))
    report = load_any(path).report
    assert (report.links, report.clipped_ways, report.missing_nodes) == (1, 1, 1)


@pytest.mark.parametrize(("tags", "kmh", "said"), [
    ({"maxspeed": "50"}, 50, False),
    ({"maxspeed:forward": "50", "maxspeed:backward": "30"}, 30, True),
    ({"maxspeed": "60", "maxspeed:backward": "40"}, 40, True),
    ({"maxspeed:forward": "50", "maxspeed:backward": "50"}, 50, False),
    ({"maxspeed:forward": "50", "maxspeed:backward": "30", "oneway": "yes"}, 50, False),
    ({"maxspeed:forward": "50", "maxspeed:backward": "30", "oneway": "-1"}, 30, False),
    ({"maxspeed": "60", "maxspeed:backward": "40", "oneway": "yes"}, 60, False),
])
def test_limits_each_way(tags, kmh, said, tmp_path):
    text = "".join(f'<tag k="{k}" v="{v}"/>' for k, v in {"highway": "primary", **tags}.items())
    path = tmp_path / "x.osm"
    path.write_bytes(osm(tags=text))
    loaded = load_any(path)
    assert {r.speed_kmh for r in loaded.roads} == {kmh}
    assert any("3 two-way roads have another speed limit" in n["en"]
               for n in loaded.report.notes) is said
