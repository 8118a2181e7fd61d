"""Write resources/styles/*.qml anew from the code: ``python scripts/write_styles.py`` (needs QGIS).

To be run with the environment of scripts/prepare.sh after plugin/project/styles has changed.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from halfhour.data.settings import Settings
from halfhour.data.store import create
from halfhour.engine.desk import Desk
from halfhour.engine.qgis_process import run_in_qgis

STYLES = Path(__file__).resolve().parents[1] / "resources" / "styles"


def main() -> None:
    """Write the files and say how many."""
    with tempfile.TemporaryDirectory() as folder:
        workspace = Path(folder) / "empty.gpkg"
        with create(workspace, Settings()):
            answer = run_in_qgis(
                "styles", {"workspace": str(workspace), "folder": str(STYLES)},
                qgis=None, desk=Desk(),
            )
    print(f"{answer['files']} styles in {STYLES}")


if __name__ == "__main__":
    main()
