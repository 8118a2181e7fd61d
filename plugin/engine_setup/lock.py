"""The packages of ``requirements.lock`` that the engine needs; the development tools do not go out.

Standard library only, no relative import: ``scripts/wheel_bundle.sh`` runs this file too, as
``python lock.py requirements.lock`` (writes the engine's part to standard output).
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import Dict, List, Set

#: Named in ``scripts/requirements.in`` for the work on Half-Hour, not for its use.
DEVELOPMENT = frozenset(
    ("hypothesis", "mypy", "pip", "pytest", "pytest-xdist", "ruff", "setuptools"))

_ENTRY = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==(\S+)")
_VIA = re.compile(r"^ {4}#(?: via)? +(\S.*)$")
_ASKED = "-r "


def runtime(lock: str) -> str:
    """Return the entries of a pip-compile lock, hashes and all, that the engine needs.

    An entry stays if ``requirements.in`` names it (and it is no development tool) or if an
    entry that stays needs it, as the ``# via`` notes say.
    """
    entries = _entries(lock)
    needed_by = {name: _via(lines) for name, lines in entries.items()}
    kept = named(lock)
    while True:
        more = {name for name, by in needed_by.items() if kept.intersection(by)} - kept
        if not more:
            break
        kept |= more
    return "".join("".join(_without_notes(entries[name])) for name in sorted(kept))


def named(lock: str) -> Set[str]:
    """Return the packages that the engine imports itself: ``requirements.in`` names them."""
    return {name for name, lines in _entries(lock).items()
            if name not in DEVELOPMENT and any(b.startswith(_ASKED) for b in _via(lines))}


def versions(lock: str) -> Dict[str, str]:
    """Return package → version of a lock."""
    found = (_ENTRY.match(line) for line in lock.splitlines())
    return {match[1]: match[2] for match in found if match}


def _entries(lock: str) -> Dict[str, List[str]]:
    entries: Dict[str, List[str]] = {}
    current: List[str] = []
    for line in lock.splitlines(keepends=True):
        match = _ENTRY.match(line)
        if match:
            current = entries.setdefault(match[1], [])
        current.append(line)
    return entries


def _via(lines: List[str]) -> List[str]:
    found = (_VIA.match(line) for line in lines)
    return [match[1].strip() for match in found if match]


def _without_notes(lines: List[str]) -> List[str]:
    return [line for line in lines if line.strip() and not line.lstrip().startswith("#")]


if __name__ == "__main__":
    sys.stdout.write(runtime(Path(sys.argv[1]).read_text("utf-8")))
