"""From a mosaic of cells to polygons: shared borders are drawn once and used by both sides."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import LineString, MultiPolygon, Polygon

from ..crs import to_metric
from .ground_plan import BORDER_NORTH, BORDER_SOUTH
from .partition import LAKE, OUTSIDE, Mosaic
from .terrain import METRIC_EPSG

WUXING, WUJIANG = "330502", "320509"
BORDER_LENGTH_M = 4_600.0


@dataclass(frozen=True)
class Outlines:
    """Polygons by district code and the lake, and the Wuxing–Wujiang land border; metres."""

    districts: dict[str, MultiPolygon]
    lake: Polygon
    border: LineString


def draw_outlines(mosaic: Mosaic) -> Outlines:
    """Trace every border of the mosaic, smooth it and build the polygons from the borders."""
    arcs = _arcs(mosaic)
    pair = _pair(mosaic, WUXING, WUJIANG)
    if len(arcs[pair]) != 1:
        raise RuntimeError("the land border Wuxing–Wujiang is not one line")
    if arcs[pair][0][0, 1] < arcs[pair][0][-1, 1]:
        arcs[pair][0] = arcs[pair][0][::-1]  # from the shore southwards
    moves = _border_ends(arcs[pair][0])
    smooth: list[NDArray[np.float64]] = []
    border = np.empty((0, 2))
    for key in sorted(arcs):
        for arc in arcs[key]:
            moved = np.array([moves.get((x, y), (x, y)) for x, y in arc])
            if key == pair:
                border = winding_line(moved[0], moved[-1], BORDER_LENGTH_M)
                smooth.append(border)
            else:
                smooth.append(_smooth(moved))
    faces = shapely.get_parts(shapely.polygonize([LineString(a) for a in smooth]))
    by_label = _label_faces(faces, mosaic)
    lake = max(by_label.pop(LAKE), key=lambda p: p.area)
    by_label.pop(OUTSIDE, None)
    districts = {
        label: MultiPolygon(sorted(parts, key=lambda p: -p.area))
        for label, parts in sorted(by_label.items())
    }
    return Outlines(districts, lake, LineString(border))


def winding_line(
    start: NDArray[np.float64], end: NDArray[np.float64], length_m: float
) -> NDArray[np.float64]:
    """Return a gently winding line (61, 2) from ``start`` to ``end``, exactly ``length_m`` long.

    The amplitude of a fixed sum of sines is found by bisection. Raises ``ValueError``
    if the straight distance is longer.
    """
    chord = end - start
    if np.linalg.norm(chord) > length_m:
        raise ValueError("the ends are farther apart than the line is long")
    t = np.linspace(0.0, 1.0, 61)
    shape = np.sin(2 * np.pi * t) + 0.7 * np.sin(3 * np.pi * t) + 0.3 * np.sin(7 * np.pi * t)
    across = np.array([-chord[1], chord[0]]) / np.linalg.norm(chord)

    def line(amplitude: float) -> NDArray[np.float64]:
        return np.asarray(start + t[:, None] * chord + amplitude * shape[:, None] * across)

    low, high = 0.0, length_m
    for _ in range(60):
        middle = (low + high) / 2
        length = np.linalg.norm(np.diff(line(middle), axis=0), axis=1).sum()
        low, high = (middle, high) if length < length_m else (low, middle)
    points = line((low + high) / 2)
    points[0], points[-1] = start, end
    return points


def _pair(mosaic: Mosaic, a: str, b: str) -> tuple[int, int]:
    i, j = sorted((mosaic.labels.index(a), mosaic.labels.index(b)))
    return i, j


def _arcs(mosaic: Mosaic) -> dict[tuple[int, int], list[NDArray[np.float64]]]:
    """Return the borders as vertex chains, by the pair of owners they part."""
    left, right = mosaic.owner[mosaic.ridges].T
    border = (left != right) & (mosaic.edges >= 0).all(axis=1)
    keys = np.sort(np.column_stack([left, right])[border], axis=1)
    segments = shapely.linestrings(mosaic.vertices[mosaic.edges[border]])
    arcs: dict[tuple[int, int], list[NDArray[np.float64]]] = {}
    for a, b in np.unique(keys, axis=0):
        chosen = segments[(keys == (a, b)).all(axis=1)]
        merged = shapely.line_merge(shapely.multilinestrings(chosen))
        arcs[int(a), int(b)] = [shapely.get_coordinates(p) for p in shapely.get_parts(merged)]
    return arcs


def _border_ends(arc: NDArray[np.float64]) -> dict[tuple[float, float], tuple[float, float]]:
    """Map the two ends of the land border, given from the north, to their chosen places."""
    north, south = to_metric(np.array([BORDER_NORTH, BORDER_SOUTH]), METRIC_EPSG).tolist()
    first, last = arc[[0, -1]].tolist()
    return {(first[0], first[1]): (north[0], north[1]), (last[0], last[1]): (south[0], south[1])}


def _smooth(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Relax a chain with fixed ends three times, then cut its corners once (Chaikin 1974)."""
    closed = bool((points[0] == points[-1]).all())
    for _ in range(3):
        if closed:
            ring = points[:-1]
            ring = 0.5 * ring + 0.25 * (np.roll(ring, 1, axis=0) + np.roll(ring, -1, axis=0))
            points = np.vstack([ring, ring[:1]])
        elif len(points) > 2:
            inner = 0.5 * points[1:-1] + 0.25 * (points[:-2] + points[2:])
            points = np.vstack([points[:1], inner, points[-1:]])
    if len(points) < 3:
        return points
    quarter = 0.75 * points[:-1] + 0.25 * points[1:]
    three = 0.25 * points[:-1] + 0.75 * points[1:]
    cut = np.stack([quarter, three], axis=1).reshape(-1, 2)
    if closed:
        return np.vstack([cut, cut[:1]])
    return np.vstack([points[:1], cut[1:-1], points[-1:]])


def _label_faces(faces: NDArray[np.object_], mosaic: Mosaic) -> dict[str, list[Polygon]]:
    """Give each face to the owner of most of the cells whose centres it holds."""
    tree = shapely.STRtree(shapely.points(mosaic.centres))
    result: dict[str, list[Polygon]] = {}
    face, cell = tree.query(faces, predicate="contains")
    for k, polygon in enumerate(faces):
        owners = mosaic.owner[cell[face == k]]
        label = OUTSIDE
        if len(owners):
            label = mosaic.labels[int(np.bincount(owners).argmax())]
        result.setdefault(label, []).append(polygon)
    return result
