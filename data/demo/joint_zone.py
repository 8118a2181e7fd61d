"""The Wuxing–Wujiang joint zone: its border, its two sides and the agreement behind it."""

from __future__ import annotations

from datetime import date

import shapely
from shapely.geometry import LineString, Polygon

from ..crs import geometry_to_lonlat, geometry_to_metric
from ..records import Agreement, BoundaryLine, JointZoneSide
from .outline import WUJIANG, WUXING, Outlines
from .terrain import METRIC_EPSG

WIDTH_M = 1_000.0
AGREEMENT_ID, LINE_ID, ZONE_ID = "A-330502-320509", "L-330502-320509", "Z-330502-320509"


def agreement() -> Agreement:
    """Return the memorandum.

    Parties, month, 4.6 km and 1 km: Zhejiang Department of Ecology and Environment,
    改革之声, 2023 (Huzhou). The day of the month and the term are invented.
    """
    return Agreement(
        agreement_id=AGREEMENT_ID,
        name="吴兴区—吴江区跨区域生态环境联防联控协作机制备忘录",
        district_a=WUXING,
        district_b=WUJIANG,
        signed_on=date(2023, 4, 20),
        valid_from=date(2023, 5, 1),
        valid_to=date(2028, 4, 30),
        actions=("联合巡查", "联合执法", "应急联动", "先到先控", "信息共享"),
        legal_basis=(
            "《中华人民共和国行政处罚法》第二十二条(违法行为发生地管辖)、第二十六条(执法协助);"
            "《跨区域生态环境联防联控协作机制备忘录》(2023年4月,吴兴区与苏州市吴江区)。"
            "签署日、有效期与授权事项为演示数据"
        ),
        contact_desk="吴江区生态环境执法值班室(演示数据)",
    )


def boundary_line(border: LineString) -> BoundaryLine:
    """Return the record of the land border, given in EPSG:4549."""
    stored = geometry_to_lonlat(border, METRIC_EPSG)
    return BoundaryLine(
        line_id=LINE_ID,
        district_a=WUXING,
        district_b=WUJIANG,
        length_m=float(shapely.length(geometry_to_metric(stored, METRIC_EPSG))),
        method="示意,非真实界线:按公布长度4.6公里生成,EPSG:4549量算",
        geom=stored,
    )


def zone_sides(outlines: Outlines) -> tuple[JointZoneSide, ...]:
    """Return both sides: each district within ``WIDTH_M`` of the border, ends cut flat."""
    band = outlines.border.buffer(WIDTH_M, cap_style="flat", quad_segs=16)
    sides = []
    for district, name in ((WUXING, "吴兴侧"), (WUJIANG, "吴江侧")):
        ground = band.intersection(outlines.districts[district])
        side = max(
            (p for p in shapely.get_parts(ground) if isinstance(p, Polygon)),
            key=lambda p: float(p.area),
        )
        sides.append(JointZoneSide(
            zone_id=ZONE_ID,
            district=district,
            name=f"吴兴—吴江交叉联合执法区域({name},演示数据)",
            agreement_id=AGREEMENT_ID,
            line_id=LINE_ID,
            width_m=WIDTH_M,
            ends="flat",
            area_km2=float(side.area) / 1e6,
            geom=geometry_to_lonlat(side, METRIC_EPSG),
        ))
    return tuple(sides)
