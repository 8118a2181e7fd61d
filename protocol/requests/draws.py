"""The requests of draws: double random, cross-regional teams, their verification."""

from __future__ import annotations

from dataclasses import dataclass

from .command import WORKSPACE, command, option


@command("draw", "Double random: freeze and commit, then draw enterprises and officers",
         writes=True)
@dataclass(frozen=True)
class DrawRequest:
    """Without digits: freeze the roster and commit to a salt. With digits: draw."""

    workspace: str = option(WORKSPACE, positional=True)
    date: str = option("day of the draw, YYYY-MM-DD", "")
    scheme: str = option("scheme of classes and ratios: a preset's name or a JSON file", "chizhou")
    visits_max: int = option("most visits of one officer, 0: no limit", 0)
    mixed_squads: bool = option("officers of different squads may be drawn together; the day's "
                                "crews can then seldom follow the draw", False)
    digits: str = option("the witness's digits, six at least; draws what was committed", "")
    draw: str = option("draw id; default: the newest that is committed", "")
    record: str = option("JSON file for the record of the draw", "")
    sheet: str = option("HTML file for the record sheet", "")
    open_at: str = option("seal the record until this local time, YYYY-MM-DDTHH:MM", "")
    sealed: bool = option("hide the enterprises on the sheet until they are visited", False)


@command("teams", "Cross-regional teams: freeze and commit, then draw pairs and people",
         writes=True)
@dataclass(frozen=True)
class TeamsRequest:
    """Without digits: freeze the roster and commit to a salt. With digits: draw."""

    workspace: str = option(WORKSPACE, positional=True)
    campaign: str = option("campaign id; default: the newest", "")
    digits: str = option("the witness's digits, six at least; draws what was committed", "")
    draw: str = option("draw id; default: the newest that is committed", "")
    record: str = option("JSON file for the record of the draw", "")
    sheet: str = option("HTML file for the record sheet", "")
    open_at: str = option("seal the record until this local time, YYYY-MM-DDTHH:MM", "")
    sealed: bool = option("hide the enterprises on the sheet until they are visited", False)
    inclusion: int = option("repeat the draw so many times for everybody's probability", 0)


@command("verify", "Repeat a draw from its record alone and compare every byte", writes=False)
@dataclass(frozen=True)
class VerifyRequest:
    """Verify a record; no workspace is needed."""

    record: str = option("record of a draw (.json)", positional=True)
