"""The map follows the session: layers of the open workspace, of the plan looked at."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Callable, Dict, Iterator, List, Optional, Tuple

from qgis.core import Qgis, QgsGeometry, QgsProject
from qgis.gui import QgsMapCanvas
from qgis.PyQt.QtCore import QObject, QTimer

from . import project as workspace_project
from .canvas.our_layers import all_layers, any_workspace, table_of
from .canvas.view import zoom_to
from .project.tree import PLAN_TABLES, TREE
from .reading import extent
from .session import Session
from .standalone import TaskError
from .translation import language, tr

#: With other roads, or slower ones, circles and reach hold no longer.
_ROAD_TABLES = ("circles", "closures", "cover_areas", "reach", "roads")
_ZONE_TABLES = ("boundary_lines", "joint_zones", "rendezvous", "zone_enterprises",
                "zone_extensions")
#: Command → tables to be read anew. A new plan's rows are read when it is shown: a plan, once
#: made, does not change, and its layers show one plan only.
_WRITTEN: Dict[str, Tuple[str, ...]] = {
    "coverage": ("circles", "cover_areas", "reach"), "plan": (), "tradeoff": (), "edit": (),
    "publish": ("plans",), "close": ("closures",), "roads": _ROAD_TABLES,
    "draw": ("items",), "open": ("items",), "teams": (), "commit": (),
    "zone": _ZONE_TABLES, "zones": _ZONE_TABLES,
    "inside": ("zone_enterprises",), "rendezvous": ("rendezvous",),
    "jointlog": ("joint_actions",), "agreement": ("agreements",),
    "partner": ("partners",),
}
#: What any other command may have written: an import, a backup put back.
_WORLD = tuple(sorted({spec.table for group in TREE for spec in group.layers}
                      - PLAN_TABLES - {"plans"}))


class MapLayers(QObject):
    """Adds, switches, reloads and removes the workspace's layers in the current project."""

    def __init__(self, session: Session, canvas: QgsMapCanvas, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._canvas = canvas
        session.opened.connect(self._on_opened)
        session.closed.connect(self._on_closed)
        session.plan_chosen.connect(self._on_plan_chosen)
        session.changed.connect(self._on_changed)
        self._shown: Optional[str] = None
        self._seen = False  # whether there was anything to zoom to
        # one step a turn of the event loop, so that the window never waits for all of them
        self._steps: List[Callable[[], None]] = []
        self._pulse = QTimer(self)
        self._pulse.setInterval(0)
        self._pulse.timeout.connect(self._step)
        self._project = QgsProject.instance()
        self._project.readProject.connect(self._on_project_read)

    def tear_down(self) -> None:
        """Take the layers away and let go of the project."""
        self._project.readProject.disconnect(self._on_project_read)
        self._on_closed()

    def _on_opened(self, workspace: str) -> None:
        self._shown, self._seen = workspace, True
        if any(True for _ in all_layers(workspace)):
            # a project that was opened with its layers: they are read anew, now that the
            # engine holds the workspace
            tables = {t for t in map(table_of, all_layers(workspace)) if t}
            workspace_project.refresh(self._project, tables)
            workspace_project.show_plan(self._project, self._session.plan)
            return
        try:
            workspace_project.open_workspace_layers(
                self._project, workspace, language(), self._session.plan or None)
        except TaskError as error:
            self._session.told.emit(str(error), int(Qgis.MessageLevel.Critical))
            return
        # QGIS zooms to the first layer of an empty project in the next turn; ours comes after
        QTimer.singleShot(0, lambda: self._zoom_to(extent.of_world(workspace)))

    def _zoom_to(self, place: Optional[QgsGeometry]) -> None:
        self._seen = place is not None
        zoom_to(self._canvas, place)

    def _on_closed(self) -> None:
        self._steps.clear()
        # not if another project has come meanwhile: its layers are not ours to take away
        if self._shown is not None and any(True for _ in all_layers(self._shown)):
            workspace_project.remove(self._project)
        self._shown = None
        self._rest()

    def _on_plan_chosen(self, plan: str) -> None:
        if self._session.workspace is not None:
            self._switch(plan)

    def _on_changed(self, command: str) -> None:
        for table in _WRITTEN.get(command, _WORLD):
            self._later(partial(workspace_project.refresh, self._project, {table}))
        if not self._seen and self._shown is not None:  # the first roads or places of it
            self._zoom_to(extent.of_world(self._shown))
        if command not in _WRITTEN:
            self._switch(self._session.plan)  # its layers show the world's names

    def _switch(self, plan: str) -> None:
        steps = workspace_project.showing_plan(self._project, plan)
        # whatever plan was about to be shown, it is this one now
        self._steps = [step for step in self._steps if not isinstance(step, _Switching)]
        self._later(_Switching(steps, self._later))

    def _later(self, step: Callable[[], None]) -> None:
        self._steps.append(step)
        self._canvas.freeze(True)  # drawn once, at the end
        self._pulse.start()

    def _step(self) -> None:
        if self._steps:
            self._steps.pop(0)()
        if not self._steps:
            self._rest()

    def _rest(self) -> None:
        self._pulse.stop()
        self._canvas.freeze(False)
        self._canvas.refresh()

    def _on_project_read(self) -> None:
        """Open the workspace of a project that shows one."""
        found = any_workspace()
        if found is None:
            return
        if self._session.workspace is None or Path(found) != Path(self._session.workspace):
            self._session.open(found)
        self._session.told.emit(
            tr("The project shows the workspace {name}.").format(name=Path(found).name),
            int(Qgis.MessageLevel.Info))


class _Switching:
    """Shows a plan, one layer a call; comes back until it is done."""

    def __init__(
        self, steps: Iterator[None], come_back: Callable[[Callable[[], None]], None]
    ) -> None:
        self._steps = steps
        self._come_back = come_back

    def __call__(self) -> None:
        for _ in self._steps:
            self._come_back(self)
            return
