"""The resident engine of a workspace, spoken to as the plugin does, without a window."""

from __future__ import annotations

import itertools
import json
import subprocess
from pathlib import Path

from conftest import ROOT, engine_python


class Engine:
    """Opened with the workspace; :meth:`close` ends it."""

    def __init__(self, workspace: Path) -> None:
        self.workspace = workspace
        self._numbers = itertools.count(1)
        self._child = subprocess.Popen(
            [str(engine_python()), "-I", str(ROOT / "plugin" / "engine" / "launch.py"),
             "engine", str(workspace)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            text=True, encoding="utf-8")
        assert "protocol" in self._line()

    def ask(self, command: str, **params: object) -> dict:
        """Return the answer of a command; fails if the engine refuses it."""
        number = next(self._numbers)
        params = {"workspace": str(self.workspace), **params}
        self._child.stdin.write(json.dumps(
            {"id": number, "command": command, "params": params}) + "\n")
        self._child.stdin.flush()
        while True:
            answer = self._line()
            assert "error" not in answer, answer
            if "result" in answer:
                return answer["result"]

    def close(self) -> None:
        """End the engine."""
        self._child.stdin.close()
        self._child.wait(timeout=30)

    def _line(self) -> dict:
        line = self._child.stdout.readline()
        assert line, "the engine has ended"
        return json.loads(line)
