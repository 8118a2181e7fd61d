"""``halfhour demo``: the whole path, from nothing to a checked plan and its maps.

Everything is built in a hidden folder beside the result and moved into place at the
end, so that a cancelled or failing demo leaves the folder as it was.
"""

from __future__ import annotations

import shutil
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import Any

from ...data.errors import BadInput
from ...data.store import Workspace, create
from ...data.store.lock import take_writer_lock
from ...protocol.requests import (
    CheckRequest,
    CoverageRequest,
    DemoRequest,
    DispatchRequest,
    OverviewRequest,
    PlanRequest,
    WebmapRequest,
)
from ..desk import Desk
from .demo_world import World, city, county

_STAGES = ("build", "coverage", "plan", "check", "dispatch", "overview", "webmap")
#: Where each stage begins on the progress bar; the plan takes most of the time.
_BEGINS = dict(zip((*_STAGES, "end"), (0.0, 0.3, 0.45, 0.8, 0.88, 0.9, 0.96, 1.0), strict=True))


class _Stages:
    """Runs the stages one after the other and keeps their seconds."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.seconds: dict[str, float] = {}

    def run(self, name: str, work: Callable[[Desk], Any], desk: Desk | None = None) -> Any:
        began = time.monotonic()
        following = (*_STAGES, "end")[_STAGES.index(name) + 1]
        with (desk or self._desk).span(_BEGINS[name], _BEGINS[following]) as _:
            result = work(desk or self._desk)
        self.seconds[name] = round(time.monotonic() - began, 2)
        return result


def run(request: DemoRequest, desk: Desk) -> dict[str, Any]:
    """Build the demo, run every stage, and leave workspace, picture and web map in ``out``."""
    out = Path(request.out)
    if out.exists() and not out.is_dir():
        raise BadInput("{path} is a file; the demo needs a folder.", path=out)
    out.mkdir(parents=True, exist_ok=True)
    day = _day(request.date)
    stages = _Stages(desk)
    world: World = stages.run(
        "build", lambda d: county(request, day, d) if request.roads else city(request, day, d)
    )
    final = out / f"{world.name}.gpkg"
    lock = take_writer_lock(final)
    try:
        building = Path(tempfile.mkdtemp(prefix=".building-", dir=out))
        try:
            with create(building / final.name, world.settings) as workspace:
                result = _whole_path(request, workspace, world, desk.holding(workspace), stages)
            _move_into_place(building, out)
        finally:
            shutil.rmtree(building, ignore_errors=True)
    finally:
        lock.release()
    return {"workspace": str(final.absolute()), "folder": str(out.absolute()), **result}


def _whole_path(
    request: DemoRequest, workspace: Workspace, world: World, desk: Desk, stages: _Stages
) -> dict[str, Any]:
    from . import check, coverage, dispatch, overview, plan, webmap

    path = str(workspace.path)
    folder = workspace.path.parent
    with workspace.transaction() as writer:
        writer.append(world.records)
        writer.log(desk.actor, "demo", f"{world.name}, seed {request.seed}")
    circle = stages.run("coverage", lambda d: coverage.run(CoverageRequest(path), d), desk)
    made = stages.run("plan", lambda d: plan.run(
        PlanRequest(path, world.day.isoformat(), name="演示计划 demo plan", reason="demo",
                    seconds=request.seconds), d), desk)
    checked = stages.run("check", lambda d: check.run(CheckRequest(path), d), desk)
    who = stages.run("dispatch", lambda d: dispatch.run(
        DispatchRequest(path, at=world.incident_at, time="10:15", date=world.day.isoformat()),
        d), desk)
    picture = folder / "overview.png"
    stages.run("overview", lambda d: overview.run(OverviewRequest(path, str(picture)), d), desk)
    page = folder / "situation.html"
    stages.run("webmap", lambda d: webmap.run(WebmapRequest(path, str(page)), d), desk)
    return {
        "name": world.name, "day": world.day.isoformat(), "counts": world.counts(),
        "roads": world.road_report, "coverage": circle, "plan": made, "check": checked,
        "dispatch": who, "incident_at": world.incident_at,
        "files": [workspace.path.name, picture.name, page.name],
        "seconds": stages.seconds, "exit_code": checked["exit_code"],
    }


def _day(text: str | None) -> date:
    from ...data.demo.bureau import DEFAULT_DAY

    if text is None:
        return DEFAULT_DAY
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise BadInput("{text} is not a day; write YYYY-MM-DD.", text=text) from None


def _move_into_place(building: Path, out: Path) -> None:
    for made in sorted(building.iterdir()):
        if made.name.startswith("."):
            continue
        for leftover in ("-wal", "-shm"):  # of an older workspace of this name
            with suppress(FileNotFoundError):
                (out / (made.name + leftover)).unlink()
        made.replace(out / made.name)
