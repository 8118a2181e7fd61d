"""A bureau's own workspace from nothing, by mouse, in a real QGIS window.

Run by QGIS itself (see story.sh) with ``HALFHOUR_PICTURES``, ``HALFHOUR_ROADS`` (a file of
roads), ``HALFHOUR_BUREAU`` (a folder of tables) and ``HALFHOUR_WORKSPACE``, which is open before.
"""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import hands
from qgis.PyQt.QtWidgets import QFileDialog
from story import Steps, Story


class BureauStory(Story):
    """The steps in order; each ends with a picture."""

    def __init__(self) -> None:
        super().__init__()
        folder = os.environ.get("HALFHOUR_BUREAU", "")
        self.tables = sorted(p for p in Path(folder).glob("*") if p.is_file())
        self.roads = os.environ.get("HALFHOUR_ROADS", "")
        self.made = Path(os.environ["HALFHOUR_WORKSPACE"]).with_name("my-bureau.gpkg")

    def walk(self) -> Steps:
        """From an empty window to a planned day."""
        gui = yield from self.opened()
        gui.session.close()
        yield 2.0
        gui.dock.show_page("workspace")
        page: Any = gui.dock.page("workspace")
        yield 0.5
        self.shoot("nothing-open")
        hands.click(page.new_button)
        yield lambda: hands.dialog(QFileDialog) is not None
        hands.choose_file(str(self.made))
        dialog = page.settings_dialog
        yield (lambda: dialog.isVisible() and bool(dialog._settings())), 60.0
        yield 1.0
        self.shoot("settings")
        items = {item.toolTip(0): item for item in dialog._settings()}
        items["title"].setText(1, "西安试点")
        items["city"].setText(1, "西安市")
        yield 0.5
        dialog.grab().save(str(self.pictures / "settings-dialog.png"))
        hands.click(dialog.save_button)
        yield (lambda: not dialog.isVisible()), 60.0
        yield 1.0
        self.shoot("empty")
        for name in ("circle", "plan", "dispatch", "crews", "units", "draws", "zones"):
            if name in [p.name for p in gui.dock.pages]:
                gui.dock.show_page(name)
                yield 1.0
                self.shoot(f"empty-{name}")
        gui.dock.show_page("workspace")
        page.load_roads(self.roads)
        yield (lambda: page.roads_button.isEnabled()
               and "8" in page._facts["roads"].text()), 120.0
        yield 2.0
        self.shoot("roads")
        hands.click(page.import_button)
        wizard = gui.wizard
        yield wizard.isVisible
        yield 0.3
        hands.click(wizard.files_button)
        yield lambda: hands.dialog(QFileDialog) is not None
        hands.choose_file(" ".join(f'"{p}"' for p in self.tables))
        yield (lambda: bool(wizard.answer)), 120.0
        yield 1.0
        self.shoot("import")
        hands.click(wizard.import_button)
        yield (lambda: "I00001" in wizard.sentence.text()), 120.0
        yield 1.0
        self.shoot("imported")
        wizard.close()
        yield 2.0
        self.shoot("ready")
        gui.dock.show_page("circle")
        yield 0.5
        circle: Any = gui.dock.page("circle")
        hands.click(circle.compute_button)
        yield (lambda: self.count("circles") > 0), 120.0
        yield 4.0
        self.shoot("circle")
        gui.dock.show_page("plan")
        yield 0.5
        plan: Any = gui.dock.page("plan")
        self.shoot("day-to-plan")
        hands.click(plan.plan_button)
        yield (lambda: self.count("plans") > 0), 300.0  # the planner may be compiled first
        yield 6.0
        self.shoot("plan")
        gui.dock.show_page("dispatch")
        yield 1.0
        self.shoot("dispatch")
        gui.dock.show_page("zones")
        yield 3.0
        self.shoot("zones")
        print("made, filled and planned", flush=True)

    def count(self, table: str) -> int:
        """Return how many rows a table of the workspace has."""
        with closing(sqlite3.connect(self.made)) as file:
            return int(file.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


_story = BureauStory()
_story.begin()
