"""``halfhour appendix``: the memorandum's map, points, areas and enterprises, in two folders.

``internal`` is ours: the sheet, the tables, and an enterprise workbook per side. ``neighbour``
is for the other party: the sheet and the tables, made without a look at our internal layers.
"""

from __future__ import annotations

import tempfile
import time
from datetime import date
from pathlib import Path
from typing import Any

from shapely import box

from ...data.errors import BadInput
from ...data.records import Agreement, District, Enterprise
from ...data.store import Workspace
from ...protocol.coordinate_note import coordinate_note
from ...protocol.language import say
from ...protocol.requests import AppendixRequest
from ...protocol.zone_words import force_sentence
from ...routing.zones.in_force import Force
from ...routing.zones.stored import StoredZone
from ..desk import Desk
from ..qgis_process import run_in_qgis
from .inside import enterprises_of
from .when_and_where import day_meant
from .zone_choice import force_as_json, force_on, zone_named

_MONTHS = 12
SHEET, TABLES = "appendix.pdf", "zone.xlsx"
INTERNAL_STAMP = "Internal working map, not to be published without review"
DEMO_STAMP = "Demo data · schematic, not the real boundaries"
SECRECY = "Internal – keep safe"


def run(request: AppendixRequest, desk: Desk) -> dict[str, Any]:
    """Write the appendix; return the files by folder, the pages and the seconds.

    Raises ``BadInput`` for an unknown zone, a publication without a map review number, a
    folder that cannot be made, or where there is no QGIS.
    """
    started = time.monotonic()
    review = request.review_no.strip()
    if request.public and not review:
        raise BadInput("A map of this zone is published only with its map review number (审图号); "
                       "name it with --review-no, or leave --public out.")
    with desk.reading(request.workspace) as workspace:
        zone = zone_named(workspace, request.zone)
        day = day_meant(request.date, workspace.settings())
        force = force_on(zone, workspace.read(Agreement), day)
        inner, outer = _folders(Path(request.out).absolute())
        desk.progress(0.05, "Drawing the map")
        pdf, pages = _printed(workspace, zone, force, day, request, desk)
        desk.progress(0.9, "Writing the workbooks")
        files = _write(workspace, zone, request, pdf, inner, outer, desk.language)
    return {
        "zone": zone.zone_id, "out": str(inner.parent), "files": [str(f) for f in files],
        "internal": [str(f) for f in files if f.parent == inner],
        "neighbour": [str(f) for f in files if f.parent == outer],
        "pages": pages, "force": force_as_json(force), "review_no": review,
        "notes": [] if force.in_force else [force_sentence(force_as_json(force), desk.language)],
        "seconds": round(time.monotonic() - started, 2),
    }


def _folders(out: Path) -> tuple[Path, Path]:
    if not out.parent.is_dir():
        raise BadInput("There is no folder {folder}; make it first.", folder=out.parent)
    inner, outer = out / "internal", out / "neighbour"
    try:
        for folder in (inner, outer):
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput("{path} cannot be written: {problem}. Check the folder's permissions.",
                       path=out, problem=error.strerror or type(error).__name__) from None
    return inner, outer


def _write(
    workspace: Workspace, zone: StoredZone, request: AppendixRequest, pdf: bytes,
    inner: Path, outer: Path, language: str,
) -> list[Path]:
    from ...layers.appendix.book import write_book
    from ...layers.appendix.enterprise_table import enterprise_table
    from ...layers.appendix.zone_tables import zone_tables
    from ...layers.atomic_file import write_atomically

    districts = workspace.read(District)
    names = {d.district: d.name for d in districts}
    tables = zone_tables(zone, districts, language)
    files = []
    for folder in (inner, outer):
        write_atomically(folder / SHEET, pdf)
        write_book(folder / TABLES, tables)
        files += [folder / SHEET, folder / TABLES]
    found = enterprises_of(workspace, zone, request.error_m, _MONTHS, request.date)
    known = {e.enterprise_id: e for e in workspace.read(Enterprise)}
    for side in zone.districts:
        path = inner / f"enterprises-{side}.xlsx"
        write_book(path, [enterprise_table(names.get(side, side),
                                           [f for f in found if f.side == side], known, language)])
        files.append(path)
    return files


def _printed(
    workspace: Workspace, zone: StoredZone, force: Force, day: date, request: AppendixRequest,
    desk: Desk,
) -> tuple[bytes, int]:
    with tempfile.TemporaryDirectory(prefix="halfhour-appendix-") as folder:
        draft = Path(folder) / SHEET
        params = {
            "workspace": str(workspace.path.absolute()), "out": str(draft),
            "language": desk.language, "zone": zone.zone_id, "line": zone.line.line_id,
            "day": day.isoformat(), "epsg": zone.epsg,
            **_contents(workspace, zone, force, request, desk.language),
        }
        answer = run_in_qgis("appendix", params, qgis=request.qgis or None, desk=desk)
        return draft.read_bytes(), int(answer["pages"])


def _contents(
    workspace: Workspace, zone: StoredZone, force: Force, request: AppendixRequest, language: str
) -> dict[str, Any]:
    """Return the texts and tables of the sheet: words here, layout in QGIS."""
    from ...layers.appendix.zone_tables import line_points, zone_tables

    settings, districts = workspace.settings(), workspace.read(District)
    points = line_points(zone)
    tables = zone_tables(zone, districts, language)
    listed, areas = tables[:-1], tables[-1]
    area_rows: list[list[str | int | float]] = [list(areas.header), *areas.rows]
    review = request.review_no.strip()
    stamp = (say("Map review number: {number}", language, number=review) if review else
             say(INTERNAL_STAMP, language) if _several_provinces(zone, districts) else "")
    held = force.agreement
    return {
        "points": [[p.number, p.lon, p.lat] for p in points.points],
        "point_rows": [listed[0].header,
                       *([str(c) for c in row] for table in listed for row in table.rows)],
        "area_rows": [[str(c) for c in row[:5]] for row in area_rows],
        "reviewed": bool(review), "in_force": force.in_force,
        "texts": {
            "title": zone.sides[0].name,
            "subtitle": say("Appendix of the memorandum: {agreement}", language,
                            agreement=held.name) if held else
            say("Appendix of a memorandum, draft", language),
            "secrecy": "" if request.public else say(SECRECY, language),
            "demo_stamp": say(DEMO_STAMP, language).replace(" · ", "\n") if settings.demo else "",
            "internal_stamp": stamp,
            "force": force_sentence(force_as_json(force), language),
            "facts_title": say("Line, areas and method", language),
            "facts": "\n".join(_facts(zone, force, language)),
            "points_title": say("Boundary points J, outlines A and B", language),
            "points_note": listed[0].note,
            "crs_note": coordinate_note(zone.epsg, language),
            "maker": say("Made by: {maker} · on {made}", language, maker=settings.city or "–",
                         made=date.today().isoformat()),
            "attribution": settings.attribution,
            "hash": zone.zone_id,
        },
    }


def _facts(zone: StoredZone, force: Force, language: str) -> list[str]:
    line = zone.line
    ellipsoid = line.length_m if line.ellipsoid_m is None else line.ellipsoid_m
    facts = [
        say("Boundary in the zone: {length:.0f} m (on the ellipsoid {ellipsoid:.0f} m); whole "
            "shared boundary {whole:.0f} m; part {start:.0f}–{end:.0f} m.", language,
            length=line.length_m, ellipsoid=ellipsoid, whole=line.whole_m or line.length_m,
            start=line.from_m or 0.0, end=line.to_m or line.length_m),
    ]
    if line.agreed_m is not None:
        facts.append(say("Length agreed: {agreed:.0f} m.", language, agreed=line.agreed_m))
    for side in zone.sides:
        method = side.method_zh if language.startswith("zh") else side.method_en
        if method:
            facts.append(method)
    held = force.agreement
    if held is not None:
        facts += [
            say("Signed {signed}, valid {start} to {to}. Actions: {actions}.", language,
                signed=held.signed_on, start=held.valid_from, to=held.valid_to,
                actions="、".join(held.actions) or "–"),
            say("Legal basis: {basis}", language, basis=held.legal_basis or "–"),
        ]
    return facts


def _several_provinces(zone: StoredZone, districts: list[District]) -> bool:
    """Whether districts of two provinces lie on the sheet: on its map is more than the zone."""
    west, south, east, north = zone.line.geom.union(zone.sides[0].geom).union(
        zone.sides[1].geom).bounds
    wide, high = east - west, north - south
    sheet = box(west - wide, south - high, east + wide, north + high)
    return len({d.province for d in districts if d.geom.intersects(sheet)}) > 1
