"""``python -m halfhour`` and the console script ``halfhour``."""

from __future__ import annotations

import sys

from .engine import interrupt


def main() -> int:
    """Run the command line; return the exit code."""
    interrupt.listen()  # before the imports that take time
    try:
        from .engine.command_line import main as run

        code = run(sys.argv[1:])
        interrupt.ignore()
    except KeyboardInterrupt:
        interrupt.ignore()
        return 130
    return code


if __name__ == "__main__":
    sys.exit(main())
