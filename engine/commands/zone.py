"""``halfhour zone``: a joint zone designed, shown, and stored if asked for."""

from __future__ import annotations

import dataclasses
import json
from datetime import date
from pathlib import Path
from typing import Any

import shapely
from shapely.geometry.base import BaseGeometry

from ...data.drawn import shapes_from
from ...data.errors import BadInput
from ...data.records import (
    Agreement,
    BoundaryLine,
    District,
    JointZoneSide,
    Road,
    Unit,
    Water,
    ZoneExtension,
)
from ...data.store import Workspace
from ...protocol.language import CHINESE, ENGLISH, say
from ...protocol.requests import ZoneRequest
from ..desk import Desk
from .when_and_where import day_meant
from .zone_choice import district_named, force_as_json
from .zone_rows import delete_zone

#: Degrees with six decimals are 0.1 m.
_DECIMALS = 6


def run(request: ZoneRequest, desk: Desk) -> dict[str, Any]:
    """Design the zone; its line and sides come back as coordinates, for a preview.

    Raises ``BadInput`` for wrong districts, a line that is none, or a width of nothing.
    """
    from ...routing.zones.design import Wish, design
    from ...routing.zones.in_force import force_of

    with desk.writing(request.workspace) if request.save else desk.reading(
            request.workspace) as workspace:
        districts = workspace.read(District)
        a, b = (district_named(districts, named) for named in (request.a, request.b))
        wish = Wish(
            width_a_m=request.width_a, width_b_m=request.width_b, ends=request.ends,
            from_m=request.from_m, to_m=request.to_m, drop_water=request.drop_water,
            tolerance_m=request.tolerance,
            agreed_m=None if request.agreed_km is None else request.agreed_km * 1000,
            line=None if not request.line else shapes_from(request.line, "LineString", "--line"))
        made = design(a, b, wish, workspace.read(Water) if request.drop_water else ())
        day = day_meant(request.date, workspace.settings())
        agreements = workspace.read(Agreement)
        agreement_id = _agreement(request.agreement, agreements, {a.district, b.district}, day)
        force = force_of(agreement_id, (a.district, b.district), agreements, day)
        zone_id = request.zone or f"Z-{a.district}-{b.district}"
        extended = _extensions(request, made, workspace, zone_id)
        rows = _rows(request, made, zone_id, agreement_id)
        saved = ""
        if request.save:
            desk.check_cancel()
            with workspace.transaction() as writer:
                delete_zone(workspace, writer, zone_id)  # with what was true of it as it was
                writer.delete(BoundaryLine, line_id=rows[0].line_id)
                writer.append([*rows, *extended])
                writer.log(desk.actor, "zone", f"{zone_id} designed, {made.line_m.ellipsoid:.0f} m")
            saved = zone_id
    say_notes = [say(n.template, desk.language, **dict(n.params)) for n in made.notes]
    return {
        "zone": zone_id, "saved": saved, **_lengths(made), "ends": wish.ends,
        "epsg": made.epsg, "tolerance_m": wish.tolerance_m,
        "sides": [_side(s) for s in made.sides],
        "line": _lines(made.line), "whole": _lines(made.whole),
        "force": force_as_json(force), "day": day.isoformat(),
        "methods": [r.method_zh if desk.language == CHINESE else r.method_en for r in rows[1:]],
        "extensions": [_extension(x, desk.language) for x in extended], "notes": say_notes,
    }


def _agreement(
    named: str, agreements: list[Agreement], parties: set[str], day: date
) -> str:
    own = [a for a in agreements if {a.district_a, a.district_b} == parties]
    if named:
        if named not in {a.agreement_id for a in own}:
            raise BadInput("There is no agreement {named} between the two districts; they have "
                           "{agreements}.", named=named,
                           agreements=", ".join(a.agreement_id for a in own) or "-")
        return named
    own.sort(key=lambda a: (a.valid_from <= day <= a.valid_to, a.valid_to, a.agreement_id))
    return own[-1].agreement_id if own else ""


def _extensions(
    request: ZoneRequest, made: Any, workspace: Workspace, zone_id: str
) -> list[ZoneExtension]:
    from ...routing.zones.extension import KINDS, Ground, extensions

    kinds = [k.strip() for k in request.extend.replace("，", ",").split(",") if k.strip()]
    for kind in kinds:
        if kind not in KINDS:
            raise BadInput("--extend knows no {kind}; it knows {kinds}.", kind=kind,
                           kinds=", ".join(KINDS))
    if not kinds:
        return []
    ground = Ground(workspace.read(Unit), workspace.read(Road), workspace.read(Water),
                    _areas(request.areas) if request.areas else ())
    return extensions(made, kinds, ground, zone_id)


def _areas(file: str) -> list[tuple[str, BaseGeometry]]:
    from ...data.importing.read_layers import read_layers

    path = Path(file)
    if not path.is_file():
        raise BadInput("{file} cannot be opened; check its name and that it is closed elsewhere.",
                       file=path)
    found = []
    for sheet in read_layers(path):
        names = [str(c).lower() for c in sheet.rows[0]] if sheet.rows else []
        column = next((i for i, n in enumerate(names) if "名" in n or n == "name"), None)
        for row, geom in zip(sheet.rows[1:], sheet.geometries or (), strict=True):
            if geom is not None and geom.area > 0 and geom.is_valid:
                name = str(row[column]) if column is not None and row[column] else path.stem
                found.append((name, geom))
    if not found:
        raise BadInput("{file} holds no valid area.", file=path.name)
    return found


def _rows(
    request: ZoneRequest, made: Any, zone_id: str, agreement_id: str
) -> tuple[BoundaryLine, JointZoneSide, JointZoneSide]:
    from ...routing.zones.method import line_method, side_method

    a, b = (s.district for s in made.sides)
    wish = made.wish
    line = BoundaryLine(
        line_id=f"L-{zone_id.removeprefix('Z-')}", district_a=a.district, district_b=b.district,
        length_m=made.line_m.zone, method=line_method(made, CHINESE), geom=made.line,
        ellipsoid_m=made.line_m.ellipsoid, whole_m=made.whole_m.zone, from_m=wish.from_m,
        to_m=made.whole_m.zone if wish.to_m is None else wish.to_m,
        tolerance_m=wish.tolerance_m, agreed_m=wish.agreed_m)
    design = {f.name: getattr(request, f.name) for f in dataclasses.fields(request)
              if f.name not in ("workspace", "save", "date", "zone", "agreement", "name")}
    if wish.line is not None:  # itself, not the file it came from
        design["line"] = shapely.to_wkt(shapely.line_merge(made.whole), rounding_precision=8)
    sides = [JointZoneSide(
        zone_id=zone_id, district=s.district.district,
        name=request.name or say("{a}–{b} joint enforcement zone", CHINESE, a=a.name, b=b.name),
        agreement_id=agreement_id, line_id=line.line_id, width_m=s.width_m, ends=wish.ends,
        area_km2=s.area_km2.zone, geom=s.geom, ellipsoid_km2=s.area_km2.ellipsoid,
        method_en=side_method(made, s, ENGLISH), method_zh=side_method(made, s, CHINESE),
        design=json.dumps(design, ensure_ascii=False)) for s in made.sides]
    return line, sides[0], sides[1]


def _lengths(made: Any) -> dict[str, Any]:
    return {
        "whole_m": round(made.whole_m.zone, 2),
        "whole_ellipsoid_m": round(made.whole_m.ellipsoid, 2),
        "length_m": round(made.line_m.zone, 2), "ellipsoid_m": round(made.line_m.ellipsoid, 2),
        "in_water_m": round(made.in_water_m, 2),
    }


def _side(side: Any) -> dict[str, Any]:
    return {
        "district": side.district.district, "name": side.district.name, "own": side.district.own,
        "width_m": side.width_m, "area_km2": round(side.area_km2.zone, 4),
        "ellipsoid_km2": round(side.area_km2.ellipsoid, 4),
        "polygons": [[_coordinates(ring) for ring in (p.exterior, *p.interiors)]
                     for p in side.geom.geoms],
    }


def _extension(row: ZoneExtension, language: str) -> dict[str, Any]:
    return {"district": row.district, "kind": row.kind, "name": row.name,
            "area_km2": round(row.area_km2, 4),
            "left_out": row.reason_zh if language == CHINESE else row.reason_en}


def _lines(lines: BaseGeometry) -> list[list[list[float]]]:
    return [_coordinates(p) for p in shapely.get_parts(lines)]


def _coordinates(line: BaseGeometry) -> list[list[float]]:
    return [[round(x, _DECIMALS), round(y, _DECIMALS)] for x, y in shapely.get_coordinates(line)]
