"""Choosing an engine: callers ask here and stay ignorant of which one they get."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...data.records import Road
from ...data.settings import Settings
from ...data.store import Workspace
from ..network.build import build_graph
from .scipy_engine import ScipyTravelTimes


def travel_times(
    roads: Sequence[Road], settings: Settings, on_tick: Callable[[], None] | None = None
) -> ScipyTravelTimes:
    """Return travel times on ``roads``; ``on_tick`` may raise to stop long sweeps.

    Raises ``BadInput`` if there are no roads.
    """
    return ScipyTravelTimes(build_graph(roads, settings), settings, on_tick)


def open_travel_times(
    workspace: Workspace, on_tick: Callable[[], None] | None = None
) -> ScipyTravelTimes:
    """Return travel times on the roads of an open workspace, under its settings."""
    return travel_times(workspace.read(Road), workspace.settings(), on_tick)
