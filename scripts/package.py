"""Build the plugin's zip for QGIS: ``python scripts/package.py [OUT.zip]`` (default halfhour.zip).

One top folder ``halfhour/``; what git tracks, without what only developers need. The same
tree gives the same bytes.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from deterministic_zip import write_zip

ROOT = Path(__file__).resolve().parent.parent
FOLDER = "halfhour"
#: Folders and files of the tree that a user has no use for.
LEFT_OUT = (
    ".ci/", ".gitignore", "benchmarks/", "docs/", "pyproject.toml", "scripts/", "setup.py",
    "tests/",
)
_ROOMS = {"data", "engine", "layers", "plugin", "protocol", "resources", "routing"}


def contents() -> dict[str, Path]:
    """Return name in the zip → file. Raises ``FileNotFoundError`` if a room is missing."""
    listed = subprocess.run(
        ["git", "-C", str(ROOT), "ls-files", "-z"], capture_output=True, check=True
    ).stdout.decode("utf-8").split("\0")
    names = [n for n in listed if n and not n.startswith(LEFT_OUT) and not n.endswith("/.keep")]
    missing = _ROOMS - {n.split("/")[0] for n in names}
    if missing:
        raise FileNotFoundError(f"git tracks nothing in {', '.join(sorted(missing))}")
    return {f"{FOLDER}/{name}": ROOT / name for name in names}


def main() -> int:
    """Write the zip; return the exit code."""
    out = Path(sys.argv[1] if len(sys.argv) > 1 else "halfhour.zip")
    files = contents()
    write_zip(out, files, compress=True)
    print(f"{out}: {len(files)} files, {out.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
