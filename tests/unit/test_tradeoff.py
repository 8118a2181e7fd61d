"""The trade-off of a day: no plan dominated, each told against the city's floor, each checked."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
import small_world
from hypothesis import given
from hypothesis import strategies as st

from halfhour.data import records as r
from halfhour.data.errors import BadInput
from halfhour.data.plan_choice import newest_of_day
from halfhour.data.store import open_workspace
from halfhour.engine.commands import check, plan, tradeoff
from halfhour.engine.desk import Desk
from halfhour.engine.report import lines
from halfhour.protocol.requests import CheckRequest, PlanRequest, TradeoffRequest
from halfhour.routing.response.policy import Policy
from halfhour.routing.response.tradeoff import PLANS, Aim, between, undominated

DAY = small_world.DAY.isoformat()


def offer(floor, served, drive, lost, mean):
    return SimpleNamespace(aim=Aim(float(floor), 1.0), served_mandatory=served, served=served,
                           drive_ms=drive, lost_points=float(lost), mean_pct=float(mean))


figures = st.tuples(st.integers(0, 5), st.integers(0, 2), st.integers(0, 4), st.integers(0, 3),
                    st.integers(0, 3))


def worth(one):
    return one.served, -one.drive_ms, -one.lost_points, one.mean_pct


@given(st.lists(figures, min_size=1, max_size=8))
def test_what_is_kept_is_undominated_and_what_is_dropped_names_its_better(rows):
    found = [offer(*row) for row in rows]
    series = undominated(found)
    assert len(series.offers) + len(series.dropped) == len(found)
    for one in series.offers:
        for other in series.offers:
            if one is not other:
                assert any(a > b for a, b in zip(worth(one), worth(other), strict=True))
    for one, better in series.dropped:
        assert any(better is kept for kept in series.offers)
        assert all(a >= b for a, b in zip(worth(better), worth(one), strict=True))
    drives = [one.drive_ms for one in series.offers]
    assert drives == sorted(drives, reverse=True)


@given(st.floats(0, 30), st.floats(0, 60), st.floats(0, 100))
def test_aims_between_the_ends_hold_the_citys_floor(strict, free, floor):
    ends = [SimpleNamespace(lost_points=lost, mean_lost=lost / 3) for lost in (strict, free)]
    points = [aim.floor_points for aim in between(*ends, floor, Policy())]
    assert points == sorted(points) and floor in points and len(points) <= PLANS - 2


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    path = tmp_path_factory.mktemp("权衡") / "小县.gpkg"
    small_world.build(path, standard_min=14.0).close()
    chart = path.with_suffix(".svg")
    with pytest.MonkeyPatch.context() as patch:  # the count ends the searches, not the clock
        patch.setattr("halfhour.routing.response.planner.STEPS_PER_SECOND", 2_000)
        answer = tradeoff.run(
            TradeoffRequest(str(path), DAY, seconds=60.0, chart=str(chart)), Desk())
    return path, chart, answer


def test_every_plan_is_stored_as_a_draft_and_passes_the_checker(made):
    path, _, answer = made
    assert answer["exit_code"] == 0 and len(answer["plans"]) >= 2
    with open_workspace(path) as workspace:
        heads = {p.plan_id: p for p in workspace.read(r.Plan)}
        places = {t.plan_id: t for t in workspace.read(r.TradeOff)}
        logged = [e.summary for e in workspace.read(r.Event) if e.command == "tradeoff"]
    assert set(heads) == set(places) == {p["plan_id"] for p in answer["plans"]}
    assert len(logged) == len(heads)
    for one in answer["plans"]:
        head, place = heads[one["plan_id"]], places[one["plan_id"]]
        assert head.state == "draft" and head.name.startswith(f"Trade-off {one['rank']}/")
        assert (place.rank, place.series_id) == (one["rank"], answer["series"])
        assert head.drive_min == pytest.approx(one["drive_min"], abs=0.06)
        report = check.run(CheckRequest(str(path), one["plan_id"]), Desk())
        assert report["violations"] == []


def test_holding_the_floor_is_what_the_minutes_say(made):
    path, _, answer = made
    with open_workspace(path) as workspace:
        for one in answer["plans"]:
            below = sum(c.covered_pct < c.static_pct - answer["floor_points"] - 1e-6
                        for c in workspace.read(r.PlanCoverage, plan_id=one["plan_id"]))
            declared = workspace.read(r.FloorRelaxation, plan_id=one["plan_id"])
            assert one["below_floor_min"] == below  # no class-A units here
            assert one["holds_floor"] == (not declared) == (below == 0)
            aimed = one["aimed_points"]
            if aimed is None or aimed > answer["floor_points"]:
                assert all("Chosen" in x.reason_en and "主动选择" in x.reason_zh for x in declared)


def test_less_driving_is_bought_with_coverage(made):
    plans = made[2]["plans"]
    assert [p["drive_min"] for p in plans] == sorted((p["drive_min"] for p in plans), reverse=True)
    free = [p for p in plans if p["aimed_points"] is None]
    assert free and not any(p["holds_floor"] for p in free), "too easy: travel-only holds it"


def test_the_newest_plan_is_one_that_keeps_the_floor_if_any_does(made):
    path, _, answer = made
    with open_workspace(path) as workspace:
        newest = newest_of_day(workspace.read(r.Plan), small_world.DAY)
    taken = next(p for p in answer["plans"] if p["plan_id"] == newest.plan_id)
    assert taken["below_floor_min"] == min(p["below_floor_min"] for p in answer["plans"])


def test_chart_and_table_in_both_languages(made):
    _, chart, answer = made
    text = chart.read_text("utf-8")
    assert text.startswith("<?xml") and "<path" in text
    for language in ("en", "zh_CN"):
        told = "\n".join(lines("tradeoff", answer, language))
        assert lines("plan", answer, language) == lines("tradeoff", answer, language)
        assert all(one["plan_id"] in told for one in answer["plans"])
    assert "本市底线" in told


def test_plan_forwards_to_it(tmp_path, monkeypatch):
    path = tmp_path / "w.gpkg"
    small_world.build(path).close()
    asked = []
    monkeypatch.setattr(tradeoff, "run", lambda request, desk: asked.append(request) or {})
    plan.run(PlanRequest(str(path), DAY, tradeoff=True, chart="x.svg", seed=7, seconds=3.0), Desk())
    assert asked == [TradeoffRequest(str(path), DAY, seconds=3.0, seed=7, chart="x.svg")]
    for wrong in ({"chart": "x.svg"}, {"tradeoff": True, "method": "simple"}):
        with pytest.raises(BadInput, match="--tradeoff"):
            plan.run(PlanRequest(str(path), DAY, **wrong), Desk())


@pytest.mark.parametrize(("change", "word"), [
    ({"date": "soon"}, "YYYY-MM-DD"), ({"seconds": 0.0}, "--seconds"),
    ({"chart": "chart.pdf"}, ".svg or .png"), ({"chart": "/nowhere/chart.svg"}, "no folder"), ({"date": small_world.NO_ROSTER_DAY.isoformat()}, "roster"),
])
def test_refusals_write_nothing(tmp_path, change, word):
    path = tmp_path / "w.gpkg"
    small_world.build(path).close()
    with pytest.raises(BadInput, match=word):
        tradeoff.run(TradeoffRequest(**{"workspace": str(path), "date": DAY, **change}), Desk())
    with open_workspace(path) as workspace:
        assert workspace.count(r.Plan) == 0
