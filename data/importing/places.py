"""Where the rows of one source lie: their coordinates read, their datum told, converted once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray
from shapely.geometry import MultiPoint, Point

from ..crs import to_metric
from ..datum import form as forms
from ..datum.detective import UNDECIDED, Verdict, converted, judge
from ..datum.evidence import Clues
from ..datum.ground import Ground
from ..datum.notation import coordinate, coordinate_pair
from ..datum.shifts import CGCS2000, Points
from .draft import Draft
from .fields import LAT, LON, LONLAT
from .problem import _

AUTO = "auto"
_SAME_PLACE_M = 0.05
_MOVED_M = 500.0  # from here on somebody should look, whatever the datum
_FAR_M = 60_000.0  # from the middle of everything the workspace knows, beyond its extent
_HEAP = 3  # so many rows on one spot were geocoded to the centre of something
_DECIMALS = 8  # a millimetre


def stated_pairs(drafts: Sequence[Draft]) -> Points:
    """Return the two numbers each draft states as its place, (n, 2), nan where there are none."""
    pairs = np.full((len(drafts), 2), np.nan)
    for i, draft in enumerate(drafts):
        point = _point(draft.geometry)
        if point is not None:
            pairs[i] = point.x, point.y
            draft.stated = f"{point.x!r}, {point.y!r}"
            continue
        both = draft.cells.get(LONLAT)
        x, y = draft.cells.get(LON), draft.cells.get(LAT)
        if both not in (None, "") and x in (None, "") and y in (None, ""):
            draft.stated = str(both).strip()
            pair = coordinate_pair(both)
            _read_or_stop(draft, LONLAT, both, pair)
            pairs[i] = pair or (np.nan, np.nan)
            continue
        said = [str(c).strip() for c in (x, y) if c is not None and str(c).strip()]
        draft.stated = ", ".join(said)
        if not said:
            continue
        for column, name, cell in ((0, LON, x), (1, LAT, y)):
            value = coordinate(cell)
            _read_or_stop(draft, name, cell, value)
            pairs[i, column] = np.nan if value is None else value
    return pairs


def _point(geometry: Any) -> Point | None:
    if isinstance(geometry, MultiPoint) and len(geometry.geoms) == 1:
        geometry = geometry.geoms[0]
    return geometry if isinstance(geometry, Point) and not geometry.is_empty else None


def _read_or_stop(draft: Draft, name: str, cell: Any, value: object) -> None:
    if value is None and (cell is None or not str(cell).strip()):
        draft.stop(LON if name == LAT else LAT, _("The other one of longitude and latitude is "
                   "missing"), _("Enter both, or neither"))
    elif value is None:
        said = str(cell).strip()
        draft.stop(name, _("Coordinate {value} cannot be read"),
                   _("Write degrees such as 120.0868, or 120°05′12″"), value=said)


def place(
    drafts: Sequence[Draft], formed: forms.Formed, ground: Ground, declared: str
) -> Verdict | None:
    """Give every draft of one source its place in CGCS2000, or say why it has none.

    ``declared`` is a datum, or ``auto`` to have it told by the rows. Returns the verdict on the
    source, None if it states no place.
    """
    for i, draft in enumerate(drafts):
        _judge_form(draft, str(formed.form[i]), int(formed.meridian[i]), bool(formed.swapped[i]))
    rows = [i for i in range(len(drafts))
            if not np.isnan(formed.lonlat[i]).any() and not _unreadable(drafts[i])]
    if not rows:
        return None
    lonlat = formed.lonlat[rows]
    chosen = [drafts[i] for i in rows]
    # whoever projects coordinates surveys them; only degrees come shifted out of an app
    surveyed = formed.form[rows] == forms.PROJECTED
    verdict = judge(lonlat[~surveyed], _clues([d for d, s in zip(chosen, surveyed, strict=True)
                                               if not s], ground), ground)
    datum = np.full(len(rows), CGCS2000, dtype="<U9")
    datum[~surveyed] = verdict.datum if declared == AUTO else declared
    moved = converted(lonlat, datum)
    if declared != AUTO:
        _contradict([d for d, s in zip(chosen, surveyed, strict=True) if not s], verdict, declared)
    metric = to_metric(moved, ground.metric_epsg)
    spots = [tuple(pair) for pair in np.round(lonlat, 6).tolist()]
    heaps = Counter(spots)
    unmoved = (moved == lonlat).all(axis=1).tolist()
    shown = [(round(x, _DECIMALS), round(y, _DECIMALS)) for x, y in moved.tolist()]
    far = _far(metric, ground)
    for i, draft in enumerate(chosen):
        at = tuple(lonlat[i].tolist()) if unmoved[i] else shown[i]
        _settle(draft, at, str(datum[i]), metric[i], ground.metric_epsg, far=bool(far[i]))
        heap = heaps[spots[i]]
        if heap >= _HEAP and draft.table == "enterprises":
            draft.doubt(LON, _("{count} rows state these very coordinates; they may be the centre "
                               "of a town"), _("Enter the plant's own coordinates"), count=heap)
    return verdict


def _unreadable(draft: Draft) -> bool:
    columns = {draft.headers.get(n) for n in (LON, LAT, LONLAT)} - {None}
    return any(p.stops and p.column in columns for p in draft.problems)


def _judge_form(draft: Draft, form: str, meridian: int, swapped: bool) -> None:
    name = LONLAT if draft.cells.get(LONLAT) else LON
    if form == forms.ZERO:
        draft.doubt(name, _("The coordinates are zero"), _("Enter longitude and latitude"))
    elif form == forms.UNKNOWN:
        draft.stop(name, _("{value} is no place in China, in degrees or metres"),
                   _("Write degrees such as 120.0868, or 120°05′12″"), value=draft.stated)
    elif swapped and form != forms.PROJECTED:
        # survey sheets call the northing X; there nothing is wrong
        draft.doubt(name, _("Longitude and latitude stood the other way round"),
                    _("Swap the two columns"))


def _clues(drafts: Sequence[Draft], ground: Ground) -> Clues:
    known = np.full((len(drafts), 2), np.nan)
    rows = [i for i, d in enumerate(drafts) if isinstance(_stored(d), Point)]
    if rows:
        lonlat = shapely.get_coordinates([_stored(drafts[i]) for i in rows])
        known[rows] = to_metric(lonlat, ground.metric_epsg)
    return Clues([str(d.get("district") or "") for d in drafts],
                 [str(d.get("unit_code") or "") if d.table != "units" else "" for d in drafts],
                 known)


def _stored(draft: Draft) -> Any:
    return getattr(draft.existing, "geom", None)


def _contradict(drafts: Sequence[Draft], verdict: Verdict, declared: str) -> None:
    for draft, told in zip(drafts, verdict.datum, strict=True):
        if told not in (UNDECIDED, declared):
            draft.doubt(LON, _("Declared as {declared}, but {told} fits better"),
                        _("Check the datum of this row"), declared=declared.upper(),
                        told=str(told).upper())


def _far(metric: Points, ground: Ground) -> NDArray[np.bool_]:
    if ground.near is None:
        return np.zeros(len(metric), dtype=bool)
    middle = to_metric(np.array(ground.near), ground.metric_epsg)[0]
    off = np.hypot(metric[:, 0] - middle[0], metric[:, 1] - middle[1])
    return np.asarray(off > _FAR_M + ground.reach_m)


def _settle(
    draft: Draft, where: tuple[float, ...], datum: str, spot: Points, metric_epsg: int, *,
    far: bool,
) -> None:
    draft.datum = datum
    stored = _stored(draft)
    if datum == UNDECIDED:
        draft.doubt(LON, _("The datum cannot be told (无法判断); the coordinates are left as "
                           "stated"),
                    _("Say which datum the row is in, or correct its place on the map"))
        if stored is not None:
            return  # what is stored is better than a guess
    if isinstance(stored, Point):
        off = np.hypot(*(to_metric(np.array([stored.x, stored.y]), metric_epsg)[0] - spot))
        if off <= _SAME_PLACE_M:
            return
        if off >= _MOVED_M:
            draft.doubt(LON, _("The place is {metres} m from where it was"),
                        _("Check whether it has moved"), metres=round(float(off)))
    draft.values["geom"] = Point(where)
    if far:
        draft.doubt(LON, _("{value} lies far outside the workspace's area"),
                    _("Check the coordinates"), value=draft.stated)
