"""The hand-planned small world with what a printer must get right; run by the engine's Python.

``python printed_world.py PACKAGE_ROOT WORKSPACE``
"""

from __future__ import annotations

import sqlite3
import sys
from pathlib import Path

#: Shown literally, whatever reads labels as markup or as expressions.
NASTY = '甲 <b>&"[% 1+1 %] 化工'
PHONE = "13900001234"
COMPLAINANT = "举报人张三"
CREW_BEFORE = "演示"


def build(root: Path, out: Path) -> None:
    """Write the workspace."""
    sys.path.insert(0, str(root / "tests" / "fixtures"))
    import runpy

    runpy.run_path(str(root / "plugin" / "engine" / "launch.py"),
                   run_name="launch")["load_package"](root)
    import planned_world

    planned_world.build(out).close()
    with sqlite3.connect(out) as connection:
        # the file's spatial triggers name them; no geometry is changed here
        for name in ("ST_IsEmpty", "ST_MinX", "ST_MaxX", "ST_MinY", "ST_MaxY"):
            connection.create_function(name, 1, lambda _: 0)
        _mark(connection)


def _mark(connection: sqlite3.Connection) -> None:
    visit = connection.execute(
        "SELECT visit_id, enterprise_id FROM visits WHERE state = 'served' "
        "ORDER BY crew_id, visit_id LIMIT 1").fetchone()
    connection.execute("UPDATE visits SET name = ? WHERE visit_id = ?", (NASTY, visit[0]))
    connection.execute("UPDATE enterprises SET name = ?, contact = '环保专员' "
                       "WHERE enterprise_id = ?", (NASTY, visit[1]))
    connection.execute("UPDATE crews SET name = ? WHERE crew_id = 'W1-1'",
                       (CREW_BEFORE + "[% 6*7 %]",))
    connection.execute("UPDATE officers SET phone = ?", (PHONE,))
    officer = connection.execute("SELECT min(officer_id) FROM officers").fetchone()[0]
    connection.execute("UPDATE crew_members SET officer_id = ? WHERE officer_id LIKE '%-1'",
                       (officer,))
    # what somebody may have typed where it does not belong must not reach the paper either
    connection.execute("UPDATE items SET legal_basis = ?", (COMPLAINANT,))


if __name__ == "__main__":
    build(Path(sys.argv[1]), Path(sys.argv[2]))
