"""A real QGIS window at 1366×768, driven page by page; a picture of each is left to look at.

    python tests/qgis/window_tour.py WORKSPACE FOLDER [en|zh_CN]

The workspace is copied, so that the tour may plan, edit and publish. Wants Xvfb and the
engine's Python in ``HALFHOUR_ENGINE_PYTHON`` (default: the checkout's). The last line of
output is the longest time the window stood still while the engine planned.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import traceback
from pathlib import Path

_DEADLINE_S = 150


def start(workspace: Path, folder: Path, language: str) -> int:
    """Start QGIS with an empty profile that has the plugin, and this file as its script."""
    root = Path(__file__).resolve().parents[2]
    python = os.environ.get("HALFHOUR_ENGINE_PYTHON", root / ".venv" / "bin" / "python")
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as scratch:
        profile = Path(scratch) / "profiles" / "default"
        (profile / "python" / "plugins").mkdir(parents=True)
        (profile / "python" / "plugins" / "halfhour").symlink_to(root)
        (profile / "QGIS").mkdir()
        (profile / "QGIS" / "QGIS3.ini").write_text(
            "[PythonPlugins]\nhalfhour=true\n\n"
            f"[locale]\noverrideFlag=true\nuserLocale={_QGIS_LOCALE[language]}\n\n"
            f"[halfhour]\nengine_python={python}\n\n"
            "[qgis]\ncheckVersion=false\nshowTips=false\n", "utf-8")
        copy = Path(scratch) / workspace.name
        shutil.copy(workspace, copy)
        qgis = shutil.which("qgis")
        assert qgis is not None, "there is no QGIS on PATH"
        # QGIS's Python finds its home by the first python3 on PATH; another one breaks it
        path = os.pathsep.join((str(Path(qgis).parent), os.environ["PATH"]))
        environment = {**os.environ, "PATH": path,
                       "HALFHOUR_TOUR": f"{copy}{os.pathsep}{folder.resolve()}"}
        process = subprocess.Popen(
            ["xvfb-run", "-a", "-s", "-screen 0 1366x768x24", qgis, "--nologo",
             "--profiles-path", scratch, "--code", __file__],
            env=environment, start_new_session=True)
        try:
            return process.wait(_DEADLINE_S + 20)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            return 3


_QGIS_LOCALE = {"en": "en_US", "zh_CN": "zh-Hans"}


class Tour:
    """Steps that yield: a number is seconds to wait, a callable is waited for."""

    def __init__(self, workspace: str, folder: Path) -> None:
        from qgis.PyQt.QtCore import QTimer
        from qgis.utils import iface, plugins

        self.window, self.gui = iface.mainWindow(), plugins["halfhour"].gui
        self.workspace, self.folder = workspace, folder
        self.last_beat, self.stall = time.monotonic(), 0.0
        self.watching = False
        self.steps = self.walk()
        self.waiting = lambda: True
        self.timer = QTimer()
        self.timer.timeout.connect(self.beat)
        self.timer.start(10)

    def beat(self) -> None:
        now = time.monotonic()
        if self.watching:
            self.stall = max(self.stall, now - self.last_beat)
        self.last_beat = now
        if not self.waiting():
            return
        try:
            wanted = next(self.steps)
        except StopIteration:
            print(f"longest standstill while planning: {self.stall:.3f} s", flush=True)
            os._exit(0)
        except Exception:
            traceback.print_exc()
            os._exit(1)
        end = now + wanted if isinstance(wanted, (int, float)) else None
        self.waiting = wanted if end is None else (lambda: time.monotonic() >= end)

    def shoot(self, name: str, widget=None):
        (widget or self.window).grab().save(str(self.folder / f"{name}.png"))
        self.last_beat = time.monotonic()

    def page(self, name: str):
        self.gui.dock.show_page(name)
        return self.gui.dock.page(name)

    def walk(self):
        from qgis.PyQt.QtWidgets import QApplication, QDockWidget

        self.window.setGeometry(0, 0, 1366, 768)
        for dock in self.window.findChildren(QDockWidget):
            if dock.objectName() in ("Browser", "MessageLog"):
                dock.close()
        session = self.gui.session
        self.page("workspace")
        yield 0.5
        self.shoot("01-nothing-open")
        session.open(self.workspace)
        yield lambda: session.workspace is not None
        yield 4
        self.shoot("02-workspace")
        circle = self.page("circle")
        yield 0.5
        circle.compute()
        yield 0.4
        self.shoot("03-circle-computing")
        yield circle.compute_button.isEnabled
        circle.kind.setCurrentIndex(1)
        if circle.outside.records():
            circle.outside.choose(0)
        yield 3
        self.shoot("04-circle")
        plan = self.page("plan")
        yield 0.5
        plan.chart.pointed.emit(plan.chart._minutes[100])
        yield 0.5
        self.shoot("05-plan")
        self.watching, self.last_beat = True, time.monotonic()
        plan.make_plan()
        yield 4
        self.watching = False
        self.shoot("06-planning")
        self.watching = True
        yield plan.plan_button.isEnabled
        yield 3
        self.watching = False
        self.shoot("07-planned")
        plan.make_plan()
        yield 2
        plan.progress.cancel_button.click()
        yield plan.plan_button.isEnabled
        self.shoot("08-cancelled")
        plan._tabs.setCurrentIndex(1)
        yield 0.5
        self.shoot("09-not-visited")
        crews = self.page("crews")
        busy = max(range(len(crews.crews.records())),
                   key=lambda i: crews.crews.records()[i].visits)
        crews.crews.choose(busy)
        yield 3
        self.shoot("10-crew")
        crews.stops.choose(next(i for i, s in enumerate(crews.stops.records())
                                if s.visit_id is not None))
        yield 3
        self.shoot("11-stop")
        crews.edit.later.click()
        yield crews.edit.discard.isVisible
        self.shoot("12-edit")
        units = self.page("units")
        units.units.choose(0)
        yield 3
        if units.gaps.records():
            units.gaps.choose(0)
            yield lambda: bool(units.crews.records())
        self.shoot("13-reach")
        dispatch = self.page("dispatch")
        place = units.units.records()[5].point
        dispatch.ask_at(place.x() + 0.02, place.y() + 0.01)
        yield lambda: bool(dispatch.ranking.records())
        yield 3
        self.shoot("14-who-can-be-there")
        from halfhour.plugin.dock.publish_dialog import PublishDialog
        from halfhour.plugin.options_page import OptionsPage

        options = OptionsPage(self.window, self.gui.options.signals)
        options.resize(640, 260)
        options.show()
        dialog = PublishDialog(self.page("plan")._head(), self.window)
        dialog.show()
        yield 0.5
        self.shoot("15-options", options)
        self.shoot("16-publish", dialog)
        options.close()
        dialog.close()
        self.page("plan").publish("", "tour")
        yield lambda: self.page("plan")._head().state == "published"
        yield 2
        self.shoot("17-published")
        log = self.page("workspace")._log_window
        log.show()
        yield 0.5
        self.shoot("18-log", log)
        log.close()
        from qgis.utils import unloadPlugin

        unloadPlugin("halfhour")
        QApplication.processEvents()
        yield 0.5
        self.shoot("19-unloaded")


if "HALFHOUR_TOUR" in os.environ and "qgis.utils" in sys.modules:
    from qgis.PyQt.QtCore import QTimer

    _workspace, _folder = os.environ["HALFHOUR_TOUR"].split(os.pathsep)
    _tours = []
    QTimer.singleShot(3000, lambda: _tours.append(Tour(_workspace, Path(_folder))))
    QTimer.singleShot(1000 * _DEADLINE_S, lambda: os._exit(2))
elif __name__ == "__main__":
    sys.exit(start(Path(sys.argv[1]), Path(sys.argv[2]), (sys.argv[3:] or ["en"])[0]))
