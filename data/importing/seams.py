"""Where districts do not fit together: overlaps, gaps, and slivers of either.

Administrative areas share their edges; where two outlines were drawn apart, a place lies in
two districts or in none, and authority is unclear there. Found, told and left as they are:
which of two edges is right, only their owners know.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Any

import numpy as np
import shapely

from ..crs import geometry_to_metric
from ..datum.shifts import Points
from ..records import District
from .draft import Draft
from .problem import _

OVERLAP, GAP = "overlap", "gap"
_LEAST_M2, _LEAST_WIDTH_M = 1.0, 0.1  # less is the rounding of six decimals
_TOUCHING_M, _OPEN_SHARE = 0.01, 0.25
_SLIVER_M = 10.0  # mean width below which it is a slip of the pen, not a disputed place
_DEGREE_M = 111_320.0
_GAP_M = 25.0  # half the width up to which an open slit between two districts is a gap


@dataclass(frozen=True)
class Seam:
    """One place where districts do not fit: ``districts`` are the codes that meet there.

    ``width_m`` is the mean width (twice the area by the perimeter), ``lon``/``lat`` a point
    within it.
    """

    kind: str
    districts: tuple[str, ...]
    area_m2: float
    width_m: float
    lon: float
    lat: float

    @property
    def sliver(self) -> bool:
        """Whether it is so narrow that two drawings of one edge explain it."""
        return self.width_m < _SLIVER_M


def seams(areas: Mapping[str, Any], metric_epsg: int) -> list[Seam]:
    """Return the seams between districts (code → area in lon/lat), the largest first.

    Edges that are shared exactly make none.
    """
    if len(areas) < 2:
        return []
    codes = sorted(areas)
    # degrees stretched to metres: unlike a projection this keeps straight edges straight, so
    # that a vertex on the neighbour's edge stays on it
    middle = float(np.mean(shapely.total_bounds([areas[c] for c in codes])[1::2]))
    scale = np.array([_DEGREE_M * np.cos(np.radians(middle)), _DEGREE_M])
    metric = {c: shapely.transform(areas[c], lambda v: v * scale) for c in codes}
    metric = {c: g if shapely.is_valid(g) else shapely.make_valid(g) for c, g in metric.items()}
    found = [seam for a, b in combinations(codes, 2)
             if metric[a].intersects(metric[b])
             for piece in _pieces(metric[a].intersection(metric[b]))
             if (seam := _seam(OVERLAP, (a, b), piece, scale, metric_epsg)) is not None]
    union = shapely.union_all(list(metric.values()))
    for piece in _pieces(_closed(union)):
        if not _enclosed(piece, union):
            continue
        near = tuple(c for c in codes if metric[c].distance(piece) < _TOUCHING_M)
        seam = _seam(GAP, near, piece, scale, metric_epsg) if len(near) > 1 else None
        if seam is not None:
            found.append(seam)
    return sorted(found, key=lambda s: (-s.area_m2, s.kind, s.districts))


def _enclosed(piece: Any, union: Any) -> bool:
    """Whether a piece has districts on nearly all sides; a shallow bay of the outline has not."""
    here = shapely.clip_by_rect(union, *shapely.box(*piece.bounds).buffer(1.0).bounds)
    free = piece.boundary.difference(here.buffer(_TOUCHING_M))
    return bool(free.length <= _OPEN_SHARE * piece.length)


def _closed(union: Any) -> Any:
    """What lies between the areas: holes of their union, and slits narrower than two _GAP_M."""
    whole = shapely.union_all([shapely.Polygon(part.exterior) for part in _pieces(union)])
    slits = shapely.buffer(shapely.buffer(whole, _GAP_M, quad_segs=2), -_GAP_M, quad_segs=2)
    return shapely.union(whole, slits).difference(union)


def _pieces(geometry: Any) -> list[Any]:
    return [g for g in shapely.get_parts(shapely.get_parts(geometry))
            if g.geom_type == "Polygon" and g.area >= _LEAST_M2]


def _seam(
    kind: str, codes: tuple[str, ...], stretched: Any, scale: Points, epsg: int
) -> Seam | None:
    lonlat = shapely.transform(stretched, lambda v: v / scale)
    piece = geometry_to_metric(lonlat, epsg)
    width = 2 * piece.area / piece.length
    if piece.area < _LEAST_M2 or width < _LEAST_WIDTH_M:
        return None
    point = lonlat.representative_point()
    return Seam(kind, codes, float(piece.area), float(width),
                round(point.x, 6), round(point.y, 6))


def note_seams(
    drafts: Sequence[Draft], stored: Sequence[District], metric_epsg: int
) -> list[Seam]:
    """Find the seams of imported districts with each other and with stored ones.

    Every imported district gets a doubt for each neighbour it does not fit to. Seams between
    stored districts alone are not told again.
    """
    coming = {str(d.get("district")): d for d in drafts
              if not d.stopped and d.get("geom") is not None and d.get("district")}
    areas = {d.district: d.geom for d in stored} | {c: d.get("geom") for c, d in coming.items()}
    names = {d.district: d.name for d in stored} | {
        c: str(d.get("name") or c) for c, d in coming.items()}
    found = [s for s in seams(areas, metric_epsg) if set(s.districts) & set(coming)]
    for kind, text in ((OVERLAP, _OVERLAPS), (GAP, _GAPS)):
        together: dict[tuple[str, ...], list[Seam]] = {}
        for seam in found:
            if seam.kind == kind:
                together.setdefault(seam.districts, []).append(seam)
        for codes, members in together.items():
            for code in set(codes) & set(coming):
                coming[code].doubt(
                    "", text, _MEND, others="、".join(names[c] for c in codes if c != code),
                    count=len(members), area=sum(s.area_m2 for s in members) / 1e4,
                    width=max(s.width_m for s in members))
    return found


_OVERLAPS = _("Overlaps {others}: {count} places, {area:.2f} ha, up to {width:.1f} m wide")
_GAPS = _("Gaps towards {others}: {count} places, {area:.2f} ha, up to {width:.1f} m wide")
_MEND = _("Draw the shared edge once for both (topological editing in QGIS)")
