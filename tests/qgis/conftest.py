"""A QGIS without a window, an empty profile, and the package loaded from its folder.

Run by QGIS's Python; the engine's Python is ``HALFHOUR_ENGINE_PYTHON`` or the checkout's.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


def _load_package() -> None:
    # any folder name will do, and no module of ours gets onto the search path
    spec = importlib.util.spec_from_file_location(
        "halfhour", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
    package = importlib.util.module_from_spec(spec)
    sys.modules["halfhour"] = package
    spec.loader.exec_module(package)


_load_package()


def engine_python() -> Path:
    """The interpreter of the engine; a test without one is a failure, not a skip."""
    named = os.environ.get("HALFHOUR_ENGINE_PYTHON")
    python = Path(named) if named else ROOT / ".venv" / "bin" / "python"
    assert python.is_file(), f"no engine interpreter at {python}: run scripts/prepare.sh"
    return python


@pytest.fixture(scope="session")
def qgis_app(tmp_path_factory):
    """The one QgsApplication of the test run, with a profile of its own."""
    os.environ["QGIS_CUSTOM_CONFIG_PATH"] = str(tmp_path_factory.mktemp("profile"))
    from qgis.core import QgsApplication

    application = QgsApplication([], True)
    application.initQgis()
    yield application
    # exitQgis is left out: it has crashed with layers still referenced by Python


@pytest.fixture(scope="session")
def run_engine():
    """Run ``halfhour ARGUMENTS`` once; returns its standard output."""

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [str(engine_python()), "-I", str(ROOT / "plugin" / "engine" / "launch.py"),
             *arguments], capture_output=True, text=True, check=False)
        assert done.returncode in (0, 3), done.stderr
        return done.stdout

    return run


@pytest.fixture(scope="session")
def unplanned_county(tmp_path_factory):
    """The small world of the unit tests; made once. Do not write."""
    path = tmp_path_factory.mktemp("县 world") / "small.gpkg"
    script = (
        "import sys, pathlib\n"
        "sys.path[:0] = [sys.argv[1]]\n"
        "import runpy\n"
        "runpy.run_path(sys.argv[2], run_name='launch')['load_package'](pathlib.Path(sys.argv[3]))\n"
        "import small_world\n"
        "small_world.build(pathlib.Path(sys.argv[4])).close()\n"
    )
    launch = ROOT / "plugin" / "engine" / "launch.py"
    subprocess.run([str(engine_python()), "-c", script, str(ROOT / "tests" / "fixtures"),
                    str(launch), str(ROOT), str(path)], check=True)
    return path


@pytest.fixture(scope="session")
def planned_county(unplanned_county, tmp_path_factory):
    """The county with its circle and one plan; made once. Do not write."""
    path = Path(shutil.copy(unplanned_county, tmp_path_factory.mktemp("县 planned") / "small.gpkg"))
    from county_plans import DAY
    from resident import Engine

    with closing(Engine(path)) as engine:  # one process for all of it
        engine.ask("coverage")
        engine.ask("plan", date=DAY, seconds=2)
    return path


@pytest.fixture(scope="session")
def twice_planned(planned_county, tmp_path_factory):
    """The county with a second plan, published; and the ids of both. Made once; do not write."""
    from county_plans import DAY
    from resident import Engine

    path = Path(shutil.copy(planned_county, tmp_path_factory.mktemp("twice") / "small.gpkg"))
    with closing(Engine(path)) as engine:
        engine.ask("plan", date=DAY, seconds=0.5, seed=2)
        engine.ask("publish", reason="test")
        plans = engine.ask("info")["plans"]
    return path, sorted(plan["plan_id"] for plan in plans)


@pytest.fixture
def county(planned_county, tmp_path):
    """A copy of the planned county that a test may write to."""
    folder = tmp_path / "指挥 中心"
    folder.mkdir()
    return Path(shutil.copy(planned_county, folder / "county.gpkg"))


@pytest.fixture
def wait_for(qgis_app):
    """Turn the event loop until ``condition()`` is true; fails after ``seconds``."""

    def wait(condition, seconds: float = 60.0, what: str = "condition") -> None:
        end = time.monotonic() + seconds
        while not condition():
            assert time.monotonic() < end, f"{what} not met within {seconds} s"
            qgis_app.processEvents()
            time.sleep(0.005)

    return wait


@pytest.fixture
def window(qgis_app, wait_for):
    """The plugin in a window; unloaded at the end."""
    from interface import Interface
    from qgis.core import QgsProject, QgsSettings

    QgsSettings().setValue("halfhour/engine_python", str(engine_python()))
    from halfhour import classFactory

    iface = Interface()
    plugin = classFactory(iface)
    plugin.initGui()
    plugin.iface = iface
    yield plugin
    if plugin.gui is not None:
        plugin.unload()
    QgsProject.instance().clear()
    iface.mainWindow().deleteLater()
    for _ in range(3):
        qgis_app.processEvents()


@pytest.fixture
def opened(window, county, wait_for):
    """The plugin with the planned county open; gives its :class:`Gui`."""
    window.gui.session.open(str(county))
    wait_for(lambda: window.gui.session.workspace is not None, what="workspace open")
    return window.gui
