"""The steps from a Python on this computer to an environment of the engine."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import List, Tuple

from ..engine.command import LAUNCH
from ..engine.interpreter import profile_environment, python_in
from ..translation import tr
from . import environment

_STEPS = Path(__file__).resolve().parent / "steps"
_ISOLATED = ("-I", "-X", "utf8")


@dataclass(frozen=True)
class Step:
    """A program to run: ``share`` is its part of the whole time, ``excuse`` is said if it fails."""

    title: str
    program: str
    arguments: Tuple[str, ...]
    share: float
    excuse: str


def new_environment(base_python: str, bundle: str = "") -> List[Step]:
    """Return the steps that make the profile's environment; online unless ``bundle`` is given.

    Everything happens in a folder beside it; the one in use is replaced in the last step.
    """
    place = profile_environment()
    new = place.with_name(place.name + ".new")
    python, wheels = str(python_in(new)), str(new / "wheels")
    method = environment.BUNDLE if bundle else environment.ONLINE
    steps = [
        Step(tr("Looking at the Python"), base_python, (*_ISOLATED, _script("probe")), 0.01,
             tr("This Python cannot be used: it must be 3.11 or newer and have the modules venv "
                "and ensurepip (Debian: package python3-venv).")),
        Step(tr("Making the environment"), base_python,
             (*_ISOLATED, "-m", "venv", "--clear", str(new)), 0.09,
             tr("The environment could not be made.")),
    ]
    if bundle:
        steps.append(Step(
            tr("Checking the bundle"), python, (*_ISOLATED, _script("unpack"), bundle, wheels),
            0.15, tr("The bundle was refused; nothing of it was used.")))
    source = ("--no-index", "--find-links", wheels) if bundle else ()
    steps += [
        Step(tr("Installing the packages"), python,
             (*_ISOLATED, "-m", "pip", "install", "--require-hashes", "--only-binary", ":all:",
              "--no-deps", "--no-input", "--disable-pip-version-check", "--progress-bar", "off",
              *source, "-r", str(lock_file())), 0.60,
             tr("The packages could not be installed; the log says why.")),
        *examination(python),
        Step(tr("Putting it in place"), base_python,
             (*_ISOLATED, _script("settle"), str(new), str(place), environment.NOTE,
              environment.note_text(method, base_python, bundle)), 0.05,
             tr("The environment could not be put in place.")),
    ]
    return steps


def examination(python: str) -> List[Step]:
    """Return the steps that tell whether ``python`` has what the engine needs, and runs it."""
    first, pins = environment.imported(), sorted(environment.wanted_versions().items())
    wanted = [*("{}=={}".format(name, version) for name, version in pins if name in first), "--",
              *("{}=={}".format(name, version) for name, version in pins if name not in first)]
    return [
        Step(tr("Trying the packages"), python, (*_ISOLATED, _script("examine"), *wanted), 0.07,
             tr("Packages are missing or have other versions; the log names them.")),
        Step(tr("Trying the engine"), python, (*_ISOLATED, str(LAUNCH), "--version"), 0.03,
             tr("The engine does not start with this Python.")),
    ]


def lock_file() -> Path:
    """Return where the engine's part of the lock is written before pip reads it."""
    return profile_environment().with_name("engine-requirements.txt")


def write_lock() -> None:
    """Write that file. Raises ``OSError`` if the profile cannot be written."""
    lock_file().parent.mkdir(parents=True, exist_ok=True)
    lock_file().write_text(environment.engine_lock(), encoding="utf-8")


def _script(name: str) -> str:
    return str(_STEPS / "{}.py".format(name))


def discard() -> Tuple[str, List[str]]:
    """Return script and arguments that delete an unfinished environment."""
    place = profile_environment()
    return _script("discard"), [str(place.with_name(place.name + ".new"))]
