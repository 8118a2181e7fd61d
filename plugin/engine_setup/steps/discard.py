"""Delete what an unfinished set-up left: ``python -I discard.py FOLDER``."""

from __future__ import annotations

import shutil
import sys

if __name__ == "__main__":
    shutil.rmtree(sys.argv[1], ignore_errors=True)
