"""QGIS without a window: what the engine spawns to write a project or print sheets.

Run as a script by QGIS's Python. It loads the package from its folder under the name
``halfhour`` (whatever the folder is called), reads ``{"task", "params"}`` from standard
input and answers with JSON lines, see ``engine/qgis_process.py``.
"""

from __future__ import annotations

import importlib
import importlib.util
import json
import os
import sys
from pathlib import Path
from typing import Any, TextIO

#: Task name → module beside this one with ``run(params: dict, report: Report) -> dict``.
TASKS = {
    "appendix": ".sheets.appendix_task",
    "project": ".project.task",
    "sheets": ".sheets.task",
    "styles": ".project.style_files",
}


class TaskError(Exception):
    """The user's input cannot be used: an English template and its values, as in the engine."""

    def __init__(self, template: str, **params: Any) -> None:
        self.template = template
        self.params = params
        super().__init__(template.format(**params) if params else template)


class Report:
    """Tells the engine how far a task is; the engine renders it in the user's language."""

    def __init__(self, answers: TextIO) -> None:
        self._answers = answers

    def progress(self, fraction: float, template: str, **params: Any) -> None:
        """Report a fraction 0–1 and an English sentence with its values."""
        self.send({"progress": fraction, "template": template, "params": params})

    def send(self, answer: dict[str, Any]) -> None:
        """Write one line."""
        self._answers.write(json.dumps(answer, ensure_ascii=False) + "\n")
        self._answers.flush()


def main() -> int:
    """Run the one task on standard input; return the exit code."""
    report = Report(_answers_apart())
    order = json.loads(sys.stdin.readline())
    from qgis.core import QgsApplication

    # With GUI, because layouts and symbols want Qt's styles; the platform is offscreen.
    application = QgsApplication([], True)
    application.initQgis()
    try:
        task = importlib.import_module(TASKS[order["task"]], __package__)
        report.send({"result": task.run(order["params"], report)})
        return 0
    except TaskError as error:
        report.send({"error": {"template": error.template, "params": error.params}})
        return 2
    finally:
        application.exitQgis()


def _answers_apart() -> TextIO:
    """Keep standard output for the answers alone; whatever else is printed goes to stderr."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)
    return answers


def _start() -> int:
    # the script's own folder must not lend its module names to anybody
    del sys.path[0]
    root = Path(__file__).absolute().parents[1]
    spec = importlib.util.spec_from_file_location(
        "halfhour", root / "__init__.py", submodule_search_locations=[str(root)]
    )
    assert spec is not None and spec.loader is not None
    package = importlib.util.module_from_spec(spec)
    sys.modules["halfhour"] = package
    spec.loader.exec_module(package)
    # once more as a module of the package, so that there is one TaskError
    status: int = importlib.import_module("halfhour.plugin.standalone").main()
    return status


if __name__ == "__main__":
    sys.stdin.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    code = _start()
    sys.stdout.flush()
    # QGIS's destructors have crashed at interpreter exit; everything is written by now
    os._exit(code)
