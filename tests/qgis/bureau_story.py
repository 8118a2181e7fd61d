"""A bureau's own workspace from nothing, by mouse, in a real QGIS window.

Run by QGIS itself (see story.sh) with ``HALFHOUR_WORKSPACE`` and ``HALFHOUR_PICTURES``. The
roads and the tables come from the workspace given: its export in a GeoPackage, which a new
workspace takes in again.
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
        with closing(sqlite3.connect(self.made)) as file:
            print(file.execute("SELECT count(*) FROM items").fetchone(), flush=True)


_story = BureauStory()
_story.begin()
