"""A bureau's sheet taken in by the wizard, by mouse, in a real QGIS window.

Run by QGIS itself (see story.sh) with ``HALFHOUR_WORKSPACE`` and ``HALFHOUR_PICTURES``.
The sheet is made from the workspace: GB18030, a title, a column nobody knows, three rows in
ten in BD-09, one impossible credit code, a new plant.
"""

from __future__ import annotations

import csv
import math
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import hands
from qgis.PyQt.QtWidgets import QFileDialog
from story import Steps, Story

_ROWS = 120


class ImportStory(Story):
    """The steps in order; each ends with a picture."""

    def __init__(self) -> None:
        super().__init__()
        self.workspace = os.environ["HALFHOUR_WORKSPACE"]

    def walk(self) -> Steps:
        """From the workspace page to the import taken back."""
        sheet = Path(self.workspace).with_name("重点排污单位名录.csv")
        _write_sheet(Path(self.workspace), sheet)
        gui = yield from self.opened()
        yield 6.0
        gui.dock.show_page("workspace")
        yield 0.5
        hands.click(gui.dock.page("workspace").import_button)
        wizard = gui.wizard
        yield wizard.isVisible
        wizard.move(5, 225)
        yield 0.3
        hands.click(wizard.files_button)
        yield lambda: hands.dialog(QFileDialog) is not None
        hands.choose_file(str(sheet))
        yield (lambda: bool(wizard.answer)), 120.0
        yield 0.5
        self.shoot("import-file")
        tabs = wizard.tabs.tabBar()
        for number, name in ((1, "columns"), (2, "coordinates"), (3, "rows")):
            hands.click(tabs, tabs.tabRect(number).center())
            yield lambda n=number: wizard.tabs.currentIndex() == n
            yield 2.0
            if name == "columns":
                box = wizard.columns_tab.combos["环保专干"]
                hands.open_list(box)
                yield 0.4
                hands.choose_in_list(box, box.findData("contact"))
                yield lambda b=box: b.code() == "contact"
                yield (lambda: bool(wizard.answer)), 120.0
                yield 0.5
            self.shoot(f"import-{name}")
        assert wizard.answer["problem_count"] == 1, wizard.answer["problem_count"]
        told = wizard.answer["sources"][0]["datums"]
        assert told["bd09"] >= 30, told
        hands.click(wizard.import_button)
        yield (lambda: "I00001" in wizard.sentence.text()), 120.0
        yield 2.0
        self.shoot("import-done")
        with closing(sqlite3.connect(self.workspace)) as file:
            assert file.execute("SELECT count(*) FROM rows_set_aside").fetchone() == (1,)
        hands.click(wizard.undo_button)
        yield (lambda: "I00001" in wizard.sentence.text() and wizard.undo_button.isEnabled()), 60.0
        with closing(sqlite3.connect(self.workspace)) as file:
            yield lambda: file.execute("SELECT state FROM import_batches").fetchone()[0] == "undone"
        yield 1.0
        self.shoot("import-undone")
        print("imported and undone", flush=True)


def _write_sheet(workspace: Path, sheet: Path) -> None:
    with closing(sqlite3.connect(workspace)) as file:
        found = file.execute(
            "SELECT e.enterprise_id, e.name, e.uscc, d.name, e.address, (r.minx + r.maxx) / 2, "
            "(r.miny + r.maxy) / 2 FROM enterprises e JOIN districts d USING (district) "
            'JOIN "rtree_enterprises_geom" r ON r.id = e.fid ORDER BY e.fid LIMIT ?',
            (_ROWS,)).fetchall()
    rows: list[list[Any]] = [["重点排污单位名录(演示数据)"], [
        "排污许可证编号", "企业名称", "统一社会信用代码", "所属区县", "生产经营场所地址", "监管等级", "经度",
        "纬度", "环保专干"]]
    for i, (code, name, uscc, district, address, lon, lat) in enumerate(found):
        if i % 10 in (2, 5, 8):
            lon, lat = _bd09(lon, lat)
        rows.append([code, name, uscc, district, address, "黄" if i % 4 else "红",
                     f"{lon:.6f}", f"{lat:.6f}", "演示专员"])
    rows[20][2] = "91330500000000000I"
    rows.append(["", "演示新材料有限公司", "", found[0][3], found[0][4], "绿", "120.1", "30.87", ""])
    rows.append(["注:本表数据为演示数据"])
    with sheet.open("w", encoding="gb18030", newline="") as out:
        csv.writer(out).writerows(rows)


def _bd09(lon: float, lat: float) -> tuple[float, float]:
    from halfhour.protocol.gcj02 import wgs_to_gcj

    x, y = wgs_to_gcj(lon, lat)
    wave = math.pi * 3000.0 / 180.0
    radius = math.hypot(x, y) + 2e-5 * math.sin(y * wave)
    angle = math.atan2(y, x) + 3e-6 * math.cos(x * wave)
    return radius * math.cos(angle) + 0.0065, radius * math.sin(angle) + 0.006


_story = ImportStory()
_story.begin()
