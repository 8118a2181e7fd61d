"""``halfhour print``: route cards, the city overview, and the routes for navigation devices."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

from ...data.errors import BadInput
from ...data.store import Workspace
from ...protocol.requests import PrintRequest
from ..desk import Desk
from ..qgis_process import run_in_qgis


def run(request: PrintRequest, desk: Desk) -> dict[str, Any]:
    """Print; return the paths, pages by sheet, number of tracks, plan id and the seconds.

    Raises ``BadInput`` if nothing is asked for, there is no plan, an output cannot be
    written, or a PDF is wanted and there is no QGIS.
    """
    started = time.monotonic()
    if not (request.cards or request.overview or request.gpx):
        raise BadInput("Say what to print: --cards, --overview or --gpx.")
    cards = _pdf(request.cards)
    overview = _pdf(request.overview)
    if cards and cards == overview:
        raise BadInput("The route cards and the overview need two different files.")
    answer: dict[str, Any] = {"cards": None, "overview": None, "gpx": None, "pages": {},
                              "tracks": 0, "qgis": None}
    with desk.reading(request.workspace) as workspace:
        answer["plan"] = _plan_id(workspace, request.plan)
        if request.gpx:
            answer.update(_tracks(workspace, answer["plan"], Path(request.gpx).absolute(), desk))
        if cards or overview:
            with desk.span(0.05 if request.gpx else 0.0, 1.0):
                answer.update(_sheets(workspace, request, answer["plan"], cards, overview, desk))
    answer["seconds"] = round(time.monotonic() - started, 2)
    return answer


def _sheets(
    workspace: Workspace, request: PrintRequest, plan_id: str, cards: Path | None,
    overview: Path | None, desk: Desk,
) -> dict[str, Any]:
    from ...layers.atomic_file import write_atomically

    wanted = {"cards": cards, "overview": overview}
    # QGIS may be killed by a cancel at any moment: what it leaves is thrown away with the folder
    with tempfile.TemporaryDirectory(prefix="halfhour-print-") as folder:
        drafts = {key: str(Path(folder) / f"{key}.pdf") if out else None
                  for key, out in wanted.items()}
        params = {
            "workspace": str(workspace.path.absolute()),
            "plan": plan_id,
            **drafts,
            "language": desk.language,
            "phones": request.phones,
            "desk_phone": request.desk_phone,
        }
        answer = run_in_qgis("sheets", params, qgis=request.qgis or None, desk=desk)
        for key, out in wanted.items():
            if out is not None:
                write_atomically(out, (Path(folder) / f"{key}.pdf").read_bytes())
    paths = {key: str(out) if out else None for key, out in wanted.items()}
    return {"pages": answer["pages"], "qgis": answer["qgis"], **paths}


def _pdf(name: str) -> Path | None:
    if not name:
        return None
    out = Path(name).absolute()
    if out.suffix.lower() != ".pdf":
        raise BadInput("{file} must end in .pdf.", file=out.name)
    if not out.parent.is_dir():
        raise BadInput("There is no folder {folder}; make it first.", folder=out.parent)
    return out


def _plan_id(workspace: Workspace, wanted: str) -> str:
    from ...layers.shown_plan import choose

    plan = choose(workspace, wanted)
    if plan is None:
        raise BadInput("{file} has no plan yet; make one with `halfhour plan`.",
                       file=workspace.path.name)
    return plan.plan_id


def _tracks(workspace: Workspace, plan_id: str, out: Path, desk: Desk) -> dict[str, Any]:
    from ...layers import tracks
    from ...layers.shown_plan import load

    desk.progress(0.0, "Writing {name}", name=out.name)
    shown = load(workspace, plan_id)
    assert shown is not None  # its id has just been found
    files = tracks.files_of(shown, workspace.settings(), desk.language)
    tracks.write(out, files)
    return {"gpx": str(out), "tracks": len(files) // 2}
