"""The plugin comes and goes without leaving anything, and needs no package but QGIS."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from conftest import ROOT


def children() -> set:
    """Process ids of our children."""
    tasks = Path(f"/proc/{os.getpid()}/task")
    return {int(pid) for task in tasks.iterdir()
            for pid in (task / "children").read_text().split()}


def traces(iface) -> dict:
    """Everything a plugin could leave behind, counted."""
    from qgis.core import QgsApplication, QgsProject
    from qgis.gui import QgsDockWidget, QgsRubberBand
    from qgis.PyQt.QtCore import QCoreApplication
    from qgis.PyQt.QtWidgets import QAction, QToolBar

    QCoreApplication.sendPostedEvents(None, 52)  # QEvent.DeferredDelete
    window = iface.mainWindow()
    return {
        "docks": len(window.findChildren(QgsDockWidget)),
        "toolbars": len(window.findChildren(QToolBar)),
        "actions": len(window.findChildren(QAction)),
        "menu": len(iface.pluginMenu().actions()),
        "locators": len(iface.locator_filters),
        "options": len(iface.options_factories),
        "providers": sorted(p.id() for p in QgsApplication.processingRegistry().providers()),
        "tasks": QgsApplication.taskManager().countActiveTasks(),
        "layers": len(QgsProject.instance().mapLayers()),
        "tree": len(QgsProject.instance().layerTreeRoot().children()),
        "bands": sum(isinstance(i, QgsRubberBand) for i in iface.mapCanvas().scene().items()),
        "tool": iface.mapCanvas().mapTool(),
        "children": children(),
    }


def test_load_unload_load_leaves_nothing(qgis_app, county, wait_for):
    from interface import Interface
    from qgis.core import QgsSettings

    from halfhour import classFactory

    QgsSettings().setValue("halfhour/engine_python", os.environ.get("HALFHOUR_ENGINE_PYTHON")
                           or str(ROOT / ".venv" / "bin" / "python"))
    iface = Interface()
    before = traces(iface)
    for _ in range(2):
        plugin = classFactory(iface)
        plugin.initGui()
        gui = plugin.gui
        gui.session.open(str(county))
        wait_for(lambda gui=gui: gui.session.workspace is not None, what="workspace open")
        assert len(children() - before["children"]) == 1
        gui.dock.show_page("crews")
        gui.dock.page("crews").crews.choose(0)
        gui.dock.page("dispatch").pick_button.setChecked(True)
        gui.session.ask("plan", "a plan under way", date="2026-03-17", seconds=30.0)
        loaded = traces(iface)
        assert loaded["docks"] == before["docks"] + 1
        assert loaded["layers"] > 20
        assert loaded["bands"] > 0
        plugin.unload()
        wait_for(lambda: traces(iface) == before, 5, f"{traces(iface)} back to {before}")


def test_unload_while_the_engine_starts(window, county):
    before = children()
    window.gui.session.open(str(county))
    assert children() - before
    window.unload()
    assert children() == before


def test_no_package_is_needed():
    code = f"""
import importlib.util, sys
import qgis.core, qgis.gui  # QGIS 3.40 takes numpy itself, if it is there
blocked = {{"numpy", "pandas", "shapely", "pyproj", "osgeo", "scipy", "ortools", "geopandas",
            "filelock"}}
class Block:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in blocked:
            raise ImportError(name + " is blocked")
for name in [n for n in sys.modules if n.split(".")[0] in blocked]:
    del sys.modules[name]
sys.meta_path.insert(0, Block())
spec = importlib.util.spec_from_file_location(
    "anyname", {str(ROOT / "__init__.py")!r}, submodule_search_locations=[{str(ROOT)!r}])
package = importlib.util.module_from_spec(spec)
sys.modules["anyname"] = package
spec.loader.exec_module(package)
assert callable(package.classFactory)
import anyname.plugin.gui, anyname.plugin.plugin
print("imported")
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True,
                          env={**os.environ, "QT_QPA_PLATFORM": "offscreen"}, check=False)
    assert "imported" in done.stdout, done.stderr
