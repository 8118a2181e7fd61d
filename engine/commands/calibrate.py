"""``halfhour roads --calibrate``: fit the travel factor to trips really driven."""

from __future__ import annotations

import csv
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np

from ...data.errors import BadInput
from ...data.records import Circle, CoverArea, Reach, Road, TurnRestriction
from ...data.settings import changed
from ...routing.traveltime.calibration import LEAST_TRIPS, calibrate, trip_parts
from ...routing.traveltime.factory import travel_times
from ...routing.traveltime.interface import TravelTimes
from ..desk import Desk
from .calibration_trips import means_the_table, stored_trips

COLUMNS = ("from_lon", "from_lat", "to_lon", "to_lat", "minutes")
#: A factor outside is no calibration but a mistake in the file, its units most likely.
_LEAST_FACTOR, _MOST_FACTOR = 0.5, 5.0


def calibrate_roads(workspace_path: str, file: Path, desk: Desk) -> dict[str, Any]:
    """Fit the travel factor to the trips of ``file``, store it, and say how good it is.

    Trips off the network or without a way are left out and counted. Circles and reach are
    removed: they no longer hold. Raises ``BadInput`` for a file that cannot be used; the
    workspace is then what it was.
    """
    started = time.monotonic()
    given = None if means_the_table(file) else read_trips(file)
    with desk.writing(workspace_path) as workspace:
        trips = stored_trips(workspace) if given is None else given
        settings = workspace.settings()
        desk.progress(0.0, "Reading the roads")
        free_flow = travel_times(workspace.read(Road), changed(settings, travel_factor=1.0),
                                 desk.check_cancel, workspace.read(TurnRestriction))
        desk.progress(0.4, "Driving {count} trips", count=len(trips))
        road_min, access_min = _parts(free_flow, trips)
        usable = np.isfinite(road_min) & (road_min > 0) & (trips[:, 4] > access_min)
        if usable.sum() < LEAST_TRIPS:
            raise BadInput(
                "{file} has {count} trips that can be driven on these roads; a calibration needs "
                "{least}. Check their coordinates (WGS 84, longitude first).",
                file=file.name, count=int(usable.sum()), least=LEAST_TRIPS,
            )
        found = calibrate(road_min[usable], access_min[usable], trips[usable, 4],
                          before=settings.travel_factor, standard_min=settings.standard_min)
        factor = round(found.factor, 3)
        if not _LEAST_FACTOR <= factor <= _MOST_FACTOR:
            raise BadInput(
                "The trips of {file} give the travel factor {factor}, which cannot be; are their "
                "minutes really minutes?", file=file.name, factor=factor,
            )
        desk.progress(0.95, "Writing the travel factor")
        with workspace.transaction() as writer:
            writer.delete(Circle)
            writer.delete(CoverArea)
            writer.delete(Reach)
            writer.save_settings(changed(settings, travel_factor=factor))
            writer.log(desk.actor, "roads", f"travel factor {settings.travel_factor} -> {factor}, "
                                            f"fitted to {found.trips} trips")
    return {
        "calibration": {**asdict(found), "factor": factor, "before_factor": settings.travel_factor,
                        "standard_min": settings.standard_min,
                        "left_out": int((~usable).sum()), "source": file.name},
        "seconds": round(time.monotonic() - started, 2),
    }


def read_trips(file: Path) -> np.ndarray:
    """Return (t, 5) of a CSV file with the columns :data:`COLUMNS`, in degrees and minutes."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as stream:
            reader = csv.DictReader(stream)
            missing = [c for c in COLUMNS if c not in (reader.fieldnames or ())]
            if missing:
                raise BadInput(
                    "{file} lacks the column {column}; it needs {columns}.",
                    file=file.name, column=missing[0], columns=", ".join(COLUMNS),
                )
            rows = [_trip(file, number, row) for number, row in enumerate(reader, start=2)]
    except OSError as error:
        raise BadInput("{file} cannot be read: {problem}.", file=file.name,
                       problem=error.strerror or type(error).__name__) from None
    except (UnicodeDecodeError, csv.Error):
        raise BadInput("{file} is no CSV text in UTF-8; save it as such.",
                       file=file.name) from None
    return np.array(rows, dtype=np.float64).reshape(-1, len(COLUMNS))


def _trip(file: Path, number: int, row: dict[str, str | None]) -> list[float]:
    values = []
    for column, most in zip(COLUMNS, (180.0, 90.0, 180.0, 90.0, 1440.0), strict=True):
        text = (row[column] or "").strip()
        try:
            value = float(text)
        except ValueError:
            value = float("nan")
        least = 0.0 if column == "minutes" else -most
        if not least <= value <= most or (column == "minutes" and value == 0):
            raise BadInput(
                "{file}, row {row}: {column} is {text}; give a number of at most {most}.",
                file=file.name, row=number, column=column, text=text or "empty", most=most,
            )
        values.append(value)
    return values


def _parts(free_flow: TravelTimes, trips: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    return trip_parts(free_flow, free_flow.snap(trips[:, 0:2]), free_flow.snap(trips[:, 2:4]))
