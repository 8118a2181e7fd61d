"""Read VRPLIB-style files as route problems: windows, depots, allowed clients, prizes.

What the files do not say is how their distances are rounded; the scales are those under which
the best-known solutions are published: multi-depot and skills × 1000, rounded; else × 10, cut.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np

from halfhour.routing.routes.problem import UNLIMITED, RouteProblem, Routes


class UnreadableFile(ValueError):
    """A file that is no problem this benchmark knows; the message names it."""


def read_problem(path: Path) -> RouteProblem:
    """Read a ``.vrp`` file. Raises :class:`UnreadableFile`."""
    import vrplib

    try:
        raw = vrplib.read_instance(path)
    except (OSError, ValueError, KeyError, IndexError, RuntimeError) as error:
        raise UnreadableFile(f"{path}: not a VRPLIB file ({error})") from error
    if "edge_weight" not in raw:
        raise UnreadableFile(f"{path}: the file has no coordinates and no distances")
    return _problem(raw)


def read_best_known(path: Path, vehicles: int) -> tuple[Routes, float] | None:
    """Read the ``.sol`` beside a problem: its routes, one a vehicle, and its cost."""
    import vrplib

    if not path.is_file():
        return None
    raw = vrplib.read_solution(path)
    routes = [tuple(int(c) for c in route) for route in raw["routes"]]
    return tuple(routes + [()] * (vehicles - len(routes))), float(raw["cost"])


def _problem(raw: dict[str, Any]) -> RouteProblem:
    exact = "vehicles_depot" in raw or "vehicles_allowed_clients" in raw
    scale = 1000 if exact else 10

    def scaled(values: Any) -> Any:
        values = np.asarray(values, dtype=float) * scale
        return np.rint(values).astype(np.int64) if exact else values.astype(np.int64)

    p, k = int(raw["dimension"]), int(raw["vehicles"])
    depots = sorted(int(d) for d in raw["depot"]) if "depot" in raw else [0]
    if depots != list(range(len(depots))):
        raise UnreadableFile(f"{raw.get('name')}: the depots must come first")
    window = scaled(raw["time_window"]) if "time_window" in raw else np.tile(
        np.array([0, UNLIMITED], dtype=np.int64), (p, 1))
    service = np.broadcast_to(scaled(raw.get("service_time", 0)), (p,)).copy()
    service[: len(depots)] = 0
    prize = scaled(raw["prize"]) if "prize" in raw else np.zeros(p, dtype=np.int64)
    required = np.full(p, "prize" not in raw)
    allowed = np.ones((k, p), dtype=bool)
    if "vehicles_allowed_clients" in raw:
        allowed[:] = False
        for vehicle, clients in enumerate(raw["vehicles_allowed_clients"]):
            allowed[vehicle, np.atleast_1d(clients).astype(int) - 1] = True
    capacity = raw.get("capacity", UNLIMITED)
    longest = (scaled(raw["vehicles_max_duration"]) if "vehicles_max_duration" in raw
               else np.int64(UNLIMITED))
    home = (np.asarray(raw["vehicles_depot"]).reshape(-1).astype(np.int64) - 1
            if "vehicles_depot" in raw else np.zeros(k, dtype=np.int64))
    demand = np.asarray(raw.get("demand", np.zeros(p))).astype(np.int64)
    distance = scaled(raw["edge_weight"])
    np.fill_diagonal(distance, 0)
    return RouteProblem(
        depots=len(depots), distance=distance, duration=distance, service=service,
        open=window[:, 0].copy(), close=window[:, 1].copy(), demand=demand, prize=prize,
        required=required, depot=home,
        capacity=np.broadcast_to(np.asarray(capacity).reshape(-1), (k,)).astype(np.int64),
        max_duration=np.broadcast_to(longest, (k,)).astype(np.int64),
        shift_open=np.zeros(k, dtype=np.int64),
        shift_close=np.full(k, UNLIMITED, dtype=np.int64), allowed=allowed)
