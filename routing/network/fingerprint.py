"""The fingerprint of a road network: plans name it, so that a change of roads shows."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import shapely

from ...data.records import Road


def roads_fingerprint(roads: Sequence[Road]) -> str:
    """Return the SHA-256 in hexadecimal over all that travel times depend on.

    Per road, in ascending ``road_id``: the line
    ``road_id from_node to_node length_m speed_kmh oneway\\n`` (floats as Python's ``repr``,
    ``oneway`` 0 or 1) in UTF-8, then the little-endian WKB of the geometry.
    """
    digest = hashlib.sha256()
    ordered = sorted(roads, key=lambda road: road.road_id)
    blobs = shapely.to_wkb([road.geom for road in ordered], byte_order=1)
    for road, blob in zip(ordered, blobs, strict=True):
        digest.update(
            f"{road.road_id} {road.from_node} {road.to_node} {float(road.length_m)!r} "
            f"{float(road.speed_kmh)!r} {int(road.oneway)}\n".encode()
        )
        digest.update(blob)
    return digest.hexdigest()
