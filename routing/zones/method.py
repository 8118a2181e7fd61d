"""How line and sides were measured, in one sentence each, for table and sheet."""

from __future__ import annotations

from ...protocol.language import say
from .band import FLAT
from .design import Design, Side


def line_method(made: Design, language: str) -> str:
    """Say where the line comes from and how it was measured."""
    source = (say("line as loaded", language) if made.wish.line is not None else
              say("outline of {district}, snapped within {tolerance:g} m", language,
                  district=made.sides[0].district.name, tolerance=made.wish.tolerance_m))
    return say("{source}; {length:.0f} m in EPSG:{epsg}, {ellipsoid:.0f} m on the ellipsoid; "
               "part {start:.0f}–{end:.0f} m of {whole:.0f} m", language, source=source,
               length=made.line_m.zone, epsg=made.epsg, ellipsoid=made.line_m.ellipsoid,
               start=made.wish.from_m,
               end=made.whole_m.zone if made.wish.to_m is None else made.wish.to_m,
               whole=made.whole_m.zone)


def side_method(made: Design, side: Side, language: str) -> str:
    """Say what the side is and how its area was measured."""
    ends = (say("flat ends, cut along the normals of the end points", language)
            if made.wish.ends == FLAT else say("round ends", language))
    return say("all of {district} within {width:g} m of the line, {ends}; area measured in "
               "EPSG:{epsg}, never length × width", language, district=side.district.name,
               width=side.width_m, ends=ends, epsg=made.epsg)
