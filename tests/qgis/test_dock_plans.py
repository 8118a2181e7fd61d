"""Which plan the dock shows, plans made outside the window, visits nobody makes."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from test_plugin_engine import plans

DAY = "2026-03-17"


def head(plan_id, day, state="draft", made_at=None):
    from halfhour.plugin.reading.plans import PlanHead

    made = made_at or f"2026-03-01T{plan_id[-2:]}:00:00"
    return PlanHead(plan_id, day, "", state, made, *[""] * 2, *[0] * 11)


@pytest.mark.parametrize(("found", "chosen"), [
    ([], ""),
    ([head("P-02", "2026-03-18"), head("P-01", DAY)], "P-01"),
    ([head("P-03", "2026-03-18", "published"), head("P-02", DAY), head("P-01", DAY)], "P-02"),
    ([head("P-02", DAY), head("P-01", DAY, "published")], "P-01"),
    ([head("P-02", "2026-03-19"), head("P-01", "2026-03-18", "published")], "P-01"),
    ([head("P-01", "2026-03-19"), head("P-02", "2026-03-18")], "P-02"),
])
def test_the_plan_of_today_comes_first_then_the_published(qgis_app, found, chosen):
    from halfhour.plugin.reading.plans import default_plan

    assert default_plan(found, DAY) == chosen


def test_a_plan_made_outside_appears_and_the_map_stays_whole(opened, county, wait_for, run_engine):
    from halfhour.plugin.canvas.our_layers import layers_of

    told = []
    opened.session.told.connect(lambda sentence, level: told.append(sentence))
    routes = layers_of(str(county), "routes")[0]
    wait_for(lambda: routes.featureCount() > 0, what="the map")
    before = routes.featureCount()
    run_engine("plan", str(county), "--date", DAY, "--seconds", "1", "--method", "simple")
    page = opened.dock.page("plan")
    wait_for(lambda: len(page.history.records()) == 2, what="the new plan in the list")
    assert "20260317-02" in told[0]
    assert opened.session.plan == "20260317-01", "what is looked at stays"
    assert sum(1 for _ in routes.getFeatures()) == before
    page.history.choose([h.plan_id for h in page.history.records()].index("20260317-02"))
    wait_for(lambda: "20260317-02" in routes.subsetString(), what="the map's plan")
    wait_for(lambda: not opened.layers._steps, what="the layers")
    assert sum(1 for _ in routes.getFeatures()) > 0
    assert "20260317-02" in opened.dock.plan_line.text()


def test_own_commands_are_not_told_as_somebody_elses(opened, county, wait_for):
    told = []
    opened.session.told.connect(lambda sentence, level: told.append(sentence))
    page = opened.dock.page("plan")
    page.publish("", "agreed")
    wait_for(lambda: page._head().state == "published", what="published")
    opened.session.watch.look()
    assert told == []
    assert "published" in opened.dock.plan_line.text()


def test_the_world_is_read_again_after_an_import(opened, county, tmp_path, wait_for, run_engine):
    from halfhour.plugin.canvas.our_layers import layers_of

    layer = layers_of(str(county), "squads")[0]
    feature = next(layer.getFeatures())
    table = tmp_path / "squads.csv"
    names = [field.name() for field in layer.fields()]
    values = dict(zip(names, feature.attributes(), strict=True))
    point = feature.geometry().asPoint()
    table.write_text(
        "squad_id,name,brigade_id,district,turnout_min,lon,lat\n"
        f"{values['squad_id']},更名中队,{values['brigade_id']},{values['district']},"
        f"{values['turnout_min']},{point.x()},{point.y()}\n", "utf-8")
    run_engine("import", str(county), str(table), "--table", "squads")
    reloaded = []
    layer.dataChanged.connect(lambda: reloaded.append(True))
    opened.session.watch.look()
    wait_for(lambda: reloaded or not opened.layers._steps, what="the layer")
    assert "更名中队" in {f["name"] for f in layer.getFeatures()}
    assert reloaded


def test_a_day_chosen_shows_its_plan_and_a_plan_chosen_its_day(opened):
    from qgis.PyQt.QtCore import QDate

    page = opened.dock.page("plan")
    assert page.day.date() == QDate(2026, 3, 17)
    page.day.setDate(QDate(2026, 3, 20))  # no plan of that day: nothing changes
    assert opened.session.plan == "20260317-01"
    opened.session.choose_plan("")
    page.day.setDate(QDate(2026, 3, 17))
    assert opened.session.plan == "20260317-01"
    assert DAY in opened.dock.plan_line.text()


def test_a_visit_nobody_makes_is_given_to_a_crew(opened, county, wait_for):
    page = opened.dock.page("plan").details
    left = page.unserved.records()
    answers = []
    for row in range(len(left)):
        page.unserved.choose(row)
        first = page.edit.target.currentData()
        assert any(c.crew_id == first and c.district == left[row].district
                   for c in page.edit._crews)
        assert not page.edit.pin.isEnabled() and not page.edit.earlier.isEnabled()
        page.edit.move_button.click()
        wait_for(lambda: not page.edit.discard.isHidden(), what="the answer")
        answers.append(page.edit.outcome.text())
        if not page.edit.save.isHidden():
            page.edit.save.click()
            wait_for(lambda: plans(county) == 2, what="the new draft")
            assert left[row].visit_id not in {v.visit_id for v in page.unserved.records()}
            return
        assert "Not possible" in answers[-1]
    assert answers, "the county has a visit nobody makes"


def test_pins_that_could_not_be_kept_are_said(opened, county):
    with closing(sqlite3.connect(county)) as base, base:
        base.execute("INSERT INTO pins_lost (plan_id, enterprise_id, name, crew_id, start_min, "
                     "reason_code, reason_en, reason_zh) VALUES ('20260317-01', 'E1', 'x', 'W1-1', "
                     "600, 'crew_off', 'The pin is gone.', '固定未能保留。')")
    page = opened.dock.page("plan")
    page.refresh()
    assert "The pin is gone." in page.summary.text()


def pinned(path, plan="20260317-01"):
    with closing(sqlite3.connect(path)) as base, base:
        base.execute("INSERT INTO visit_pins (plan_id, visit_id, crew_id, start_min) "
                     "SELECT plan_id, visit_id, crew_id, start_min FROM stops "
                     "WHERE plan_id = ? AND visit_id IS NOT NULL LIMIT 1", (plan,))


def test_pins_can_be_given_up_where_there_are_some(opened, county, wait_for):
    page = opened.dock.page("plan")
    asked = []
    opened.session.asked.connect(lambda request, title: asked.append(request.params["drop_pins"]))
    assert page.keep_pins.isHidden()
    pinned(county)
    page.refresh()
    assert not page.keep_pins.isHidden() and page.keep_pins.text().endswith("(1)")
    page.seconds.setValue(1)
    page.plan_button.click()
    wait_for(lambda: len(page.history.records()) == 2, what="the plan that keeps them")
    page.keep_pins.setChecked(False)
    page.refresh()
    assert not page.keep_pins.isChecked(), "the choice outlives a refresh"
    wait_for(page.plan_button.isEnabled, what="the button")
    page.plan_button.click()
    wait_for(lambda: len(page.history.records()) == 3, what="the plan without them")
    assert asked == [False, True]
    assert page.keep_pins.isHidden() and page.keep_pins.isChecked()


def test_the_ranking_says_who_may_go_and_leaves_room_for_the_state(opened, wait_for):
    page = opened.dock.page("dispatch")
    opened.dock.show_page("dispatch")
    opened._iface.mainWindow().resize(1366, 768)
    page.ask_at(120.1, 30.8)
    wait_for(lambda: page.ranking.records(), what="the ranking")
    rows = page.ranking.records()
    said = [page.ranking.item(i, 2).text() for i in range(len(rows))]
    for row, text in zip(rows, said, strict=True):
        assert (text == "yes") == (row["lawful"] and row["inside"]), row
    assert {"yes", "no authority"} <= set(said)
    assert page.ranking.columnWidth(3) >= 110 and page.ranking.columnWidth(0) >= 90
