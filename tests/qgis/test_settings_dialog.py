"""A bureau's own workspace, and the dialog of its settings."""

from __future__ import annotations

from pathlib import Path

ROADS = Path(__file__).parents[1] / "fixtures" / "roads"


def item_of(dialog, name):
    return next(item for item in dialog._settings() if item.toolTip(0) == name)


def test_a_workspace_is_made_and_its_settings_are_changed(window, wait_for, tmp_path):
    gui = window.gui
    page = gui.dock.page("workspace")
    assert not page.settings_button.isEnabled()
    page.make_workspace(str(tmp_path / "支队 a.gpkg"))
    wait_for(lambda: gui.session.workspace is not None, what="the workspace")
    assert page._facts["title"].text() == "支队 a"
    assert page._facts["roads"].text() == "none loaded"
    assert page._facts["missing"].text().startswith("Roads, Districts, Brigades, Squads")
    dialog = page.settings_dialog
    wait_for(lambda: dialog.isVisible() and dialog._settings(), what="the settings, unasked")
    assert not dialog.save_button.isEnabled()
    item_of(dialog, "title").setText(1, "某支队")
    item_of(dialog, "floor_points").setText(1, "many")
    assert dialog.save_button.isEnabled()
    dialog.save_button.click()
    wait_for(lambda: dialog.problem.text(), what="the refusal")
    assert "floor_points" in dialog.problem.text() and dialog.isVisible()
    item_of(dialog, "floor_points").setText(1, "4")
    dialog.save_button.click()
    wait_for(lambda: not dialog.isVisible(), what="saved")
    wait_for(lambda: page._facts["title"].text() == "某支队", what="the new name")
    page.settings_button.click()
    wait_for(lambda: dialog._settings(), what="the settings again")
    assert item_of(dialog, "floor_points").text(1) == "4"
    assert item_of(dialog, "floor_points").text(3) == "5"
    gui.session.close()
    assert not dialog.isVisible()


def test_roads_are_loaded_by_the_page(window, wait_for, tmp_path):
    gui = window.gui
    page = gui.dock.page("workspace")
    page.make_workspace(str(tmp_path / "b.gpkg"))
    wait_for(lambda: page.settings_dialog._settings(), what="the settings")
    page.settings_dialog.reject()
    page.load_roads(str(ROADS / "no-such.graphml"))
    wait_for(lambda: page.roads_button.isEnabled(), what="the refusal")
    assert page._facts["roads"].text() == "none loaded"
    page.load_roads(str(ROADS / "ring.osm"))
    wait_for(lambda: page._facts["roads"].text() != "none loaded", what="the roads")
    assert page._facts["missing"].text().startswith("Districts, Brigades")
    gui.session.open(str(tmp_path / "b.gpkg"))
    wait_for(lambda: gui.session.workspace is not None, what="the workspace again")
    assert not page.settings_dialog.isVisible()
    gui.session.close()
