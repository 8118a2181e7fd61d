"""Where a stored plan has a crew at a moment, and when it can be released.

The states and the release are those of docs/architecture.md, "State of crew k".
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from ...data.records import Crew, Leg, Stop, Visit
from ..day.clock import to_ms
from ..network.graph import RoadGraph
from ..network.path import decode_path, node_times_ms
from ..traveltime.interface import Anchors, TravelTimes
from .node_anchor import anchor_at_node

HOME, STANDBY, WAITING, LUNCH = "home", "standby", "waiting", "lunch"
INSPECTING, INSPECTING_FIXED, DRIVING, OFF = "inspecting", "inspecting_fixed", "driving", "off"


@dataclass(frozen=True)
class Whereabouts:
    """A crew at one moment: its state, where it can turn from, and after how long.

    ``anchor`` is None off duty; ``breaks_off`` is the id of the visit that would not be
    finished; ``pending`` counts the visits it has not begun yet.
    """

    state: str
    anchor: Anchors | None
    release_ms: int
    breaks_off: str | None = None
    pending: int = 0


@dataclass(frozen=True)
class CrewDay:
    """A crew's stored day, in order of ``seq``."""

    crew: Crew
    stops: Sequence[Stop]
    legs: Sequence[Leg]


def whereabouts(
    day: CrewDay, visits: Mapping[str, Visit], now_ms: int, planned: TravelTimes,
    times: TravelTimes,
) -> Whereabouts:
    """Return where the plan has the crew at ``now_ms``; the anchor is one of ``times``.

    ``planned`` are the times the plan was made with: other roads may be closed by now. Raises
    ``ValueError`` if a stored path does not exist on them.
    """
    crew = day.crew
    if not to_ms(crew.shift_start_min) <= now_ms < to_ms(crew.shift_end_min):
        return Whereabouts(OFF, None, 0)
    pending = sum(s.kind == "visit" and to_ms(s.start_min) > now_ms for s in day.stops)
    for stop in day.stops:
        if to_ms(stop.arrive_min) <= now_ms < to_ms(stop.depart_min):
            return replace(_at_stop(crew, stop, visits, now_ms, times), pending=pending)
    for leg, target in zip(day.legs, day.stops[1:], strict=False):
        if to_ms(leg.depart_min) <= now_ms < to_ms(leg.arrive_min):
            return replace(_on_leg(day, leg, target, now_ms, planned, times), pending=pending)
    raise ValueError(f"crew {crew.crew_id} is nowhere at {now_ms} ms")


def _at_stop(
    crew: Crew, stop: Stop, visits: Mapping[str, Visit], now_ms: int, times: TravelTimes
) -> Whereabouts:
    here = _snap(times, stop)
    inside = to_ms(stop.start_min) <= now_ms < to_ms(stop.end_min)
    if stop.kind == "visit" and stop.visit_id is not None and inside:
        rest = to_ms(stop.end_min) - now_ms
        break_off = visits[stop.visit_id].break_off_min
        if break_off is None:
            return Whereabouts(INSPECTING_FIXED, here, rest)
        if to_ms(break_off) >= rest:
            return Whereabouts(INSPECTING, here, rest)
        return Whereabouts(INSPECTING, here, to_ms(break_off), stop.visit_id)
    if stop.kind == "lunch" and inside:
        return Whereabouts(LUNCH, here, 0)
    if stop.kind == "home":
        return Whereabouts(STANDBY if crew.duty == "standby" else HOME, here, 0)
    return Whereabouts(STANDBY if stop.kind == "standby" else WAITING, here, 0)


def _on_leg(
    day: CrewDay, leg: Leg, target: Stop, now_ms: int, planned: TravelTimes, times: TravelTimes
) -> Whereabouts:
    """The crew can turn at the next node of its way, or at the leg's end."""
    origin = _snap(planned, day.stops[leg.seq])
    path = decode_path(leg.path)
    gone = now_ms - to_ms(leg.depart_min)
    node_ms = node_times_ms(planned.graph, path, int(origin.access_ms[0]))
    for node_id, reached in zip(path.nodes, node_ms, strict=True):
        if reached >= gone:
            anchor = anchor_at_node(times.graph, _node_index(times.graph, node_id))
            return Whereabouts(DRIVING, anchor, reached - gone)
    return Whereabouts(DRIVING, _snap(times, target), to_ms(leg.arrive_min) - now_ms)


def _snap(times: TravelTimes, stop: Stop) -> Anchors:
    return times.snap(np.array([[stop.geom.x, stop.geom.y]]))


def _node_index(graph: RoadGraph, node_id: int) -> int:
    at = int(np.searchsorted(graph.node_ids, node_id))
    if at == len(graph.node_ids) or graph.node_ids[at] != node_id:
        raise ValueError(f"no node {node_id}")
    return at
