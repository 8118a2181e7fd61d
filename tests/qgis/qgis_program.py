"""QGIS's programs in a profile of the test's own, with our plugin installed from the zip."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
# Debian's wrapper hands qgis_process an option of the window's program, which it refuses
QGIS_PROCESS = shutil.which("qgis_process.bin") or shutil.which("qgis_process")


def build_zip(path: Path) -> Path:
    """Package the plugin as a release does."""
    subprocess.run([sys.executable, str(ROOT / "scripts" / "package.py"), str(path)], check=True,
                   capture_output=True)
    return path


class Profile:
    """An empty QGIS profile in ``folder``."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.home = folder / "profiles" / "default"
        self.plugins = self.home / "python" / "plugins"
        self.plugins.mkdir(parents=True)

    def install(self, zip_path: Path) -> None:
        """Unpack the zip where QGIS's plugin manager does, and enable the plugin."""
        with zipfile.ZipFile(zip_path) as archive:
            archive.extractall(self.plugins)
        done = self.qgis_process("plugins", "enable", "halfhour")
        assert "Enabled halfhour" in done.stdout, done.stdout + done.stderr

    def choose_engine(self, python: Path) -> None:
        """Set the interpreter as the options page does."""
        (self.home / "QGIS").mkdir(exist_ok=True)
        with (self.home / "QGIS" / "QGIS3.ini").open("a", encoding="utf-8") as ini:
            ini.write(f"\n[halfhour]\nengine_python={python}\n")

    def environment(self) -> dict[str, str]:
        """The environment of a QGIS that knows only this profile."""
        kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "HALFHOUR_"))}
        return {**kept, "QGIS_CUSTOM_CONFIG_PATH": str(self.folder),
                "QT_QPA_PLATFORM": "offscreen", "LC_ALL": "C.UTF-8"}

    def qgis_process(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """Run ``qgis_process ARGUMENTS``."""
        assert QGIS_PROCESS, "qgis_process is not installed"
        return subprocess.run([QGIS_PROCESS, *arguments], env=self.environment(),
                              capture_output=True, text=True, check=False)

    def run(self, algorithm: str, **inputs: object) -> dict:
        """Run one of our algorithms and return its results."""
        pairs = [f"{key}={value}" for key, value in inputs.items()]
        done = self.qgis_process("--json", "run", f"halfhour:{algorithm}", "--", *pairs)
        assert done.returncode == 0, done.stdout + done.stderr
        return json.loads(done.stdout[done.stdout.index("{"):])["results"]
