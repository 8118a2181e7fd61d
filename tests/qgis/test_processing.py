"""The algorithms ``halfhour:*``: one per command, made from the requests, run by the engine."""

from __future__ import annotations

import dataclasses
import json
import shutil
import sqlite3

import pytest
from conftest import engine_python

from halfhour.protocol.requests import COMMANDS, field_type

DAY = "2026-03-17"


@pytest.fixture
def provider(qgis_app):
    """The registered provider, with the checkout's engine and in English."""
    from qgis.core import QgsApplication

    from halfhour.plugin import settings
    from halfhour.plugin.processing.provider import HalfHourProvider

    settings.set_engine_python(str(engine_python()))
    settings.set_language("en")
    provider = HalfHourProvider()
    QgsApplication.processingRegistry().addProvider(provider)
    yield provider
    QgsApplication.processingRegistry().removeProvider(provider)
    settings.set_engine_python("")
    settings.set_language("")


@pytest.fixture
def workspace(planned_county, tmp_path):
    path = tmp_path / "工作 区.gpkg"
    shutil.copy(planned_county, path)
    return str(path)


def run(algorithm, context=None, feedback=None, **parameters):
    from qgis.core import QgsApplication, QgsProcessingContext, QgsProcessingFeedback

    one = QgsApplication.processingRegistry().createAlgorithmById(f"halfhour:{algorithm}")
    return one.run(parameters, context or QgsProcessingContext(),
                   feedback or QgsProcessingFeedback())


def plans(workspace):
    with sqlite3.connect(f"file:{workspace}?mode=ro", uri=True) as connection:
        return connection.execute("SELECT count(*) FROM plans").fetchone()[0]


# -- the forms -------------------------------------------------------------------------

def test_every_text_field_says_what_it_stands_for():
    from halfhour.plugin.processing.kinds import known

    forgotten = [
        f"{command.name}.{field.name}" for command in COMMANDS.values()
        for field in dataclasses.fields(command.request)
        if field_type(command.request, field.name)[0] is str and not field.metadata["choices"]
        and not known(command.name, field.name)]
    assert not forgotten


def test_every_command_is_an_algorithm_with_all_its_fields(provider):
    assert {a.name() for a in provider.algorithms()} == set(COMMANDS)
    for algorithm in provider.algorithms():
        fields = dataclasses.fields(COMMANDS[algorithm.name()].request)
        for field in fields:
            definition = algorithm.parameterDefinition(field.name.upper())
            assert definition is not None, (algorithm.name(), field.name)
            optional = bool(definition.flags() & definition.Flag.FlagOptional)
            assert optional == (field.default is not dataclasses.MISSING)
        outputs = {o.name() for o in algorithm.outputDefinitions()}
        assert "SUMMARY" in outputs
        assert "WORKSPACE" in outputs or "workspace" not in {field.name for field in fields}


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_help_speaks_the_language(provider, language):
    from halfhour.plugin import settings
    from halfhour.plugin.translation import Translation

    settings.set_language(language)
    translation = Translation()
    translation.install()
    try:
        for algorithm in provider.algorithms():
            for text in (algorithm.displayName(), algorithm.shortHelpString(),
                         algorithm.group()):
                chinese = sum("\u4e00" <= c <= "\u9fff" for c in text)
                assert (chinese > 0) == (language == "zh_CN"), text
    finally:
        translation.remove()


def test_the_command_line_is_what_the_engine_parses():
    from halfhour.plugin.processing.parameters import arguments

    line = arguments(COMMANDS["dispatch"], {"workspace": "-a b.gpkg", "at": "-51.2,-30.0",
                                            "time": "10:30"})
    assert line == ["dispatch", "--at=-51.2,-30.0", "--time=10:30", "--", "-a b.gpkg"]
    line = arguments(COMMANDS["print"], {"workspace": "w.gpkg", "cards": "c.pdf", "phones": True})
    assert line == ["print", "--cards=c.pdf", "--phones", "--", "w.gpkg"]


# -- the runs --------------------------------------------------------------------------

def test_a_plan_gives_its_layers_styled(provider, workspace):
    from qgis.core import QgsProcessingContext, QgsProject, QgsVectorLayer

    from halfhour.plugin.processing import produced, styled_layers

    context, project = QgsProcessingContext(), QgsProject()
    context.setProject(project)
    before = plans(workspace)
    results, good = run("plan", context, WORKSPACE=workspace, DATE=DAY, SECONDS=2.0)
    assert good and plans(workspace) == before + 1
    assert json.loads(results["SUMMARY"])["plan_id"] == results["PLAN"]
    waiting = context.layersToLoadOnCompletion()
    assert set(waiting) == {results["ROUTES"], results["STOPS"]}
    for output in produced.LAYERS["plan"]:
        layer = QgsVectorLayer(results[output.name], "x", "ogr")
        assert layer.isValid() and layer.featureCount() > 0
        assert {f["plan_id"] for f in layer.getFeatures()} == {results["PLAN"]}
        plain = layer.renderer().dump()
        styled_layers.style(layer, workspace, output, results["PLAN"])
        assert layer.renderer().dump() != plain
        assert layer.readOnly() and layer.labelsEnabled()
    assert all(details.postProcessor() is not None for details in waiting.values())


def test_layers_that_are_open_are_read_again(provider, workspace):
    from qgis.core import QgsProcessingContext, QgsProject, QgsVectorLayer

    context, project = QgsProcessingContext(), QgsProject()
    context.setProject(project)
    results, _ = run("plan", context, WORKSPACE=workspace, DATE=DAY, SECONDS=2.0)
    layer = QgsVectorLayer(results["STOPS"], "stops", "ogr")
    plans_layer = QgsVectorLayer(f"{workspace}|layername=plans|option:NOLOCK=NO", "plans", "ogr")
    project.addMapLayers([layer, plans_layer])
    stops, heads = len(list(layer.getFeatures())), len(list(plans_layer.getFeatures()))
    for command in ("coverage", "plan"):
        extra = {"DATE": DAY, "SECONDS": 2.0} if command == "plan" else {}
        _, good = run(command, context, WORKSPACE=workspace, **extra)
        assert good
        # the count is -1 in a blank layer; after a reload, QGIS 3.22 counts without the filter
        assert layer.featureCount() > 0
        assert len(list(layer.getFeatures())) == stops > 0
    assert len(list(plans_layer.getFeatures())) == heads + 1


def test_coverage_and_reach(provider, workspace):
    from qgis.core import QgsVectorLayer

    from halfhour.plugin.processing import produced, styled_layers

    results, good = run("coverage", WORKSPACE=workspace)
    assert good
    for output in produced.LAYERS["coverage"]:
        layer = QgsVectorLayer(results[output.name], "x", "ogr")
        assert layer.isValid() and layer.featureCount() > 0
        styled_layers.style(layer, workspace, output, "")
        assert layer.renderer().type() != "singleSymbol" or output.name == "CIRCLES"


def test_files_are_written_and_named(provider, workspace, tmp_path):
    run("plan", WORKSPACE=workspace, DATE=DAY, SECONDS=2.0)
    page = tmp_path / "图 map.html"
    results, good = run("webmap", WORKSPACE=workspace, OUT=str(page))
    assert good and results["OUT"] == str(page) and page.stat().st_size > 10_000


def test_a_cancel_leaves_the_workspace_unchanged(provider, workspace):
    from qgis.core import QgsProcessingFeedback

    class Impatient(QgsProcessingFeedback):
        def setProgressText(self, text):
            super().setProgressText(text)
            self.cancel()

    before = plans(workspace)
    results, good = run("plan", feedback=Impatient(), WORKSPACE=workspace, DATE=DAY, SECONDS=30.0)
    assert good and "PLAN" not in results
    assert plans(workspace) == before
    _, good = run("plan", WORKSPACE=workspace, DATE=DAY, SECONDS=2.0)  # no lock is left
    assert good and plans(workspace) == before + 1


def test_the_engines_sentence_is_the_error(provider, workspace):
    from qgis.core import QgsProcessingFeedback

    class Listening(QgsProcessingFeedback):
        errors = ()

        def reportError(self, error, fatalError=False):
            self.errors = (*self.errors, error)

    feedback = Listening()
    _, good = run("plan", feedback=feedback, WORKSPACE=workspace, DATE="2026-03-22")
    assert not good
    assert "The roster has nobody on 2026-03-22" in feedback.errors[0]
    assert "Traceback" not in "".join(feedback.errors)


def test_a_missing_interpreter_is_told_before_the_run(provider):
    from halfhour.plugin import settings

    settings.set_engine_python("/no/such/python")
    able, sentence = provider.algorithm("plan").canExecute()
    assert not able and "/no/such/python" in sentence


def test_a_model_plans_and_checks(provider, workspace):
    from qgis.core import (
        QgsProcessingContext,
        QgsProcessingFeedback,
        QgsProcessingModelAlgorithm,
        QgsProcessingModelChildAlgorithm,
        QgsProcessingModelChildParameterSource,
    )

    value = QgsProcessingModelChildParameterSource.fromStaticValue
    output = QgsProcessingModelChildParameterSource.fromChildOutput
    model = QgsProcessingModelAlgorithm("plan and check", "test")
    plan = QgsProcessingModelChildAlgorithm("halfhour:plan")
    plan.setChildId("plan")
    plan.addParameterSources("WORKSPACE", [value(workspace)])
    plan.addParameterSources("DATE", [value(DAY)])
    plan.addParameterSources("SECONDS", [value(2.0)])
    model.addChildAlgorithm(plan)
    check = QgsProcessingModelChildAlgorithm("halfhour:check")
    check.setChildId("check")
    check.addParameterSources("WORKSPACE", [output("plan", "WORKSPACE")])
    check.addParameterSources("PLAN", [output("plan", "PLAN")])
    model.addChildAlgorithm(check)
    model.initAlgorithm()
    results, good = model.run({}, QgsProcessingContext(), QgsProcessingFeedback())
    assert good
    made = results["CHILD_RESULTS"]["plan"]
    checked = results["CHILD_RESULTS"]["check"]
    assert checked["OK"] and json.loads(checked["SUMMARY"])["plan"] == made["PLAN"]


def test_the_plugin_takes_its_provider_away_again(qgis_app):
    from qgis.core import QgsApplication

    from halfhour.plugin.plugin import HalfHourPlugin

    registry = QgsApplication.processingRegistry()
    plugin = HalfHourPlugin(None)  # as qgis_process makes it: no window
    for _ in range(2):
        plugin.initProcessing()
        assert registry.providerById("halfhour") is not None
        plugin.unload()
        assert registry.providerById("halfhour") is None
