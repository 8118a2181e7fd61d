"""The environment in the QGIS profile: where it is, what is noted about it, how it stands."""

from __future__ import annotations

import hashlib
import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Dict, Optional, Set

from ..engine.interpreter import profile_environment, python_in
from . import lock

NOTE = "halfhour-engine.json"
ONLINE, BUNDLE = "online", "bundle"
NONE, GOOD, OUTDATED, DAMAGED = "none", "good", "outdated", "damaged"

_LOCK = Path(__file__).resolve().parents[2] / "requirements.lock"


@dataclass(frozen=True)
class Note:
    """What the set-up wrote down when it had succeeded; kept in the environment itself."""

    method: str
    base_python: str
    source: str  # path of the bundle, or an empty text
    lock_sha256: str


def engine_lock() -> str:
    """Return the pinned and hashed packages of the engine."""
    return lock.runtime(_LOCK.read_text("utf-8"))


def lock_sha256() -> str:
    """Return the hash by which an environment is told to be up to date."""
    return hashlib.sha256(engine_lock().encode()).hexdigest()


def wanted_versions() -> Dict[str, str]:
    """Return package → version, as an environment should have them."""
    return lock.versions(engine_lock())


def imported() -> Set[str]:
    """Return the packages among them that the engine imports itself."""
    return lock.named(_LOCK.read_text("utf-8"))


def note_text(method: str, base_python: str, source: str) -> str:
    """Return the note of an environment that has just been made."""
    return json.dumps(asdict(Note(method, base_python, source, lock_sha256())))


def note() -> Optional[Note]:
    """Return the note of the profile's environment, or None if it cannot be read."""
    try:
        return Note(**json.loads((profile_environment() / NOTE).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def state() -> str:
    """Return ``none``, ``good``, ``outdated`` (the plugin pins other versions) or ``damaged``.

    Looks at a few files only; :mod:`.steps.examine` looks at the packages.
    """
    if not profile_environment().exists():
        return NONE
    known = note()
    if known is None or not python_in(profile_environment()).is_file():
        return DAMAGED
    return GOOD if known.lock_sha256 == lock_sha256() else OUTDATED
