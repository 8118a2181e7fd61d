"""One dispatcher's first day in one real QGIS window, from the zip to the printed cards.

Run by QGIS itself (``qgis --code``; see one_user.sh) with this folder on ``PYTHONPATH`` and

    HALFHOUR_FOLDER     where the demo and the paper go
    HALFHOUR_PICTURES   where a picture of the screen goes after each step
    HALFHOUR_ZIP        the plugin's zip
    HALFHOUR_BUNDLE     the offline wheel bundle
    HALFHOUR_BASE       the Python the engine's environment is made from
    HALFHOUR_WORKSPACE  instead of these three: a workspace, for a QGIS that has the plugin
    HALFHOUR_STEPS      names of the methods to go through; else all of them

Everything is done by mouse and keyboard; after each step the state is read from the
workspace file, the profile and the window.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Generator
from pathlib import Path
from typing import Any

import hands
from plugin_story import PluginStory
from qgis.core import QgsProject
from qgis.PyQt.QtCore import QPoint
from qgis.PyQt.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QLineEdit,
    QListWidget,
    QMessageBox,
    QPushButton,
    QToolButton,
    QWidget,
)
from qgis.utils import iface, plugins
from story import Steps, Wanted

_SET_UP_S, _DEMO_S, _PLAN_S, _PRINT_S = 600.0, 900.0, 300.0, 600.0
_CANCEL_S = 10.0  # a second on a quiet computer; the figure is printed
_SEARCH_S = "3"
_MOST_TRIALS = 12


class OneUser(PluginStory):
    """The steps in order; ``facts`` is what was measured on the way."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(os.environ["HALFHOUR_FOLDER"])
        self.facts: dict[str, Any] = {}

    def walk(self) -> Steps:
        """From an empty profile to paper."""
        self.make_room()
        yield 1.0
        self.shoot("empty-qgis")
        begin = ((self.open_workspace,) if "HALFHOUR_WORKSPACE" in os.environ else
                 (self.install, self.set_up_engine, self.make_demo))
        steps = (*begin, self.look_at_circle, self.plan, self.cancel_a_plan, self.look_at_crew,
                 self.move_a_visit, self.publish, self.look_at_reach, self.ask_what_is_there,
                 self.take_a_call, self.print_cards, self.print_overview, self.close)
        wanted = os.environ.get("HALFHOUR_STEPS", "").split()
        for step in steps:
            if wanted and step.__name__ not in wanted:
                continue
            began = time.monotonic()
            yield from step()
            self.facts[f"{step.__name__}_s"] = round(time.monotonic() - began, 1)
            print(f"{step.__name__}: {self.facts[f'{step.__name__}_s']} s", flush=True)

    def ended(self) -> None:
        """Write down what was measured."""
        print(json.dumps(self.facts, ensure_ascii=False, indent=1), flush=True)

    # -- the steps -----------------------------------------------------------------

    def install(self) -> Steps:
        """Plugins ▸ Manage and Install Plugins … ▸ Install from ZIP."""
        menu = iface.pluginMenu()
        hands.open_menu(self.window.menuBar(), menu)
        yield menu.isVisible
        hands.choose_in_menu(menu, iface.actionManagePlugins())
        yield (lambda: hands.dialog(QDialog) is not None), 60.0
        manager = hands.dialog(QDialog)
        assert manager is not None
        yield 1.0
        choices = manager.findChild(QListWidget, "mOptionsListWidget")
        page = manager.findChild(QWidget, "pageInstallFromZip")
        for row in range(choices.count()):  # its name is QGIS's own, in the user's language
            if not page.isVisible() and not choices.item(row).isHidden():
                hands.click(choices.viewport(), choices.visualItemRect(choices.item(row)).center())
                yield 0.3
        assert page.isVisible(), "the page for a zip was not found"
        field = manager.findChild(QWidget, "mZipFileWidget").findChild(QLineEdit)
        hands.write(field, os.environ["HALFHOUR_ZIP"])
        button = manager.findChild(QPushButton, "buttonInstallFromZip")
        yield button.isEnabled
        self.shoot("install-from-zip")
        hands.click(button)
        yield lambda: hands.dialog(QMessageBox) is not None or "halfhour" in plugins
        warning = hands.dialog(QMessageBox)
        if warning is not None:
            hands.click(warning.button(QMessageBox.StandardButton.Yes))
        yield lambda: "halfhour" in plugins and hands.dialog(QMessageBox) is None
        yield 1.0
        self.shoot("installed")
        hands.click(manager.findChild(QDialogButtonBox).button(
            QDialogButtonBox.StandardButton.Close))
        yield lambda: not manager.isVisible()
        assert self.dock.isVisible(), "the dock does not come up by itself"
        assert self.page("workspace").isVisible()
        yield 0.5
        self.shoot("the-dock")

    def set_up_engine(self) -> Steps:
        """Set up … ▸ Install from an offline bundle …, with nothing on the network."""
        page = self.page("workspace")
        hands.wheel_into_view(page.setup_button)
        yield 0.2
        hands.click(page.setup_button)
        setup = page.setup_dialog
        yield setup.isVisible
        hands.write(setup.base.lineEdit(), os.environ["HALFHOUR_BASE"])
        yield 0.2
        hands.click(setup.bundle_button)
        yield lambda: hands.dialog(QFileDialog) is not None
        hands.choose_file(os.environ["HALFHOUR_BUNDLE"])
        yield lambda: setup.installation.running
        yield 8.0
        self.shoot("engine-setting-up")
        yield (lambda: not setup.installation.running), _SET_UP_S
        yield 0.5
        self.shoot("engine-set-up")
        assert "ortools" in setup.versions.text(), setup.log.toPlainText()[-2000:]
        close = setup.findChild(QDialogButtonBox).button(QDialogButtonBox.StandardButton.Close)
        hands.click(close)
        yield lambda: not setup.isVisible()

    def make_demo(self) -> Steps:
        """Make the demo …, into an empty folder."""
        page = self.page("workspace")
        hands.click(page.demo_button)
        yield lambda: hands.dialog(QFileDialog) is not None
        hands.choose_file(str(self.folder))
        yield page.progress.isVisible
        yield 6.0
        self.shoot("demo-being-made")
        yield (lambda: self.session.workspace is not None), _DEMO_S
        yield from self.settled()
        self.shoot("demo-open")
        assert Path(self.session.workspace) == self.folder / "huzhou.gpkg"
        self._is_the_demo()

    def open_workspace(self) -> Steps:
        """Open workspace …, the demo that was made before."""
        page = self.page("workspace")
        assert self.dock.isVisible() and page.isVisible()
        hands.click(page.open_button)
        yield lambda: hands.dialog(QFileDialog) is not None
        hands.choose_file(os.environ["HALFHOUR_WORKSPACE"])
        yield lambda: self.session.workspace is not None
        yield from self.settled()
        self.shoot("demo-open")
        self._is_the_demo()

    def _is_the_demo(self) -> None:
        (enterprises,), = self.rows("SELECT count(*) FROM enterprises")
        assert (enterprises, len(self.heads())) == (3000, 1), (enterprises, self.heads())

    def look_at_circle(self) -> Steps:
        """The circle page, which the demo has filled."""
        yield from self.turn_to("circle")
        page = self.page("circle")
        hands.click(page.compute_button)
        yield lambda: not page.compute_button.isEnabled()
        yield page.compute_button.isEnabled, _PLAN_S
        yield from self.settled()
        (circles,), = self.rows("SELECT count(*) FROM circles")
        assert circles > 0
        self.shoot("circle")

    def plan(self) -> Steps:
        """Plan the day; the window must not stand still meanwhile."""
        yield from self.turn_to("plan")
        page = self.page("plan")
        hands.write(page.seconds, _SEARCH_S)
        self.stalls.begin()
        hands.click(page.plan_button)
        yield page.progress.isVisible
        yield 2.0
        self.shoot("planning")
        yield page.plan_button.isEnabled, _PLAN_S
        self.facts["longest_stall_while_planning"] = self.stalls.end()
        yield from self.settled()
        self.shoot("planned")
        heads = self.heads()
        assert len(heads) == 2 and heads[-1][0] == self.session.plan, heads
        assert heads[-1][1] == "draft"
        assert page.history.rowCount() == 2

    def cancel_a_plan(self) -> Steps:
        """Begin another plan, press Cancel: at once it is as if nothing had happened."""
        page = self.page("plan")
        before, looked_at = self.content(), self.session.plan
        hands.click(page.plan_button)
        yield page.progress.isVisible
        yield 2.0
        hands.click(page.progress.cancel_button)
        pressed = time.monotonic()
        yield page.plan_button.isEnabled
        self.facts["cancel_answered_s"] = round(time.monotonic() - pressed, 2)
        yield 0.3
        self.shoot("cancelled")
        assert self.facts["cancel_answered_s"] <= _CANCEL_S, self.facts
        assert self.content() == before, "a cancelled plan has changed the workspace"
        assert self.session.plan == looked_at

    def look_at_crew(self) -> Steps:
        """The busiest crew, and its first stop."""
        yield from self.turn_to("crews")
        page = self.page("crews")
        records = page.crews.records()
        busiest = max(range(len(records)), key=lambda i: records[i].visits)
        hands.click_row(page.crews, busiest)
        yield lambda: page.stops.rowCount() > 0
        yield from self.settled()
        self.shoot("crew")
        stop = next(i for i, s in enumerate(page.stops.records()) if s.visit_id is not None)
        hands.click_row(page.stops, stop, 1)
        yield page.edit.move_button.isEnabled
        yield from self.settled()
        self.shoot("stop")

    def move_a_visit(self) -> Steps:
        """Give the visit to another crew of the district; save what is possible."""
        page, edit, parent = self.page("crews"), self.page("crews").edit, self.session.plan
        visit = page.stops.current().visit_id
        yield from self._try_crews(page.crews.current().crew_id, edit)
        self.shoot("change-tried")
        before = self.visit_of(parent, visit)
        hands.click(edit.save)
        yield lambda: self.session.plan != parent
        yield from self.settled()
        self.shoot("change-saved")
        assert self.visit_of(parent, visit) == before, "the plan before has changed"
        after = self.visit_of(self.session.plan, visit)
        assert after is not None and after != before, (before, after)
        assert len(self.heads()) == 3

    def _try_crews(self, own: str, edit: Any) -> Steps:
        """Move to one crew after the other of the same squad's district, until one can."""
        district = dict(self.rows("SELECT crew_id, district FROM crews WHERE plan_id = ?",
                                  self.session.plan))
        others = [row for row in range(edit.target.count())
                  if edit.target.itemData(row) != own
                  and district[edit.target.itemData(row)] == district[own]]
        for row in others[:_MOST_TRIALS]:
            hands.open_list(edit.target)
            yield edit.target.view().isVisible
            yield 0.2
            hands.scroll_list(edit.target, row)
            yield 0.3
            hands.choose_in_list(edit.target, row)
            yield lambda row=row: (edit.target.currentIndex() == row
                                   and not edit.target.view().isVisible())
            hands.click(edit.move_button)
            yield lambda: not edit.move_button.isEnabled()
            yield edit.move_button.isEnabled
            yield 0.5  # the outcome has moved the buttons
            if edit.save.isVisible():
                return
            self.facts["refused_changes"] = self.facts.get("refused_changes", 0) + 1
            if self.facts["refused_changes"] == 1:
                self.shoot("change-refused")
            hands.click(edit.discard)
            yield lambda: not edit.discard.isVisible()
            yield 0.5  # and back again
        raise AssertionError("no crew of the district could take the visit")

    def publish(self) -> Steps:
        """Publish …, with a name and a reason."""
        yield from self.turn_to("plan")
        page = self.page("plan")
        plan = self.session.plan
        hands.click(page.publish_button)
        yield lambda: hands.dialog(QDialog) is not None
        box = hands.dialog(QDialog)
        assert box is not None
        accept = _accepting(box.buttons)
        assert not accept.isEnabled(), "published without a reason"
        hands.write(box.name, "周二 Tuesday")
        hands.write(box.reason, "早会商定 agreed at the morning meeting")
        yield accept.isEnabled
        self.shoot("publish-dialog")
        hands.click(accept)
        yield lambda: dict(self.heads()).get(plan) == "published"
        yield from self.settled()
        self.shoot("published")
        (name, reason), = self.rows("SELECT name, reason FROM plans WHERE plan_id = ?", plan)
        assert (name, reason[:4]) == ("周二 Tuesday", "早会商定"), (name, reason)
        assert not page.publish_button.isEnabled()

    def look_at_reach(self) -> Steps:
        """A township, when it is out of reach, and where the crews are then."""
        yield from self.turn_to("units")
        page = self.page("units")
        units = page.units.records()
        assert len(units) == 79, len(units)
        longest = max(range(len(units)), key=lambda i: units[i].minutes)
        hands.click_row(page.units, longest)
        yield lambda: page.units.current() is units[longest]
        if units[longest].gaps:
            yield lambda: page.gaps.rowCount() > 0
            hands.click_row(page.gaps, 0)
            yield page.crews.rowCount
        yield from self.settled()
        self.shoot("reach")

    def ask_what_is_there(self) -> Steps:
        """The toolbar's question mark, then a stop of the map: its card comes up."""
        yield from self.turn_to("crews")
        page = self.page("crews")
        hands.click_row(page.crews, max(range(page.crews.rowCount()),
                                        key=lambda i: page.crews.records()[i].visits))
        yield lambda: page.stops.rowCount() > 0
        yield from self.settled()
        tool = self.gui.ask_tool
        hands.click(next(b for b in self.window.findChildren(QToolButton)
                         if b.defaultAction() is tool.action() and b.isVisible()))
        yield tool.isActive
        visits = [s for s in page.stops.records() if s.visit_id is not None]
        wanted = next(s for s in visits if self._alone(s, visits))
        hands.click(self.canvas.viewport(), self.pixel(wanted.point))
        yield lambda: (page.stops.current() is not None
                       and page.stops.current().visit_id == wanted.visit_id)
        yield from self.settled()
        self.shoot("what-is-there")
        assert wanted.label in page.card.toPlainText()

    def take_a_call(self) -> Steps:
        """Dispatch: press the button, click the map, read who can be there."""
        yield from self.turn_to("dispatch")
        page = self.page("dispatch")
        hands.click(page.pick_button)
        yield page.pick_button.isChecked
        spot = self.canvas.viewport().rect().center() + QPoint(60, 40)
        place = self.lonlat(spot)  # before the answer moves the map
        hands.click(self.canvas.viewport(), spot)
        yield page.ranking.rowCount
        yield from self.settled()
        self.shoot("who-can-be-there")
        assert not page.pick_button.isChecked(), "the tool stays on after its click"
        minutes = [r["response_min"] for r in page.ranking.records() if r["inside"] and r["lawful"]]
        assert minutes == sorted(minutes) and minutes, page.answer.text()
        assert page.place.text() == f"{place.x():.5f}, {place.y():.5f}", (page.place.text(), place)

    def print_cards(self) -> Steps:
        """Route cards …: one page or more a crew, in Chinese that can be searched."""
        yield from self.turn_to("crews")
        row = self.page("crews").printing
        self.stalls.begin()
        text = yield from self._print(row.cards_button, row, "cards.pdf")
        self.facts["longest_stall_while_printing"] = self.stalls.end()
        crews = [name for name, in self.rows(
            "SELECT name FROM crews WHERE plan_id = ?", self.session.plan)]
        pages = text.count("\f")
        assert pages >= len(crews) > 0, (pages, len(crews))
        missing = [name for name in crews if name not in text]
        assert not missing and "演示数据" in text, missing
        self.facts["cards_pages"] = pages

    def print_overview(self) -> Steps:
        """City overview …"""
        row = self.page("crews").printing
        text = yield from self._print(row.overview_button, row, "overview.pdf")
        self.facts["overview_pages"] = text.count("\f")
        assert self.facts["overview_pages"] >= 1 and "演示数据" in text

    def _print(self, button: QPushButton, row: Any, name: str) -> Generator[Wanted, Any, str]:
        """Press a button, name the file, wait for it; its text, a form feed after each page."""
        path = self.folder / name
        hands.click(button)
        yield lambda: hands.dialog(QDialog) is not None
        box = hands.dialog(QDialog)
        hands.write(box.file.findChild(QLineEdit), str(path))
        accept = _accepting(box.findChild(QDialogButtonBox))
        yield accept.isEnabled
        self.shoot(f"{path.stem}-dialog")
        hands.click(accept)
        yield row.progress.isVisible
        yield 3.0
        self.shoot(f"{path.stem}-printing")
        yield button.isEnabled, _PRINT_S
        yield 0.5
        self.shoot(f"{path.stem}-printed")
        return subprocess.run(["pdftotext", "-layout", str(path), "-"], check=True,
                              capture_output=True, text=True).stdout

    def close(self) -> Steps:
        """Close workspace: no layer, no engine, no lock is left."""
        yield from self.turn_to("workspace")
        page = self.page("workspace")
        hands.wheel_into_view(page.close_button)
        yield 0.2
        hands.click(page.close_button)
        yield lambda: self.session.workspace is None and self.session.engine.state == "off"
        yield 0.5
        self.shoot("closed")
        assert not QgsProject.instance().mapLayers()

    def _alone(self, stop: Any, stops: list[Any]) -> bool:
        spot = self.pixel(stop.point)
        return self.canvas.viewport().rect().adjusted(20, 20, -20, -20).contains(spot) and all(
            other is stop or not self.near(spot, self.pixel(other.point), 30) for other in stops)


def _accepting(box: QDialogButtonBox) -> QPushButton:
    return next(button for button in box.buttons()
                if box.buttonRole(button) == QDialogButtonBox.ButtonRole.AcceptRole)


_user = OneUser()
_user.begin()
