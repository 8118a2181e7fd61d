"""``python -m halfhour`` and the console script ``halfhour``."""

from __future__ import annotations

import sys


def main() -> int:
    """Run the command line; return the exit code."""
    from .engine.command_line import main as run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
