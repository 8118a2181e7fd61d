"""The course of each street: main roads flow through their junctions, hill roads wind."""

from __future__ import annotations

import numpy as np
import shapely
from numpy.typing import NDArray
from scipy.spatial import cKDTree
from shapely.geometry.base import BaseGeometry

from .road_classes import CLASSES, UNBUILT

_SAMPLE_M = 130.0
_STRAIGHT_M = 170.0  # shorter streets are straight
_THROUGH = CLASSES.index("tertiary")
_RELAXED = CLASSES.index("secondary")


def relax_main_roads(
    xy: NDArray[np.float64],
    ends: NDArray[np.int64],
    level: NDArray[np.int64],
    fixed: NDArray[np.bool_],
) -> NDArray[np.float64]:
    """Return junctions (n, 2) with the zigzag of main roads eased.

    A junction where exactly two main roads of one level meet moves towards the middle
    of its neighbours along the road, at most 0.3 of the way to its nearest neighbour,
    and not at all if ``fixed`` or if straight streets would cross then.
    """
    room = 0.3 * cKDTree(xy).query(xy, k=2)[0][:, 1]
    main = level >= _RELAXED
    a, b = ends[main].T
    degree = np.bincount(a, minlength=len(xy)) + np.bincount(b, minlength=len(xy))
    movable = (degree == 2) & ~fixed
    moved = xy.copy()
    for _ in range(4):
        total = np.zeros_like(xy)
        np.add.at(total, a, moved[b])
        np.add.at(total, b, moved[a])
        step = 0.5 * (total[movable] / 2 - moved[movable])
        moved[movable] += step
        shift = moved - xy
        far = np.linalg.norm(shift, axis=1)
        scale = np.minimum(1.0, room / np.maximum(far, 1e-9))
        moved = xy + shift * scale[:, None]
    while True:
        touched = np.flatnonzero((moved != xy).any(axis=1)[ends].any(axis=1))
        lines = shapely.linestrings(moved[ends])
        first, second = shapely.STRtree(lines).query(lines[touched], predicate="crosses")
        if not len(first):
            return moved
        back = np.unique(ends[np.concatenate([touched[first], second])])
        moved[back] = xy[back]


def shape_streets(
    xy: NDArray[np.float64],
    ends: NDArray[np.int64],
    level: NDArray[np.int64],
    hill: NDArray[np.float64],
    street: NDArray[np.bool_],
    lake: BaseGeometry,
    rng: np.random.Generator,
) -> list[NDArray[np.float64]]:
    """Return the course of every street from ``ends[:, 0]`` to ``ends[:, 1]``.

    Town streets are straight, others longer than ``_STRAIGHT_M`` are cubic Hermite curves.
    Where a curve would touch the lake or cross another street it is straight: straight
    streets cross nothing.
    """
    if (level == UNBUILT).any():
        raise ValueError("only built streets have a course")
    chord = xy[ends[:, 1]] - xy[ends[:, 0]]
    length = np.linalg.norm(chord, axis=1)
    start, finish = _tangents(xy, ends, level, hill, chord / length[:, None], rng)
    bow = rng.uniform(-1.0, 1.0, len(ends)) * 0.05 * hill * length * (length > 500.0)
    bent = (length > _STRAIGHT_M) & ~street
    shapes = _curves(xy, ends, bent, length, start, finish, bow)
    for _ in range(4):
        wrong = _conflicts(shapes, bent, lake) & bent
        if not wrong.any():
            break
        bent &= ~wrong
        for k in np.flatnonzero(wrong):
            shapes[k] = xy[ends[k]]
    return shapes


def _tangents(
    xy: NDArray[np.float64],
    ends: NDArray[np.int64],
    level: NDArray[np.int64],
    hill: NDArray[np.float64],
    along: NDArray[np.float64],
    rng: np.random.Generator,
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Return unit directions at the start and the end of each street."""
    turn = rng.normal(0.0, 1.0, (len(ends), 2)) * (0.10 + 0.30 * hill)[:, None]
    start, finish = _turned(along, turn[:, 0]), _turned(along, turn[:, 1])
    at: dict[int, list[tuple[int, bool]]] = {}
    for number in np.flatnonzero(level >= _THROUGH):
        at.setdefault(int(ends[number, 0]), []).append((int(number), True))
        at.setdefault(int(ends[number, 1]), []).append((int(number), False))
    for meeting in at.values():
        top = max(int(level[k]) for k, _ in meeting)
        arms = [(k, out, along[k] if out else -along[k]) for k, out in meeting if level[k] == top]
        best, pair = -0.4, None
        for i, first in enumerate(arms):
            for second in arms[i + 1 :]:
                straightness = -float(first[2] @ second[2])
                if straightness > best:
                    best, pair = straightness, (first, second)
        if pair is None:
            continue
        through = pair[1][2] - pair[0][2]
        through /= np.linalg.norm(through)
        for (k, out, _), sign in ((pair[0], -1.0), (pair[1], 1.0)):
            if out:
                start[k] = sign * through
            else:
                finish[k] = -sign * through
    return start, finish


def _turned(vectors: NDArray[np.float64], angle: NDArray[np.float64]) -> NDArray[np.float64]:
    cos, sin = np.cos(angle), np.sin(angle)
    x, y = vectors.T
    return np.column_stack([x * cos - y * sin, x * sin + y * cos])


def _curves(
    xy: NDArray[np.float64],
    ends: NDArray[np.int64],
    bent: NDArray[np.bool_],
    length: NDArray[np.float64],
    start: NDArray[np.float64],
    finish: NDArray[np.float64],
    bow: NDArray[np.float64],
) -> list[NDArray[np.float64]]:
    shapes: list[NDArray[np.float64]] = [xy[pair] for pair in ends]
    pieces = np.clip(np.ceil(length / _SAMPLE_M), 3, 24).astype(int)
    for count in np.unique(pieces[bent]):
        which = np.flatnonzero(bent & (pieces == count))
        t = np.linspace(0.0, 1.0, count + 1)[None, :, None]
        p, q = xy[ends[which, 0], None], xy[ends[which, 1], None]
        pull = 0.85 * length[which, None, None]
        u, v = pull * start[which, None], pull * finish[which, None]
        curve = ((2 * t**3 - 3 * t**2 + 1) * p + (t**3 - 2 * t**2 + t) * u
                 + (3 * t**2 - 2 * t**3) * q + (t**3 - t**2) * v)
        chord = (q - p) / length[which, None, None]
        across = np.stack([-chord[..., 1], chord[..., 0]], axis=-1)
        curve = curve + bow[which, None, None] * np.sin(3 * np.pi * t) * across
        curve[:, 0], curve[:, -1] = p[:, 0], q[:, 0]
        for k, points in zip(which, curve, strict=True):
            shapes[k] = points
    return shapes


def _conflicts(
    shapes: list[NDArray[np.float64]], bent: NDArray[np.bool_], lake: BaseGeometry
) -> NDArray[np.bool_]:
    """Return which streets touch the lake, themselves, or another street beyond a common end.

    Only pairs with a ``bent`` street are looked at.
    """
    part = np.repeat(np.arange(len(shapes)), [len(s) for s in shapes])
    lines = shapely.linestrings(np.vstack(shapes), indices=part)
    curves = np.flatnonzero(bent)
    wrong = np.zeros(len(lines), dtype=bool)
    shore = lake.buffer(30.0)
    shapely.prepare(shore)
    wrong[curves] = shapely.intersects(shore, lines[curves]) | ~shapely.is_simple(lines[curves])
    first, second = shapely.STRtree(lines).query(lines[curves], predicate="crosses")
    wrong[curves[first]] = True
    wrong[second] = True
    return wrong
