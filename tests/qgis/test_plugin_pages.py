"""The pages over a planned county: what they show, what they ask, what the map does."""

from __future__ import annotations

from test_plugin_engine import Answer, plans


def test_the_pages_show_the_workspace(opened, wait_for):
    page = opened.dock.page
    assert page("workspace")._facts["title"].text() == "小县 演示数据"
    assert [row.what for row in page("circle").counts.records()] == [
        "unit", "red", "yellow", "green"]
    assert page("plan").history.records()[0].plan_id == "20260317-01"
    assert len(page("plan").details.unserved.records()) > 0
    assert opened.session.plan == "20260317-01"
    assert len(page("crews").crews.records()) == 9
    assert len(page("units").units.records()) == 14


def test_a_crew_and_its_stop(opened, wait_for):
    crews = opened.dock.page("crews")
    crews.show_crew("W1-1")
    first = next(s for s in crews.stops.records() if s.visit_id is not None)
    crews.show_visit("W1-1", first.seq)
    assert first.label in crews.card.toPlainText()
    assert "Why it is due" in crews.card.toPlainText()
    from halfhour.plugin.canvas.our_layers import layers_of

    wait_for(lambda: layers_of(opened.session.workspace, "routes")[0].selectedFeatureCount() == 1)
    # the map has moved there
    extent = opened.dock.page("crews")._focus.canvas.extent()
    assert extent.contains(first.point)


def test_the_route_of_a_crew_is_selected_until_something_else_is_looked_at(opened, wait_for):
    from halfhour.plugin.canvas.our_layers import layers_of

    routes = layers_of(opened.session.workspace, "routes")[0]
    opened.dock.page("crews").show_crew("W1-1")
    wait_for(lambda: routes.selectedFeatureCount() == 1, what="the crew's route")
    page = opened.dock.page("dispatch")
    page.ask_at(120.1, 30.8)
    wait_for(lambda: page.ranking.records(), what="the ranking")
    assert routes.selectedFeatureCount() == 0
    routes.selectAll()  # by the user, who keeps it
    page.ranking.choose(1)
    assert routes.selectedFeatureCount() == routes.featureCount()


def test_a_change_is_tried_then_saved(opened, county, wait_for):
    crews = opened.dock.page("crews")
    crews.show_crew("W1-1")
    stop = [s for s in crews.stops.records() if s.visit_id is not None][-1]
    crews.show_visit("W1-1", stop.seq)
    crews.edit.target.setCurrentIndex(crews.edit.target.findData("W2-1"))
    crews.edit.move_button.click()
    wait_for(lambda: not crews.edit.discard.isHidden(), what="the answer")
    assert plans(county) == 1
    if crews.edit.save.isHidden():  # the other crew has no room
        assert "Not possible" in crews.edit.outcome.text()
        crews.edit.attempt("W1-1", 0, pin=True)
        wait_for(lambda: not crews.edit.save.isHidden(), what="the second answer")
    assert "Coverage on average" in crews.edit.outcome.text()
    crews.edit.save.click()
    wait_for(lambda: opened.session.plan == "20260317-02", what="the new draft")
    assert plans(county) == 2
    assert opened.dock.page("plan")._head().state == "draft"


def test_who_can_be_there_by_name_and_by_place(opened, wait_for):
    page = opened.dock.page("dispatch")
    page.place.setText("演示企业12")
    page.ask_who()
    wait_for(lambda: page.ranking.records(), what="the ranking")
    assert page.ranking.current()["lawful"]
    assert page.sentence.text() == page.ranking.current()["sentence"]
    assert len(page.ranking.current()["path"]) > 1
    page.ask_at(120.1, 30.8)
    wait_for(lambda: page.ask_button.isEnabled() and page.ranking.records())
    page.place.setText("nowhere at all")
    found = []
    opened.session.told.connect(lambda sentence, level: found.append(sentence))
    page.ask_who()
    assert "nowhere at all" in found[0]


def test_publishing_with_name_and_reason(opened, wait_for):
    page = opened.dock.page("plan")
    page.publish("早会定稿", "agreed")
    wait_for(lambda: page._head().state == "published", what="published")
    assert page._head().name == "早会定稿"
    assert not page.publish_button.isEnabled()


def test_a_click_on_the_map_finds_the_stop(opened, wait_for):
    crews = opened.dock.page("crews")
    from halfhour.plugin.canvas.our_layers import layers_of

    layer = layers_of(opened.session.workspace, "stops")[-1]
    feature = next(f for f in layer.getFeatures() if f["visit_id"])
    opened.show_feature("stops", feature)
    assert crews._crew.crew_id == feature["crew_id"]
    assert crews.stops.current().seq == feature["seq"]


def test_the_locator_finds_by_name(opened, wait_for):
    from qgis.core import QgsFeedback, QgsLocatorContext, QgsLocatorResult

    found = []
    locator = opened.locator.clone()
    locator.resultFetched.connect(lambda result: found.append(QgsLocatorResult(result)))
    locator.fetchResults("演示镇1", QgsLocatorContext(), QgsFeedback())
    assert found[0].displayString == "演示镇1"
    opened.locator.triggerResult(found[0])
    assert opened.dock.page("units")._unit.name == "演示镇1"
    opened.session.close()
    assert opened.locator.workspace is None


def test_options_are_kept_in_the_profile(window):
    from halfhour.plugin import settings

    page = window.gui.options.createWidget(None)
    before = settings.engine_python()
    page.phones.setChecked(True)
    page.language.setCurrentIndex(page.language.findData("zh_CN"))
    page.apply()
    assert settings.print_phones() and settings.language() == "zh_CN"
    page.phones.setChecked(False)
    page.language.setCurrentIndex(0)
    page.apply()
    assert not settings.print_phones() and settings.language() == ""
    assert settings.engine_python() == before


def test_closing_takes_the_layers_away(opened):
    from qgis.core import QgsProject

    assert QgsProject.instance().mapLayers()
    opened.session.close()
    assert not QgsProject.instance().mapLayers()
    assert opened.dock.page("crews").crews.records() == []


def test_the_circle_is_computed_and_reloaded(opened, wait_for):
    answer = []
    page = opened.dock.page("circle")
    opened.session.asked.connect(lambda request, title: answer.append(Answer(request)))
    page.compute()
    wait_for(lambda: answer and answer[0].over)
    assert answer[0].result["circles"] == 18
    wait_for(lambda: not opened.layers._steps)
