"""The bound of a floor that is not held: the planner's proof and the checker's own agree."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
import small_world

from halfhour.data import records as r
from halfhour.engine.commands import plan
from halfhour.engine.desk import Desk
from halfhour.protocol.requests import PlanRequest
from halfhour.routing.check.check import check_plan
from halfhour.routing.day import territory_routing

BREAK_OFFS = (None, 0.0, 10.0, 40.0)


@pytest.fixture(autouse=True)
def _short_search(monkeypatch):
    monkeypatch.setattr(territory_routing, "STEPS_PER_VISIT", 100)


def planned(folder: Path, seed: int) -> Path:
    """Plan a county in which half of the items must be done within a narrow window."""
    path, draw = folder / "县.gpkg", random.Random(seed)
    workspace = small_world.build(
        path, standard_min=draw.choice([12.0, 14.0, 16.0, 20.0, 30.0]),
        crews_per_squad=draw.choice([1, 2]), floor_points=draw.choice([0.0, 2.0, 5.0, 10.0]))
    with workspace, workspace.transaction() as writer:
        for item in workspace.read(r.Item):
            if draw.random() < 0.5:
                opens = float(draw.randrange(510, 900))
                writer.update(
                    r.Item, {"item_id": item.item_id}, open_min=opens,
                    close_min=opens + item.duration_min * draw.uniform(1.05, 1.9),
                    mandatory=draw.random() < 0.7, break_off_min=draw.choice(BREAK_OFFS))
    plan.run(PlanRequest(str(path), small_world.DAY.isoformat(), method="simple", seconds=1.0),
             Desk())
    return path


@pytest.mark.parametrize("seed", [1, 6])
def test_what_the_planner_proves_the_checker_proves(tmp_path, seed):
    path = planned(tmp_path, seed)
    assert check_plan(path).violations == ()
    with closing(sqlite3.connect(path)) as base:
        proved = base.execute("SELECT fid, bound_pct FROM floor_relaxations "
                              "WHERE bound_pct < 100").fetchall()
        assert proved, "the county is too easy: nothing is proved"
        for wrong in (proved[0][1] - 0.01, proved[0][1] + 0.01, 100.0):
            base.execute("UPDATE floor_relaxations SET bound_pct = ? WHERE fid = ?",
                         (wrong, proved[0][0]))
            base.commit()
            assert {v.code for v in check_plan(path).violations} == {"relaxation_wrong"}
