"""QR codes as SVG: vectors print sharply at any size."""

from __future__ import annotations

import base64
from typing import List

from ..vendored.qrcodegen.qrcodegen import QrCode, QrSegment

#: ISO/IEC 18004 asks for four light modules around the symbol.
QUIET_ZONE = 4


def qr_svg(text: str) -> str:
    """Return the symbol of ``text`` (byte mode, UTF-8, error correction at least M) as SVG."""
    code = QrCode.encode_segments(
        [QrSegment.make_bytes(text.encode("utf-8"))], QrCode.Ecc.MEDIUM)
    side = code.get_size() + 2 * QUIET_ZONE
    runs = " ".join(_runs(code))
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{0}" '
        'viewBox="0 0 {0} {0}"><rect width="{0}" height="{0}" fill="#ffffff"/>'
        '<path d="{1}" fill="#000000"/></svg>'
    ).format(side, runs)


def _runs(code: QrCode) -> List[str]:
    """Return dark modules of a row as one box each, a hair higher: no light seams in print."""
    found = []
    size = code.get_size()
    for y in range(size):
        x = 0
        while x < size:
            if not code.get_module(x, y):
                x += 1
                continue
            start = x
            while x < size and code.get_module(x, y):
                x += 1
            found.append("M{},{}h{}v1.02h-{}z".format(
                start + QUIET_ZONE, y + QUIET_ZONE, x - start, x - start))
    return found


def embedded(svg: str) -> str:
    """Return an SVG as the path of a picture that needs no file."""
    return "base64:" + base64.b64encode(svg.encode("utf-8")).decode("ascii")
