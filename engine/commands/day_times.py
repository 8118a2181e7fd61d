"""The travel times that days of duty are planned with: round closures, at the slowest hour."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from ...data.pace import of_duty_day
from ...data.records import RoadClosure
from ...data.settings import Settings
from ...data.store import Workspace
from ...routing.network.closure_rows import counting_on
from ...routing.traveltime.closed import round_closures
from ...routing.traveltime.factory import open_travel_times
from ...routing.traveltime.interface import TravelTimes
from ..desk import Desk
from .compiling import compiling


def day_times(
    workspace: Workspace, days: Iterable[date], settings: Settings, desk: Desk
) -> tuple[TravelTimes, list[RoadClosure]]:
    """Return the times and the closures that count on any of ``days``, by id.

    Raises ``BadInput`` if there are no roads or none is left, ``Cancelled``.
    """
    known = workspace.read(RoadClosure)
    closures = {row.closure_id: row for day in days for row in counting_on(known, day, settings)}
    counted = [closures[key] for key in sorted(closures)]
    times = open_travel_times(workspace, desk.check_cancel, compiling(desk), of_duty_day(settings))
    return round_closures(times, counted), counted
