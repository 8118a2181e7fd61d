"""Tell whether this Python can carry the engine: ``python -I probe.py``.

Prints a JSON object ``{"version", "machine", "venv"}``; exit code 1 if it cannot.
"""

from __future__ import annotations

import importlib.util
import json
import platform
import sys

#: Older ones have no wheels of the pinned packages.
OLDEST = (3, 11)

if __name__ == "__main__":
    able = all(importlib.util.find_spec(name) for name in ("venv", "ensurepip"))
    print(json.dumps({
        "version": platform.python_version(), "machine": platform.machine(), "venv": able,
    }))
    sys.exit(0 if sys.version_info >= OLDEST and able else 1)
