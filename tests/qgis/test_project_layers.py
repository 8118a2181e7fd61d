"""The fixed tree of layers: what it holds, which plan it shows, and that nothing is left behind."""

from __future__ import annotations

import pytest
from county_plans import DAY, copied


@pytest.fixture(scope="module")
def county(qgis_app, twice_planned, tmp_path_factory):
    return copied(twice_planned, tmp_path_factory.mktemp("layers"))


@pytest.fixture()
def shown(county):
    """(project, plan ids) of a project showing the first plan in Chinese."""
    from qgis.core import QgsProject

    from halfhour.plugin import project as workspace_project

    path, plans = county
    project = QgsProject()
    workspace_project.open_workspace_layers(project, str(path), "zh_CN", plans[0])
    yield project, plans
    workspace_project.remove(project)


def features(project, key):
    from halfhour.plugin.project import layer

    return list(layer(project, key).getFeatures())


def surroundings(project, layer):
    from qgis.core import QgsExpressionContext, QgsExpressionContextUtils

    context = QgsExpressionContext()
    context.appendScope(QgsExpressionContextUtils.projectScope(project))
    context.appendScope(QgsExpressionContextUtils.layerScope(layer))
    return context


def test_every_layer_is_there_valid_and_read_only(shown):
    from halfhour.plugin.project.tree import TREE

    project, _ = shown
    specs = [spec for group in TREE for spec in group.layers if not spec.needs_rows]
    by_key = {one.customProperty("halfhour/layer"): one for one in project.mapLayers().values()}
    assert set(by_key) == {spec.key for spec in specs}
    for spec in specs:
        one = by_key[spec.key]
        assert one.isValid() and one.readOnly(), spec.key
        assert one.customProperty("halfhour/table") == spec.table
        assert one.name() == spec.name[1]


def test_the_tree_is_in_the_fixed_order(shown):
    from halfhour.plugin.project.tree import TREE

    project, _ = shown
    root = project.layerTreeRoot().findGroup("半小时")
    assert [group.name() for group in root.children()] == [group.name[1] for group in TREE]
    keys = [node.layer().customProperty("halfhour/layer") for node in root.findLayers()]
    # the county has no waters, so there is no layer of them
    assert keys == [spec.key for group in TREE for spec in group.layers if spec.key != "waters"]


@pytest.mark.parametrize("key", ["enterprises", "stops", "joint_zones", "units", "plans"])
def test_every_field_has_a_chinese_alias(shown, key):
    from halfhour.plugin.project import layer

    project, _ = shown
    one = layer(project, key)
    for index, field in enumerate(one.fields()):
        if field.name() != "fid":
            alias = one.attributeAlias(index)
            assert any("\u4e00" <= c <= "\u9fff" for c in alias), (field.name(), alias)


def test_codes_are_read_out(shown):
    from halfhour.plugin.project import layer

    project, _ = shown
    one = layer(project, "enterprises")
    setup = one.editorWidgetSetup(one.fields().indexOf("colour"))
    assert setup.type() == "ValueMap"
    assert {"红码": "red"} in setup.config()["map"]
    positive = one.editorWidgetSetup(one.fields().indexOf("positive_list"))
    assert positive.type() == "CheckBox"


def test_only_the_shown_plan_is_shown(shown):
    from halfhour.plugin.project import show_plan, shown_plan

    project, plans = shown
    for plan in (plans[0], plans[1]):
        show_plan(project, plan)
        assert shown_plan(project) == plan
        for key in ("routes", "stops", "crews", "visits", "crews_driving", "crews_at_stops"):
            rows = features(project, key)
            assert rows and {row["plan_id"] for row in rows} == {plan}, key
    show_plan(project, None)
    assert not features(project, "routes") and not features(project, "stops")


def test_routes_have_a_category_for_every_crew_that_drives(shown):
    from halfhour.plugin.project import layer

    project, _ = shown
    categories = {c.value() for c in layer(project, "routes").renderer().categories()}
    assert {row["crew_id"] for row in features(project, "routes")} <= categories


def test_visits_are_numbered_in_order_without_gaps(shown):
    from qgis.core import QgsExpression

    from halfhour.plugin.project import layer
    from halfhour.plugin.project.look import STOP_NUMBER

    project, _ = shown
    stops = layer(project, "stops")
    expression = QgsExpression(STOP_NUMBER)
    numbers = {}
    for row in sorted(stops.getFeatures(), key=lambda f: (f["crew_id"], f["seq"])):
        context = surroundings(project, stops)
        context.setFeature(row)
        number = expression.evaluate(context)
        if row["kind"] == "visit":
            numbers.setdefault(row["crew_id"], []).append(number)
        else:
            assert not number
    assert numbers and all(n == list(range(1, len(n) + 1)) for n in numbers.values()), numbers


def test_every_crew_has_one_position_at_every_minute_of_its_shift(shown):
    """Drives and stops together: exactly one row of a crew is true at any minute."""
    from qgis.core import QgsExpression
    from qgis.PyQt.QtCore import QDate, QDateTime, QTime

    from halfhour.plugin.project import layer
    from halfhour.plugin.project.styles.positions import AT_STOP, ON_THE_WAY

    project, _ = shown
    layers = [(layer(project, "crews_at_stops"), QgsExpression(AT_STOP)),
              (layer(project, "crews_driving"), QgsExpression(ON_THE_WAY))]
    crews = {c["crew_id"]: c for c in features(project, "crews")}
    midnight = QDateTime(QDate.fromString(DAY, "yyyy-MM-dd"), QTime(0, 0))
    rows = [(one, expression, list(one.getFeatures())) for one, expression in layers]
    drove = False
    for minute in range(480, 1080, 7):
        found = dict.fromkeys(crews, 0)
        for one, expression, members in rows:
            context = surroundings(project, one)
            context.lastScope().setVariable("map_start_time", midnight.addSecs(minute * 60))
            for row in members:
                context.setFeature(row)
                if expression.evaluate(context):
                    found[row["crew_id"]] += 1
                    drove = drove or one is layers[1][0]
        for crew, count in found.items():
            on = crews[crew]["shift_start_min"] <= minute < crews[crew]["shift_end_min"]
            assert count == int(on), (crew, minute)
    assert drove, "no crew was ever seen driving"


def test_the_day_plays_in_local_minutes(shown):
    from qgis.core import QgsDateTimeRange, QgsVectorLayerTemporalContext
    from qgis.PyQt.QtCore import QDate, QDateTime, QTime

    from halfhour.plugin.project import layer

    project, _ = shown
    times = project.timeSettings()
    day = QDate.fromString(DAY, "yyyy-MM-dd")
    assert times.temporalRange().begin() == QDateTime(day, QTime(8, 30))
    assert times.temporalRange().end() == QDateTime(day, QTime(17, 30))
    at = QDateTime(day, QTime(10, 0))
    stops = layer(project, "crews_at_stops")
    context = QgsVectorLayerTemporalContext()
    context.setLayer(stops)
    condition = stops.temporalProperties().createFilterString(
        context, QgsDateTimeRange(at, at.addSecs(60)))
    found = {(f["crew_id"], f["seq"]) for f in stops.getFeatures(condition)}
    expected = {(f["crew_id"], f["seq"]) for f in stops.getFeatures()
                if f["arrive_min"] < 601 and f["depart_min"] > 600}
    assert found == expected and found


def test_the_joint_zone_knows_whether_its_agreement_holds(shown):
    from qgis.core import QgsExpression

    from halfhour.plugin.project import layer

    project, _ = shown
    zones = layer(project, "joint_zones")
    rules = zones.renderer().rootRule().children()

    def drawn(day):
        context = surroundings(project, zones)
        context.lastScope().setVariable("halfhour_day", day)
        found = []
        for side in zones.getFeatures():
            context.setFeature(side)
            found.append([i for i, rule in enumerate(rules)
                          if QgsExpression(rule.filterExpression()).evaluate(context)])
        return sorted(found)

    assert drawn("2026-03-17") == [[0], [1]]  # our side and theirs
    assert drawn("2027-01-01") == [[2], [2]]  # run out
    assert drawn("2024-12-31") == [[2], [2]]  # not yet


def test_every_expression_can_be_parsed(shown):
    """Filters, labels and data-defined properties: a typing error would draw nothing."""
    from qgis.core import QgsExpression, QgsRenderContext

    project, _ = shown
    seen = 0
    for one in filter(lambda x: x.isSpatial(), project.mapLayers().values()):
        renderer = one.renderer()
        texts = []
        if one.labeling() is not None:
            texts.append(one.labeling().settings().fieldName)
        if renderer.type() == "RuleRenderer":
            texts += [rule.filterExpression() for rule in renderer.rootRule().children()]
        for symbol in renderer.symbols(QgsRenderContext()):
            for part in symbol.symbolLayers():
                properties = part.dataDefinedProperties()
                texts += [properties.property(key).asExpression()
                          for key in properties.propertyKeys()]
        for text in filter(None, texts):
            expression = QgsExpression(text)
            assert not expression.hasParserError(), (
                one.name(), text, expression.parserErrorString())
            seen += 1
    assert seen > 40


def test_refresh_reads_what_the_engine_wrote(shown, county, run_engine):
    from halfhour.plugin.project import refresh

    project, plans = shown
    path, _ = county
    before = len(features(project, "plans"))
    run_engine("plan", str(path), "--date", DAY, "--seconds", "0.3")
    refresh(project, ("plans", "routes", "stops"))
    assert len(features(project, "plans")) == before + 1
    assert {row["plan_id"] for row in features(project, "routes")} == {plans[0]}


def test_remove_leaves_nothing(county):
    from qgis.core import QgsProject

    from halfhour.plugin import project as workspace_project

    path, plans = county
    project = QgsProject()
    before = set(project.customVariables())
    workspace_project.open_workspace_layers(project, str(path), "en", plans[0])
    workspace_project.open_workspace_layers(project, str(path), "en", plans[1])
    assert len(project.layerTreeRoot().findGroups()) == 1, "opened twice, but there once"
    workspace_project.remove(project)
    assert not project.mapLayers()
    assert not project.layerTreeRoot().findGroups()
    assert set(project.customVariables()) == before


def test_something_that_is_no_workspace_is_refused(qgis_app, tmp_path):
    from qgis.core import QgsProject

    from halfhour.plugin import project as workspace_project
    from halfhour.plugin.standalone import TaskError

    other = tmp_path / "other.gpkg"
    other.write_bytes(b"no database")
    project = QgsProject()
    with pytest.raises(TaskError, match="cannot be opened"):
        workspace_project.open_workspace_layers(project, str(other), "en", None)
    assert not project.mapLayers()
