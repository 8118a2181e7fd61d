"""Choosing an engine: callers ask here and stay ignorant of which one they get."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from ...data.records import Road, TurnRestriction
from ...data.settings import Settings
from ...data.store import Workspace
from ..network.build import build_graph
from .engine_names import refuse_unknown_engine
from .interface import TravelTimes
from .scipy_engine import ScipyTravelTimes


def travel_times(
    roads: Sequence[Road], settings: Settings, on_tick: Callable[[], None] | None = None,
    restrictions: Sequence[TurnRestriction] = (),
) -> TravelTimes:
    """Return travel times on ``roads``; ``on_tick`` may raise to stop long sweeps.

    For roads that are not (yet) in a workspace: nothing is kept. Raises ``BadInput`` if
    there are no roads.
    """
    refuse_unknown_engine(settings)
    graph = build_graph(roads, settings, restrictions)
    if settings.travel_engine == "scipy":
        return ScipyTravelTimes(graph, settings, on_tick)
    from .cch.engine import CchTravelTimes  # loads numba

    return CchTravelTimes(graph, settings, on_tick)


def open_travel_times(
    workspace: Workspace, on_tick: Callable[[], None] | None = None,
    on_compile: Callable[[], None] | None = None, settings: Settings | None = None,
) -> TravelTimes:
    """Return travel times on the roads of an open workspace, under its settings or others.

    ``on_compile`` is called if the engine has to be compiled first, once per computer and
    release, which takes some ten seconds.
    """
    settings = settings or workspace.settings()
    refuse_unknown_engine(settings)
    if settings.travel_engine == "scipy":
        graph = build_graph(workspace.read(Road), settings, workspace.read(TurnRestriction))
        return ScipyTravelTimes(graph, settings, on_tick)
    from .cch.engine import CchTravelTimes
    from .cch.first_use import compile_once
    from .cch.kept import kept_graph

    compile_once(on_compile or (lambda: None))
    graph, hierarchy = kept_graph(workspace, settings)
    return CchTravelTimes(graph, settings, on_tick, hierarchy=hierarchy)
