"""The trips of the workspace's own table, for ``roads --calibrate trips``."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ...data.errors import BadInput
from ...data.records import Trip
from ...data.store import Workspace

STORED = "trips"


def means_the_table(file: Path) -> bool:
    """Whether ``--calibrate`` names the table of trips, and no file of that name is there."""
    return file.name == STORED and not file.exists()


def stored_trips(workspace: Workspace) -> NDArray[np.float64]:
    """Return (t, 5): both ends in degrees, and minutes. Raises ``BadInput`` if there are none."""
    rows = workspace.read(Trip)
    if not rows:
        raise BadInput("The workspace has no trips; import them with --as trips.")
    return np.array([(t.from_lon, t.from_lat, t.to_lon, t.to_lat, t.minutes) for t in rows],
                    dtype=np.float64)
