"""``halfhour verify``: repeat a draw from its record alone; name the first field that differs."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ...data.errors import BadInput
from ...protocol.language import CHINESE, ENGLISH, say
from ...protocol.requests import VerifyRequest
from ...routing.check.teams import check_teams
from ...routing.draw.verify import verify
from ..desk import Desk

_DIFFERS = 3


def run(request: VerifyRequest, desk: Desk) -> dict[str, Any]:
    """Verify one record; ``exit_code`` is 3 if it does not hold.

    A campaign's teams are checked rule by rule as well, by code the draw does not share.
    Raises ``BadInput`` if the file cannot be read.
    """
    try:
        content = Path(request.record).read_bytes()
    except OSError as error:
        raise BadInput("{file} cannot be read: {problem}.", file=request.record,
                       problem=error.strerror or type(error).__name__) from None

    def tick(share: float) -> None:
        desk.progress(share, "Repeating the draw")

    verdict = verify(content, tick)
    record = verdict.record or {}
    broken = []
    if verdict.where is None and record["kind"] == "campaign" and record["result"]["teams"]:
        broken = [
            {"mission": f.mission, "rule": f.rule,
             "evidence": say(f.template, desk.language, **f.params)}
            for f in check_teams(record) if not f.kept
        ]
    ok = verdict.where is None and not broken

    def sentence(language: str) -> str:
        return say(verdict.template, language, **verdict.params) if verdict.template else ""

    return {
        "record": request.record, "ok": ok, "exit_code": 0 if ok else _DIFFERS,
        "where": verdict.where, "sentence": sentence(desk.language), "en": sentence(ENGLISH),
        "zh": sentence(CHINESE), "steps": list(verdict.steps), "broken": broken,
        "kind": record.get("kind"), "draw_id": record.get("draw_id"),
        "record_sha256": record.get("record_sha256"), "bytes": len(content),
    }
