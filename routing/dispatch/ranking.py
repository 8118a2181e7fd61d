"""Rank crews and neighbour squads for an incident, and say what each of them would leave behind.

Response, coverage and lawfulness are those of docs/architecture.md.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from ...data.records import Crew, NeighbourSquad, Unit
from ...data.settings import Settings
from ..day.clock import to_ms
from ..day.from_rows import mutual_aid
from ..traveltime.interface import UNREACHABLE_MS, Anchors, TravelTimes
from .jurisdiction import LAWFUL, PROPOSED, Authority, Jurisdiction
from .node_anchor import joined
from .where import Whereabouts

_NEIGHBOUR = "neighbour"


@dataclass(frozen=True)
class Candidate:
    """One row of the answer. Times in ms; ``response_ms`` None if it cannot come at all.

    ``covered_after_pct`` is c1 at the moment of the call without this crew and
    ``lost_units`` are the units nobody reaches then but somebody did before; both None
    and empty for neighbour squads, which our coverage does not count.
    """

    kind: str
    place_id: str
    name: str
    district: str
    squad_id: str
    where: Whereabouts | None
    turnout_ms: int
    travel_ms: int | None
    response_ms: int | None
    inside: bool
    authority: Authority
    covered_after_pct: float | None
    lost_units: tuple[Unit, ...]


@dataclass(frozen=True)
class Ranking:
    """Candidates, best first, and c1 in percent while all of them are still there."""

    candidates: tuple[Candidate, ...]
    covered_now_pct: float


def rank(
    incident: Anchors, jurisdiction: Jurisdiction, crews: Sequence[Crew],
    where: Sequence[Whereabouts], neighbours: Sequence[NeighbourSquad], units: Sequence[Unit],
    settings: Settings, times: TravelTimes,
) -> Ranking:
    """Rank ``crews`` (at ``where``) and the squads of partner districts for ``incident`` (1,)."""
    standard_ms = to_ms(settings.standard_min)
    on_call_ms = _on_call_ms(incident, crews, where, units, times)
    lawful = _counts_as_cover(crews, units, jurisdiction, settings)
    reach = (on_call_ms[:, :-1] <= standard_ms) & lawful
    weight = np.array([u.weight for u in units], dtype=float)
    count = reach.sum(axis=0)
    found = []
    for k, crew in enumerate(crews):
        lost = (count == 1) & reach[k]
        response = int(on_call_ms[k, -1])
        comes = response < UNREACHABLE_MS
        turnout = to_ms(crew.turnout_min)
        found.append(Candidate(
            "crew", crew.crew_id, crew.name, crew.district, crew.squad_id, where[k], turnout,
            response - turnout - where[k].release_ms if comes else None,
            response if comes else None, comes and response <= standard_ms,
            jurisdiction.authority(crew.district),
            _percent(weight, (count - reach[k]) > 0),
            tuple(u for u, gone in zip(units, lost, strict=True) if gone),
        ))
    found += _neighbours(incident, jurisdiction, neighbours, standard_ms, times)
    return Ranking(tuple(sorted(found, key=_order)), _percent(weight, count > 0))


def _order(candidate: Candidate) -> tuple[int, int, str]:
    """Lawful and inside first, then proposed and inside, the late, the unlawful, the absent."""
    level, inside = candidate.authority.level, candidate.inside
    if candidate.response_ms is None:
        return 5, 0, candidate.place_id
    group = {LAWFUL: 0, PROPOSED: 1}.get(level, 4) + (0 if inside or level not in (
        LAWFUL, PROPOSED) else 2)
    return group, candidate.response_ms, candidate.place_id


def _on_call_ms(
    incident: Anchors, crews: Sequence[Crew], where: Sequence[Whereabouts],
    units: Sequence[Unit], times: TravelTimes,
) -> NDArray[np.int64]:
    """Return (crews, units + 1): response to each unit and, last, to the incident."""
    targets = joined([times.snap(_points(units)), incident])
    out = np.full((len(crews), len(targets)), UNREACHABLE_MS, dtype=np.int64)
    on = [k for k, w in enumerate(where) if w.anchor is not None]
    if on:
        places = joined([a for w in where if (a := w.anchor) is not None])
        ahead = np.array([to_ms(crews[k].turnout_min) + where[k].release_ms for k in on])
        out[on] = np.minimum(times.matrix_ms(places, targets) + ahead[:, None], UNREACHABLE_MS)
    return out


def _counts_as_cover(
    crews: Sequence[Crew], units: Sequence[Unit], jurisdiction: Jurisdiction, settings: Settings
) -> NDArray[np.bool_]:
    aid, own = mutual_aid(settings), jurisdiction.own
    return np.array([
        [c.district == u.district or (aid and {c.district, u.district} <= own) for u in units]
        for c in crews
    ], dtype=bool).reshape(len(crews), len(units))


def _neighbours(
    incident: Anchors, jurisdiction: Jurisdiction, neighbours: Sequence[NeighbourSquad],
    standard_ms: int, times: TravelTimes,
) -> list[Candidate]:
    """Squads of the agreement's other side, taken to be at home and ready."""
    able = [n for n in sorted(neighbours, key=lambda n: n.squad_id)
            if n.district in jurisdiction.partners]
    if not able:
        return []
    travel = times.matrix_ms(times.snap(_points(able)), incident)[:, 0]
    found = []
    for squad, ms in zip(able, travel.tolist(), strict=True):
        turnout = to_ms(squad.turnout_min)
        comes = ms < UNREACHABLE_MS
        found.append(Candidate(
            _NEIGHBOUR, squad.squad_id, squad.name, squad.district, squad.squad_id, None, turnout,
            ms if comes else None, turnout + ms if comes else None,
            comes and turnout + ms <= standard_ms, jurisdiction.authority(squad.district),
            None, (),
        ))
    return found


def _points(places: Sequence[Unit] | Sequence[NeighbourSquad]) -> NDArray[np.float64]:
    return np.array([(p.geom.x, p.geom.y) for p in places], dtype=float).reshape(-1, 2)


def _percent(weight: NDArray[np.float64], covered: NDArray[np.bool_]) -> float:
    total = float(weight.sum())
    return 100.0 * float(weight[covered].sum()) / total if total > 0 else 100.0
