"""The time-lapse: what it shows at a minute, what it refuses, and that it asks nobody."""

from __future__ import annotations

import json
import os
import re
from dataclasses import replace

import chromium
import planned_world
import pytest
import small_world
from shapely.geometry import Point

from halfhour.data import records as r
from halfhour.data.errors import BadInput
from halfhour.data.store import open_workspace
from halfhour.engine.commands import plan, timelapse
from halfhour.engine.desk import Desk
from halfhour.engine.report import lines
from halfhour.layers import situation
from halfhour.layers.timelapse import render
from halfhour.protocol.requests import PlanRequest, TimelapseRequest

EVIL = '"><img src=x onerror=hacked=1><script>hacked=1</script>{{7*7}}'


def block(page):
    found = re.search(r'id="timelapse-data">(.*?)</script>', page, re.DOTALL)
    return json.loads(found[1])


@pytest.fixture(scope="module")
def shown(tmp_path_factory):
    with planned_world.build(tmp_path_factory.mktemp("world") / "w.gpkg") as workspace:
        return situation.load(workspace)


def test_uncovered_spans_are_the_rows_of_plan_coverage(shown):
    codes = [u.unit_code for u in shown.units]
    rows = [replace(row, uncovered=(codes[1],) if i % 7 < 3 else (codes[0], "gone"))
            for i, row in enumerate(shown.plan.coverage)]
    told = replace(shown.plan, coverage=rows)
    spans = block(render(shown, [(told, ("计划", "plan"))], "en"))["plans"][0]["uncovered"]
    for unit, code in enumerate(codes):
        minutes = {m for a, b in spans[unit] for m in range(a, b + 1)}
        assert minutes == {row.minute for row in rows if code in row.uncovered}


def test_stamps_attribution_and_policy(shown):
    page = render(shown, [(shown.plan, ("计划", "plan"))], "zh_CN")
    data = block(page)
    assert data["demo"] and "演示数据" in data["demo_stamp"][0] and data["attribution"]
    assert "default-src 'none'" in page and "http://www.w3.org" not in page.split("<script")[0]


@pytest.mark.parametrize(("missing", "word"), [
    ({"stops": {}}, "no stops"), ({"coverage": []}, "coverage of every minute")])
def test_a_plan_that_is_not_whole_is_refused(shown, missing, word):
    with pytest.raises(BadInput, match=word):
        render(shown, [(replace(shown.plan, **missing), ("计划", "plan"))], "en")


def test_side_by_side_with_a_travel_only_plan(tmp_path):
    path, out = tmp_path / "小县.gpkg", tmp_path / "动态.html"
    small_world.build(path, standard_min=14.0).close()
    made = plan.run(PlanRequest(str(path), small_world.DAY.isoformat(), seconds=0.5), Desk())
    answer = timelapse.run(TimelapseRequest(str(path), str(out), seconds=5.0), Desk())
    ours, beside = block(out.read_text("utf-8"))["plans"]
    assert answer["plan"] == made["plan_id"] and "(draft)" in ours["label"][1]
    assert beside["drive_min"] <= ours["drive_min"]
    assert beside["below_min"] > ours["below_min"], "the floor buys nothing here"
    with open_workspace(path) as workspace:
        assert workspace.count(r.Plan) == 1, "the plan beside it was stored"
    for language in ("en", "zh_CN"):
        assert str(out) in lines("timelapse", answer, language)[0]
    with pytest.raises(BadInput, match="no plan nowhere"):
        timelapse.run(TimelapseRequest(str(path), str(out), beside="nowhere"), Desk())


@pytest.mark.parametrize(("change", "word"), [
    ({"plan": "nowhere"}, "no plan"), ({"out": "x.txt"}, ".html"),
    ({"out": "/nowhere/x.html"}, "no folder"), ({"seconds": 0.0}, "seconds")])
def test_refusals(tmp_path, change, word):
    path = tmp_path / "w.gpkg"
    small_world.build(path).close()
    with pytest.raises(BadInput, match=word):
        timelapse.run(TimelapseRequest(**{
            "workspace": str(path), "out": str(tmp_path / "t.html"), **change}), Desk())


@pytest.mark.browser
def test_in_a_browser(shown, tmp_path):
    if chromium.binary() is None:
        if os.environ.get("CI"):
            pytest.fail("CI needs a Chromium to prove that the time-lapse makes no request")
        pytest.skip("NOT RUN: no Chromium, so the time-lapse was not seen in a browser")
    units = [replace(u, name=EVIL) for u in shown.units]
    rows = [replace(row, uncovered=(units[2].unit_code,)) for row in shown.plan.coverage]
    evil = replace(shown, units=units, plan=replace(shown.plan, coverage=rows))
    path = tmp_path / "t.html"
    path.write_text(render(evil, [(evil.plan, (EVIL, EVIL))], "zh_CN"), "utf-8")
    with chromium.Chromium(tmp_path / "profile") as browser:
        browser.open(path)
        first = browser.value("HalfHour.player.first")
        browser.value(f"HalfHour.player.show({first + 60})")
        assert browser.value("[...HalfHour.player.scenes[0].row(HalfHour.player.minute).open]") == [2]
        leg = next(leg for legs in shown.plan.legs.values() for leg in legs if leg.travel_ms)
        middle = (leg.depart_min + leg.arrive_min) / 2
        index = [c.crew_id for c in shown.plan.crews].index(leg.crew_id)
        at = browser.value(f"HalfHour.player.scenes[0].tracks[{index}].at({middle}).at")
        assert leg.geom.distance(Point(at[1], at[0])) < 1e-3
        browser.click(*browser.value(
            "(b => [b.x + b.width / 2, b.y + b.height / 2])"
            "(document.getElementById('play').getBoundingClientRect())"))
        browser.wait_for(f"HalfHour.player.minute > {first + 61}")
        browser.value("document.getElementById('language').click()")
        assert "floor" in browser.value("document.body.innerText")
        assert browser.value("typeof hacked") == "undefined"
        assert browser.complaints == []
        assert all(url.startswith("file:") for url in browser.requests)
