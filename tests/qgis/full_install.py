"""Run by a real QGIS (``--code``): set the engine up from the bundle in the plugin's dialog."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

from qgis.PyQt.QtCore import QTimer
from qgis.PyQt.QtWidgets import QApplication
from qgis.utils import iface, plugins


class Drive:
    """Opens the dialog, starts the set-up, notes the longest time the window stood still."""

    def __init__(self) -> None:
        self.pictures = Path(os.environ["HALFHOUR_PICTURES"])
        self.page = plugins["halfhour"].gui.dock.page("workspace")
        self.dialog = self.page.setup_dialog
        self.last = time.monotonic()
        self.longest = 0.0
        self.tick = QTimer()
        self.tick.timeout.connect(self.on_tick)
        self.dialog.installation.ended.connect(self.on_end)

    def start(self) -> None:
        self.page.setup_button.click()
        self.last = time.monotonic()
        self.tick.start(10)
        self.dialog.start(os.environ["HALFHOUR_BASE_PYTHON"], os.environ["HALFHOUR_BUNDLE"])
        QTimer.singleShot(8000, lambda: self.picture("engine-setup-running"))

    def picture(self, name: str) -> None:
        self.dialog.grab().save(str(self.pictures / f"{name}.png"))
        self.last = time.monotonic()  # the picture's own time is not the set-up's

    def on_tick(self) -> None:
        now = time.monotonic()
        self.longest, self.last = max(self.longest, now - self.last), now

    def on_end(self, good: bool, sentence: str) -> None:
        self.tick.stop()
        QTimer.singleShot(500, lambda: self.finish(good, sentence))

    def finish(self, good: bool, sentence: str) -> None:
        self.picture("engine-setup-done")
        iface.mainWindow().grab().save(str(self.pictures / "window.png"))
        Path(os.environ["HALFHOUR_REPORT"]).write_text(json.dumps({
            "good": good, "sentence": sentence, "python": self.dialog.python.text(),
            "state": self.dialog.state.text(), "versions": self.dialog.versions.text(),
            "longest_stall_s": round(self.longest, 3),
            "log_end": self.dialog.log.toPlainText()[-1500:],
        }, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        QTimer.singleShot(0, QApplication.instance().quit)


drive = Drive()
QTimer.singleShot(1500, drive.start)
