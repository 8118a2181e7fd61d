"""``halfhour draw``: the double random, in the two steps of :mod:`..draw_ceremony`."""

from __future__ import annotations

from datetime import date
from typing import Any

from ...data.errors import BadInput
from ...data.records import (
    Absence,
    Brigade,
    Draw,
    DrawClass,
    DrawScheme,
    Enterprise,
    Officer,
    Recusal,
    Squad,
)
from ...data.store import Workspace
from ...protocol.requests import DrawRequest
from ...routing.draw import double_random
from ...routing.draw.drawn_items import drawn_items
from ...routing.draw.freeze_double_random import freeze_double_random
from ...routing.draw.record import Record
from ...routing.draw.scheme import scheme_named
from ...routing.draw.scheme_rows import stored_scheme
from .. import draw_ceremony as ceremony
from ..desk import Desk
from ..draw_files import seal_of, without_targets, write_record_and_sheet
from ..draw_seal import opening_time
from .when_and_where import day_from


def run(request: DrawRequest, desk: Desk) -> dict[str, Any]:
    """Commit, draw, or write the files of a draw that is drawn.

    Raises ``BadInput`` for a wrong day, scheme, draw or digits.
    """
    with desk.writing(request.workspace) as workspace:
        if request.digits:
            opens_at = opening_time(request.open_at, request.record, workspace.settings())
            desk.progress(0.1, "Drawing the enterprises")
            drawn = ceremony.draw(workspace, double_random.KIND, request.draw, request.digits,
                                  double_random.run)
            record = drawn.record
            drawn.store(workspace, desk, [] if opens_at else drawn_items(record),
                        opens_at=opens_at)
        elif request.draw:
            record, _ = ceremony.drawn_record(workspace, desk, double_random.KIND, request.draw,
                                              drawn_items)
        else:
            return _commit(request, workspace, desk)
        desk.progress(0.9, "Writing the record")
        seal = seal_of(workspace, record)
        files = write_record_and_sheet(record, workspace, request.record, request.sheet,
                                       sealed=request.sealed, seal=seal)
    return without_targets({**_answer(record), "files": files}, seal)


def _commit(request: DrawRequest, workspace: Workspace, desk: Desk) -> dict[str, Any]:
    if request.visits_max < 0:
        raise BadInput("--visits-max cannot be {number}; 0 means no limit.",
                       number=request.visits_max)
    if not request.date:
        raise BadInput("State the day of the draw with --date YYYY-MM-DD.")
    day: date = day_from(request.date)
    scheme = stored_scheme(request.scheme, workspace.read(DrawScheme),
                           workspace.read(DrawClass)) or scheme_named(request.scheme)
    desk.progress(0.1, "Freezing the roster")
    roster = freeze_double_random(
        ceremony.next_id(workspace, f"{day:%Y%m%d}-R"), day, scheme, workspace.settings(),
        enterprises=workspace.read(Enterprise), officers=workspace.read(Officer),
        absences=workspace.read(Absence), recusals=workspace.read(Recusal),
        squads=workspace.read(Squad), brigades=workspace.read(Brigade),
        earlier=workspace.read(Draw), visits_max=request.visits_max,
        same_squad=not request.mixed_squads,
    )
    answer = ceremony.commit(workspace, desk, double_random.KIND, roster, day)
    return {**answer, "demo": roster["demo"], "scheme": scheme["id"],
            "enterprises": len(roster["enterprises"]), "officers": len(roster["officers"])}


def _answer(record: Record) -> dict[str, Any]:
    roster, result = record["roster"], record["result"]
    names = {c["code"]: (c["en"], c["zh"]) for c in roster["scheme"]["classes"]}
    without = [v for v in result["visits"] if not v["officers"]]
    return {
        "state": "drawn", "draw_id": record["draw_id"], "kind": record["kind"],
        "day": roster["day"], "demo": roster["demo"], "scheme": roster["scheme"]["id"],
        "digits": record["digits"], "seed": record["seed"],
        "record_sha256": record["record_sha256"],
        "classes": [{**{k: c[k] for k in ("class", "size", "eligible", "number", "excluded")},
                     "en": names[c["class"]][0], "zh": names[c["class"]][1]}
                    for c in result["classes"]],
        "drawn": len(result["visits"]),
        "without_officers": [[v["enterprise"], v["missing"]] for v in without],
    }
