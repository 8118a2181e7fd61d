"""One set-up at a time: make an environment, repair it, or take an interpreter that is there."""

from __future__ import annotations

import json
from typing import Any, Dict, List, Optional

from qgis.PyQt.QtCore import QObject, QProcess, pyqtSignal

from .. import settings
from ..translation import tr
from . import environment, recipe
from .chain import StepChain
from .recipe import Step


class Installation(QObject):
    """What the dialog drives; it knows no widgets."""

    started = pyqtSignal()
    progressed = pyqtSignal(float, str)  # 0–1, what is being done
    said = pyqtSignal(str)  # a line for the log
    ended = pyqtSignal(bool, str)  # whether it succeeded, one sentence

    def __init__(self, parent: Optional[QObject] = None) -> None:
        super().__init__(parent)
        self._chain: Optional[StepChain] = None
        self._base = ""
        self._chosen = ""
        self.examined: Dict[str, Any] = {}  # python, packages, wrong; of the last examination

    @property
    def running(self) -> bool:
        """Whether a set-up is on its way."""
        return self._chain is not None

    def make(self, base_python: str, bundle: str = "") -> None:
        """Make the profile's environment with ``base_python``; offline if ``bundle`` is given."""
        self._base, self._chosen = base_python, ""
        try:
            recipe.write_lock()
        except OSError as error:
            self.ended.emit(False, tr("The QGIS profile cannot be written: {problem}").format(
                problem=error))
            return
        self._run(recipe.new_environment(base_python, bundle))

    def repair(self) -> None:
        """Make the environment again as it was made before. Only if there is a note of it."""
        known = environment.note()
        assert known is not None
        self.make(known.base_python, known.source)

    def examine(self, python: str) -> None:
        """Look whether ``python`` has what the engine needs."""
        self._base, self._chosen = "", ""
        self._run(recipe.examination(python))

    def choose(self, python: str) -> None:
        """Examine ``python`` and, if it will do, let it be the engine's from now on."""
        self._base, self._chosen = "", python
        self._run(recipe.examination(python))

    def cancel(self) -> None:
        """Stop; what was set up before stays."""
        if self._chain is not None:
            self._chain.cancel()

    def shut_down(self) -> None:
        """End every process before returning; only for the end of the plugin."""
        if self._chain is not None:
            self._chain.shut_down()
            self._chain = None
            self._discard()

    def _run(self, steps: List[Step]) -> None:
        if self._chain is not None:
            return
        self.examined = {}
        chain = StepChain(steps, len(environment.wanted_versions()), self)
        chain.progressed.connect(self.progressed)
        chain.said.connect(self._hear)
        chain.succeeded.connect(self._on_success)
        chain.failed.connect(self._on_failure)
        self._chain = chain
        self.started.emit()
        chain.start()

    def _hear(self, line: str) -> None:
        if line.startswith('{"python"'):
            self.examined = json.loads(line)
            for wrong in self.examined["wrong"]:
                self.said.emit(wrong)
            line = ", ".join("{} {}".format(*pair) for pair in self.examined["packages"].items())
        elif line.startswith('{"version"'):
            line = "Python {version}, {machine}".format(**json.loads(line))
        self.said.emit(line)

    def _on_success(self) -> None:
        self._drop()
        if self._base:
            settings.set_engine_python("")  # the environment of the profile is used from now on
            self.ended.emit(True, tr("The engine is set up."))
        elif self._chosen:
            settings.set_engine_python(self._chosen)
            self.ended.emit(True, tr("The engine uses {path} from now on.").format(
                path=self._chosen))
        else:
            self.ended.emit(True, tr("Everything the engine needs is there."))

    def _on_failure(self, sentence: str) -> None:
        self._drop()
        self._discard()
        self.ended.emit(False, sentence)

    def _drop(self) -> None:
        if self._chain is not None:
            self._chain.deleteLater()
            self._chain = None

    def _discard(self) -> None:
        if self._base:
            script, arguments = recipe.discard()
            QProcess.startDetached(self._base, ["-I", script, *arguments])
